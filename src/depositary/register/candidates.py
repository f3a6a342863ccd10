"""Candidates: agreements that a reference can mean, by everything that it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from depositary.core.hashing import content_id
from depositary.register.references import Reference

#: Subjects that reports use for one another, under the one that stands in keys.
CLOSE_SUBJECTS = {"defence": "security"}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes one agreement: its key, and what a reference without a name is compared with."""

    key: Key
    parties: tuple[str, ...]
    family: str | None = None
    kind: str | None = None
    subject: str | None = None
    words: tuple[str, ...] = ()
    year: int | None = None
    open: bool = False
    """Whether parties join it one by one."""

    @property
    def id(self) -> str:
        """Hash of the key: the same in every register, whatever else it holds."""
        return _id_of(self.key)


@lru_cache(maxsize=100_000)
def _id_of(key: Key) -> str:
    return content_id(["agreement", *key])


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a reference is made: a document's digest and a span of its text in code points."""

    document: str
    start: int
    end: int
    day: date | None = None
    """The day by which the document was published."""

    def overlaps(self, other: Use) -> bool:
        """Whether two places of one document share a character."""
        return self.start < other.end and other.start < self.end


def only_candidate(reference: Reference, choice: Sequence[Identity]) -> Identity | None:
    """The only candidate, or the only one of the same title, or the only one as plain as a full description."""
    if reference.words:
        exact = [identity for identity in choice if identity.words == reference.words]
        choice = exact or choice
    if len(choice) == 1:
        return choice[0]
    plain = [identity for identity in choice if not identity.words]
    return plain[0] if reference.explicit and reference.subject and len(plain) == 1 else None


def can_mean(reference: Reference, identity: Identity) -> bool:
    """Whether nothing that the reference says speaks against the agreement."""
    if reference.family is not None and reference.family != identity.family:
        return False
    if identity.open:
        if len(reference.parties) == 2:
            return False
    elif not set(reference.parties) <= set(identity.parties):
        return False
    if reference.kind is not None and identity.kind is not None and reference.kind != identity.kind:
        return False
    if reference.year is not None and identity.year is not None and reference.year != identity.year:
        return False
    if reference.family is None and not set(reference.words) <= set(identity.words):
        return False
    subjects = {CLOSE_SUBJECTS.get(subject, subject) for subject in (reference.subject, identity.subject) if subject}
    return len(subjects) < 2

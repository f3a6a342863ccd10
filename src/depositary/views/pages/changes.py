"""What changed: one entry a fact, each with its cause and the words that came or went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from depositary.core.hashing import content_id
from depositary.register.changes import Cause, Change, ChangeKind
from depositary.register.sources import Source
from depositary.register.threadrecords import change_record
from depositary.views.changes import MARKS, changes_table
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quotes_of
from depositary.views.pages.slices import Slice
from depositary.views.tables import Table

#: What each cause means.
CAUSES = {
    Cause.SOURCE: "a new source",
    Cause.READER: "a new version of the reader",
    Cause.RULING: "a ruling",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One changed fact. `recorded` is the instant of the latest source behind it, None when that is not known."""

    id: str
    mark: str
    change: str
    cause: str
    why: str
    agreement: Link | None
    stage: str
    framing: str
    party: str | None
    before: str | None
    after: str | None
    quotes: tuple[Quote, ...]
    sources: int
    recorded: str | None

    @property
    def says(self) -> str:
        """The change in words: "signed: 2024-05-31", "signed (planned): 2024-05-15, now 2024-05-31"."""
        framed = "" if self.framing == "happened" else self.framing
        aside = ", ".join(part for part in (self.party, framed) if part)
        head = f"{self.stage.replace('_', ' ')}{f' ({aside})' if aside else ''}"
        if self.before is None:
            return f"{head}: {self.after}"
        return f"{head}: {self.before}, now {self.after or 'no longer stated'}"


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The changes since a day after the filters, and the slice of them that one page shows.

    `quiet` counts the documents recorded since then that changed nothing.
    """

    since: date | None
    changes: tuple[Change, ...]
    shown: Slice[Entry]
    causes: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    documents: int
    quiet: int
    title: str = "What changed"
    definition: str = (
        "facts of the register that differ between the end of the day before and the clocks, each with its cause: "
        "a new source, a new version of the reader, or a ruling"
    )

    def record(self) -> dict[str, Any]:
        """Every change."""
        return {
            "since": self.since.isoformat() if self.since else None,
            "documents": self.documents,
            "without_change": self.quiet,
            "changes": [
                {"id": change_id(change), **change_record(change), "recorded": recorded(change)}
                for change in self.changes
            ],
        }

    def table(self) -> Table:
        """A row for each change."""
        return changes_table(self.changes)


def entry(change: Change, naming: Naming) -> Entry:
    """A change as an entry. Its id is the same whenever the same fact changes in the same way."""
    fact = change.fact
    key = fact.key
    before, after = _sides(change)
    return Entry(
        id=change_id(change),
        mark=MARKS[change.kind],
        change=change.kind.value,
        cause=change.cause.value,
        why=CAUSES[change.cause],
        agreement=naming.link(fact.agreement),
        stage=key.stage.value,
        framing=key.framing.value,
        party=naming.party(key.party) if key.party else None,
        before=before,
        after=after,
        quotes=quotes_of(change.sources, 3),
        sources=len({item.source.digest for item in change.sources}),
        recorded=recorded(change),
    )


def change_id(change: Change) -> str:
    """The id of a change: the same whenever the same fact changes in the same way."""
    key = change.fact.key
    return content_id(["change", key.agreement, key.stage, key.framing, key.party, key.date, *_sides(change)])


def recorded(change: Change) -> str | None:
    """The instant of the latest source behind a change, None when that is not known."""
    return max((item.source.recorded for item in change.sources if item.source.recorded), default=None)


def _sides(change: Change) -> tuple[str | None, str | None]:
    return (change.before.says if change.before else None, change.after.says if change.after else None)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which changes are asked for. `party` also finds those of agreements that it has a part in."""

    cause: str | None = None
    additions: bool = False
    agreement: str | None = None
    family: str | None = None
    party: str | None = None

    def fits(self, change: Change) -> bool:
        """Whether a change is asked for."""
        fact = change.fact
        return (
            (self.cause is None or change.cause.value == self.cause)
            and (not self.additions or change.kind is ChangeKind.ADDED)
            and (self.agreement is None or fact.key.agreement == self.agreement)
            and (self.family is None or fact.agreement.family == self.family)
            and (self.party is None or self.party in (*fact.agreement.parties, fact.key.party))
        )


def causes_of(changes: Iterable[Change]) -> tuple[Choice, ...]:
    """The causes with their numbers."""
    return facet(change.cause.value for change in changes)


def kinds_of(changes: Iterable[Change]) -> tuple[Choice, ...]:
    """How many facts were added, changed and removed."""
    return facet(change.kind.value for change in changes)


def without_change(changes: Iterable[Change], recorded: Iterable[Source]) -> tuple[int, int]:
    """How many documents were recorded, and how many of them changed nothing."""
    told = {item.source.digest for change in changes for item in change.sources}
    new = [source.digest for source in recorded]
    return len(new), sum(digest not in told for digest in new)

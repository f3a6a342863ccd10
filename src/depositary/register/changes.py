"""Changes: what differs between two states of the register, one entry for each changed fact, with its cause."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from depositary.core.codes import Framing, Stage
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent
from depositary.register.histories import ONCE


class ChangeKind(StrEnum):
    """What happened to a fact."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Cause(StrEnum):
    """Why a fact changed."""

    SOURCE = "source"
    READER = "reader"
    RULING = "ruling"


@dataclass(frozen=True, slots=True, order=True)
class FactKey:
    """One fact of the register: a stage of an agreement, as framed, for one side or the whole; `date` tells recurring
    ones apart and is empty for stages reached once."""

    agreement: str
    stage: Stage
    framing: Framing
    party: str
    date: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with the agreement and the event that state it."""

    key: FactKey
    agreement: Agreement
    event: StageEvent

    @property
    def says(self) -> str:
        """The fact's date as text: EDTF, `by` a day, or `undated`."""
        if self.event.date is not None:
            return self.event.date
        return f"by {self.event.not_after}" if self.event.not_after else "undated"


@dataclass(frozen=True, slots=True)
class Change:
    """One changed fact. `sources` are the evidence that came or went with the change."""

    kind: ChangeKind
    cause: Cause
    before: Fact | None
    after: Fact | None
    sources: tuple[Evidence, ...]

    @property
    def fact(self) -> Fact:
        """The fact as it is now or, when it is gone, as it was."""
        fact = self.after or self.before
        if fact is None:
            raise ValueError("a change has a fact before or after it")
        return fact


def facts_of(state: RegisterState) -> dict[FactKey, Fact]:
    """Every fact that stands: the events with at least one witness that counts."""
    return facts_of_agreements(state.agreements)


def facts_of_agreements(agreements: Iterable[Agreement]) -> dict[FactKey, Fact]:
    """The same of some agreements."""
    facts = {}
    for agreement in agreements:
        for event in agreement.events:
            if event.support:
                key = _key(agreement, event)
                facts[key] = Fact(key, agreement, event)
    return facts


def compare(before: RegisterState, after: RegisterState) -> list[Change]:
    """The facts in which two states of a register differ, in order of agreement, stage and date."""
    return compare_facts(facts_of(before), facts_of(after), Causes(Content(before), Content(after)))


def compare_facts(old: Mapping[FactKey, Fact], new: Mapping[FactKey, Fact], causes: Causes) -> list[Change]:
    """The same by the facts of two states, of which those that differ are enough."""
    changes = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was is not None and now is not None and was.says == now.says:
            continue
        kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED if now is None else ChangeKind.CHANGED
        sources = _difference(was, now)
        behind = (item for fact in (was, now) if fact is not None for item in fact.event.evidence)
        changes.append(Change(kind, causes.of(sources, behind), was, now, sources))
    return changes


def _key(agreement: Agreement, event: StageEvent) -> FactKey:
    single = event.framing is Framing.HAPPENED and event.stage in ONCE
    date = "" if single else event.date or ""
    return FactKey(agreement.id, event.stage, event.framing, event.party or "", f"{date}{_apart(event, single=single)}")


def _apart(event: StageEvent, *, single: bool) -> str:
    # Provisional application is no entry into force: it is another fact of the same coarse stage.
    return f"/{event.detail}" if single and event.detail == "provisionally_applied" else ""


def _difference(was: Fact | None, now: Fact | None) -> tuple[Evidence, ...]:
    old = _counted(was)
    new = _counted(now)
    came = [item for key, item in new.items() if key not in old]
    went = [item for key, item in old.items() if key not in new]
    return tuple(came or went)


def _counted(fact: Fact | None) -> dict[tuple[object, ...], Evidence]:
    if fact is None:
        return {}
    return {(item.statement, item.silent): item for item in fact.event.evidence if item.silent is None}


class Held(Protocol):
    """What a register held: by it the cause of a change is told."""

    @property
    def documents(self) -> Container[str]:
        """The digests of its documents."""
        ...

    @property
    def ruled(self) -> Container[str]:
        """The ids of statements that a ruling rejects or corrects: as read they count no more."""
        ...

    @property
    def statements(self) -> frozenset[str]:
        """The ids of all its statements."""
        ...


class Content:
    """What a state holds."""

    def __init__(self, state: RegisterState) -> None:
        self._state = state

    @property
    def documents(self) -> Container[str]:
        """The digests of its documents."""
        return self._state.sources

    @cached_property
    def _ruled(self) -> frozenset[str]:
        found = (item for item in _all_evidence(self._state) if item.silent == "rejected" or item.read_as is not None)
        return frozenset(item.id for item in found)

    @property
    def ruled(self) -> Container[str]:
        """The ids of statements that a ruling rejects or corrects."""
        return self._ruled

    @cached_property
    def statements(self) -> frozenset[str]:
        """The ids of all its statements."""
        return frozenset(item.id for item in _all_evidence(self._state))


class Causes:
    """Why things differ between two registers."""

    def __init__(self, before: Held, after: Held) -> None:
        self._before, self._after = before, after

    def of(self, sources: Sequence[Evidence], behind: Iterable[Evidence]) -> Cause:
        """The cause by the passages that came or went with a change, and by all that it rests on.

        A ruling that corrects, prefers or rejects one of them comes before a new reading of a source that was known.
        Where the same documents say the same in both states, a ruling has put it to another agreement.
        """
        ruled = any(item.silent == "rejected" or item.preferred for item in behind)
        if ruled or any(item.read_as is not None or item.preferred for item in sources):
            return Cause.RULING
        digests = {item.source.digest for item in sources}
        if not digests or any(d not in self._before.documents or d not in self._after.documents for d in digests):
            return Cause.SOURCE
        if any(item.id in self._before.ruled or item.id in self._after.ruled for item in sources):
            return Cause.RULING
        before, after = self._before.statements, self._after.statements
        moved = all(item.id in before and item.id in after for item in sources)
        return Cause.RULING if moved and before == after else Cause.READER


def _all_evidence(state: RegisterState) -> Iterator[Evidence]:
    for evidence in (state.unassigned, state.unbound, *(each.evidence for each in state.agreements)):
        yield from evidence

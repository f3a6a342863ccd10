"""Changes: what differs between two states of the register, one entry for each changed fact, with its cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

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
    facts = {}
    for agreement in state.agreements:
        for event in agreement.events:
            if event.support:
                key = _key(agreement, event)
                facts[key] = Fact(key, agreement, event)
    return facts


def compare(before: RegisterState, after: RegisterState) -> list[Change]:
    """The facts in which two states of a register differ, in order of agreement, stage and date."""
    old, new = facts_of(before), facts_of(after)
    causes = Causes(before, after)
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


class Causes:
    """Why things differ between two states."""

    def __init__(self, before: RegisterState, after: RegisterState) -> None:
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
        if not digests or any(d not in self._before.sources or d not in self._after.sources for d in digests):
            return Cause.SOURCE
        if any(item.id in self._ruled for item in sources):
            return Cause.RULING
        moved = all(item.id in self._said[0] and item.id in self._said[1] for item in sources)
        return Cause.RULING if moved and self._said[0] == self._said[1] else Cause.READER

    @cached_property
    def _ruled(self) -> frozenset[str]:
        """The ids of statements that a ruling rejects or corrects in one of the states: as read they count no more."""
        return frozenset(
            item.id
            for state in (self._before, self._after)
            for item in _all_evidence(state)
            if item.silent == "rejected" or item.read_as is not None
        )

    @cached_property
    def _said(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of all statements in each of the states."""
        before, after = (frozenset(item.id for item in _all_evidence(each)) for each in (self._before, self._after))
        return before, after


def _all_evidence(state: RegisterState) -> Iterator[Evidence]:
    for evidence in (state.unassigned, state.unbound, *(each.evidence for each in state.agreements)):
        yield from evidence

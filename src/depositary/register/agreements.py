"""Agreements, their stage events, and the status that follows for a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from depositary.core.codes import NATIONAL_STAGES, Framing, Stage, StatementType
from depositary.core.edtf import Bounds, sort_key
from depositary.core.statements import Statement
from depositary.register.candidates import Identity
from depositary.register.sources import OPEN, Clocks, Source

_ORDER = {stage: rank for rank, stage in enumerate(Stage)}
#: Stages that leave an agreement where it stands.
_PASSING = frozenset({Stage.CHANGED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement behind a fact, with its source; `silent` says why it counts for nothing, None when it counts."""

    statement: Statement
    source: Source
    silent: str | None = None
    """`low_confidence`, `superseded`, `withdrawn` or `rejected`."""
    preferred: bool = False
    """Whether a ruling ranks it above what contradicts it."""
    crowded: bool = False
    """Whether its passage gives one date to many parties at once: a list in which the date may be the last one's."""
    read_as: Statement | None = None
    """The statement as it was read, where a ruling corrects it."""

    @property
    def official(self) -> bool:
        """Whether it is the agreement's own text that speaks: that outranks any report."""
        return self.statement.reader.official

    @property
    def id(self) -> str:
        """The id of the statement as it was read."""
        return (self.read_as or self.statement).id


def sort_evidence(items: Iterable[Evidence]) -> list[Evidence]:
    """Evidence in its total order; the costly part of the key is looked at only where the rest is equal."""
    ranks: dict[str, tuple[object, ...]] = {}

    def cheap(item: Evidence) -> tuple[object, ...]:
        source = item.source
        rank = ranks.get(source.digest)
        if rank is None:
            rank = ranks[source.digest] = (sort_key(source.published), source.digest)
        return (*rank, item.statement.passage)

    ordered = sorted(items, key=cheap)
    for _, run in groupby(enumerate(ordered), key=lambda entry: cheap(entry[1])):
        places, alike = zip(*run, strict=True)
        if len(alike) > 1:
            ordered[places[0] : places[-1] + 1] = sorted(alike, key=evidence_key)
    return ordered


def evidence_key(item: Evidence) -> tuple[object, ...]:
    """A total order: by publication, document, passage and what is said."""
    statement = item.statement
    return (
        sort_key(item.source.published),
        item.source.digest,
        statement.passage,
        statement.type.value,
        statement.parties,
        statement.framing.value,
        statement.stage.value if statement.stage else "",
        repr(statement.date),
        repr(statement.value),
        repr(statement.instrument),
        statement.stage_detail or "",
        repr(statement.speaker),
    )


def witnesses(items: Iterable[Evidence]) -> int:
    """How many independent witnesses stand behind pieces of evidence: copies of one text are one."""
    return len({item.source.group for item in items})


@dataclass(frozen=True, slots=True)
class StageEvent:
    """One stage as its statements date and frame it.

    `date` is EDTF as the sources state it, None when none does; `window` holds the days on which it can have been:
    an undated event that happened was reached on or before the publication of its earliest witness. `party` is the
    side whose own step it is, None for one of the instrument itself. `support` counts independent witnesses.
    """

    stage: Stage
    framing: Framing
    date: str | None
    window: Bounds
    party: str | None
    support: int
    evidence: Sequence[Evidence]
    detail: str | None = None
    disputed: bool = False
    """Whether counted statements give days that cannot all be right."""
    settled_by: str = "witnesses"
    """What its date rests on: `ruling`, `official_text`, `correction`, `witnesses` or `first_report`."""

    @property
    def not_after(self) -> datetime.date | None:
        """For an undated event that happened, the day by which it had."""
        return self.window.latest if self.date is None and self.framing is Framing.HAPPENED else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement as the register resolves it: its identity, its events in order, and every statement about it."""

    identity: Identity
    title: str | None
    kind: str
    subject: str | None
    parties: tuple[str, ...]
    events: tuple[StageEvent, ...]
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """The id of its identity."""
        return self.identity.id

    @property
    def family(self) -> str | None:
        """The code of its family, or None."""
        return self.identity.family

    @property
    def documents(self) -> int:
        """How many documents speak of it."""
        return len({item.source.digest for item in self.evidence})

    def reached(self, stage: Stage, clocks: Clocks = OPEN) -> StageEvent | None:
        """The first event by which a stage of the instrument had surely been reached, or None."""
        return next((event for event in reached_events(self.events, clocks) if event.stage is stage), None)

    def status(self, clocks: Clocks = OPEN) -> Stage | None:
        """The stage at which it stands: the furthest that the instrument reached; None when nothing has happened.

        One side's own steps count only where nothing is known of the instrument itself.
        """
        events = reached_events(self.events, clocks)
        whole = [event.stage for event in events if event.party is None or event.stage not in NATIONAL_STAGES]
        stages = whole or [event.stage for event in events]
        if Stage.SUSPENDED in stages and _resumed(events):
            stages = [stage for stage in stages if stage is not Stage.SUSPENDED]
        standing = [stage for stage in stages if stage not in _PASSING] or stages
        return max(standing, key=_ORDER.__getitem__, default=None)


def reached_events(events: Iterable[StageEvent], clocks: Clocks) -> list[StageEvent]:
    """The events that had surely happened, earliest first."""
    found = [
        event
        for event in events
        if event.framing is Framing.HAPPENED and event.support and clocks.has_happened(event.window)
    ]
    return sorted(
        found, key=lambda event: (event.window.latest or datetime.date.max, _ORDER[event.stage], event.party or "")
    )


def _resumed(events: list[StageEvent]) -> bool:
    """Whether a stage before the end was reached after the last suspension."""
    last = max(i for i, event in enumerate(events) if event.stage is Stage.SUSPENDED)
    return any(event.stage not in (Stage.SUSPENDED, Stage.ENDED, Stage.CHANGED) for event in events[last + 1 :])


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The register as it stands for its clocks.

    `agreements` are in order of family, parties and id. `unassigned` holds the evidence that speaks of an instrument
    which cannot be told from others; `unbound` what bears on no single instrument (counts, positions, events).
    """

    agreements: tuple[Agreement, ...]
    unassigned: tuple[Evidence, ...]
    unbound: tuple[Evidence, ...]
    sources: Mapping[str, Source]
    clocks: Clocks

    def find(self, agreement_id: str) -> Agreement | None:
        """The agreement with that id, or None."""
        return next((agreement for agreement in self.agreements if agreement.id == agreement_id), None)

    def in_family(self, family: str) -> tuple[Agreement, ...]:
        """The agreements of a family."""
        return tuple(agreement for agreement in self.agreements if agreement.family == family)

    def statements(self, kind: StatementType) -> tuple[Evidence, ...]:
        """All evidence of one type, each piece once, in order of publication, document and passage."""
        found = {
            id(item): item
            for items in (self.unbound, self.unassigned, *(agreement.evidence for agreement in self.agreements))
            for item in items
            if item.statement.type is kind
        }
        return tuple(sorted(found.values(), key=evidence_key))

"""Promises about a group ("the island states in the coming months"), followed member by member.

A passage that holds out one stage to several parties promises it to a group where it names the group and leaves out
none of its members but those who had reached the stage by then: the promise is about the rest. The group is taken as it
was on the day of the report. The promise is kept when all of them have reached the stage, kept late when one of them
did so after the last day that was named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import FORWARD, Framing, Stage, StatementType
from depositary.core.edtf import bounds
from depositary.core.passages import Passage
from depositary.core.values import CountValue, StageValue, TargetValue
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent, evidence_key, reached_events
from depositary.register.datings import edtf_of
from depositary.register.partynames import NamingWorld, named_parties
from depositary.register.sources import Clocks
from depositary.register.speakers import speakers_of

#: A promise to one party alone is a target.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class MemberStep:
    """One member of the group, and the event by which it reached the stage, None while it has not."""

    party: str
    agreement: Agreement | None
    event: StageEvent | None


@dataclass(frozen=True, slots=True)
class GroupPromise:
    """What was said about a group: the stage, by when (EDTF, None for no time), and how far it has come.

    `already` had reached the stage when it was said; `promised` are the others, in order of code.
    """

    group: str
    family: str | None
    stage: Stage
    framing: Framing
    by: str | None
    stated: tuple[Evidence, ...]
    already: tuple[MemberStep, ...]
    promised: tuple[MemberStep, ...]

    @property
    def reached(self) -> int:
        """How many of the promised members have reached the stage."""
        return sum(step.event is not None for step in self.promised)

    @property
    def status(self) -> str:
        """`kept` or `kept_late` when every promised member has reached the stage, `open` before."""
        if not self.promised or self.reached < len(self.promised):
            return "open"
        return "kept_late" if self.late else "kept"

    @property
    def late(self) -> int | None:
        """By how many days the last of those who have reached the stage missed the time, None without a time."""
        last = bounds(self.by).latest if self.by else None
        days = [step.event.window.latest for step in self.promised if step.event and step.event.window.latest]
        return max((max(0, (day - last).days) for day in days), default=None) if last else None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who said it: names, or offices where no name is given, each once."""
        return speakers_of(self.stated)


@dataclass(frozen=True, slots=True)
class _Saying:
    """What one passage holds out: the stage, to whom, by when."""

    items: tuple[Evidence, ...]
    family: str | None
    stage: Stage
    by: str | None

    @property
    def parties(self) -> set[str]:
        return {party for item in self.items for party in item.statement.parties}


def promises(state: RegisterState, world: NamingWorld, clocks: Clocks | None = None) -> list[GroupPromise]:
    """Every promise about a group that was stated by the clocks' day, in order of publication."""
    at = clocks or state.clocks
    found = []
    listed = _listed(state)
    reached: dict[tuple[str | None, Stage], dict[str, tuple[Agreement, StageEvent]]] = {}
    for saying, groups in ((saying, _groups(saying, world)) for saying in _sayings(state, at)):
        if not groups:
            continue
        named = (saying.family, saying.stage)
        if named not in reached:
            reached[named] = _steps(state, *named, at)
        told = listed.get((saying.items[0].source.digest, saying.stage.value), set())
        made = (_promise(group, saying, reached[named], told, world) for group in groups)
        found += [promise for promise in made if promise is not None]
    return sorted(found, key=lambda promise: (evidence_key(promise.stated[0]), promise.group))


def _listed(state: RegisterState) -> Mapping[tuple[str, str], set[str]]:
    """Whom a document lists as having reached a stage, by its digest and the stage."""
    listed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in state.statements(StatementType.COUNT):
        value = item.statement.value
        if isinstance(value, CountValue) and value.stage and item.statement.framing is Framing.HAPPENED:
            listed[item.source.digest, value.stage].update(value.listed)
    return listed


def _sayings(state: RegisterState, clocks: Clocks) -> Iterator[_Saying]:
    said: dict[tuple[str, Passage, Stage, str | None], list[tuple[str | None, Evidence]]] = defaultdict(list)
    seen: set[int] = set()
    homes = ((agreement.family, agreement.evidence) for agreement in state.agreements)
    for family, evidence in (*homes, (None, state.unassigned)):
        for item in evidence:
            held = _held_out(item)
            if held is not None and id(item) not in seen and clocks.has_happened(item.source.window):
                seen.add(id(item))
                instrument = item.statement.instrument
                named = family or (instrument.family if instrument else None)
                said[item.source.digest, item.statement.passage, *held].append((named, item))
    for (_, _, stage, by), entries in said.items():
        families = {family for family, _ in entries if family}
        items = tuple(sorted((item for _, item in entries), key=evidence_key))
        yield _Saying(items, families.pop() if len(families) == 1 else None, stage, by)


def _held_out(item: Evidence) -> tuple[Stage, str | None] | None:
    """The stage that a statement holds out, and by when; None for every other statement."""
    statement, value = item.statement, item.statement.value
    if item.silent is not None:
        return None
    if isinstance(value, TargetValue):
        return (Stage(value.stage), value.by) if value.stage else None
    if isinstance(value, StageValue) and statement.stage is not None and statement.framing in FORWARD:
        return (statement.stage, edtf_of(item))
    return None


def _groups(saying: _Saying, world: NamingWorld) -> list[str]:
    """The groups to which a passage promises the stage: those that its reader gives, and those that it names."""
    values = (item.statement.value for item in saying.items)
    given = {value.group for value in values if isinstance(value, StageValue) and value.group is not None}
    named = set(saying.parties)
    if len(saying.items) >= _LEAST:
        named |= {party.code for party in named_parties(saying.items[0].statement.passage.quote, world)}
    groups = {code for code in named if (party := world.parties.get(code)) is not None and party.kind == "group"}
    return sorted(given | groups)


def _promise(
    group: str,
    saying: _Saying,
    steps: Mapping[str, tuple[Agreement, StageEvent]],
    told: Collection[str],
    world: NamingWorld,
) -> GroupPromise | None:
    """The promise to a group; `told` are those of whom the report itself says that they have reached the stage."""
    source = saying.items[0].source
    day = source.window.latest
    already: list[MemberStep] = []
    promised: list[MemberStep] = []
    for party in world.members(group, day):
        agreement, event = steps.get(party, (None, None))
        had = party in told or (event is not None and _was_before(event, day, source.digest))
        (already if had else promised).append(MemberStep(party, agreement, event))
    whole = group in saying.parties or {step.party for step in promised} <= saying.parties
    if len(promised) < _LEAST or not whole:
        return None
    stated = _about(saying.items, {group, *(step.party for step in promised)})
    framing = stated[0].statement.framing
    return GroupPromise(
        group, saying.family, saying.stage, framing, saying.by, stated, tuple(already), tuple(promised)
    )  # fmt: skip


def _was_before(event: StageEvent, day: date | None, document: str) -> bool:
    """Whether a step was behind when a document came out: by its day, or by its own words."""
    if any(item.source.digest == document for item in event.evidence):
        return True
    return day is not None and (event.window.latest or date.max) <= day


def _about(items: Sequence[Evidence], parties: set[str]) -> tuple[Evidence, ...]:
    return tuple(item for item in items if parties & set(item.statement.parties)) or tuple(items)


def _steps(
    state: RegisterState, family: str | None, stage: Stage, clocks: Clocks
) -> dict[str, tuple[Agreement, StageEvent]]:
    """By party, its first event of a stage within a family."""
    steps: dict[str, tuple[Agreement, StageEvent]] = {}
    for agreement in state.in_family(family) if family else ():
        for event in reached_events(agreement.events, clocks):
            if event.stage is stage:
                for party in (event.party,) if event.party else agreement.parties:
                    steps.setdefault(party, (agreement, event))
    return steps

"""Promises about a group ("the island states in the coming months"), followed member by member.

The group is taken as it was on the day of the report; members who had reached the stage by then are set apart: the
promise is about the rest. It is kept when all of them have reached it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import Framing, Stage
from depositary.core.values import StageValue
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent, reached_events
from depositary.register.datings import edtf_of
from depositary.register.sources import Clocks
from depositary.register.worlds import World


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
        """`kept` when every promised member has reached the stage, `open` before."""
        return "kept" if self.promised and self.reached == len(self.promised) else "open"


def promises(state: RegisterState, world: World, clocks: Clocks | None = None) -> list[GroupPromise]:
    """Every promise about a group that was stated by the clocks' day, in order of publication."""
    at = clocks or state.clocks
    said: dict[tuple[str, str, Stage, str, str], list[Evidence]] = defaultdict(list)
    seen: set[int] = set()
    homes = ((agreement.family, agreement.evidence) for agreement in state.agreements)
    for family, evidence in (*homes, (None, state.unassigned)):
        for item in evidence:
            statement, value = item.statement, item.statement.value
            ahead = statement.framing in (Framing.PLANNED, Framing.POSSIBLE)
            if not isinstance(value, StageValue) or value.group is None or statement.stage is None or not ahead:
                continue
            if item.silent is None and id(item) not in seen and at.has_happened(item.source.window):
                seen.add(id(item))
                named = family or (statement.instrument.family if statement.instrument else None) or ""
                key = (value.group, named, statement.stage, edtf_of(item) or "", item.source.digest)
                said[key].append(item)
    found = [_promise(key, items, state, world, at) for key, items in said.items()]
    return sorted(found, key=lambda promise: (promise.stated[0].source.published or "", promise.group, promise.stage))


def _promise(
    key: tuple[str, str, Stage, str, str], items: list[Evidence], state: RegisterState, world: World, clocks: Clocks
) -> GroupPromise:
    group, family, stage, by, _ = key
    day = items[0].source.window.latest
    steps = _steps(state, family or None, stage, clocks)
    members = world.members(group, day) or tuple(sorted({party for item in items for party in item.statement.parties}))
    already: list[MemberStep] = []
    promised: list[MemberStep] = []
    for party in members:
        agreement, event = steps.get(party, (None, None))
        had = event is not None and day is not None and (event.window.latest or date.max) <= day
        (already if had else promised).append(MemberStep(party, agreement, event))
    framing = items[0].statement.framing
    return GroupPromise(
        group, family or None, stage, framing, by or None, tuple(items), tuple(already), tuple(promised)
    )


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

"""Targets, followed from the day somebody named to the day that came.

Statements that name the same time for the same stage of the same agreement are one target; the targets for one stage
of one agreement, in order of their first statement, are a chain, in which each is first stated, restated (a time within
the one before), slipped (a later time) or advanced (an earlier one).

The outcome is fixed by these rules, in this order:

1. no time was named: `none_stated` where the source says so; `kept` when the stage was reached after it was held out;
   otherwise `unverifiable`, as is what a source only calls kept without telling for when it had been held out;
2. the stage was reached by the last day of the target: `kept`; reached later: `missed`, late by the days after it;
3. the stage has no date of its own, and a later stage was reached by that last day: `kept`;
4. a source says that the target was missed or has slipped, or denies the stage after the target's last day or for a
   time within the target: `missed`, late by an unknown number of days;
5. a source says that it was given up: `dropped`;
6. a later stage was reached after the target's last day, so that nobody can tell: `unverifiable`;
7. otherwise `open`: the register does not take silence for failure.

`status` is the codebook's code for the same: `kept`, `kept_late` (missed, but reached since), `missed`, `dropped`,
`unverifiable`; while it is open `stated`, `restated` (also where several sources name it), `slipped` or `advanced`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import FORWARD, Framing, Stage, StatementType
from depositary.core.edtf import Bounds, bounds, sort_key
from depositary.core.values import TargetValue
from depositary.register.agreements import (
    Agreement,
    Evidence,
    RegisterState,
    StageEvent,
    evidence_key,
    reached_events,
    witnesses,
)
from depositary.register.sources import Clocks
from depositary.register.speakers import speakers_of

_ORDER = {stage: rank for rank, stage in enumerate(Stage)}
#: Stages that show that those before them are behind.
_PATH = (Stage.TALKS, Stage.AGREED, Stage.SIGNED, Stage.RATIFIED, Stage.IN_FORCE)
#: What sources say of a target that was not met.
_UNMET = frozenset({"missed", "slipped", "kept_late"})
#: What sources say of a target that is still ahead.
_AHEAD = frozenset({"stated", "restated", "slipped", "advanced"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target. `late` counts days after its last day, None when they cannot be counted."""

    code: str
    reached: StageEvent | None = None
    late: int | None = None
    evidence: Sequence[Evidence] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """One named time for one stage: of an agreement, or of the first among several (`agreements`) to come.

    `by` is EDTF, None when no time was named; `step` says how it stands to the target before it in its chain.
    """

    agreements: tuple[Agreement, ...]
    parties: tuple[str, ...]
    stage: Stage
    by: str | None
    step: str
    stated: tuple[Evidence, ...]
    outcome: Outcome

    @property
    def status(self) -> str:
        """The codebook's code."""
        if self.outcome.code == "open":
            named_again = self.step == "stated" and witnesses(self.stated) > 1
            return "restated" if named_again else self.step
        if self.outcome.code == "missed" and self.outcome.reached is not None:
            return "kept_late"
        return self.outcome.code

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who named it: names, or offices where no name is given, each once, in order of statement."""
        return speakers_of(self.stated)


def targets(state: RegisterState, clocks: Clocks | None = None) -> list[Target]:
    """Every target stated by the clocks' day: the agreements' own in their order, then those of groups."""
    at = clocks or state.clocks
    found: list[Target] = []
    for agreement in state.agreements:
        found += _chain((agreement,), agreement.parties, _stated(agreement.evidence, at), at)
    found += _promises(state, at)
    return found


def target_value(item: Evidence) -> TargetValue:
    """The value of a target statement. Raises `TypeError` for another."""
    value = item.statement.value
    if not isinstance(value, TargetValue):
        raise TypeError(f"a statement of type target holds {type(value).__name__}")
    return value


def _stated(evidence: Iterable[Evidence], clocks: Clocks) -> list[Evidence]:
    stated = (
        item
        for item in evidence
        if item.statement.type is StatementType.TARGET
        and item.silent is None
        and target_value(item).stage
        and clocks.has_happened(item.source.window)
    )
    return sorted(stated, key=evidence_key)


def _chain(
    agreements: tuple[Agreement, ...], parties: tuple[str, ...], stated: Sequence[Evidence], clocks: Clocks
) -> list[Target]:
    chains: dict[Stage, dict[str | None, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for item in stated:
        value = target_value(item)
        chains[Stage(value.stage or "")][value.by].append(item)
    made = []
    for stage, named in sorted(chains.items(), key=lambda entry: _ORDER[entry[0]]):
        before: Bounds | None = None
        for by, items in named.items():
            window = bounds(by) if by else None
            step = _step(before, window)
            before = window or before
            made.append(
                Target(
                    agreements, parties, stage, by, step, tuple(items), _outcome(agreements, stage, by, items, clocks)
                )
            )
    return made


def _step(before: Bounds | None, window: Bounds | None) -> str:
    """How a time stands to the one named before it; a time without a last day is only stated."""
    if before is None or window is None or before.latest is None or window.latest is None:
        return "stated"
    if before.contains(window):
        return "restated"
    return "slipped" if window.latest > before.latest else "advanced"


def _outcome(
    agreements: tuple[Agreement, ...], stage: Stage, by: str | None, items: Sequence[Evidence], clocks: Clocks
) -> Outcome:
    latest = bounds(by).latest if by else None
    if by is None or latest is None:
        return _without_time(_first(agreements, stage, clocks), items)
    reached = _first(agreements, stage, clocks)
    day = reached.window.latest if reached else None
    if reached is not None and day is not None:
        if day <= latest:
            return Outcome("kept", reached, 0, reached.evidence)
        if reached.window.earliest is not None and reached.window.earliest > latest:
            return Outcome("missed", reached, (day - latest).days, reached.evidence)
    later = _first_beyond(agreements, stage, clocks)
    if later is not None and later.window.latest is not None and later.window.latest <= latest:
        return Outcome("kept", None, 0, later.evidence)
    unmet = [item for item in items if target_value(item).status in _UNMET] + _denials(agreements, stage, by)
    if unmet and clocks.has_happened(Bounds(None, latest)):
        return Outcome("missed", None, None, tuple(unmet))
    given_up = tuple(item for item in items if target_value(item).status == "dropped")
    if given_up:
        return Outcome("dropped", None, None, given_up)
    if later is not None or reached is not None:
        return Outcome("unverifiable", reached, None, later.evidence if later else ())
    return Outcome("open")


def _without_time(reached: StageEvent | None, items: Sequence[Evidence]) -> Outcome:
    if all(target_value(item).status == "none_stated" for item in items):
        return Outcome("none_stated", reached)
    ahead = [item.source.window.latest for item in items if target_value(item).status in _AHEAD]
    said = min((day for day in ahead if day is not None), default=None)
    day = reached.window.latest if reached else None
    if reached is not None and said is not None and day is not None and said <= day:
        return Outcome("kept", reached, None, reached.evidence)
    return Outcome("unverifiable", reached)


def _first(agreements: Iterable[Agreement], stage: Stage, clocks: Clocks) -> StageEvent | None:
    """The first event of a stage, of recurring ones the first with a date."""
    found = [
        event
        for agreement in agreements
        for event in reached_events(agreement.events, clocks)
        if event.stage is stage and (event.party is None or agreement.identity.open)
    ]
    if stage is Stage.TALKS:
        dated = [event for event in found if event.date is not None]
        found = dated or found
    return min(found, key=lambda event: event.window.latest or date.max, default=None)


def _first_beyond(agreements: Iterable[Agreement], stage: Stage, clocks: Clocks) -> StageEvent | None:
    """The first event that shows the stage to be behind, or None."""
    if stage not in _PATH:
        return None
    beyond = _PATH[_PATH.index(stage) + 1 :]
    found = [
        event
        for agreement in agreements
        for event in reached_events(agreement.events, clocks)
        if event.stage in beyond and event.window.latest is not None
    ]
    return min(found, key=lambda event: event.window.latest or date.max, default=None)


def _denials(agreements: Iterable[Agreement], stage: Stage, by: str) -> list[Evidence]:
    """Statements that the stage was not reached, made after the target's last day or about a time within it."""
    window = bounds(by)
    found = []
    for agreement in agreements:
        for event in agreement.events:
            if event.stage is not stage or event.framing is not Framing.DENIED:
                continue
            about = event.date is not None and window.contains(event.window)
            found += [item for item in event.evidence if item.silent is None and (about or _is_after(item, window))]
    return found


def _is_after(item: Evidence, window: Bounds) -> bool:
    published = item.source.window.earliest
    return published is not None and window.latest is not None and published > window.latest


def _promises(state: RegisterState, clocks: Clocks) -> list[Target]:
    """Targets that no single agreement carries: the first of those that the document names for the same time."""
    made = []
    waiting = _stated(state.unassigned, clocks)
    places = _planned_places(state) if waiting else {}
    for item in waiting:
        value = target_value(item)
        members = places.get((item.source.digest, value.by, value.stage), [])
        distinct = tuple({agreement.id: agreement for agreement in members}.values())
        if distinct:
            made += _chain(distinct, item.statement.parties, [item], clocks)
    return sorted(made, key=lambda target: sort_key(target.by))


def _planned_places(state: RegisterState) -> dict[tuple[str, str | None, str | None], list[Agreement]]:
    """The agreements that a document expects to reach a stage, by document, time and stage."""
    places: dict[tuple[str, str | None, str | None], list[Agreement]] = defaultdict(list)
    for agreement in state.agreements:
        for event in agreement.events:
            if event.framing in FORWARD and event.date is not None:
                for item in event.evidence:
                    places[item.source.digest, event.date, event.stage.value].append(agreement)
    return places

"""Counts that contradict the register: each with its own words, and the words of those who were last to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from depositary.core.codes import Framing, Stage
from depositary.core.edtf import bounds
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent
from depositary.register.effects import Effect, weight_of
from depositary.register.readings import Conflict, Reading
from depositary.register.statedcounts import CheckedCount

#: Verdicts on counts that contradict the register, with the kind of conflict that each makes.
_COUNT_KINDS: Mapping[str, str] = {
    "off_by": "count",
    "stale": "stale_count",
    "list_count_mismatch": "list",
    "duplicate_in_list": "duplicate_in_list",
    "class_error": "class",
    "wrong_window": "wrong_window",
    "other_instrument": "other_instrument",
    "matches_under": "definition",
    "approximate_off": "count",
}


def count_conflicts(state: RegisterState, checked: Sequence[CheckedCount]) -> Iterator[Conflict]:
    """A conflict for each checked count of a state that does not match, in their order."""
    behind = _Behind(_alike_counts(checked), _steps_by_family(state))
    for each in checked:
        made = _count(each, behind)
        if made is not None:
            yield made


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind checked counts: the witnesses of counts that are wrong alike, and the steps of each family."""

    alike: Mapping[tuple[str, Stage, int], set[str]]
    steps: Mapping[str, list[tuple[Agreement, StageEvent]]]


def _steps_by_family(state: RegisterState) -> Mapping[str, list[tuple[Agreement, StageEvent]]]:
    steps: dict[str, list[tuple[Agreement, StageEvent]]] = defaultdict(list)
    for agreement in state.agreements:
        if agreement.family is not None:
            happened = (event for event in agreement.events if event.framing is Framing.HAPPENED)
            steps[agreement.family] += [(agreement, event) for event in happened]
    return steps


def _alike_counts(checked: Iterable[CheckedCount]) -> Mapping[tuple[str, Stage, int], set[str]]:
    """The independent witnesses of counts of one family and stage that exceed the register by the same number."""
    alike: dict[tuple[str, Stage, int], set[str]] = defaultdict(set)
    for each in checked:
        verdict = each.verdict
        if verdict.off_by is not None and verdict.off_by > 0:
            alike[verdict.claim.family, verdict.claim.stage, verdict.off_by].add(each.evidence.source.group)
    return alike


def _count(checked: CheckedCount, behind: _Behind) -> Conflict | None:
    """A count that contradicts the register. Where several exceed it by the same number, they may share the cause."""
    verdict = checked.verdict
    kind = _COUNT_KINDS.get(verdict.code)
    if kind is None:
        return None
    claim, population = verdict.claim, verdict.register
    if kind == "count" and claim.kind == "ordinal":
        kind = "ordinal"
    claimed = f"{claim.number if claim.number is not None else 'none'} ({claim.kind})"
    held = Reading(f"{population.value if population else 'unknown'} in the register", _last_to_come(checked, behind))
    about = f"{claim.family}: how many had {claim.stage.value} by {claim.said_at or claim.window}"
    readings = (Reading(claimed, (checked.evidence,)), held)
    others = behind.alike.get((claim.family, claim.stage, verdict.off_by or 0), set()) - {checked.evidence.source.group}
    effect = Effect(counts=len(others))
    reason = verdict.reason
    if others:
        reason += f"; {len(others)} more exceed it by {verdict.off_by}: it may lack that many"
    return Conflict(kind, None, claim.family, about, readings, reason, weight_of("count", effect), effect)


def _last_to_come(checked: CheckedCount, behind: _Behind, most: int = 3) -> tuple[Evidence, ...]:
    """The evidence of the members that were last to come: those that a wrong number usually lacks."""
    verdict = checked.verdict
    population = verdict.register
    if population is None:
        return ()
    day = bounds(verdict.claim.said_at).latest if verdict.claim.said_at else None
    same_day = bool(verdict.definition and verdict.definition.startswith("instant"))
    missing = set(population.members) - set(verdict.claim.listed) or set(population.members)
    events = []
    for agreement, event in behind.steps.get(verdict.claim.family, ()):
        if event.stage is verdict.claim.stage:
            parties = {event.party} if event.party else set(agreement.parties)
            if event.window.latest == day if same_day else parties & missing:
                events.append(event)
    events.sort(key=lambda event: (event.window.latest is not None, event.window.latest), reverse=True)
    counted = (item for event in events for item in event.evidence if item.silent is None)
    return tuple(islice(counted, most))

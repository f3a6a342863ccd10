"""Contradictions: facts for which sources give days that cannot all be right, with a passage for each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from depositary.core.edtf import bounds, is_day, sort_key
from depositary.register import Agreement, Evidence, RegisterState, StageEvent

#: How many agreements one passage speaks of, by document and start: the fewer, the plainer its words.
Crowds = Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One disputed stage: the date that holds and those that cannot be right beside it.

    Each side has its evidence, the passage that speaks of the fewest agreements first.
    """

    agreement: Agreement
    event: StageEvent
    sides: tuple[tuple[str, tuple[Evidence, ...]], ...]


def contradictions(state: RegisterState) -> list[Contradiction]:
    """Every disputed stage with at least two sides, the plainest first: day against day, each about one agreement."""
    crowds = _crowds(state)
    found = [
        Contradiction(agreement, event, _sides(event, crowds))
        for agreement in state.agreements
        for event in agreement.events
        if event.disputed
    ]
    return sorted((each for each in found if len(each.sides) > 1), key=lambda each: _rank(each, crowds))


def _crowds(state: RegisterState) -> Crowds:
    return Counter(place for agreement in state.agreements for place in {_place(item) for item in agreement.evidence})


def _place(item: Evidence) -> tuple[str, int]:
    return (item.source.digest, item.statement.passage.start)


def _rank(found: Contradiction, crowds: Crowds) -> tuple[bool, int, int, str, str]:
    sides = found.sides[:2]
    sharp = all(is_day(date) for date, _ in sides)
    crowd = sum(crowds[_place(items[0])] for _, items in sides)
    return (not sharp, crowd, -len(found.event.evidence), found.agreement.id, found.event.stage)


def _sides(event: StageEvent, crowds: Crowds) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    by_date: dict[str, list[Evidence]] = {}
    for item in event.evidence:
        date = item.statement.date
        if item.silent is None and date is not None and date.edtf is not None:
            by_date.setdefault(date.edtf, []).append(item)
    for items in by_date.values():
        items.sort(key=lambda item: crowds[_place(item)])
    apart = {date for date in by_date if date == event.date or not bounds(date).meets(event.window)}
    ordered = sorted(apart, key=lambda date: (date != event.date, -len(by_date[date]), sort_key(date)))
    return tuple((date, tuple(by_date[date])) for date in ordered)

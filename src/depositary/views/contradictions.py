"""Contradictions: facts for which sources give days that cannot all be right, with a passage for each day."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.edtf import bounds, is_day, sort_key
from depositary.register import Agreement, Evidence, RegisterState, StageEvent


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One disputed stage: the date that holds and those that cannot be right beside it, each with its evidence."""

    agreement: Agreement
    event: StageEvent
    sides: tuple[tuple[str, tuple[Evidence, ...]], ...]


def contradictions(state: RegisterState) -> list[Contradiction]:
    """Every disputed stage with at least two sides, sharp ones (day against day) first, then by evidence."""
    found = [
        Contradiction(agreement, event, _sides(event))
        for agreement in state.agreements
        for event in agreement.events
        if event.disputed
    ]
    return sorted((each for each in found if len(each.sides) > 1), key=_rank)


def _rank(found: Contradiction) -> tuple[bool, int, str, str]:
    sharp = all(is_day(date) for date, _ in found.sides)
    return (not sharp, -len(found.event.evidence), found.agreement.id, found.event.stage)


def _sides(event: StageEvent) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    by_date: dict[str, list[Evidence]] = {}
    for item in event.evidence:
        date = item.statement.date
        if item.silent is None and date is not None and date.edtf is not None:
            by_date.setdefault(date.edtf, []).append(item)
    apart = {date for date in by_date if date == event.date or not bounds(date).meets(event.window)}
    ordered = sorted(apart, key=lambda date: (date != event.date, -len(by_date[date]), sort_key(date)))
    return tuple((date, tuple(by_date[date])) for date in ordered)

"""Totals: what the sums of a text come to, and which of them a total leaves out so that nothing counts twice."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.reading.texts.records import Sum


@dataclass(frozen=True, slots=True)
class Total:
    """A total of one currency in one direction. `counted` and `left_out` are positions in the record's `amounts`."""

    currency: str
    direction: str
    value: float
    at_least: bool
    """Whether a counted sum is only a minimum, or comes every year."""
    counted: tuple[int, ...]
    left_out: tuple[int, ...]
    """Sums that another contains, repeats or may contain, and sums without a number."""


def totals(amounts: tuple[Sum, ...]) -> tuple[Total, ...]:
    """The totals by currency and direction, sorted.

    A sum that lies within another by the text's words, or whose period and purpose a larger one covers, is left out;
    so is a sum without a number. What is left out is listed, never dropped silently.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for place, each in enumerate(amounts):
        if each.currency is not None:
            groups.setdefault((each.currency, each.direction), []).append(place)
    return tuple(_total(amounts, *key, groups[key]) for key in sorted(groups))


def _total(amounts: tuple[Sum, ...], currency: str, direction: str, places: list[int]) -> Total:
    counted = [place for place in places if _counts(amounts[place])]
    return Total(
        currency=currency,
        direction=direction,
        value=sum(amounts[place].value or 0.0 for place in counted),
        at_least=any(amounts[place].qualifier == "minimum" or amounts[place].per_year for place in counted),
        counted=tuple(counted),
        left_out=tuple(place for place in places if place not in counted),
    )


def _counts(each: Sum) -> bool:
    return each.value is not None and each.within is None and not each.overlaps and not each.suspect

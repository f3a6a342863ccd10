"""Containments: which sums of a text lie within, or perhaps within, which others."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.edtf import bounds
from depositary.reading.texts.figures import GROUPED
from depositary.reading.texts.records import Sum

#: What a sum says that was read against its own figures.
UNPOINTED = "the dot is read as parting thousands, because a part of the sum is larger than the figure itself"


def linked(sums: list[Sum]) -> list[Sum]:
    """The sums with their overlaps; a dot that parts thousands is read so where a part is larger than its whole."""
    for place, each in enumerate(sums):
        if each.within is not None and each.within < place:
            sums[each.within] = _unpointed(sums[each.within], each)
    return [replace(each, overlaps=_overlaps(sums, place)) for place, each in enumerate(sums)]


def _unpointed(whole: Sum, part: Sum) -> Sum:
    """The whole, read in thousands where it says "1.072 million, of which 898 million"."""
    if whole.value is None or part.value is None or whole.currency != part.currency or part.value <= whole.value:
        return whole
    return replace(whole, value=whole.value * 1_000, note=UNPOINTED) if GROUPED.search(whole.literal) else whole


def _overlaps(sums: list[Sum], place: int) -> tuple[int, ...]:
    each = sums[place]
    if each.value is None or each.period is None or each.within is not None:
        return ()
    window = bounds(each.period)
    return tuple(
        number
        for number, other in enumerate(sums)
        if number != place
        and (other.currency, other.direction, other.area) == (each.currency, each.direction, each.area)
        and other.period is not None
        and other.period != each.period
        and other.part in (None, each.part)
        and (other.value or 0) >= each.value
        and bounds(other.period).contains(window)
    )

"""Purposes: what a sum of money is for."""

from __future__ import annotations

from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout, Sentence

#: The words that say what a sum is for stand this far behind it.
_PURPOSE = 130
#: Areas that a sum can be for, before money at large.
_PURPOSES = ("refugees", "crime", "reconstruction", "humanitarian")
#: Areas that only the whole sentence can show.
_WHOLE = ("energy", "reform", "economy")
#: Parts of the area of money that outweigh every other purpose.
_FIRM = ("military", "budget", "macro", "humanitarian")


def purpose_of(
    layout: Layout, drafting: Drafting, sentence: Sentence, end: int, following: int
) -> tuple[str, str | None]:
    """The area and part that a sum is for: by the words behind it (from `end` on), else by the whole sentence."""
    low = layout.low
    behind = min(following, end + _PURPOSE, sentence.end)
    for start, stop in ((end, behind), (sentence.start, sentence.end)):
        found = _named(low, drafting, start, stop)
        if found is not None:
            return found
    areas = {area.code: area for area in drafting.areas}
    for code in _WHOLE:
        if code in areas and areas[code].pattern.search(low, sentence.start, sentence.end):
            return code, None
    return "financial", None


def _named(low: str, drafting: Drafting, start: int, stop: int) -> tuple[str, str | None] | None:
    areas = {area.code: area for area in drafting.areas}
    parts = areas["financial"].parts if "financial" in areas else {}
    part = next((code for code, pattern in parts.items() if pattern.search(low, start, stop)), None)
    if part in _FIRM:
        return "financial", part
    for code in _PURPOSES:
        if code in areas and areas[code].pattern.search(low, start, stop):
            return code, None
    return ("financial", part) if part is not None else None

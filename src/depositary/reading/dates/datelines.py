"""Datelines: where and when a report says that it was filed ("FASANO, Italy, June 13 - ")."""

from __future__ import annotations

import re

from depositary.core.edtf import is_day
from depositary.reading.dates import find_dates, resolve
from depositary.reading.dates.mentions import Direction

_REACH = 70
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}(?:/[A-Z]+)?(?:, [A-Z][A-Za-z.]+){0,2}"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?"
    r"(?: [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?(?: \([^)]{1,20}\))? (?:-|–|—) "
)


def dateline_end(text: str, start: int, end: int) -> int | None:
    """The offset behind the dateline that opens `text[start:end]`, or None where there is none."""
    match = _DATELINE.match(text, start, min(end, start + _REACH))
    return match.end() if match is not None else None


def filed_on(text: str, published: str | None) -> str | None:
    """The day, as EDTF, on which a report's dateline says that it was filed with its year, else `published`.

    A copy may carry the date of the copying; the dateline is the report's own.
    """
    end = dateline_end(text, 0, len(text))
    for mention in find_dates(text, 0, end) if end is not None else ():
        stated = resolve(mention, None, Direction.PAST).edtf
        if stated is not None and is_day(stated):
            return stated
    return published

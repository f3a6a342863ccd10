"""Datelines: the place and day at the head of a dispatch ("GENEVA, Nov 3, 2024 - ").

They are prose, so no publication date is ever taken from them; they only show that a date in the metadata cannot hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from depositary.core.edtf import bounds

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
#: A dateline stands at the start of a line, within this many characters.
_REACH = 90
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Za-z'’./() -]{1,40}(?:, [A-Z][A-Za-z.' -]{1,20})?), ?"
    rf"(?:(?P<month>(?i:{_MONTH}))\.? (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>(?i:{_MONTH}))\.?)"
    r"(?:,? (?P<year>(?:19|20)\d\d))?"
    r"(?: \([A-Za-z .]{2,30}\))? ?[-–—]{1,2} ?"
)
#: A story may carry its dateline for some days before a slow outlet publishes it.
_SLACK_DAYS = 45


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the head of a text. `year` is None where it names none, which is usual."""

    start: int
    end: int
    place: str
    month: int
    day: int
    year: int | None

    @property
    def edtf(self) -> str | None:
        """The day as EDTF, or None without a year or when there is no such day."""
        if self.year is None:
            return None
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return day if _exists(day) else None


def dateline(text: str) -> Dateline | None:
    """The dateline at the start of one of the first lines, or None."""
    start = 0
    for _ in range(6):
        if start >= len(text):
            return None
        match = _DATELINE.match(text, start, min(start + _REACH, len(text)))
        if match is not None:
            month = _MONTHS[(match["month"] or match["month2"]).lower()]
            year = int(match["year"]) if match["year"] else None
            return Dateline(match.start(), match.end(), match["place"], month, int(match["day"] or match["day2"]), year)
        newline = text.find("\n", start)
        if newline < 0:
            return None
        start = newline + 1
    return None


def contradiction(text: str, published: str) -> str | None:
    """Why a publication date cannot be right by the text's own dateline, or None. Only a dateline with a year tells."""
    head = dateline(text)
    if head is None or head.edtf is None:
        return None
    own, said = bounds(head.edtf), bounds(published)
    if own.earliest is None or said.earliest is None or said.latest is None:
        return None
    early = (own.earliest - said.latest).days
    late = (said.earliest - own.earliest).days
    if early > 1 or late > _SLACK_DAYS:
        return f"published {published} contradicts the text's own dateline, which says {head.edtf}"
    return None


def _exists(day: str) -> bool:
    try:
        bounds(day)
    except ValueError:
        return False
    return True

"""EDTF level 1 (ISO 8601-2) as far as the register needs it: parsing, bounds, comparison.

A date keeps the precision of its source and is never padded. Bounds are inclusive days;
an open or unknown side is None.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

#: Season codes of EDTF level 1 with first month and last month (northern hemisphere, meteorological).
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}

#: The hour at which a day is over: later than every other in the order of text.
END_OF_DAY = "24:00:00"

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?P<time>\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?))?)?)?"
    r"(?P<mark>[?~%])?"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that an EDTF string allows; None where a side is open or unknown.

    `hour` (HH:MM:SS, as the source's own clock shows it) is the time on the last day by which it was over, where that
    is known. Two windows of the same days are equal whatever their hours.
    """

    earliest: date | None
    latest: date | None
    hour: str | None = field(default=None, compare=False)

    def contains(self, other: Bounds) -> bool:
        """Whether every day of `other` lies in this window; open sides reach without end."""
        low = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        high = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return low and high

    def meets(self, other: Bounds) -> bool:
        """Whether both windows can hold the same day."""
        apart = (self.latest is not None and other.earliest is not None and self.latest < other.earliest) or (
            other.latest is not None and self.earliest is not None and other.latest < self.earliest
        )
        return not apart


def bounds(edtf: str) -> Bounds:
    """The window of an EDTF level 1 string.

    Raises `ValueError` for anything else.

    >>> bounds("2024-02/2024-07").latest
    datetime.date(2024, 7, 31)
    >>> bounds("../2024-05-31").earliest is None
    True
    """
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        last = _side(right)
        return Bounds(_side(left).earliest, last.latest, last.hour)
    return _point(edtf)


def _side(part: str) -> Bounds:
    return Bounds(None, None) if part in ("..", "") else _point(part)


def _point(part: str) -> Bounds:
    match = _POINT.fullmatch(part)
    if match is None:
        raise ValueError(f"{part!r} is no EDTF level 1 date; expected for example 2024-06-13, 2024-06, 2024-21 or 2024")
    year = int(match["year"])
    if year == 0:
        raise ValueError(f"{part!r}: the year 0000 is outside what the register keeps")
    if match["month"] is None:
        return Bounds(date(year, 1, 1), date(year, 12, 31))
    month = int(match["month"])
    if month in _SEASONS and match["day"] is None:
        return _season(year, *_SEASONS[month])
    if match["day"] is not None:
        day = date(year, month, int(match["day"]))
        return Bounds(day, day, _hour(match["time"]))
    if not 1 <= month <= 12:
        raise ValueError(f"{part!r}: there is no month {month}")
    return Bounds(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _hour(time: str | None) -> str | None:
    """A time of day as HH:MM:SS without its zone; None for none."""
    return f"{time[:8]}" if time and time[5:6] == ":" else f"{time[:5]}:00" if time else None


def _season(year: int, first: int, last: int) -> Bounds:
    # Winter is named by the year in which it starts.
    end_year = year + 1 if last < first else year
    return Bounds(date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1]))


def is_valid(edtf: str) -> bool:
    """Whether the string is EDTF level 1 as the register keeps it."""
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True


def is_day(edtf: str) -> bool:
    """Whether the string names exactly one day."""
    window = bounds(edtf)
    return window.earliest is not None and window.earliest == window.latest


def moment_of(edtf: str) -> tuple[date, str | None] | None:
    """The single day that the string names, and the hour on it (HH:MM:SS) where it gives one; None for no single day.

    >>> moment_of("2024-03-01T11:40")
    (datetime.date(2024, 3, 1), '11:40:00')
    """
    window = bounds(edtf)
    if window.latest is None or window.earliest != window.latest or not _is_hour(window.hour or END_OF_DAY):
        return None
    return window.latest, window.hour


def _is_hour(hour: str) -> bool:
    return hour <= END_OF_DAY and all(part < "60" for part in hour.split(":")[1:])


def day_of(edtf: str) -> date | None:
    """The single day that the string names, or None."""
    window = bounds(edtf)
    return window.earliest if window.earliest == window.latest else None


def ends_before(edtf: str | None, other: str) -> bool:
    """Whether a time is over when another begins; False for one without a known end, or another without a beginning.

    >>> ends_before("2024-05", "2024-06-20"), ends_before("2024-05/..", "2024-06-20")
    (True, False)
    >>> ends_before("2024-06-20", "2024-06-20T09:00")
    False
    """
    latest, earliest = bounds(edtf).latest if edtf else None, bounds(other).earliest
    return latest is not None and earliest is not None and latest < earliest


def sort_key(edtf: str | None) -> tuple[date, date, str]:
    """A key that orders dates by their latest day, unknown last."""
    if edtf is None:
        return (date.max, date.max, "")
    window = bounds(edtf)
    return (window.latest or date.max, window.earliest or date.min, edtf)


def shift(day: date, days: int) -> date:
    """The day some days later (or earlier, for a negative number)."""
    return day + timedelta(days=days)

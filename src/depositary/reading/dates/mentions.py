"""What a text says about a time, before anybody asks when the text was written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Where the clause around a date looks, from its tense."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One point or period as worded. What the words leave out is None.

    `unit` says what is named: day, week, weekend, month, quarter, half, season, year, decade, weekday, weekday_week
    (a weekday of last, this or next week) or window.
    """

    unit: str
    year: int | None = None
    year_shift: int | None = None
    """The year as counted from the anchor's: -1 in "14 November last year", 0 in "March of that year"."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    number: int | None = None
    """The season's EDTF code, the quarter 1-4 or the half 1-2."""
    which: int | None = None
    """-1, 0 or 1 where a name follows last, this or next ("last July"); in a window, the side that it lies on."""
    offset: int | None = None
    """Units from the anchor: -1 for "last month" and "yesterday", -10 for "ten days ago"; a window's length."""
    anchor: str = "publication"
    """`publication`, `event` (the date that the text named before) or `scene` (the event, else the publication)."""
    part: str | None = None
    """early, mid, late, start, middle, end, earlier or later."""
    counted: bool = False
    """A number of units was named ("a week ago" is a day, "last week" the days of a week)."""
    ahead: bool = False
    """The number lies ahead of the publication ("in two months"); in a clause about the past it names no date."""
    to_the_day: bool = False
    """A number of months or years was counted from the day itself ("a year ago today")."""
    vague: bool = False
    """The number of units is open ("some weeks ago"); only the sign of `offset` counts."""
    loosened: str | None = None
    """minimum, maximum or approximate: "more than a year ago"."""
    window_unit: str | None = None
    """The unit of a window's length: "the last six months"."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a text names; `text[start:end] == literal`, offsets in code points.

    `form` is day, week, month, year, season, quarter, half, decade, weekday, relative, range, window, deadline (one
    side open: by, before, until, since, after) or start (from, with effect from). `bound` is the word class that
    opened the side: by, before, since, after or from. `time` is the source's hour, `HH:MM`.
    """

    start: int
    end: int
    literal: str
    form: str
    first: DatePoint
    last: DatePoint | None = None
    bound: str | None = None
    time: str | None = None

    @property
    def point_form(self) -> bool:
        """Whether one point is named, with no side open."""
        return self.last is None and self.bound in (None, "from")

    @property
    def counts_from_text(self) -> bool:
        """Whether it counts from a date that the text named before, not from the publication."""
        return self.first.anchor != "publication" or (self.last is not None and self.last.anchor != "publication")

"""Units: the EDTF of one point (a day, week, month, season, year ...), seen from a moment."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

from depositary.core.edtf import bounds
from depositary.reading.dates.mentions import DatePoint, Direction
from depositary.reading.dates.moments import Moment, OpenDateError, Standpoint

_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
#: Where the parts of a year end as far as words like "by mid-2015" say: month, or month and day; ~ marks a guess.
_YEAR_ENDS = {"start": "01~", "early": "04~", "mid": "06", "middle": "06", "late": "12-31", "end": "12-31"}
_MONTH_ENDS = {"start": "05~", "early": "10~", "mid": "15", "middle": "15"}
#: So many days ahead a date without its year is still the coming one, whatever the tense.
_FORETOLD = 7
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 0), "middle": (4, 5), "end": (9, 9)}


def edtf_of(point: DatePoint, moment: Moment) -> str:
    """The EDTF of a point.

    Raises `OpenDateError` where the document does not say which date is meant, `ValueError` or `OverflowError`
    outside the years 1 to 9999.
    """
    return _Point(point, moment).edtf()


class _Point:
    """One point at one moment."""

    def __init__(self, point: DatePoint, moment: Moment) -> None:
        self.point = point
        self.at = Standpoint(point, moment)

    def edtf(self) -> str:
        if self.point.ahead and self.at.moment.direction is Direction.PAST:
            raise OpenDateError("a span ahead, in a clause about the past, names no date")
        match self.point.unit:
            case "day":
                return self._day()
            case "week" | "weekend":
                return self._week()
            case "month":
                return self._month()
            case "quarter" | "half":
                return self._portion()
            case "season":
                return self._season()
            case "year" | "decade":
                return self._year()
            case "weekday":
                return self._weekday()
            case "weekday_week":
                monday = _monday(self.at.today()) + timedelta(weeks=self.point.which or 0)
                return (monday + timedelta(days=self.point.weekday or 0)).isoformat()
            case _:
                return self._window()

    # -- days, weeks

    def _day(self) -> str:
        point = self.point
        if point.day is not None and point.month is not None:
            return self._calendar_day().isoformat()
        if point.day is not None:
            return self._day_alone(point.day).isoformat()
        if point.vague:
            return self._open_side()
        return self._loose((self.at.today() + timedelta(days=point.offset or 0)).isoformat())

    def _calendar_day(self) -> date:
        month, day = self.point.month or 1, self.point.day or 1
        year = self.at.named_year()
        if year is None:
            year = self._year_of_day(month, day)
        if day > months.monthrange(year, month)[1]:
            raise OpenDateError(f"month {month} of {year} has no day {day}")
        return date(year, month, day)

    def _day_alone(self, day: int) -> date:
        """ "on the 27th": the latest such day in a clause about the past, else the next; or that of "last month"."""
        today, which = self.at.today(), self.point.which
        ahead = self.at.direction() is Direction.FUTURE
        shifts = (which,) if which is not None else range(12) if ahead else range(0, -12, -1)
        for shift in shifts:
            year, month = _moved(today.year, today.month, shift)
            if day > months.monthrange(year, month)[1]:
                continue
            found = date(year, month, day)
            if which is not None or (found >= today if ahead else found <= today):
                return found
        raise OpenDateError(f"no month that can be meant has a day {day}")

    def _year_of_day(self, month: int, day: int) -> int:
        window = bounds(self.at.base())
        if window.earliest is None or window.earliest != window.latest:
            return self._year_of_month(month)
        today = window.earliest
        years = range(max(today.year - 5, 1), today.year + 6)
        days = [date(year, month, day) for year in years if day <= months.monthrange(year, month)[1]]
        # A text from the other side of the world is a day ahead or behind.
        before = [found for found in days if found <= today + timedelta(days=1)]
        after = [found for found in days if found >= today - timedelta(days=1)]
        if not before or not after:
            raise OpenDateError(f"month {month} has no day {day}")
        if self.at.direction() is Direction.PAST:
            # A day told as past that a release gives before it comes: nobody leaves out last year's number.
            return after[0].year if (after[0] - today).days <= _FORETOLD else before[-1].year
        if self.at.direction() is Direction.FUTURE:
            return after[0].year
        return min(days, key=lambda found: (abs((found - today).days), found)).year

    def _week(self) -> str:
        point = self.point
        if point.day is not None:
            monday = self._calendar_day()
            return _interval(monday, monday + timedelta(days=6))
        if point.vague:
            return self._open_side()
        today = self.at.today()
        monday = _monday(today) + timedelta(weeks=point.offset or 0)
        if point.unit == "weekend" and point.offset is None:
            monday -= timedelta(weeks=1 if self.at.direction() is not Direction.FUTURE and today.weekday() < 5 else 0)
        if point.unit == "weekend":
            return _interval(monday + timedelta(days=5), monday + timedelta(days=6))
        if point.counted:
            return self._loose((today + timedelta(weeks=point.offset or 0)).isoformat())
        if point.offset == 0 and today.weekday() == 6 and self.at.direction() is Direction.FUTURE:
            return _interval(today, today + timedelta(days=6))
        return self._side_of_today(monday, monday + timedelta(days=6))

    def _weekday(self) -> str:
        today, weekday = self.at.today(), self.point.weekday or 0
        back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
        match self.point.which:
            case -1:
                return (today - timedelta(days=back or 7)).isoformat()
            case 1:
                return (today + timedelta(days=ahead or 7)).isoformat()
            case _ if self.at.direction() is Direction.FUTURE:
                return (today + timedelta(days=ahead)).isoformat()
            case _:
                return (today - timedelta(days=back)).isoformat()

    # -- months, quarters, halves, seasons, years

    def _month(self) -> str:
        point = self.point
        if point.month is not None:
            year = self.at.named_year()
            if year is None:
                year = self._year_of_month(point.month) if point.which is None else self._which_year(point.month)
            return month_text(year, point.month)
        if point.vague:
            return self._open_side()
        if point.to_the_day:
            return self._counted_day() or self.at.base()
        return self._loose(month_text(*_moved(*self.at.this_month(), point.offset or 0)))

    def _year_of_month(self, month: int) -> int:
        year, current = self.at.this_month()
        past, future = (year if month <= current else year - 1), (year if month >= current else year + 1)
        if self.at.direction() is Direction.PAST:
            return past
        if self.at.direction() is Direction.FUTURE:
            return future
        behind, ahead = (year - past) * 12 + current - month, (future - year) * 12 + month - current
        return past if behind <= ahead else future

    def _which_year(self, month: int) -> int:
        """ "last July" is the latest July that is over, "next July" the first that has not begun."""
        year, current = self.at.this_month()
        if self.point.which == -1:
            return year if month < current else year - 1
        if self.point.which == 1:
            return year if month > current else year + 1
        return year

    def _portion(self) -> str:
        year, number = self.at.named_year() or self.at.this_year(), self.point.number or 1
        length = 3 if self.point.unit == "quarter" else 6
        return f"{month_text(year, (number - 1) * length + 1)}/{month_text(year, number * length)}"

    def _season(self) -> str:
        season = self.point.number or 21
        year = self.at.named_year()
        if year is None:
            year = self._year_of_season(season)
        return f"{year:04d}-{season}" + ("~" if self.point.part else "")

    def _year_of_season(self, season: int) -> int:
        year, month = self.at.this_month()
        first = _SEASON_MONTHS[season]
        # Winter runs over the turn of the year and bears the year in which it starts.
        running = year - 1 if season == 24 and month <= 2 else year
        begun = (season == 24 and month <= 2) or month >= first
        over = month >= first + 3
        match self.point.which, self.at.direction():
            case (-1, _):
                return running if over else running - 1
            case (1, _):
                return running + 1 if begun else running
            case (0, _) | (None, Direction.UNKNOWN):
                return running
            case (None, Direction.PAST):
                return running if begun else running - 1
            case _:
                return running + 1 if over else running

    def _year(self) -> str:
        point = self.point
        if point.unit == "decade":
            return self._decade()
        if point.vague:
            return self._open_side()
        if point.to_the_day:
            return self._counted_day() or self.at.base()
        year = point.year if point.year is not None else self.at.this_year() + (point.offset or 0)
        return self._loose(f"{year:04d}")

    def _decade(self) -> str:
        if self.point.year is None and self.point.offset in (-1, 1) and self.point.part is None:
            # "The next decade" is the ten years that follow, not those of the calendar.
            return self._months_from_now(120 * self.point.offset)
        if self.point.year is None:
            start = self.at.this_year() // 10 * 10 + 10 * (self.point.offset or 0)
            return f"{start:04d}/{start + 9:04d}"
        start = self.point.year
        if self.point.part is None:
            return f"{start:04d}/{start + 9:04d}"
        low, high = _DECADE_PARTS[self.point.part]
        return f"{start + low:04d}~" if low == high else f"{start + low:04d}/{start + high:04d}~"

    # -- open and loose

    def _window(self) -> str:
        """ "the last six months": from six months before the publication to it, in the precision of the unit."""
        point = self.point
        if point.vague:
            return self._open_side()
        count, side = point.offset or 1, point.which or 1
        if point.window_unit in ("day", "week"):
            today = self.at.today()
            there = today + timedelta(days=side * count * (7 if point.window_unit == "week" else 1))
            return _interval(min(today, there), max(today, there))
        scale = {"month": 1, "quarter": 3, "decade": 120}.get(point.window_unit or "year", 12)
        return self._months_from_now(side * count * scale)

    def _months_from_now(self, shift: int) -> str:
        here, there = self.at.this_month(), _moved(*self.at.this_month(), shift)
        return "/".join(month_text(*month) for month in sorted([here, there]))

    def _open_side(self) -> str:
        """The side of the base on which a vague point lies: "some weeks ago", "in the coming months"."""
        base = self.at.base()
        sign = self.point.which if self.point.unit == "window" else self.point.offset
        low, _, high = base.partition("/")
        return f"../{high or low}" if (sign or 0) < 0 else f"{low}/.."

    def _loose(self, edtf: str) -> str:
        """The date under "more than", "less than" and "about" a number of units ago."""
        point, back = self.point, (self.point.offset or 0) < 0
        if point.loosened == "approximate":
            return f"{edtf}~"
        if point.loosened not in ("minimum", "maximum"):
            return edtf
        mark = self._counted_day() or edtf
        if point.loosened == "minimum":
            return f"../{mark}" if back else f"{mark}/.."
        return f"{mark}/{self.at.base()}" if back else f"{self.at.base()}/{mark}"

    def _counted_day(self) -> str | None:
        """The day that lies a number of months or years from a base that is a day: where "more than a year" begins."""
        scale = {"month": 1, "year": 12}.get(self.point.unit)
        window = bounds(self.at.base())
        if scale is None or window.earliest is None or window.earliest != window.latest:
            return None
        day = window.earliest
        year, month = _moved(day.year, day.month, (self.point.offset or 0) * scale)
        return date(year, month, min(day.day, months.monthrange(year, month)[1])).isoformat()

    def _side_of_today(self, monday: date, sunday: date) -> str:
        """A week, or the stretch of it that "earlier" and "later" this week mean, seen from the day itself."""
        part = self.point.part
        if part in ("earlier", "later") and self.point.offset == 0:
            today = self.at.today()
            low, high = (monday, today) if part == "earlier" else (today, sunday)
            return low.isoformat() if low == high else _interval(low, high)
        return _interval(monday, sunday)


def upper_end(edtf: str, part: str | None) -> str:
    """Where "by" a part of a period reaches: "by mid-2015" to 2015-06, "by the end of May 2024" to 2024-05-31."""
    latest = bounds(edtf).latest
    if part is None or latest is None:
        return edtf
    if len(edtf) == 4 and part in _YEAR_ENDS:
        return f"{edtf}-{_YEAR_ENDS[part]}"
    if len(edtf) == 7 and int(edtf[5:]) <= 12 and part in _MONTH_ENDS:
        return f"{edtf}-{_MONTH_ENDS[part]}"
    return latest.isoformat()


def month_text(year: int, month: int) -> str:
    """A month as EDTF."""
    return f"{year:04d}-{month:02d}"


def _interval(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _moved(year: int, month: int, shift: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + shift
    return count // 12, count % 12 + 1

"""Turns the labels of a matched date form into points."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from depositary.lexicon.calendars import Calendar, DateForm
from depositary.reading.dates.mentions import DatePoint
from depositary.reading.quantities.tokens import Token

#: Values of the `part` and `edge` classes.
_PARTS = {1: "early", 2: "mid", 3: "late", 4: "start", 5: "middle", 6: "end"}
#: Values of the `unit` classes.
_UNITS = {1: "day", 2: "week", 3: "month", 4: "year", 5: "weekend", 6: "quarter", 7: "decade", 8: "fortnight"}

Points = tuple[DatePoint, DatePoint | None]


class Item(NamedTuple):
    """What the forms run over: one token, or a number of several. `first` and `last` are token indices."""

    first: int
    last: int
    kind: str
    value: int | float | None
    word: str


Labels = Mapping[str, Item]


class _Reading:
    """The labels of one match, with what the form itself sets."""

    def __init__(self, form: DateForm, labels: Labels, found: Sequence[Token], calendar: Calendar) -> None:
        self.form = form
        self.labels = labels
        self.found = found
        self.calendar = calendar

    def number(self, label: str) -> int | None:
        if label in self.labels:
            value = self.labels[label].value
            return None if value is None else int(value)
        fixed = self.form.fixed.get(label)
        return fixed if isinstance(fixed, int) else None

    def count(self) -> tuple[int | None, str]:
        """How many of which unit; half years in months, None for a number that is open or has no whole unit."""
        unit = self.unit()
        value = self.labels["count"].value if "count" in self.labels else self.number("count")
        if unit == "decade":
            return (None if value is None else int(value * 10)), "year"
        if unit == "fortnight":
            return (None if value is None else int(value * 2)), "week"
        if value is None or value == int(value):
            return (None if value is None else int(value)), unit
        return (int(value * 12), "month") if unit == "year" and value * 12 == int(value * 12) else (None, unit)

    def start(self, label: str) -> int:
        return self.found[self.labels[label].first].start

    def part(self) -> str | None:
        item = self.labels.get("part")
        if item is not None and item.kind in ("earlier", "later"):
            return item.kind
        number = self.number("part")
        return None if number is None else _PARTS[number]

    def unit(self) -> str:
        return _UNITS[self.number("unit") or 1]

    def year_shift(self) -> int | None:
        """What "last year" or "that year" behind a date says."""
        return 0 if "event" in self.labels else self.number("which")

    def anchor(self) -> str:
        return "event" if "event" in self.labels else str(self.form.fixed.get("anchor", "publication"))


def points(form: DateForm, labels: Labels, found: Sequence[Token], calendar: Calendar) -> Points | None:
    """The point or the two ends that a match names, or None when its figures make no date (quarter 9)."""
    return _KINDS[form.kind](_Reading(form, labels, found, calendar))


def _day(read: _Reading) -> Points | None:
    return (
        DatePoint(
            "day",
            year=read.number("year"),
            month=read.number("month"),
            day=read.number("day"),
            weekday=read.number("weekday"),
            year_shift=read.year_shift(),
            anchor=read.anchor(),
        ),
        None,
    )


def _numeric(read: _Reading) -> Points | None:
    first = _figures(read, "date")
    if first is None:
        return None
    return first, _figures(read, "date2") if "date2" in read.labels else None


def _figures(read: _Reading, label: str) -> DatePoint | None:
    raw = read.found[read.labels[label].first].word
    one, two, three = (int(part) for part in re.split(r"[./-]", raw))
    if one > 31:
        year, month, day = one, two, three
    else:
        year = three
        day, month = (one, two) if read.calendar.day_first or one > 12 else (two, one)
        if month > 12:
            day, month = month, day
        if "/" in raw and one != two and max(one, two) <= 12:
            # 4/3/2019 is a day in April or in March: the year is all that the figures say.
            return DatePoint("year", year=year) if 1800 <= year <= 2100 else None
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1800 <= year <= 2100):
        return None
    return DatePoint("day", year=year, month=month, day=day)


def _week_of(read: _Reading) -> Points | None:
    built = _day(read)
    if built is None:
        return None
    day = built[0]
    return replace(day, unit="week", weekday=None), None


def _days(read: _Reading) -> Points | None:
    month2 = read.number("month2") or read.number("month")
    year2 = read.number("year2") or read.number("year")
    month = read.number("month") or month2
    year = read.number("year")
    if year is None and year2 is not None:
        year = year2 - 1 if (month or 0) > (month2 or 0) else year2
    if month == month2 and year == year2 and (read.number("day") or 0) >= (read.number("day2") or 0):
        return None
    first = DatePoint(
        "day",
        year=year,
        year_shift=read.year_shift(),
        month=month,
        day=read.number("day"),
        weekday=read.number("weekday"),
        anchor=read.anchor(),
    )
    return first, replace(first, year=year2, month=month2, day=read.number("day2"), weekday=None)


def _day_pair(read: _Reading) -> Points | None:
    one, two = read.number("day"), read.number("day2")
    return _days(read) if one is not None and two is not None and one < two else None


def _month(read: _Reading) -> Points | None:
    named = "which" in read.labels and read.found[read.labels["which"].first].start < read.start("month")
    point = DatePoint(
        "month",
        year=read.number("year"),
        year_shift=None if named else read.year_shift(),
        month=read.number("month"),
        which=read.number("which") if named else None,
        part=read.part(),
        anchor=read.anchor(),
    )
    return point, None


def _months(read: _Reading) -> Points | None:
    month, month2 = read.number("month"), read.number("month2")
    year, year2 = read.number("year"), read.number("year2") or read.number("year")
    if year2 is not None and (year is None or "year2" not in read.labels):
        year = year2 - 1 if (month or 0) > (month2 or 0) else year2
    first = DatePoint("month", year=year, month=month, year_shift=read.year_shift(), anchor=read.anchor())
    return first, replace(first, year=year2, month=month2)


def _year(read: _Reading) -> Points | None:
    return DatePoint("year", year=read.number("year"), part=read.part()), None


def _years(read: _Reading) -> Points | None:
    year, year2 = read.number("year"), read.number("year2")
    if year is None:
        return DatePoint("year", offset=0), DatePoint("year", year=year2)
    if year2 is None or year2 <= year:
        return None
    return DatePoint("year", year=year), DatePoint("year", year=year2)


def _year_pair(read: _Reading) -> Points | None:
    year, year2 = read.number("year"), read.number("year2")
    return _years(read) if year is not None and year2 == year + 1 else None


def _short_years(read: _Reading) -> Points | None:
    year, short = read.number("year"), read.number("year2")
    if year is None or short is None:
        return None
    year2 = year // 100 * 100 + short
    return (DatePoint("year", year=year), DatePoint("year", year=year2)) if year < year2 else None


def _decade(read: _Reading) -> Points | None:
    year = read.number("year")
    return (DatePoint("decade", year=year, part=read.part()), None) if year is not None and year % 10 == 0 else None


def _season(read: _Reading) -> Points | None:
    named = "following" in read.labels or (
        "which" in read.labels and read.found[read.labels["which"].first].start < read.start("season")
    )
    point = DatePoint(
        "season",
        year=read.number("year"),
        year_shift=None if named else read.year_shift(),
        number=read.number("season"),
        which=read.number("which") if named else None,
        part=read.part(),
        anchor=read.anchor(),
    )
    return point, None


def _numbered(unit: str, most: int) -> Callable[[_Reading], Points | None]:
    def build(read: _Reading) -> Points | None:
        number = read.number("number")
        if number == -1:
            number = most
        if number is None or not 1 <= number <= most:
            return None
        if "unit" in read.labels and read.unit() != unit:
            return None
        year, shift = read.number("year"), read.year_shift()
        shift = 0 if year is None and shift is None else shift
        return DatePoint(unit, year=year, year_shift=shift, number=number), None

    return build


def _deictic(read: _Reading) -> Points | None:
    return DatePoint("day", offset=read.number("day") or 0), None


def _beyond(read: _Reading) -> Points | None:
    """ "the day before yesterday": one day further on the side of its word."""
    offset = read.number("day") or 0
    return (DatePoint("day", offset=2 * offset), None) if offset else None


def _weekend(_: _Reading) -> Points | None:
    return DatePoint("weekend"), None


def _weekdays(read: _Reading) -> Points | None:
    return DatePoint("weekday", weekday=read.number("weekday")), DatePoint("weekday", weekday=read.number("weekday2"))


def _weekday(read: _Reading) -> Points | None:
    return DatePoint("weekday", weekday=read.number("weekday"), which=read.number("which")), None


def _weekday_week(read: _Reading) -> Points | None:
    return DatePoint("weekday_week", weekday=read.number("weekday"), which=read.number("which")), None


def _period(read: _Reading) -> Points | None:
    return DatePoint(read.unit(), offset=read.number("which") or 0, part=read.part()), None


def _ago(read: _Reading) -> Points | None:
    sign = read.number("sign")
    shift = read.labels.get("shift")
    if shift is not None:
        sign = -1 if shift.kind in ("earlier", "before", "previous") else 1
    count, unit = read.count()
    offset = (1 if count is None else count) * (sign or 1)
    ahead = sign == 1 and shift is None and read.anchor() == "publication"
    point = DatePoint(unit, offset=offset, counted=True, ahead=ahead, vague=count is None, anchor=read.anchor())
    return point, None


def _ago_today(read: _Reading) -> Points | None:
    """ "a year ago today": a day, where "a year ago" is a year."""
    count, unit = read.count()
    if count is None or unit not in {"month", "year"} or read.number("today"):
        return None
    return DatePoint(unit, offset=-count, counted=True, to_the_day=True), None


def _day_alone(read: _Reading) -> Points | None:
    """ "on the 27th": of the month named before in the sentence, of "last month", or the nearest one."""
    behind = [token.word for token in read.found[read.labels["day"].last + 1 :][:2]]
    if len(behind) > 1 and behind[0] in {"and", "or"} and behind[1][:1].isdigit():
        return None  # "on the 4th and 5th floors"
    point = DatePoint("day", day=read.number("day"), which=read.number("which"))
    return (point, None) if "unit" not in read.labels or read.unit() == "month" else None


def _same_day(_: _Reading) -> Points | None:
    return DatePoint("day", offset=0, anchor="scene"), None


def _window(read: _Reading) -> Points | None:
    count, unit = read.count()
    if read.labels["unit"].kind in ("days", "units") and "count" not in read.labels:
        count = None
    side = read.number("which") or 1
    return DatePoint("window", which=side, offset=count, vague=count is None, window_unit=unit), None


_KINDS: Mapping[str, Callable[[_Reading], Points | None]] = {
    "day": _day,
    "numeric": _numeric,
    "week_of": _week_of,
    "days": _days,
    "day_pair": _day_pair,
    "month": _month,
    "months": _months,
    "year": _year,
    "years": _years,
    "year_pair": _year_pair,
    "short_years": _short_years,
    "decade": _decade,
    "season": _season,
    "quarter": _numbered("quarter", 4),
    "half": _numbered("half", 2),
    "deictic": _deictic,
    "beyond": _beyond,
    "weekend": _weekend,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "weekday_week": _weekday_week,
    "period": _period,
    "ago": _ago,
    "ago_today": _ago_today,
    "day_alone": _day_alone,
    "same_day": _same_day,
    "window": _window,
}

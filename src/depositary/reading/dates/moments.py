"""Moments: when a clause speaks, and from which date a point in it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depositary.core.edtf import bounds
from depositary.reading.dates.mentions import DatePoint, Direction


class OpenDateError(Exception):
    """The words and the document do not say which date is meant; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and in which direction a clause speaks. `published` and `anchor` are EDTF or None."""

    published: str | None
    anchor: str | None
    direction: Direction


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One point seen from one moment.

    Every method raises `OpenDateError` where the document does not say what is asked.
    """

    point: DatePoint
    moment: Moment

    def base(self) -> str:
        """The date, as EDTF, from which the point counts."""
        point, moment = self.point, self.moment
        if moment.anchor is not None and point.anchor in ("event", "scene"):
            return moment.anchor
        if point.anchor == "event":
            raise OpenDateError("it counts from an event whose date is not known")
        if point.anchor == "scene" and moment.direction is not Direction.FUTURE:
            raise OpenDateError("the day that the text speaks of is not known")
        if moment.published is not None:
            return moment.published
        if self._follows():
            # A story told in order: a day or month without a year follows the date named before it.
            return str(moment.anchor)
        raise OpenDateError("it counts from the publication, whose date is not known")

    def _follows(self) -> bool:
        moment, point = self.moment, self.point
        named = point.unit in ("day", "month") and point.month is not None
        return moment.published is None and moment.anchor is not None and named and point.anchor == "publication"

    def direction(self) -> Direction:
        """Where the clause looks."""
        return Direction.FUTURE if self._follows() else self.moment.direction

    def today(self) -> date:
        """The day from which it counts."""
        window = bounds(self.base())
        if window.earliest is None or window.earliest != window.latest:
            raise OpenDateError(f"it counts from {self.base()}, which is no single day")
        return window.earliest

    def this_month(self) -> tuple[int, int]:
        """The year and month from which it counts."""
        window = bounds(self.base())
        if window.earliest is None or window.latest is None:
            raise OpenDateError(f"it counts from {self.base()}, which is open on one side")
        if (window.earliest.year, window.earliest.month) != (window.latest.year, window.latest.month):
            raise OpenDateError(f"it counts from {self.base()}, which is no single month")
        return window.earliest.year, window.earliest.month

    def this_year(self) -> int:
        """The year from which it counts."""
        window = bounds(self.base())
        if window.earliest is None or window.latest is None or window.earliest.year != window.latest.year:
            raise OpenDateError(f"it counts from {self.base()}, which is no single year")
        return window.earliest.year

    def named_year(self) -> int | None:
        """The year that the words give, alone or together with that of the base; None when they give none."""
        if self.point.year is not None:
            return self.point.year
        return None if self.point.year_shift is None else self.this_year() + self.point.year_shift

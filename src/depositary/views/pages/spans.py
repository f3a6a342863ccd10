"""The days between which a register's facts lie, and those on which something happened."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a stage was reached, in order."""

    days: tuple[date, ...]

    @property
    def first(self) -> date | None:
        """The first of them."""
        return self.days[0] if self.days else None

    @property
    def last(self) -> date | None:
        """The last of them: the latest day of which the register knows anything."""
        return self.days[-1] if self.days else None

    @property
    def begins(self) -> date | None:
        """Where a slider begins: only one day in twenty lies before. Some register a treaty of long ago."""
        return self.days[len(self.days) // 20] if self.days else None

    def before(self, day: date | None) -> date | None:
        """The last day with an event before a day; None stands for the end of time."""
        return self._at((bisect_left(self.days, day) if day else len(self.days)) - 1)

    def after(self, day: date | None) -> date | None:
        """The first day with an event after a day, or None."""
        return self._at(bisect_right(self.days, day)) if day else None

    def stepped(self, day: date | None, days: int) -> date | None:
        """A day so many days on; the end of time counts as the last day of the span."""
        start = day or self.last
        return start + days * _DAY if start else None

    def _at(self, place: int) -> date | None:
        return self.days[place] if 0 <= place < len(self.days) else None

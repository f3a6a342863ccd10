"""Shares: claims that give a part of a group instead of a number, and the numbers that this part can be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

#: A share is told in round figures: it may be off by so much of the whole, and one that is "about" it by twice that.
ROUNDING = Fraction(1, 20)


class Bound(StrEnum):
    """On which side of a share the number lies; `nearly` and `just_over` also say that it lies close."""

    ROUND = "round"
    ABOUT = "about"
    OVER = "over"
    LEAST = "least"
    UNDER = "under"
    MOST = "most"
    NEARLY = "nearly"
    JUST_OVER = "just_over"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a group as words give it: "more than half" of it, or "all but two" of its members (`less`)."""

    literal: str
    part: Fraction
    bound: Bound = Bound.ROUND
    less: int = 0

    def of(self, whole: int) -> ShareNumbers:
        """The numbers that the share can be of a group with so many members.

        >>> Share("more than half", Fraction(1, 2), Bound.OVER).of(27)
        ShareNumbers(number=14, kind='minimum', least=14, most=27, whole=27)
        """
        exact = max(Fraction(0), self.part * whole - self.less)
        least, most = self._span(exact, whole)
        least, most = max(0, least), min(whole, most)
        if self.bound in (Bound.OVER, Bound.LEAST):
            return ShareNumbers(least, "minimum", least, most, whole)
        if self.bound in (Bound.UNDER, Bound.MOST):
            return ShareNumbers(most, "maximum", least, most, whole)
        number = min(max(round(exact), least), most)
        return ShareNumbers(number, "exact" if least == most else "approximate", least, most, whole)

    def _span(self, exact: Fraction, whole: int) -> tuple[int, int]:
        below, above = ceil(exact) - 1, floor(exact) + 1
        wide = 2 * ROUNDING * whole
        spans = {
            Bound.OVER: (above, whole),
            Bound.LEAST: (ceil(exact), whole),
            Bound.UNDER: (0, below),
            Bound.MOST: (0, floor(exact)),
            Bound.NEARLY: (min(below, ceil(exact - wide)), below),
            Bound.JUST_OVER: (above, max(above, floor(exact + wide))),
        }
        if self.bound in spans:
            return spans[self.bound]
        # All of a group, and all but two of it, are as many as they are.
        off = Fraction(0) if self.part == 1 else wide if self.bound is Bound.ABOUT else wide / 2
        return min(floor(exact), ceil(exact - off)), max(ceil(exact), floor(exact + off))


@dataclass(frozen=True, slots=True)
class ShareNumbers:
    """The numbers that a share of a group of `whole` members can be, and how a claim of them is told."""

    number: int
    kind: str
    least: int
    most: int
    whole: int

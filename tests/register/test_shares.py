"""Shares of a group: the numbers that they can be."""

from fractions import Fraction

import pytest

from depositary.register.shares import Bound, Share

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


@pytest.mark.parametrize(
    ("part", "bound", "whole", "least", "most", "kind"),
    [
        (HALF, Bound.ROUND, 27, 13, 14, "approximate"),
        (HALF, Bound.ABOUT, 30, 12, 18, "approximate"),
        (HALF, Bound.OVER, 28, 15, 28, "minimum"),
        (HALF, Bound.LEAST, 28, 14, 28, "minimum"),
        (HALF, Bound.UNDER, 28, 0, 13, "maximum"),
        (HALF, Bound.MOST, 27, 0, 13, "maximum"),
        (HALF, Bound.NEARLY, 7, 3, 3, "exact"),
        (HALF, Bound.JUST_OVER, 7, 4, 4, "exact"),
        (THIRD, Bound.ROUND, 3, 1, 1, "exact"),
        (Fraction(1), Bound.NEARLY, 5, 4, 4, "exact"),
    ],
)
def test_numbers_of_a_share(part: Fraction, bound: Bound, whole: int, least: int, most: int, kind: str) -> None:
    numbers = Share("so many", part, bound).of(whole)
    assert (numbers.least, numbers.most, numbers.kind) == (least, most, kind)
    assert least <= numbers.number <= most


def test_all_but_some() -> None:
    numbers = Share("all but two", Fraction(1), less=2).of(7)
    assert (numbers.number, numbers.kind) == (5, "exact")
    assert Share("all but nine", Fraction(1), less=9).of(7).number == 0

"""Sums in clauses: whose, what for, for when, and what lies within what."""

from collections.abc import Callable

import pytest

from depositary.reading.texts import totals
from depositary.reading.texts.records import Sum, TextRecord

Read = Callable[[str], TextRecord]
HEAD = "Agreement on Help between Norway and Ukraine\n\nNorway and Ukraine (hereinafter the “Participants”) agree.\n"
FOOT = "\nSigned in Oslo on 4 March 2025, in duplicate.\n"


@pytest.fixture
def sums(read: Read) -> Callable[[str], list[Sum]]:
    """`sums(body)`: the sums of a treaty signed on 4 March 2025."""
    return lambda body: list(read(HEAD + body + FOOT).amounts)


@pytest.mark.parametrize(
    ("sentence", "value", "qualifier", "period", "direction"),
    [
        ("In 2023, Norway provided NOK 2 billion.", 2e9, "exact", "2023", "past"),
        ("In 2025, Norway will provide at least NOK 3 billion.", 3e9, "minimum", "2025", "future"),
        ("Norway will give up to NOK 4 million over the years 2026-2028.", 4e6, "maximum", "2026/2028", "future"),
        ("Since May 2022, Norway has given NOK 5 million.", 5e6, "exact", "2022-05/2025-03-04", "past"),
        (
            "Since the start of the full-scale invasion, Norway has given NOK 6 million.",
            6e6,
            "exact",
            "2022-02-24/2025-03-04",
            "past",
        ),
        ("Norway will keep its promise made in 2021 of NOK 7 million.", 7e6, "exact", None, "future"),
    ],
)
def test_one_sum(
    sums: Callable[[str], list[Sum]], sentence: str, value: float, qualifier: str, period: str | None, direction: str
) -> None:
    (found,) = sums(sentence)
    assert (found.value, found.qualifier, found.period, found.direction) == (value, qualifier, period, direction)
    assert (found.currency, found.debtor) == ("NOK", "NOR")


@pytest.mark.parametrize(
    ("sentence", "area", "part"),
    [
        ("Norway will provide NOK 2 billion in military aid.", "financial", "military"),
        ("Norway will provide NOK 2 billion as budget support.", "financial", "budget"),
        ("Norway will provide NOK 2 million for refugees.", "refugees", None),
        ("Norway will provide NOK 2 million for the reconstruction of schools.", "reconstruction", None),
    ],
)
def test_what_it_is_for(sums: Callable[[str], list[Sum]], sentence: str, area: str, part: str | None) -> None:
    (found,) = sums(sentence)
    assert (found.area, found.part) == (area, part)


def test_the_same_sum_in_another_currency_is_no_second_sum(sums: Callable[[str], list[Sum]]) -> None:
    (found,) = sums("In 2025, Norway will provide NOK 3 billion in total (some EUR 260 million).")
    assert found.equivalent == "some EUR 260 million"


def test_money_of_others_is_left_out(sums: Callable[[str], list[Sum]]) -> None:
    body = "Norway pays into the Peace Facility, which has committed EUR 4.2 billion, and has pledged EUR 2 billion."
    assert sums(body) == []


def test_a_part_lies_within_its_whole(sums: Callable[[str], list[Sum]]) -> None:
    whole, part = sums("In 2023, Norway gave NOK 9 billion, of which NOK 4 billion were military aid.")
    assert whole.within is None
    assert part.within == 0


def test_a_sum_told_again_is_linked(sums: Callable[[str], list[Sum]]) -> None:
    body = "Norway will give NOK 9 billion in 2025-2027. Within the total of NOK 9 billion, shares may shift."
    assert [each.within for each in sums(body)] == [None, 0]


def test_a_yearly_sum_overlaps_the_programme(sums: Callable[[str], list[Sum]]) -> None:
    body = "Norway will give NOK 9 billion in 2025-2027. In 2026, Norway will give NOK 3 billion."
    _, yearly = sums(body)
    assert yearly.overlaps == (0,)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Norway has paid 250.000 EUR.", 250_000.0),
        ("Norway will give 1,5 million EUR.", 1_500_000.0),
        ("Norway gave around 400 mil. EUR for roads.", 400_000_000.0),
        ("Norway gave 30 million Eur for roads.", 30_000_000.0),
        ("Norway gave 1.072 million EUR, of which 898 million EUR were military aid.", 1_072_000_000.0),
    ],
)
def test_continental_figures(sums: Callable[[str], list[Sum]], sentence: str, value: float) -> None:
    assert sums(sentence)[0].value == value


def test_a_figure_read_against_its_dot_says_so(sums: Callable[[str], list[Sum]]) -> None:
    whole, part = sums("Norway gave 1.072 million EUR, of which 898 million EUR were military aid.")
    assert whole.note is not None
    assert "thousands" in whole.note
    assert part.note is None


def test_shares_of_output_are_no_sums(read: Read) -> None:
    record = read(HEAD + "Norway will spend 0,3% of its GDP on this every year." + FOOT)
    assert record.amounts == ()
    assert [(share.percent, share.direction) for share in record.shares] == [(0.3, "future")]


def test_totals_add_nothing_twice_and_say_what_they_leave_out(read: Read) -> None:
    body = (
        "Norway will give at least NOK 9 billion in 2025-2027, of which NOK 2 billion for roads. "
        "In 2026, Norway will give NOK 3 billion."
    )
    (total,) = totals(read(HEAD + body + FOOT).amounts)
    assert (total.currency, total.direction, total.value) == ("NOK", "future", 9e9)
    assert total.at_least
    assert total.counted == (0,)
    assert total.left_out == (1, 2)

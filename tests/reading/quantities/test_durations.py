"""Durations: ISO 8601 forms, what stays open, what is a date instead, hostile input."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.reading.quantities.durations import DurationMention, find_durations
from depositary.reading.quantities.numbers import spoken


def found(text: str) -> list[DurationMention]:
    return find_durations(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "literal", "iso"),
    [
        ("valid for ten years", "ten years", "P10Y"),
        ("for ten (10) years", "ten (10) years", "P10Y"),
        ("for a decade", "a decade", "P10Y"),
        ("over the next decade", "next decade", "P10Y"),
        ("a five-year pact", "five-year", "P5Y"),
        ("a 100-year pact", "100-year", "P100Y"),
        ("with six months' notice", "six months", "P6M"),
        ("within 90 calendar days", "90 calendar days", "P90D"),
        ("within 24 hours", "24 hours", "PT24H"),
        ("within twenty-four (24) hours", "twenty-four (24) hours", "PT24H"),
        ("for two weeks", "two weeks", "P2W"),
        ("for half a year", "half a year", "P6M"),
        ("for a year and a half", "a year and a half", "P1Y6M"),
        ("for one and a half years", "one and a half years", "P1Y6M"),
        ("for two years and six months", "two years and six months", "P2Y6M"),
        ("for a century", "a century", "P100Y"),
        ("for a year", "a year", "P1Y"),
        ("thirty days after the exchange", "thirty days", "P30D"),
    ],
)
def test_one_duration(text: str, literal: str, iso: str) -> None:
    assert [(m.literal, m.iso, m.indefinite) for m in found(text)] == [(literal, iso, False)]


@pytest.mark.parametrize("text", ["for several years", "for many months", "in the coming weeks"])
def test_an_open_number_gives_no_duration(text: str) -> None:
    assert [m.iso for m in found(text)] == [None]


@pytest.mark.parametrize(
    ("text", "literal"), [("runs indefinitely", "indefinitely"), ("for an unlimited period", "unlimited period")]
)
def test_without_an_end(text: str, literal: str) -> None:
    assert [(m.literal, m.iso, m.indefinite) for m in found(text)] == [(literal, None, True)]


def test_a_qualifier_in_front() -> None:
    assert [(m.literal, m.qualifier) for m in found("for at least five years, up to nine months, two days")] == [
        ("five years", "minimum"),
        ("nine months", "maximum"),
        ("two days", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ten days ago",
        "a year later",
        "in its 30th year",
        "in the year 2019",
        "every year",
        "the first year",
        "five euros a year",
    ],
)
def test_dates_are_no_durations(text: str) -> None:
    assert found(text) == []


@given(
    st.integers(min_value=1, max_value=999), st.sampled_from([("years", "P{}Y"), ("days", "P{}D"), ("hours", "PT{}H")])
)
def test_every_number_of_units(count: int, unit: tuple[str, str]) -> None:
    for number in (str(count), spoken(count)):
        assert [m.iso for m in found(f"for {number} {unit[0]} there")] == [unit[1].format(count)]


VOCABULARY = "ten 24 ( ) - years hours and a half day next decade indefinitely ago several ."
PIECES = st.sampled_from(VOCABULARY.split())


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_mentions_fit_their_text_and_do_not_overlap(text: str) -> None:
    reach = 0
    for mention in found(text):
        assert text[mention.start : mention.end] == mention.literal
        assert mention.start >= reach
        reach = mention.end


@pytest.mark.parametrize("piece", ["ten years and ", "a half ", "1 (1) ", "next "])
def test_hostile_text_takes_linear_time(piece: str, is_linear: Callable[..., bool]) -> None:
    assert is_linear(lambda times: find_durations(piece * times, 0, len(piece) * times), 1_000)

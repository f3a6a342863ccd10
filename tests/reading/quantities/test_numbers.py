"""Numbers: every form of the data file, offsets, round trips, hostile input."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.lexicon.quantities import data_file, load_numbers
from depositary.reading.quantities.numbers import NumberMention, find_numbers, spoken
from depositary.reading.quantities.runs import figure_value

RAW = data_file("en", "numbers.toml")


def found(text: str) -> list[NumberMention]:
    return find_numbers(text, 0, len(text))


@pytest.mark.parametrize("example", RAW["examples"], ids=lambda entry: entry["text"][:40])
def test_examples_of_the_data(example: dict[str, object]) -> None:
    assert [mention.value for mention in found(str(example["text"]))] == example["values"]


@pytest.mark.parametrize("example", RAW["counterexamples"], ids=lambda entry: entry["text"][:40])
def test_counterexamples_of_the_data(example: dict[str, str]) -> None:
    assert found(example["text"]) == []


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("seventeen", 17, "cardinal"),
        ("twenty-two", 22, "cardinal"),
        ("twenty two", 22, "cardinal"),
        ("nineteen hundred and ninety-nine", 1999, "cardinal"),
        ("three hundred thousand and twelve", 300_012, "cardinal"),
        ("two million three hundred thousand", 2_300_000, "cardinal"),
        ("two and a half billion", 2_500_000_000, "cardinal"),
        ("half a million", 500_000, "cardinal"),
        ("a dozen", 12, "cardinal"),
        ("1,200", 1200, "cardinal"),
        ("1'200", 1200, "cardinal"),
        ("10 000", 10_000, "cardinal"),
        ("7.1", 7.1, "cardinal"),
        ("1,5 million", 1_500_000, "cardinal"),
        ("1,200.5", 1200.5, "cardinal"),
        ("1.8bn", 1_800_000_000, "cardinal"),
        ("21st", 21, "ordinal"),
        ("13<sup>th</sup>", 13, "ordinal"),
        ("fifteenth", 15, "ordinal"),
        ("thirty-first", 31, "ordinal"),
        ("two hundredth", 200, "ordinal"),
        ("several", None, "vague"),
        ("dozens", None, "vague"),
        ("tens of thousands", None, "vague"),
    ],
)
def test_one_number(text: str, value: float | None, kind: str) -> None:
    mentions = found(f"the {text} ferries")
    assert [(m.literal, m.value, m.kind) for m in mentions] == [(text, value, kind)]


@pytest.mark.parametrize(
    ("text", "qualifier", "literal"),
    [
        ("over thirty mayors", "minimum", "thirty"),
        ("no fewer than 12 mayors", "minimum", "12"),
        ("up to nine mayors", "maximum", "nine"),
        ("some forty mayors", "approximate", "forty"),
        ("thirty-odd mayors", "approximate", "thirty-odd"),
        ("20-plus mayors", "minimum", "20-plus"),
        ("40+ mayors", "minimum", "40+"),
        ("nine mayors", None, "nine"),
        ("they hand over nine mayors", None, "nine"),
        ("they win over nine mayors", "minimum", "nine"),
    ],
)
def test_qualifiers(text: str, qualifier: str | None, literal: str) -> None:
    (mention,) = found(text)
    assert (mention.qualifier, mention.literal) == (qualifier, literal)
    assert mention.qualified_start <= mention.start


def test_separate_numbers_stay_separate() -> None:
    assert [m.value for m in found("one two three, twenty and thirty, 1,2,3")] == [1, 2, 3, 20, 30, 1, 2, 3]


def test_dates_and_times_in_figures_are_no_numbers() -> None:
    assert found("on 13.06.2017, at 11:40 or 2019-03-04") == []


def test_figures_in_names_are_no_numbers() -> None:
    assert [m.literal for m in found("the G7, two F-16s, the MiG-29 and mid-2015")] == ["two", "2015"]


def test_only_the_stretch_is_read() -> None:
    text = "nine boats and ten crates"
    assert [(m.start, m.value) for m in find_numbers(text, 10, len(text))] == [(15, 10)]


@given(st.integers(min_value=0, max_value=999_999))
def test_words_round_trip(value: int) -> None:
    text = spoken(value)
    assert [(m.literal, m.value) for m in found(text)] == [(text, value)]


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_round_trip(value: int) -> None:
    assert figure_value(f"{value:,}", load_numbers("en")) == value


@given(st.text(alphabet=st.sampled_from("twenty-one hundred and 1,.'2 st odd+ half a million "), max_size=60))
def test_mentions_fit_their_text_and_do_not_overlap(text: str) -> None:
    reach = 0
    for mention in found(text):
        assert text[mention.start : mention.end] == mention.literal
        assert mention.start >= reach
        reach = mention.end


@pytest.mark.parametrize("piece", ["twenty-", "one hundred and ", "1,", "1,000,", "a half a ", "tens of "])
def test_hostile_text_takes_linear_time(piece: str, is_linear: Callable[..., bool]) -> None:
    assert is_linear(lambda times: find_numbers(piece * times, 0, len(piece) * times), 2_000)

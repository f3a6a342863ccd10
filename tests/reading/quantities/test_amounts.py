"""Sums of money: the data's examples, currencies, flags, periods, hostile input."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.lexicon.quantities import data_file
from depositary.reading.quantities.amounts import AmountMention, find_amounts

RAW = data_file("en", "money.toml")


def found(text: str, hint: str | None = None) -> list[AmountMention]:
    return find_amounts(text, 0, len(text), hint)


@pytest.mark.parametrize("example", RAW["examples"], ids=lambda entry: entry["text"][:40])
def test_examples_of_the_data(example: dict[str, object]) -> None:
    amounts = [mention.amount for mention in found(str(example["text"]))]
    assert [[a.literal, a.currency or "", a.value, a.qualifier] for a in amounts] == example["amounts"]


@pytest.mark.parametrize("example", RAW["counterexamples"], ids=lambda entry: entry["text"][:40])
def test_counterexamples_of_the_data(example: dict[str, str]) -> None:
    assert found(example["text"]) == []


@pytest.mark.parametrize(
    ("text", "currency", "value", "qualifier"),
    [
        ("EUR 7.1 billion", "EUR", 7.1e9, "exact"),
        ("€3 billion", "EUR", 3e9, "exact"),
        ("1.7 billion€", "EUR", 1.7e9, "exact"),
        ("7.1 billion euro", "EUR", 7.1e9, "exact"),
        ("EUR 1,5 million", "EUR", 1.5e6, "exact"),
        ("180,000 EUR", "EUR", 180_000, "exact"),
        ("CHF15.6 million", "CHF", 15.6e6, "exact"),
        ("three milliards of euro", "EUR", 3e9, "exact"),
        ("half a billion dollars", "USD", 5e8, "exact"),
        ("a billion euros", "EUR", 1e9, "exact"),
        ("US$ 4 million", "USD", 4e6, "exact"),
        ("C$3 billion", "CAD", 3e9, "exact"),
        ("A$7.5m", "AUD", 7.5e6, "exact"),
        ("NT$5m", "TWD", 5e6, "exact"),
        ("$3.02B", "USD", 3.02e9, "exact"),
        ("$1.5-billion", "USD", 1.5e9, "exact"),
        ("four million Canadian dollars", "CAD", 4e6, "exact"),
        ("£640m", "GBP", 640e6, "exact"),
        ("two million pounds sterling", "GBP", 2e6, "exact"),
        ("20 billion yen", "JPY", 20e9, "exact"),
        ("nine million zlotys", "PLN", 9e6, "exact"),
        ("75 billion kronor", "SEK", 75e9, "exact"),
        ("four billion krónur", "ISK", 4e9, "exact"),
        ("six million Norwegian kroner", "NOK", 6e6, "exact"),
        ("up to $16.3 million", "USD", 16.3e6, "maximum"),
        ("no less than 13 million euros", "EUR", 13e6, "minimum"),
        ("a combined $6.2 million", "USD", 6.2e6, "exact"),
        ("a further €128 million", "EUR", 128e6, "exact"),
        ("an estimated €128 million", "EUR", 128e6, "approximate"),
        ("several billion euro", "EUR", None, "approximate"),
        ("tens of millions of euros", "EUR", None, "approximate"),
        ("two to three billion euros", "EUR", 2e9, "minimum"),
        ("between €3 and €5 billion", "EUR", 3e9, "minimum"),
        ("$3-5 billion", "USD", 3e9, "minimum"),
        ("0.25% of GDP", "%GDP", 0.25, "exact"),
        ("at least 0.25 per cent of its gross domestic product", "%GDP", 0.25, "minimum"),
    ],
)
def test_one_sum(text: str, currency: str, value: float | None, qualifier: str) -> None:
    (mention,) = found(f"Bergen gives {text} for lighthouses.")
    amount = mention.amount
    assert (amount.literal, amount.currency, amount.value, amount.qualifier, amount.suspect) == (
        text,
        currency,
        value,
        qualifier,
        False,
    )


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("once the $72 lighthouse bill has passed", None),
        ("once a $72 aid bill has passed", "$72 aid bill"),
        ("a €9 package", "€9 package"),
        ("a €9 loan fee", None),
        ("a $72 ticket", None),
        ("$35 a month in aid", None),
        ("a 900 yen fund", None),
        ("a $72 million aid bill", None),
    ],
)
def test_a_sum_far_too_small_for_what_it_is_said_to_be(text: str, literal: str | None) -> None:
    (mention,) = found(text)
    if literal is None:
        assert mention.amount.suspect is (text.startswith("once the"))
        return
    assert (mention.literal, mention.amount.suspect, mention.amount.value) == (literal, True, None)


def test_a_conversion_that_contradicts_its_sum_is_suspect() -> None:
    right, wrong = found("It cost 18 billion euros ($19.4 million).")
    assert (right.amount.value, right.amount.suspect) == (18e9, False)
    assert (wrong.conversion, wrong.amount.suspect, wrong.amount.value) == (True, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "It cost 18 billion euros ($19.4 billion).",
        "It cost 75 billion kronor, or about 6.5 billion euros.",
        "It cost C$3 billion, about $2.2 billion, in all.",
        "It cost 300 billion yen (2 billion dollars).",
    ],
)
def test_a_conversion_that_fits_is_only_marked(text: str) -> None:
    first, second = found(text)
    assert (first.conversion, second.conversion, second.amount.suspect) == (False, True, False)


@pytest.mark.parametrize(
    ("text", "literal", "per"),
    [
        ("a billion euros every year", "a billion euros every year", "year"),
        ("€5 million a year", "€5 million a year", "year"),
        ("€5 million in harbour aid each year", "€5 million", "year"),
        ("annual payments of €5 million", "€5 million", "year"),
        ("$35 a month", "$35 a month", "month"),
        ("€5 million. Every year they meet", "€5 million", None),
    ],
)
def test_how_often(text: str, literal: str, per: str | None) -> None:
    (mention,) = found(text)
    assert (mention.literal, mention.per) == (literal, per)


@pytest.mark.parametrize(
    ("text", "hint", "currency"),
    [
        ("three billion kroner", None, None),
        ("three billion kroner", "DNK", "DKK"),
        ("three billion kroner", "NOR", "NOK"),
        ("Norway gives three billion kroner", None, "NOK"),
        ("Norway gives three billion kroner", "DNK", "DKK"),
        ("three billion dollars", None, "USD"),
        ("three billion dollars", "CAN", "CAD"),
        ("$3 billion", "CAN", "CAD"),
        ("US$3 billion", "CAN", "USD"),
        ("three billion francs", None, None),
        ("three billion francs", "CHE", "CHF"),
    ],
)
def test_names_of_several_currencies(text: str, hint: str | None, currency: str | None) -> None:
    assert found(text, hint)[0].amount.currency == currency


def test_a_left_out_currency_is_the_one_before() -> None:
    amounts = [
        mention.amount for mention in found("Bergen gives at least 97 million euros, Porto at least 12 million.")
    ]
    assert [(a.currency, a.value, a.qualifier) for a in amounts] == [("EUR", 97e6, "minimum"), ("EUR", 12e6, "minimum")]


@pytest.mark.parametrize(
    "text",
    [
        "Bergen won 4 games.",
        "200 pounds of flour",
        "the delegates of COP29",
        "2,000 troops, 14 hours, 30 per cent",
        "in 2019 and 2020",
        "the 21st euro coin",
        "dollars and euros",
    ],
)
def test_no_sums(text: str) -> None:
    assert found(text) == []


def test_labelled_sums_are_read(shared: Path) -> None:
    """Measured: 56 of 56 in news-dev and wh-dev with the hint of the debtor's party, qualifier right in 54."""
    missed = []
    for name in ("news-dev", "wh-dev"):
        for line in (shared / "gold" / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
            for label in json.loads(line)["labels"]:
                wanted = label.get("amount")
                if not wanted or wanted["currency"] is None:
                    continue
                hint = next(iter(label.get("debtor") or []), None) if "kro" in wanted["literal"] else None
                amounts = [mention.amount for mention in found(label["quote"], hint)]
                value = None if wanted["suspect"] else wanted["value"]
                if (wanted["currency"], value) not in [(amount.currency, amount.value) for amount in amounts]:
                    missed.append(wanted["literal"])
    assert missed == []


VOCABULARY = (
    "€ $ EUR 7.1 billion 3 million a year up to about ( ) or euros kroner % of GDP per cent - , . bn m two half"
)
PIECES = st.sampled_from(VOCABULARY.split())


@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", ""]))
def test_mentions_fit_their_text_and_do_not_overlap(pieces: list[str], space: str) -> None:
    text, reach = space.join(pieces), 0
    for mention in found(text):
        assert text[mention.start : mention.end] == mention.literal == mention.amount.literal
        assert mention.start >= reach
        assert not (mention.amount.suspect and mention.amount.value is not None)
        reach = mention.end


@pytest.mark.parametrize("piece", ["$1 ", "€", "1 (", "up to ", "1 to ", "a further ", "0.1% of the ", "kroner 1 "])
def test_hostile_text_takes_linear_time(piece: str, is_linear: Callable[..., bool]) -> None:
    assert is_linear(lambda times: find_amounts(piece * times, 0, len(piece) * times), 1_000)

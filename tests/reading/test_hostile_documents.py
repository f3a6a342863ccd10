"""Hostile documents: no input makes the reader fail, and long ones cost no more than their length."""

from __future__ import annotations

import cProfile
import pstats

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.reports import reader

from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement

WORDS = (
    "signed",
    "sign",
    "signing",
    "to",
    "is",
    "be",
    "been",
    "have",
    "not",
    "agreement",
    "treaties",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "and",
    "with",
    "between",
    "by",
    "of",
    "the",
    "Peru",
    "Chile",
    "'s",
    "they",
    "it",
    "negotiations",
    "if",
    "before",
    "May",
    "2024",
    "23",
    "countries",
    "one",
    "like",
    "–",
    "“",
    "?",
    "following",
    "those",
    "initialled",
    "entered",
    "into",
    "force",
)


def read(text: str, title: str | None = None) -> list[Statement]:
    return reader().read(Document(text, Provenance("hostile"), title))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_order_of_words_makes_it_fail(words: list[str]) -> None:
    text = " ".join(words)
    assert all(said.passage.quote in text for said in read(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_characters_make_it_fail(text: str) -> None:
    for said in read(f"{text} Peru and Chile signed a tax agreement {text}"):
        assert said.passage.quote in f"{text} Peru and Chile signed a tax agreement {text}"


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, Peru, May 3 - ",
        "is to be " * 440 + "signed agreement by Peru",
        "( " * 2000 + "Peru signed the agreement",
        "signed agreement" + "," * 50_000,
        "Peru, " * 50_000 + "signed an agreement",
        "a" * 1_000_000 + " signed agreement",
    ],
    ids=["dateline only", "one auxiliary behind another", "open brackets", "commas", "parties", "one word"],
)
def test_a_degenerate_document_is_read_to_its_end(text: str) -> None:
    assert all(said.passage.quote in text for said in read(text, title=text[:400]))


def calls_to_read(text: str) -> int:
    """How many function calls a reading takes: the same on every machine, however busy."""
    profile = cProfile.Profile()
    profile.runcall(read, text)
    return pstats.Stats(profile).total_calls


def test_many_dates_of_one_sentence_are_not_measured_against_all_its_verbs_for_each() -> None:
    few, many = (f"Kenya's treaty was signed in May{', those of Peru in June' * times}" for times in (20, 200))
    read(few)  # loads what is loaded once
    assert calls_to_read(many) < 50 * calls_to_read(few)  # 28 times; 150 times if each were

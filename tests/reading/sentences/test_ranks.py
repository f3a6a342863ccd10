"""Ranks: one reading of "seventh", "thirty-second", "21st" and "latest" for all who ask."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

from depositary.reading.sentences.grammars import load_grammar
from depositary.reading.sentences.ranks import is_ordinal, is_rank

VERBS = load_grammar("en").words.verbs


@pytest.mark.parametrize("word", ["second", "twelfth", "twenty-fourth", "thirty-first", "ninety-ninth", "21st"])
def test_a_number_of_rank(word: str) -> None:
    assert is_ordinal(word, VERBS)
    assert is_rank(word, VERBS)


@pytest.mark.parametrize("word", ["first", "latest", "last", "next", "only"])
def test_a_rank_without_a_number(word: str) -> None:
    assert not is_ordinal(word, VERBS)
    assert is_rank(word, VERBS)


@pytest.mark.parametrize("word", ["", "21", "month", "north", "world-first", "ninety", "-second"])
def test_what_ranks_nobody(word: str) -> None:
    assert not is_rank(word, VERBS)


@pytest.mark.parametrize("rank", ["second", "twelfth", "thirty-second", "fifty-first", "44th"])
def test_whoever_became_one_more_to_sign_has_signed(rank: str) -> None:
    assert "PER signed happened" in stages(f"On Monday Peru became the {rank} country to sign the Lima Convention.")

"""Wordings: the examples of the data file, and words that must not be taken for others."""

import tomllib
from importlib import resources
from typing import Any

import pytest

from depositary.register.titles import generic_words, significant_words
from depositary.register.wordings import Base, NamedParty, names_unknown_class, read_wording


def data(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("depositary.register").joinpath(f"data/{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("example", data("claims")["examples"], ids=lambda example: example["text"])
def test_examples_of_claims(example: dict[str, Any]) -> None:
    wording = read_wording(example["text"])
    assert wording.base is Base(example["base"])
    for name in ("within", "beside", "negative", "future", "past"):
        if name in example:
            assert getattr(wording, name) == example[name]
    assert names_unknown_class(example["text"]) is example.get("unknown", False)


@pytest.mark.parametrize("example", data("titles")["examples"], ids=lambda example: example["title"])
def test_examples_of_titles(example: dict[str, Any]) -> None:
    assert list(significant_words(example["title"])) == example["words"]
    assert not set(example["words"]) & generic_words()


def test_a_party_counts_as_left_out_only_right_after_the_word() -> None:
    text = "Besides a speech, Chile and five countries have signed."
    assert read_wording(text, [NamedParty(18, 23, "CHL")]).left_out == ()
    text = "Besides Chile, five countries have signed."
    assert read_wording(text, [NamedParty(8, 13, "CHL")]).left_out == ("CHL",)


def test_disputed_parties_in_and_out() -> None:
    assert read_wording("states, Kosovo included").disputed is True
    assert read_wording("states, Kosovo not included").disputed is False
    assert read_wording("states").disputed is None


def test_words_are_matched_whole() -> None:
    assert read_wording("goodwill among statesmen").future is False
    assert read_wording("goodwill among statesmen").base is Base.PARTNERS

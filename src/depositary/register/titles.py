"""Titles: which words of an instrument's title tell it from others."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")
#: Titles longer than this are prose that a reader took for a title; only the beginning names the instrument.
_LONGEST = 300


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/titles.toml").read_text("utf-8"))


@cache
def generic_words() -> frozenset[str]:
    """Every word that tells no instrument from another (`data/titles.toml`)."""
    subjects = (word for words in _table()["subjects"].values() for word in words)
    return frozenset(_table()["generic"]) | frozenset(subjects)


@lru_cache(maxsize=100_000)
def significant_words(title: str) -> tuple[str, ...]:
    """The sorted words of a title that tell it from others; empty for a mere description.

    >>> significant_words("the trade agreement")
    ()
    """
    folded = unicodedata.normalize("NFKC", title[:_LONGEST]).casefold()
    for other, usual in _table()["same"].items():
        folded = folded.replace(other, usual)
    found = {match.group() for match in _WORD.finditer(folded)}
    # A number up to 31 or a year is a date's; a number of another kind ("123 Agreement") names the instrument.
    words = {word for word in found if not (word.isdecimal() and (int(word) <= 31 or len(word) == 4))}
    return tuple(sorted(words - generic_words()))

"""How a language writes numbers, dates and sums of money, from its data folder.

Each loader reads one file of `lexicon/data/<language>/` once per process. Everything here is data and its shape;
what the words mean in a sentence is decided in `reading`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from depositary.core.errors import LexiconError


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, all keys casefolded.

    `qualifiers` maps phrases (tuples of words) to `minimum`, `maximum`, `approximate` or `exact`.
    """

    language: str
    decimal: str
    groups: tuple[str, ...]
    units: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    """Words of hundreds that stand alone ("двісті"); empty in English."""
    hundred: frozenset[str]
    hundred_ordinal: frozenset[str]
    ordinals: Mapping[str, int]
    scales: Mapping[str, float]
    scale_ordinals: Mapping[str, float]
    collectives: Mapping[str, int]
    vague: frozenset[str]
    vague_plurals: frozenset[str]
    loosened: Mapping[str, str]
    suffixes: frozenset[str]
    join: frozenset[str]
    article: frozenset[str]
    half: frozenset[str]
    of: frozenset[str]
    qualifiers: Mapping[tuple[str, ...], str]


def data_file(language: str, name: str) -> dict[str, Any]:
    """The parsed TOML file `name` of a language folder.

    Raises `LexiconError` when the folder or the file is missing or is no TOML.
    """
    path = resources.files("depositary.lexicon").joinpath("data", language, name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(
            f"lexicon/data/{language}/{name}: no such file; add it, or read the document in a language that has one"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon/data/{language}/{name}: {error}; correct the TOML") from error


@lru_cache(maxsize=16)
def load_numbers(language: str = "en") -> NumberWords:
    """The number words of a language. Raises `LexiconError` when its data file is missing or broken."""
    raw = data_file(language, "numbers.toml")
    vague = raw.get("vague", {})
    try:
        return NumberWords(
            language=raw["language"],
            decimal=raw["decimal"],
            groups=tuple(raw["groups"]),
            units=raw["units"],
            tens=raw["tens"],
            hundreds=raw.get("hundreds", {}),
            hundred=frozenset(raw.get("hundred", ())),
            hundred_ordinal=frozenset(raw.get("hundred_ordinal", ())),
            ordinals=raw["ordinals"],
            scales=raw["scales"],
            scale_ordinals=raw.get("scale_ordinals", {}),
            collectives=raw.get("collectives", {}),
            vague=frozenset(vague.get("words", ())),
            vague_plurals=frozenset(vague.get("plurals", ())),
            loosened=raw.get("loosened", {}),
            suffixes=frozenset(raw.get("suffixes", ())),
            join=frozenset(raw.get("join", ())),
            article=frozenset(raw.get("article", ())),
            half=frozenset(raw.get("half", ())),
            of=frozenset(raw.get("of", ())),
            qualifiers={tuple(phrase.split()): kind for phrase, kind in raw.get("qualifiers", {}).items()},
        )
    except KeyError as error:
        raise LexiconError(f"lexicon/data/{language}/numbers.toml: the entry {error} is missing; add it") from error

"""How a language writes numbers, dates and sums of money, from its data folder.

Each loader reads one file of `lexicon/data/<language>/` once per process. Everything here is data and its shape;
what the words mean in a sentence is decided in `reading`.
"""

from __future__ import annotations

import re
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
    particles: Mapping[str, frozenset[str]]
    """Qualifiers with the verbs of which they are only the second word ("hand over")."""
    starters: frozenset[str]
    """Every word that can begin a number; whatever begins with another word is none."""


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
        tables = ("units", "tens", "ordinals", "hundreds", "scales", "scale_ordinals", "collectives")
        lists = [raw.get(name, ()) for name in ("hundred", "hundred_ordinal", "article", "half")]
        starters = frozenset().union(*(raw.get(name, {}) for name in tables), *lists, *vague.values())
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
            particles={word: frozenset(verbs) for word, verbs in raw.get("particles", {}).items()},
            starters=starters,
        )
    except KeyError as error:
        raise LexiconError(f"lexicon/data/{language}/numbers.toml: the entry {error} is missing; add it") from error


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name of several currencies: "kroner". `default` is "" where the name alone is not certain."""

    default: str
    parties: Mapping[str, str]
    near: Mapping[str, str]
    """Casefolded words whose presence nearby decides: "norwegian" -> NOK."""


@dataclass(frozen=True, slots=True)
class Money:
    """The words of a language for sums of money.

    `symbols` and `codes` are casefolded only where noted: signs and ISO codes keep their capitals. A value of `symbols`
    or `names` is an ISO 4217 code or a key of `ambiguous`. Phrases are tuples of casefolded words.
    """

    language: str
    symbols: Mapping[str, str]
    codes: frozenset[str]
    doubtful_codes: frozenset[str]
    names: Mapping[tuple[str, ...], str]
    heads: frozenset[str]
    """The first words of names and of shares of output; without one of them, a sign or a code there is no sum."""
    ambiguous: Mapping[str, AmbiguousName]
    scales: Mapping[str, float]
    lead_ins: frozenset[tuple[str, ...]]
    periods: Mapping[tuple[str, ...], str]
    percent: frozenset[tuple[str, ...]]
    share_of: frozenset[str]
    share_determiners: frozenset[str]
    output: frozenset[tuple[str, ...]]
    suspect_below: float
    suspect_reach: int
    suspect_nouns: frozenset[str]
    suspect_exempt: frozenset[str]
    rates: Mapping[str, float]
    tolerance: float
    weights: frozenset[str]
    range_joins: frozenset[str]
    range_opens: frozenset[str]
    bare_before: frozenset[str]
    """Words before which a large number without a currency is still a sum: "a further 5 billion from the fund"."""


@lru_cache(maxsize=16)
def load_money(language: str = "en") -> Money:
    """The money words of a language. Raises `LexiconError` when its data files are missing or broken."""
    raw = data_file(language, "money.toml")
    try:
        shares, suspect, conversion = raw["shares"], raw["suspect"], raw["conversion"]
        codes, names = _currencies(language)
        names.update({_phrase(name): code for name, code in raw["names"].items()})
        names.update({_phrase(form): key for key, entry in raw["ambiguous"].items() for form in entry["forms"]})
        return Money(
            language=raw["language"],
            symbols=raw["symbols"],
            codes=codes,
            doubtful_codes=frozenset(raw.get("doubtful_codes", {}).get("codes", ())),
            names=names,
            heads=frozenset(phrase[0] for phrase in names) | {phrase[0] for phrase in _phrases(shares["output"])},
            ambiguous={
                key: AmbiguousName(entry["default"], entry["parties"], entry["near"])
                for key, entry in raw["ambiguous"].items()
            },
            scales=raw["scales"],
            lead_ins=_phrases(raw["lead_ins"]["phrases"]),
            periods={_phrase(phrase): unit for phrase, unit in raw["periods"].items()},
            percent=_phrases(shares["percent"]),
            share_of=frozenset(shares["of"]),
            share_determiners=frozenset(shares["determiners"]),
            output=_phrases(shares["output"]),
            suspect_below=suspect["below"],
            suspect_reach=suspect["reach"],
            suspect_nouns=frozenset(suspect["nouns"]),
            suspect_exempt=frozenset(suspect["exempt"]),
            rates=raw["rough_rates"],
            tolerance=conversion["tolerance"],
            weights=frozenset(raw.get("weights", {}).get("names", ())),
            range_joins=frozenset(raw["ranges"]["joins"]),
            range_opens=frozenset(raw["ranges"]["opens"]),
            bare_before=frozenset(raw.get("bare", {}).get("before", ())),
        )
    except KeyError as error:
        raise LexiconError(f"lexicon/data/{language}/money.toml: the entry {error} is missing; add it") from error


def _currencies(language: str) -> tuple[frozenset[str], dict[tuple[str, ...], str]]:
    """ISO codes, and full names with their codes, from `currencies.csv` (English where a language has none)."""
    folder = resources.files("depositary.lexicon").joinpath("data")
    path = folder.joinpath(language, "currencies.csv")
    source = path if path.is_file() else folder.joinpath("en", "currencies.csv")
    codes, names = set(), {}
    for line in source.read_text(encoding="utf-8").splitlines()[1:]:
        code, one, many = line.split(",")
        codes.add(code)
        names[_phrase(one)] = names[_phrase(many)] = code
    return frozenset(codes), names


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+|[^\w\s]", text.casefold()))


def _phrases(texts: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(_phrase(text) for text in texts)

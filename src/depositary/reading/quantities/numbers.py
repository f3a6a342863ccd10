"""Numbers in words and figures: "twenty-two", "1,200", "half a million", "the 21st"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depositary.lexicon.quantities import load_numbers
from depositary.reading.quantities.runs import number_runs, qualifier_before
from depositary.reading.quantities.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number that a text names; `text[start:end] == literal`, offsets in code points.

    `kind` is `cardinal`, `ordinal` or `vague` ("several", "dozens": `value` is None). `qualifier` is what the words
    around it make of it (`minimum`, `maximum`, `approximate`, `exact`), None when nothing stands there;
    `qualified_start` is where the qualifying words begin, else `start`.
    """

    start: int
    end: int
    literal: str
    value: int | float | None
    kind: str
    qualifier: str | None
    qualified_start: int


def find_numbers(text: str, start: int, end: int, language: str = "en") -> list[NumberMention]:
    """The numbers of `text[start:end]`, in text order, without overlap.

    Digits inside dates and times written in figures (2024-06-13, 11:40) and in names (G7, F-16) are no numbers.
    """
    words = load_numbers(language)
    found = tokens(text, start, end, words)
    mentions = []
    for run in number_runs(found, words):
        if _in_name(found, run.first):
            continue
        low, high = found[run.first].start, found[run.last].end
        qualifier, before = run.qualifier, low
        if ahead := qualifier_before(found, run.first, words):
            qualifier, before = ahead[0], found[ahead[1]].start
        mentions.append(NumberMention(low, high, text[low:high], run.value, run.kind, qualifier, before))
    return mentions


def _in_name(found: Sequence[Token], first: int) -> bool:
    """Whether figures are glued to a capitalised word before them, with or without a hyphen."""
    at = first
    if at and found[at - 1].word in ("-", "‐", "‑") and found[at - 1].end == found[at].start:
        at -= 1
    glued = at > 0 and found[at - 1].end == found[at].start and found[at - 1].shape == "word"
    return found[first].shape == "figure" and glued and found[at - 1].capital


def spoken(value: int) -> str:
    """A whole number from 0 to 999,999 in English words: 122 -> "one hundred and twenty-two"."""
    words = load_numbers("en")
    if value in range(20):
        return next(word for word, unit in words.units.items() if unit == value)
    if value < 100:
        tens = next(word for word, ten in words.tens.items() if ten == value // 10 * 10)
        return f"{tens}-{spoken(value % 10)}" if value % 10 else tens
    if value < 1000:
        small = f" and {spoken(value % 100)}" if value % 100 else ""
        return f"{spoken(value // 100)} hundred{small}"
    rest = value % 1000
    tail = "" if not rest else f" and {spoken(rest)}" if rest < 100 else f" {spoken(rest)}"
    return f"{spoken(value // 1000)} thousand{tail}"

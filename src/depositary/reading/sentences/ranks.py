"""Ranks: words that place one of a row, by number or without one: "seventh", "thirty-second", "21st", "latest"."""

from __future__ import annotations

from depositary.lexicon.words import VerbWords

_ENDINGS = ("st", "nd", "rd", "th")
#: "thirty-second": numbers of rank with a hyphen have a ten before it.
_TEN = "ty"


def is_ordinal(word: str, words: VerbWords) -> bool:
    """Whether a word places one of a row by number: "seventh", "thirty-first", "21st"; not "first" alone."""
    if word[:1].isdigit():
        return word.endswith(_ENDINGS)
    ten, hyphen, unit = word.rpartition("-")
    if hyphen and ten.endswith(_TEN):
        return unit in words.ordinals or unit in words.ranks
    return word in words.ordinals


def is_rank(word: str, words: VerbWords) -> bool:
    """Whether a word places one of a row in any way: a number of rank, or "first", "latest", "only"."""
    return word in words.ranks or is_ordinal(word, words)

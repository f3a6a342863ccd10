"""Cuts a text into the tokens that numbers, dates and sums are made of: words, figures, marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from depositary.lexicon.quantities import NumberWords


class Token(NamedTuple):
    """One token; offsets in code points, end exclusive.

    `shape` is `word`, `figure` (digits with grouping and decimals), `date` (all in figures), `time` (11:40),
    `suffix` (an ordinal ending set in superscript), `break` (an empty line) or `mark`; `word` is casefolded.
    """

    start: int
    end: int
    word: str
    shape: str
    capital: bool


@lru_cache(maxsize=16)
def _lexer(decimal: str, groups: tuple[str, ...], scales: tuple[str, ...]) -> re.Pattern[str]:
    point, other = re.escape(decimal), "," if decimal == "." else r"\."
    grouped = "|".join(rf"(?:{re.escape(sign)}\d{{3}}){{1,6}}" for sign in groups)
    # "EUR 1,5 million": a foreign decimal sign counts only where a scale follows.
    foreign = rf"\d{{1,9}}{other}\d{{1,2}}(?=\s?(?:{'|'.join(map(re.escape, scales))})\b)"
    return re.compile(
        # Every alternative but the last starts with another character: the commonest goes first.
        rf"(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]{{2,}})*)"
        rf"|(?P<break>\n[ \t\r]*\n)"
        rf"|(?P<date>(?<![\d.,/-])(?:\d{{4}}(?P<part>[./-])\d{{2}}(?P=part)\d{{2}}"
        rf"|\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)\d{{4}})(?![\d/-]))"
        rf"|(?P<time>(?<![\d:.,])\d{{1,2}}(?::\d{{2}}(?![\d:])(?:\s?[ap]\.?m\b)?|\s?[ap]\.?m\b)\.?)"
        rf"|(?P<figure>{foreign}|(?<!\d)\d{{1,3}}(?:{grouped})(?!\d)(?:{point}\d{{1,9}})?|\d+(?:{point}\d+)?)"
        rf"|(?P<suffix><sup>\s?[a-z]{{2}}\s?</sup>)"
        rf"|(?P<mark>[^\s])",
        re.IGNORECASE,
    )


def tokens(text: str, start: int, end: int, words: NumberWords) -> tuple[Token, ...]:
    """The tokens of `text[start:end]` in order. Linear in the length of the stretch."""
    return _tokens(text, start, end, _Marks(words.decimal, words.groups, tuple(words.scales)))


class _Marks(NamedTuple):
    """How a language writes figures."""

    decimal: str
    groups: tuple[str, ...]
    scales: tuple[str, ...]


# The dates, sums, durations and numbers of a sentence are looked for one after the other, in the same tokens.
@lru_cache(maxsize=256)
def _tokens(text: str, start: int, end: int, marks: _Marks) -> tuple[Token, ...]:
    lexer = _lexer(*marks)
    found = []
    for match in lexer.finditer(text, start, end):
        shape = match.lastgroup or "mark"
        raw = match.group()
        if shape == "suffix":
            raw = raw[5:-6].strip()
        found.append(Token(match.start(), match.end(), raw.casefold(), shape, raw[:1].isupper()))
    return tuple(found)

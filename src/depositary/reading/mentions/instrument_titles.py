"""Titles and years of instruments: "Treaty on Friendship and Trade", "the agreement of 1980"."""

from __future__ import annotations

import re

from depositary.lexicon.words import PhraseWords
from depositary.reading.mentions.instrument_parties import past_parenthesis
from depositary.reading.mentions.views import SentenceView

_YEAR = re.compile(r"(?:18|19|20)\d\d")
_TITLE_REACH = 14


def title_of(view: SentenceView, first: int, end: int, words: PhraseWords) -> str | None:
    """The capitalised name of the instrument, with its determiner left out; None for a plain description."""
    tokens = view.tokens
    if not tokens[end - 1].is_capitalised:
        return None
    start = first
    while start < end and (not tokens[start].is_capitalised or tokens[start].lower in words.determiners):
        start += 1
    end = title_end(view, end, words)
    if start >= end or sum(token.is_capitalised for token in tokens[start:end]) < 2:
        return None
    return view.text[tokens[start].start : tokens[end - 1].end]


def title_end(view: SentenceView, end: int, words: PhraseWords) -> int:
    """Where a title that reaches beyond its head ends: "Treaty on Friendship", "Joint Declaration of Support"."""
    last = end
    for at in range(end, min(len(view.tokens), end + _TITLE_REACH)):
        token = view.tokens[at]
        if token.is_word and token.is_capitalised and at not in view.masked:
            last = at + 1
        elif token.lower not in words.title_joints:
            break
    return last


def year_after(view: SentenceView, end: int) -> int | None:
    """The year that tells the instrument from others: "the agreement of 1980"."""
    at = past_parenthesis(view, end)
    if at + 1 < len(view.tokens) and view.tokens[at].lower in {"of", "from"}:
        year = view.tokens[at + 1].text
        return int(year) if _YEAR.fullmatch(year) else None
    return None

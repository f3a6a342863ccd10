"""Repairs: what speakers say twice or fill a pause with, which transcripts keep and a reader passes over.

"We signed a — a pact", "the huma- — humanitarian deal", "it was agreed, you know, on Monday".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.reading.sentences.tokens import Token

#: Where a text may hold a repair or a filler: only there are its tokens looked at.
REPAIRS = re.compile(r"—|\b[Yy]ou know\b|\bI mean\b")
_DASHES = frozenset({"—", "–"})
_MARKS = frozenset({",", "—", "–"})
_FILLERS = frozenset({("you", "know"), ("i", "mean")})
#: No more words than these are said again.
_AGAIN = 4
_WORDS = 2


def without_repairs(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without fillers between marks and without the first go at words that are said again. Linear."""
    kept = _without_fillers(tokens)
    found: list[Token] = []
    for at, token in enumerate(kept):
        if token.text in _DASHES:
            again = _said_again(found, kept, at)
            if again:
                del found[-again:]
                continue
        found.append(token)
    return found


def _without_fillers(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "it was, you know, signed": the filler goes with the marks around it."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        pair = tuple(token.lower for token in tokens[at : at + _WORDS])
        behind = tokens[at + _WORDS].text if at + _WORDS < len(tokens) else "."
        led = not found or found[-1].text in _MARKS
        if pair in _FILLERS and led and (behind in _MARKS or not tokens[at + _WORDS : at + _WORDS + 1]):
            if found:
                found.pop()
            at += _WORDS + 1
            continue
        found.append(tokens[at])
        at += 1
    return found


def _said_again(before: Sequence[Token], tokens: Sequence[Token], dash: int) -> int:
    """How many tokens before a dash the words behind it say again: whole words, or one that was broken off."""
    broken = len(before) > 1 and before[-1].text == "-" and dash + 1 < len(tokens)
    if broken and tokens[dash + 1].lower.startswith(before[-2].lower):
        return _WORDS
    for count in range(_AGAIN, 0, -1):
        first = [token.lower for token in before[-count:]]
        if len(first) == count and first == [token.lower for token in tokens[dash + 1 : dash + 1 + count]]:
            return count
    return 0

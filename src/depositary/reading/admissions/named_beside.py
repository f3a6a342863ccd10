"""Named beside: whether a clause that names no instrument can name both its sides, told from a sentence's letters.

Where nothing has been spoken of before, only such a clause says whose agreement it means: "talks with Peru", "Peru and
Chile negotiate", "three states have signed: Peru ...", "invited Peru to negotiate".
"""

from __future__ import annotations

import re
from itertools import pairwise

from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

#: How many characters before a party the word may stand that makes it a side.
_REACH = 100
#: Parties further apart than so many characters stand in no list together.
_LIST_GAP = 160
_WORD = re.compile(r"[^\W\d_]+")
_AMONG = frozenset({"among", "amongst"})
#: Behind a party these make it a side: ", with which Peru signed", "to Lima, where he signed".
_BEHIND = ("with wh", "where he", "where she")


def may_name_sides(view: SentenceView, grammar: Grammar) -> bool:
    """Whether the words around a sentence's parties can make them the sides of what one of its clauses tells."""
    if not view.mentions:
        return False
    low, start, words = view.low, view.start, grammar.words
    if any(phrase in low for phrase in _BEHIND):
        return True
    if any(b.code != a.code and b.start - a.end <= _LIST_GAP for a, b in pairwise(view.mentions)):
        return True
    leading = words.partners.sharing | grammar.proposers.keys() | _AMONG
    for mention in view.mentions:
        before = _WORD.findall(low, max(0, mention.start - start - _REACH), mention.start - start)
        if not leading.isdisjoint(before):
            return True
    edges = [0, *(edge - start for m in view.mentions for edge in (m.start, m.end)), len(low)]
    apart = " ".join(low[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return not words.doers.counted.isdisjoint(_WORD.findall(apart))

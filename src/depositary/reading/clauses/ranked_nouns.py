"""Ranked nouns: what somebody becomes: "a party to", "its 44th member", "NATO's newest member", "the third".

The noun may be left out behind a number of rank.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.lexicon.words import Words
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.ranks import is_ordinal

#: No more words stand between an article and the noun.
_REACH = 7
_ARTICLES = frozenset({"a", "an", "the", "its", "their"})
#: How many words an owner has: "the arms trade treaty's".
_OWNER_REACH = 5
_OWNING = frozenset({"'s", "’s"})
_ENDS = frozenset({"", ".", ",", ";", "on", "in", "last", "after", "when", "at"})
_OF = frozenset({"of", "to", "in"})


def ranked_noun(view: SentenceView, at: int, nouns: Sequence[str], words: Words) -> int | None:
    """The token behind the noun and the "of" that stand at a place, or None."""
    start = _past_article(view, at)
    end = start
    while end < start + _REACH and _ranks(view, end, words):
        end += 1
    plain = _noun_at(view, end, nouns)
    if plain is not None:
        behind = _word(view, plain)
        if behind == "to" and not _is_named(view, plain + 1):
            return None  # "the first party to sign it"
        return plain + (behind in _OF and _is_named(view, plain + 1))
    counted = end > start and is_ordinal(_word(view, end - 1), words.verbs)
    return end if counted and start > at and (_word(view, end) in _ENDS or end in view.masked) else None


def _past_article(view: SentenceView, at: int) -> int:
    """The token behind an article or an owner: "NATO's newest member"."""
    if _word(view, at) in _ARTICLES:
        at += 1
    owned = next((i for i in range(at, at + _OWNER_REACH) if _word(view, i) in _OWNING), None)
    return at if owned is None else owned + 1


def _ranks(view: SentenceView, at: int, words: Words) -> bool:
    word = _word(view, at)
    entry = view.party_at.get(at)
    return (entry is not None and entry[2].kind.value == "adjective") or (
        word in words.clubs.modifiers or is_ordinal(word, words.verbs)
    )


def _noun_at(view: SentenceView, at: int, nouns: Sequence[str]) -> int | None:
    for noun in nouns:
        end = at + noun.count(" ") + 1
        if " ".join(token.lower for token in view.tokens[at:end]) == noun:
            return end
    return None


def _is_named(view: SentenceView, at: int) -> bool:
    """Whether a noun phrase with an article or a name stands at a place, and no verb."""
    if at >= len(view.tokens) or at in view.masked:
        return False
    return _word(view, at) in _ARTICLES | {"this", "that", "it", "both"} or view.tokens[at].is_capitalised


def _word(view: SentenceView, at: int) -> str:
    return view.tokens[at].lower if 0 <= at < len(view.tokens) else ""

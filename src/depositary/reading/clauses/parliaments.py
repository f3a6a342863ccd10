"""Parliaments: phrases that name a legislature, and papers by which one gives its consent ("a bill to ratify")."""

from __future__ import annotations

from depositary.lexicon.words import Words
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import SentenceView

#: Alone these may be any house: "sent to the House".
_HOUSES = frozenset({"house", "houses"})
#: So many words may open the name of a legislature: "the country 's lower".
_OPENERS = 5
#: So many words may stand between a law's own words and what it does: "a bill that would ratify".
_MOST = 4
_OWNING = frozenset({MentionKind.NAME, MentionKind.ADJECTIVE, MentionKind.CAPITAL})


def parliament_end(view: SentenceView, at: int, words: Words) -> int | None:
    """The token behind the phrase that starts at a token and names a legislature, or None.

    "the Riksdag", "Chilean lawmakers", "the lower house", "its parliament", "both chambers".
    """
    last, opened = min(len(view.tokens), at + _OPENERS), False
    while at < last:
        entry = view.party_at.get(at)
        if entry is not None:
            first, after, party = entry
            if first == at and party.body == "parliament" and party.kind is not MentionKind.PERSON:
                return after
            if party.kind not in _OWNING:
                return None
            at, opened = after, True
            continue
        word = view.tokens[at].lower
        if words.bodies.get(word) == "parliament":
            return None if word in _HOUSES and not opened else at + 1
        if word not in words.parliaments.openers:
            return None
        opened = opened or word not in words.phrases.determiners
        at += 1
    return None


def names_parliament(view: SentenceView, words: Words, end: int | None = None) -> bool:
    """Whether a sentence has a word for a legislature, before a token where one is given."""
    end = len(view.tokens) if end is None else end
    named = any(party.body == "parliament" and first < end for first, _, party in view.parties)
    known = words.parliaments.adjectives
    return named or any(t.lower in known or words.bodies.get(t.lower) == "parliament" for t in view.tokens[:end])


def law_end(view: SentenceView, at: int, words: Words) -> int | None:
    """The token behind a law about an agreement whose words start at a token ("a bill to ratify", "the law on the
    ratification of"), so that the agreement may follow; None where no such law is named.
    """
    lists = words.parliaments
    head = next((i for i in range(at, min(len(view.tokens), at + _MOST)) if view.tokens[i].lower in lists.laws), None)
    if head is None or any(_stops(view, i, words) or view.tokens[i].lower == "draft" for i in range(at, head)):
        return None  # a draft is what a government lays before parliament
    doing = next((i for i in range(head + 1, min(len(view.tokens), head + 1 + _MOST)) if _does(view, i, words)), None)
    named = any(view.tokens[i].lower in lists.consents for i in range(at, head))
    if doing is None or any(_stops(view, i, words) for i in range(head + 1, doing)):
        return _past_of(view, head + 1, words) if named else None
    return _past_of(view, doing + 1, words)


def is_of_law(clause: Clause) -> bool:
    """Whether a stage word only says what a law is about: "a bill to ratify the treaty"."""
    head = clause.predicate.head
    for at in range(head - 1, max(-1, head - 1 - _MOST), -1):
        if clause.word(at) in clause.words.parliaments.laws:
            return (law_end(clause.view, at, clause.words) or 0) > head
    return False


def _does(view: SentenceView, at: int, words: Words) -> bool:
    return view.tokens[at].lower in words.parliaments.consents


def _stops(view: SentenceView, at: int, words: Words) -> bool:
    """Whether a word ends the phrase of a law: no law's own word, joint or adjective."""
    token, lists = view.tokens[at], words.parliaments
    if at in view.party_at or at in view.masked or not token.is_word:
        return True
    if token.lower in lists.joints or token.lower in lists.consents:
        return False
    return token.lower in words.phrases.stops


def _past_of(view: SentenceView, at: int, words: Words) -> int:
    """Past "of" or "for", which join a noun of consent to its agreement."""
    joined = at < len(view.tokens) and view.tokens[at].lower in words.parliaments.joints
    return at + 1 if joined else at

"""Parties of instruments: who is named behind the head, after "with" or "between"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from depositary.lexicon.words import PhraseWords
from depositary.reading.mentions.lists import PartyList, party_list, repeated
from depositary.reading.mentions.views import HELP, SentenceView
from depositary.reading.sentences.grammars import Grammar

_END_MARKS = frozenset({".", ";", ":", "?", "!", "(", ","})
_PARTNER_REACH = 26
_PARENTHESIS_REACH = 10
_HELP_REACH = 6
#: Behind a head these open what it is about, which has few words before "with".
_ABOUT = frozenset({"about", "for", "on"})
_TOPIC_REACH = 6
#: So many words before a further head may be its own; one of these shows that it stands inside the phrase.
_MODIFIERS = 4
_INSIDE = frozenset({"amending", "for", "in", "of", "on", "supplementing", "to", "under"})


@dataclass(frozen=True, slots=True)
class NamedParties:
    """The parties named behind a head. `after` is the token behind them, or behind the head where none are named."""

    after: int
    partners: PartyList | None = None
    between: PartyList | None = None
    both_sides: bool = False


def parties_after(view: SentenceView, grammar: Grammar, end: int) -> NamedParties:
    """The parties named behind a head that ends before a token."""
    words = grammar.words
    at = past_parenthesis(view, end)
    set_off = _set_off(view, grammar, at)
    if set_off is not None:
        return NamedParties(set_off.after + 1, partners=set_off)
    while at < min(len(view.tokens), end + _PARTNER_REACH):
        word = view.tokens[at].lower
        if word in words.phrases.sharing and view.tokens[at - 1].lower not in words.phrases.not_partners:
            listed = party_list(view, at + 1, words.lists)
            if listed is not None:
                if word == "with":
                    listed = repeated(view, listed.alone(view), "with", words.lists)
                    return NamedParties(listed.after, partners=listed)
                return NamedParties(listed.after, between=listed)
            following = " ".join(token.lower for token in view.tokens[at + 1 : at + 5])
            if word != "with" and following.startswith(tuple(words.phrases.both_sides)):
                return NamedParties(at + 3, both_sides=True)
        if _ends_phrase(view, grammar, at):
            break
        at += 1
    return NamedParties(end)


def _set_off(view: SentenceView, grammar: Grammar, at: int) -> PartyList | None:
    """ "a second treaty, with Kenya, was signed": the partners between commas."""
    if [token.lower for token in view.tokens[at : at + 2]] != [",", "with"]:
        return None
    listed = party_list(view, at + 2, grammar.words.lists)
    closed = listed is not None and [token.text for token in view.tokens[listed.after : listed.after + 1]] == [","]
    return listed if closed else None


def stranger_after(view: SentenceView, end: int, words: PhraseWords) -> bool:
    """Whether a proper name that is no party follows "with" or "between": "an agreement with the Berk Foundation"."""
    at = _past_topic(view, past_parenthesis(view, end))
    if at + 4 < len(view.tokens) and view.tokens[at].lower == "between":
        to_conflict = view.tokens[at + 2].lower == "parties" and view.tokens[at + 3].lower == "to"
        return to_conflict or (view.tokens[at + 1].is_capitalised and at + 1 not in view.party_at)
    if at + 1 >= len(view.tokens) or view.tokens[at].lower != "with":
        return False
    first, second = view.tokens[at + 1], view.tokens[min(at + 2, len(view.tokens) - 1)]
    if first.lower in words.counters or first.text.isdigit():
        return True
    if any(b.lower in HELP and a.lower != "to" for a, b in pairwise(view.tokens[at + 1 : at + _HELP_REACH])):
        return False  # "an agreement with Qatari backing"
    named = second if first.lower in {"the", "a", "an", "its", "their"} else first
    return named.is_capitalised and named.is_word and named.lower not in words.ministries


def _past_topic(view: SentenceView, at: int) -> int:
    """Where "with" stands behind what an instrument is about ("an agreement on fisheries with"), or that token."""
    if at >= len(view.tokens) or view.tokens[at].lower not in _ABOUT:
        return at
    for i in range(at + 1, min(len(view.tokens), at + _TOPIC_REACH)):
        if view.tokens[i].lower == "with":
            return i
        if not view.tokens[i].text.islower():
            return at
    return at


def past_parenthesis(view: SentenceView, at: int) -> int:
    """The token behind a short parenthesis that opens at a token, or that token."""
    if at < len(view.tokens) and view.tokens[at].text == "(":
        for i in range(at, min(len(view.tokens), at + _PARENTHESIS_REACH)):
            if view.tokens[i].text == ")":
                return i + 1
    return at


def _ends_phrase(view: SentenceView, grammar: Grammar, at: int) -> bool:
    """Whether the words behind a head no longer belong to its phrase."""
    word = view.tokens[at].lower
    if word in _END_MARKS or word in grammar.words.phrases.ends or word in grammar.words.phrases.comparing:
        return True
    if word == "and" and at + 1 < len(view.tokens) and view.tokens[at + 1].lower.endswith("ing"):
        return True
    head = grammar.head_at(view.tokens, at)
    if head is None or head.head.strength != "strong" or at == 0:
        return False
    before = [token.lower for token in view.tokens[max(0, at - _MODIFIERS) : at]]
    if head.plural and _INSIDE.isdisjoint(before):
        return True  # "The Trade Agreement replaces several agreements with Peru"
    return before[-1] in {"a", "an", "and"}

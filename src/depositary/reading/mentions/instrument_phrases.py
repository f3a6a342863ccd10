"""Phrases of instruments: where the noun phrase around a head starts, and what its words make of it."""

from __future__ import annotations

from depositary.lexicon.words import PhraseWords
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import CLAUSE_MARKS, SentenceView
from depositary.reading.sentences.grammars import Grammar

_PHRASE_MARKS = frozenset({"-", "–", "/", "“", "”", '"', "*"})
_MODIFIER_LIMIT = 13
#: The tokens of a gloss: its letters and the marks around them.
_GLOSS = 3
#: What takes the name of the city where it was made, also in small letters.
_NAMED_AFTER_CITIES = frozenset({"accord", "accords", "agreements", "convention", "declaration", "protocol", "treaty"})
#: Between the city and the noun: "the Oslo peace agreement".
_OF_PEACE = frozenset({"ceasefire", "peace"})
_BEFORE_CITIES = frozenset({"'s", "the"})
_OPENS_CLAUSE = frozenset({"", ",", ";", ":", "and"})


def left_edge(view: SentenceView, grammar: Grammar, head: int, floor: int) -> tuple[int, str | None]:
    """The first token of the phrase and its determiner, when it has one."""
    words = grammar.words.phrases
    first = head
    for at in range(head - 1, max(floor, head - _MODIFIER_LIMIT) - 1, -1):
        word = view.tokens[at].lower
        owner = _owner_start(view, at, words) if word == "'s" else None
        counted = word in words.like or word in words.quantities or word in words.numbers or word.isdigit()
        if counted or _is_inside_name(view, at):
            first = at
        elif _in_gloss(view, at) or _opens_second(view, at):
            continue
        elif word in words.determiners:
            return at, word
        elif _joins_owners(view, at) or (
            word == "and" and at > 0 and at - 1 not in view.party_at and _is_modifier(view, grammar, at - 1)
        ):
            continue
        elif owner is not None:
            return owner, "the"
        elif word == "of" and _is_inside_title(view, at, head):
            continue
        elif _is_modifier(view, grammar, at):
            first = at
        else:
            break
    return first, None


def _in_gloss(view: SentenceView, at: int) -> bool:
    """ "the Open Flight Routes (OFR) Agreement": the letters in parentheses that stand for the words before them."""
    for opening in (at, at - 1, at - 2):
        words = [token.text for token in view.tokens[max(0, opening) : opening + 3]]
        if len(words) == _GLOSS and words[0] == "(" and words[1].isupper() and words[2] == ")":
            return True
    return False


def _is_inside_name(view: SentenceView, at: int) -> bool:
    """ "of" and the like inside the name of a state, a hyphen before which joins another: "Peru-Kingdom of Norway"."""
    entry = view.party_at.get(at)
    if entry is None or entry[0] >= at or entry[2].kind is MentionKind.PERSON:
        return False
    before = entry[0] - 1 - (entry[0] > 0 and view.tokens[entry[0] - 1].text == "The")
    return before > 0 and view.tokens[before].text in {"-", "–"}


def _opens_second(view: SentenceView, at: int) -> bool:
    """ "the 1984 United States-The Kingdom of Norway Tax Convention": the article of the second of two names."""
    joined = at > 1 and view.tokens[at].text == "The" and view.tokens[at - 1].text in {"-", "–"}
    return joined and at - 2 in view.party_at


def _owner_start(view: SentenceView, at: int, words: PhraseWords) -> int | None:
    """Where the owner before "'s" starts: "France's agreement", "the group's agreement"."""
    if at - 1 in view.party_at:
        first = view.party_at[at - 1][0]
        return first if view.party_at[at - 1][2].kind is not MentionKind.NAME else _twin_start(view, first, words)
    return at - 2 if at > 1 and view.tokens[at - 2].lower in words.determiners else None


def _twin_start(view: SentenceView, first: int, words: PhraseWords) -> int:
    """Where the first of two owners starts, ahead of which a clause opens: "The EU and Peru's agreement"."""
    twin = view.party_at.get(first - 2) if first > 1 and view.tokens[first - 1].lower == "and" else None
    if twin is None or twin[2].kind is not MentionKind.NAME:
        return first
    ahead = twin[0] - 1
    ahead -= ahead >= 0 and view.tokens[ahead].lower in words.determiners
    return twin[0] if ahead < 0 or view.tokens[ahead].text in CLAUSE_MARKS else first


def _joins_owners(view: SentenceView, at: int) -> bool:
    """ "the Belgian, Norwegian and Swedish accords": a comma or "and" between two adjectives of states."""
    if view.tokens[at].lower not in {",", "and"}:
        return False
    sides = (view.party_at.get(at - 1), view.party_at.get(at + 1))
    return all(entry is not None and entry[2].kind is MentionKind.ADJECTIVE for entry in sides)


def _is_inside_title(view: SentenceView, at: int, head: int) -> bool:
    """ "a Status of Visiting Forces Agreement": a joint between capitalised words, none of which names a party."""
    around = (at - 1, at + 1, head)
    return at > 0 and all(view.tokens[i].is_capitalised and i not in view.party_at for i in around)


def _is_modifier(view: SentenceView, grammar: Grammar, at: int) -> bool:
    token, words = view.tokens[at], grammar.words.phrases
    if token.lower in words.stops or at in view.masked or not (token.is_word or token.text in _PHRASE_MARKS):
        return False
    entry = view.party_at.get(at)
    if entry is not None and entry[2].kind is MentionKind.PERSON:
        return False
    doer = view.party_at.get(at - 1)
    if doer is not None and doer[2].kind is MentionKind.NAME and token.lower.endswith("ed") and token.lower.islower():
        return False  # "Laos exchanged instruments"
    if not any(
        trigger.forms and len(trigger.words) == 1 and not trigger.fronted
        for trigger in grammar.triggers.get(token.lower, ())
    ):
        return True
    # "a negotiated agreement", "the amended treaty": a participle as an adjective stands after a determiner
    before = view.tokens[at - 1].lower if at else ""
    return before in words.determiners and before != "that" and token.lower.endswith(("ed", "ing"))


def owners_in(view: SentenceView, first: int, head: int) -> tuple[str, ...]:
    """The parties named inside the phrase, in the order of the words: "the Czech-Ukrainian accord"."""
    codes: list[str] = []
    for at in range(first, head):
        entry = view.party_at.get(at)
        if entry is None or entry[2].code in codes:
            continue
        if entry[2].kind is MentionKind.CAPITAL and (
            view.tokens[head].is_capitalised or _is_place_name(view, at, head)
        ):
            continue  # a treaty named after the city where it was made
        codes.append(entry[2].code)
    return tuple(codes)


def _is_place_name(view: SentenceView, at: int, head: int) -> bool:
    """ "the Ottawa treaty", "the Oslo peace agreement": one city right before the noun, and none beside it."""
    peace = at == head - 2 and view.tokens[head - 1].lower in _OF_PEACE
    named = peace or (at == head - 1 and view.tokens[head].lower in _NAMED_AFTER_CITIES)
    return named and at > 0 and view.tokens[at - 1].lower in _BEFORE_CITIES


def is_wide(view: SentenceView, first: int, head: int, words: PhraseWords) -> bool:
    """Whether the phrase names an instrument of many parties: by a word, or after the city where it was made."""
    if any(token.lower in words.wide for token in view.tokens[first:head]):
        return True
    noun = view.tokens[head]
    if not noun.is_capitalised:
        entry = view.party_at.get(head - 1)
        made_there = entry is not None and entry[2].kind is MentionKind.CAPITAL
        return made_there and noun.lower != "agreements" and _is_place_name(view, head - 1, head)
    if noun.lower in words.wide_heads and head > first and view.tokens[head - 1].is_capitalised:
        return True
    at = head - 1
    while at > first and view.tokens[at].is_capitalised and at not in view.party_at:
        at -= 1  # "the Paris Climate Agreement"
    entry = view.party_at.get(at)
    return entry is not None and entry[2].kind is MentionKind.CAPITAL


def is_law(view: SentenceView, first: int, end: int, words: PhraseWords) -> bool:
    """Whether the phrase names an act of one state or a private paper: "the Clean Pact Act", "a plea agreement"."""
    closed = end < len(view.tokens) and view.tokens[end].text == ")"  # "the Comprehensive Toxics (PACT) Act"
    following = [token.lower for token in view.tokens[end + closed : end + closed + 2]]
    if following[:1] == ["of"] and view.tokens[end - 1].lower in words.settings and first:
        return view.tokens[first - 1].lower in words.within  # "in the framework of the dialogue"
    if following[:1] and (following[0] in words.laws or following == ["federal", "decree"]):
        return True
    if following[:1] == ["of"] and following[-1] in words.not_between:
        return True
    about = following[:1] in (["on"], ["over"]) and [
        t.lower for t in view.tokens[end + 1 : end + 3] if t.lower != "the"
    ]
    if about and about[0] in words.one_sided:
        return True  # "an agreement on the budget"
    return any(token.lower in words.one_sided for token in view.tokens[first:end])


def stands_for_one(view: SentenceView, at: int, words: PhraseWords) -> bool:
    """Whether "one" stands for an instrument and is not the number: "the British one", "one like the one signed"."""
    before = view.tokens[at - 1].lower if at else ""
    following = view.tokens[at + 1].lower if at + 1 < len(view.tokens) else "."
    if following in {"was", "is"} and before in _OPENS_CLAUSE:
        return True  # "One was signed by Norway, one is with Peru"
    if following in words.sharing and before not in words.determiners and (at + 2) in view.party_at:
        return True
    return ((at - 1) in view.party_at or before in words.one_before) and following in words.one_after

"""Participles: whether a form such as "signed" is a past tense or belongs to a noun."""

from __future__ import annotations

from itertools import pairwise

from depositary.reading.clauses.predicates import Voice
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

_WISH_REACH = 9
#: How far back a participle that no comma, or a comma, sets off may find its noun.
_NOUN_REACH = 9
_FAR_NOUN_REACH = 24
_MANNER_REACH = 5


def is_wished(view: SentenceView, at: int, grammar: Grammar) -> bool:
    """Whether a participle completes a wish: "expect to see a deal signed", "want the pact ratified"."""
    words = grammar.words.firing
    before = {token.lower for token in view.tokens[max(0, at - _WISH_REACH) : at]}
    if at > 2 and _is_to_have(view, at):
        return True
    return bool(words.wishes & before) and not words.wish_ends & before


def _is_to_have(view: SentenceView, at: int) -> bool:
    """ "a motion to have the text ratified": what somebody wants done."""
    lead = [token.lower for token in view.tokens[max(0, at - _WISH_REACH) : at]]
    return any(pair == ("to", "have") for pair in pairwise(lead))


def participle_voice(view: SentenceView, span: tuple[int, int], grammar: Grammar) -> Voice:
    """The voice of a past form: tells "A and B signed the pact" from "the pact signed by A" and "Signed in May, it"."""
    tokens, words = view.tokens, grammar.words.firing
    at, last = span
    left = _noun_end(view, at, grammar)
    if left < 0 or at == 0 or (at == 1 and not tokens[0].is_word):
        return Voice.FRONTED
    following = tokens[last].lower if last < len(tokens) else ""
    doer = following == "by" and last + 1 < len(tokens) and not tokens[last + 1].text.isdigit()
    if doer and not _is_manner(view, last, grammar):
        return Voice.REDUCED
    if tokens[left].text == ":" and left - 1 in view.party_at:
        return Voice.ACTIVE  # "Peru: signed on 4 May"
    set_off = tokens[at - 1].text == "," and (following in words.comma_places or last in view.masked)
    if set_off and _noun_before(view, left, grammar, _FAR_NOUN_REACH):
        return Voice.REDUCED
    if left > 0 and tokens[left].lower == "it" and tokens[left - 1].lower in {"that", "which"}:
        return Voice.ACTIVE  # "the treaty, which it signed in May"
    objectless = following in words.after_participle or last in view.masked
    if objectless and _stands_for_papers(view, left, grammar):
        return Voice.REDUCED
    if _is_to_have(view, at):
        return Voice.REDUCED  # "hopes to have a treaty with Peru wrapped up"
    if left in view.party_at or tokens[left].lower in words.doers:
        return Voice.ACTIVE
    return Voice.REDUCED if objectless and _noun_before(view, left, grammar) else Voice.ACTIVE


def _is_manner(view: SentenceView, by: int, grammar: Grammar) -> bool:
    """ "extended by another two years their pact", "annulled by decree a pact": how much or how, and not by whom."""
    following = [token.lower for token in view.tokens[by : by + _MANNER_REACH]]
    adjuncts = grammar.words.acted_on.adjuncts
    size = next((i for i in range(_MANNER_REACH, 1, -1) if " ".join(following[:i]) in adjuncts), 0)
    size = size or next((i + 1 for i, word in enumerate(following) if word in grammar.words.dates.spans), 0)
    behind = following[size : size + 1]
    return size > 0 and bool(behind) and behind[0] in {"a", "an", "the", "its", "their"}


def _stands_for_papers(view: SentenceView, at: int, grammar: Grammar) -> bool:
    """ "a treaty with Peru and a treaty with Chile, both signed in Lima": "both" stands for the papers before it."""
    if view.tokens[at].lower not in {"all", "both"} or at < 1 or view.tokens[at - 1].text != ",":
        return False
    return _noun_before(view, at - 2, grammar, _FAR_NOUN_REACH)


def _noun_end(view: SentenceView, at: int, grammar: Grammar) -> int:
    """The token before a participle and its adverbs and dates; -1 at the start."""
    stepped = grammar.words.firing.participle_adverbs
    left = at - 1
    while left >= 0 and (left in view.masked or view.tokens[left].lower in stepped):
        left -= 1
    return left


def _noun_before(view: SentenceView, left: int, grammar: Grammar, reach: int = _NOUN_REACH) -> bool:
    """Whether an instrument's word stands close before: then the participle belongs to it."""
    papers = grammar.words.firing.papers
    for token in reversed(view.tokens[max(0, left - reach) : left + 1]):
        if token.lower in papers:
            return True
        if token.text == ";":
            return False
    return False

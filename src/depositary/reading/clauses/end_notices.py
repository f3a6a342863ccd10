"""End notices: a plan to end that the other side has been told of, and a paper by which somebody ends an agreement.

Notice given counts as an end: "Peru notified Chile that it would leave the pact", "issued a decree denouncing it".
"""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Framing
from depositary.reading.clauses.predicates import Predicate
from depositary.reading.mentions.views import CLAUSE_MARKS, SentenceView
from depositary.reading.sentences.grammars import Grammar

_NOTIFIED_REACH = 14
_PAPER_REACH = 9
_TOLD_GAP = 2
_GIVEN_GAP = 6


def announced_end(view: SentenceView, predicate: Predicate, grammar: Grammar) -> Predicate | None:
    """The predicate as done, where its end has been notified or stands in a paper that somebody issued; or None."""
    if predicate.framing is Framing.PLANNED and _is_notified(view, predicate.first, grammar):
        return replace(predicate, framing=Framing.HAPPENED, cue="notified", present=False)
    if predicate.cue.endswith("-ing"):
        issued = _issued(view, predicate, grammar)
        if issued is not None:
            return replace(predicate, first=issued, framing=Framing.HAPPENED, cue="issued")
    return None


def _is_notified(view: SentenceView, first: int, grammar: Grammar) -> bool:
    """ "notified Chile that it would", "gave notice of its intention to"."""
    words = grammar.words.nouns
    for at in range(first - 1, max(-1, first - _NOTIFIED_REACH), -1):
        word = view.tokens[at].lower
        if view.tokens[at].text in CLAUSE_MARKS:
            return False
        if word in words.notified and _is_done(view, at, grammar):
            told = range(at + 1, at + 1 + _TOLD_GAP)
            return view.tokens[at + 1].lower == "that" or any(
                i in view.party_at or view.tokens[i].lower in words.notified_of for i in told if i < first
            )
        if word == "notice":
            given = (
                i for i in range(at - 1, max(-1, at - _GIVEN_GAP), -1) if view.tokens[i].lower in words.notice_given
            )
            return any(_is_done(view, i, grammar) for i in given)
    return False


def _issued(view: SentenceView, predicate: Predicate, grammar: Grammar) -> int | None:
    """Where the verb stands by which somebody issued the paper right before a gerund: "signed a decree denouncing"."""
    words, at = grammar.words.nouns, predicate.head - 1
    if at < 0 or view.tokens[at].lower not in words.ending_papers:
        return None
    for i in range(at - 1, max(-1, at - _PAPER_REACH), -1):
        if view.tokens[i].text in CLAUSE_MARKS or view.tokens[i].text == ",":
            return None
        if view.tokens[i].lower in words.issued:
            return i if _is_done(view, i, grammar) else None
    return None


def _is_done(view: SentenceView, at: int, grammar: Grammar) -> bool:
    """Whether nothing before a past form makes it a plan or denies it."""
    before = {token.lower for token in view.tokens[max(0, at - 3) : at]}
    negated = before & grammar.words.verbs.negators
    return not (negated or "to" in before or any(word in grammar.modals for word in before))

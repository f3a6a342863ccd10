"""Coordinations: further instruments that share a verb, each perhaps behind the time of its own."""

from __future__ import annotations

from depositary.reading.clauses.objects import is_gloss
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention

_ROW_REACH = 45
_SHORT = 4
#: Before a noun phrase these tell when: "at two an accord", "shortly before four a treaty".
_TIME_REACH = 6
_TIME_LEADS = frozenset({"at", "finally", "in", "later", "on", "shortly", "then"})


def coordinated(clause: Clause, instrument: InstrumentMention) -> list[InstrumentMention]:
    """Further instruments that share the verb: "signed a protocol and a roadmap", "accord and pact were signed"."""
    row = [instrument]
    ahead = instrument.head > clause.predicate.head
    candidates = (
        [m for m in clause.instruments if m.head > instrument.head]
        if ahead
        else [m for m in reversed(clause.instruments) if m.head < instrument.head]
    )
    for mention in (m for m in candidates if not is_gloss(clause, m)):
        left, right = (row[-1], mention) if ahead else (mention, row[-1])
        if not _joined(clause, left, right) or (_has_verb(clause, right) if ahead else _is_acted_on(clause, left)):
            break
        row.append(mention)
    return row[1:]


def _has_verb(clause: Clause, mention: InstrumentMention) -> bool:
    """ "signed a pact, and a similar one with Peru was approved": the subject of a verb of its own."""
    verbs = clause.words.verbs
    return clause.word(mention.after) in verbs.be | verbs.have | clause.words.clauses.modals - {"to"}


def _is_acted_on(clause: Clause, mention: InstrumentMention) -> bool:
    """ "Peru signed a pact with Chile and one with Kenya was approved": the object of a verb before it."""
    verbs, start = clause.words.verbs, clause.start()
    before = [clause.word(at) for at in range(start, mention.first) if at not in clause.view.party_at]
    return any(word in verbs.have or (len(word) > _SHORT and word.endswith("ed")) for word in before)


def _past_time(clause: Clause, at: int) -> int:
    """Where the time before a noun phrase starts, or the phrase itself: ", at two an accord", "and then a treaty"."""
    for first in range(at - 1, at - _TIME_REACH, -1):
        if clause.word(first - 1) in clause.words.acted_on.rows and clause.word(first) in _TIME_LEADS:
            placed = any(i in clause.view.party_at for i in range(first, at))
            return at if placed or clause.crosses_verb(first + 1, at) else first
    return at


def _joined(clause: Clause, left: InstrumentMention, right: InstrumentMention) -> bool:
    words = clause.words.acted_on
    gap = right.first - max(left.head_end, left.after, left.title_end)
    if right.strength == "stand_in" or right.first <= left.head_end or gap > _ROW_REACH:
        return False
    if left.first and clause.word(left.first - 1) in clause.words.doers.places and left.head < clause.predicate.first:
        return False  # "In addition to the agreement with Peru, others ..."
    joint = clause.word(_past_time(clause, right.first) - 1)
    if joint not in words.rows or right.determiner in words.row_breaks:
        return False
    if joint == "," and right.determiner == "the":
        return False  # an apposition: "a treaty already, the Treaty on Friendship"
    return not clause.crosses_verb(left.head_end, right.first)

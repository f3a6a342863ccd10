"""Counted doers: parties of which only a number, or what they have done, is said: "ten countries have signed"."""

from __future__ import annotations

from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.views import CLAUSE_MARKS

_PLACED = frozenset({"in", "of"})
_AGENT_REACH = 10
_COUNT_REACH = 5
#: Before counted parties these point at some that are known: "these countries that have signed".
_KNOWN = frozenset({"both", "our", "these", "three", "two"})


def is_counted(clause: Clause) -> bool:
    """Whether a number of parties is the subject: "ten countries have joined"."""
    counted = clause.words.doers.counted
    span = range(clause.start(), clause.predicate.first)
    return any(clause.word(i) in counted and i not in clause.view.party_at for i in span)


def is_number(clause: Clause, word: str) -> bool:
    """Whether a word is a number, in figures or written out."""
    words = clause.words.doers
    if word.isdigit() or word in words.counts or word in words.more:
        return True
    return word.endswith(tuple(words.number_ending)) or "-" in word


def is_of_some(clause: Clause) -> bool:
    """ "limited to the states that have signed the pact": whoever has done it."""
    start = clause.start()
    at = start - 2
    if start != clause.predicate.first or clause.word(start - 1) not in clause.words.clauses.relatives:
        return False
    named = at in clause.view.party_at or not _KNOWN.isdisjoint(clause.lower(at - 2, at))
    return clause.word(at) in clause.words.doers.counted and not named


def counted_agents(clause: Clause) -> bool:
    """ "signed by more than ninety states", "ratified by 63": a number of parties behind "by", and none is named."""
    ahead = [at for at in clause.ahead(_AGENT_REACH) if clause.word(at) == "by"]
    if not ahead or any(clause.word(i) in CLAUSE_MARKS for i in range(clause.predicate.last, ahead[0])):
        return False
    for at in range(ahead[0] + 1, ahead[0] + 1 + _COUNT_REACH):
        word = clause.word(at)
        if (
            at in clause.view.party_at
            or at in clause.view.masked
            or word in _KNOWN | _PLACED
            or word in clause.words.bodies
        ):
            return False  # "by parliament in both countries"
        if word in clause.words.doers.counted:
            return True
        if word.isdigit():
            following = clause.word(at + 1)
            return not following.isalpha() or following in clause.words.doers.counted | clause.words.lists.joiners
    return False

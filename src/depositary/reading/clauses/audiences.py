"""Audiences: who is only told of a stage, and is no side of it: "She informed Peru's minister about the talks"."""

from __future__ import annotations

from dataclasses import replace

from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.subjects import acting_list
from depositary.reading.mentions.lists import PartyList

_REACH = 40
#: Verbs of telling, whose object hears of what stands behind them.
_TELLING = frozenset({
    "brief", "briefed", "briefing", "briefs", "inform", "informed", "informing", "informs",
    "update", "updated", "updates",
})  # fmt: skip
_ABOUT = frozenset({"about", "of", "on", "regarding"})


def is_told(clause: Clause) -> bool:
    """Whether a stage noun is only what somebody is told of."""
    return _telling_at(clause) is not None


def teller(clause: Clause) -> PartyList | None:
    """Who tells of it, where the words say so: nobody in "Peru's minister was informed about the talks"."""
    at = _telling_at(clause)
    if at is None or clause.word(at - 1) in clause.words.verbs.be:
        return None
    return acting_list(replace(clause, predicate=replace(clause.predicate, first=at, head=at)))


def _telling_at(clause: Clause) -> int | None:
    """Where the verb of telling stands of whose content the noun is a part."""
    head = clause.predicate.first
    about = False
    for at in range(head - 1, max(-1, head - _REACH), -1):
        word = clause.word(at)
        if word in _TELLING:
            return at if about else None
        if word in {";", ":"} or word in {"that", "which", "who"}:
            return None
        about = about or word in _ABOUT
    return None

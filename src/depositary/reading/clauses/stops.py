"""Stops: where an agreement was made, told right beside it, and the part of a row that one agreement has for itself.

"In Lima she signed a fisheries agreement, in Quito on Friday a customs agreement and, later, one on visas in Bogotá":
between two joints stand one agreement and the place or time of it.
"""

from __future__ import annotations

from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.parties import MentionKind

_JOINTS = frozenset({",", ";", "and", "then"})
#: What may stand beside an agreement in its part of the row, before a place or a time.
_LEADS = frozenset({"at", "in", "near", "on", "the", "last", "this", "later", "finally"})
_PLACING = frozenset({"in"})
_PLACES = frozenset({MentionKind.CAPITAL, MentionKind.NAME})
#: Where organisations sit: what others sign there is with nobody of the land.
_SEATS = frozenset({"brussels", "vienna", "nairobi"})
#: Nobody says more of one agreement between two joints: a bound for hostile sentences.
_REACH = 14


def has_own_stop(clause: Clause, own: InstrumentMention) -> bool:
    """Whether an active verb's first agreement has a place or time for itself, so that further ones have theirs, too:
    "endorsed a treaty with Peru and one with Chile on 4 May" has one time for both."""
    if clause.predicate.voice is not Voice.ACTIVE or own.head < clause.predicate.head:
        return False
    further = min((m.first for m in clause.instruments if m.first >= own.head_end), default=own.after)
    ahead = range(clause.start(), _opening(clause, further) if further > own.after else own.after)
    return any(at in clause.view.masked for at in ahead) or _seat_in(clause, ahead.start, ahead.stop) is not None


def stop_of(clause: Clause, mention: InstrumentMention) -> tuple[int, int] | None:
    """The tokens of an agreement's own part of a row, with the place or time that it has there; None without one."""
    if mention.points and mention.strength != "stand_in":
        return None
    first, after = _opening(clause, mention.first), _end(clause, max(mention.after, mention.head_end))
    if first == 0 or clause.word(first - 1) not in _JOINTS:
        return None
    told = any(at in clause.view.masked for at in (*range(first, mention.first), *range(mention.head_end, after)))
    return (first, after) if told or _seat_in(clause, first, after) is not None else None


def place_of(clause: Clause, mention: InstrumentMention | None, first: int) -> str | None:
    """The land in whose capital, or in which, a new agreement is made, as is said right behind its phrase or in front
    of its verb, from the token `first` on; None where the sentence tells of a gathering of many."""
    if mention is None or not clause.words.doers.gatherings.isdisjoint(clause.lower(0, len(clause.view.tokens))):
        return None
    behind = _seat_in(clause, mention.head_end, _end(clause, max(mention.after, mention.head_end)))
    return behind or _seat_in(clause, first, mention.first)


def _seat_in(clause: Clause, first: int, after: int) -> str | None:
    """The land behind an "in" that opens a phrase between two tokens."""
    for at in range(max(1, first), after):
        entry = clause.view.party_at.get(at)
        if entry is None or clause.word(at - 1) not in _PLACING or entry[0] != at:
            continue
        if entry[2].kind in _PLACES and clause.word(at) not in _SEATS and clause.word(entry[1]) not in {"'s", "’s"}:
            return entry[2].code
    return None


def _opening(clause: Clause, at: int) -> int:
    """Where an agreement's part of a row opens: at its phrase, or at the place and time before it."""
    floor = max(0, at - _REACH)
    first = _past_adjuncts(clause, at, floor)
    while (
        clause.word(first - 1) == "," and first - 1 > floor
    ):  # "and, later, a pact", "and on Friday, in Quito, a pact"
        further = _past_adjuncts(clause, first - 1, floor)
        if clause.word(further - 1) not in _JOINTS or (further == first - 1 and clause.word(further - 1) != "and"):
            break
        first = further
    return first


def _past_adjuncts(clause: Clause, at: int, floor: int) -> int:
    """The first token of the places and times right before a token."""
    view = clause.view
    while at > floor and (at - 1 in view.masked or at - 1 in view.party_at or clause.word(at - 1) in _LEADS):
        at -= 1
    return at


def _end(clause: Clause, at: int) -> int:
    """Where it ends: behind the places and times that follow it."""
    view, most = clause.view, min(len(clause.view.tokens), at + _REACH)
    while at < most:
        leads = clause.word(at) in _LEADS and (at + 1 in view.masked or at + 1 in view.party_at)
        if not (at in view.masked or leads or (at in view.party_at and clause.word(at - 1) in _LEADS)):
            break
        at += 1
    return at

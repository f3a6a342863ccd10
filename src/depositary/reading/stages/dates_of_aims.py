"""Dates of aims: whether a date ahead of "to sign" is that of the aim, or of what is done for it."""

from __future__ import annotations

from depositary.core.codes import FORWARD
from depositary.core.edtf import bounds, ends_before
from depositary.reading.clauses.records import Clause
from depositary.reading.dates import resolve, resolve_nearest
from depositary.reading.dates.mentions import DateMention, Direction

#: So many words before its date somebody arrives.
_ARRIVAL_REACH = 6
#: What decides the framing of an aim.
_AIMS = frozenset({"in order to", "to"})


def first_of(clause: Clause, mention: DateMention) -> int:
    """The token at which a date of the sentence starts."""
    return next((first for first, _, each in clause.view.dates if each is mention), 0)


def is_over(clause: Clause, mention: DateMention) -> bool:
    """Whether a day for which something was planned is over when it is told."""
    return _is_of_arrival(clause, mention) or _had_been_due(clause)


def is_of_main_verb(clause: Clause, mention: DateMention, published: str) -> bool:
    """ "began talks in 2019 to revise the pact": a date ahead of an aim that is over, so that it is not the aim's."""
    cue = clause.predicate.cue
    is_aim = clause.predicate.framing in FORWARD and (cue in _AIMS or cue.endswith(" -ing"))
    if not is_aim or first_of(clause, mention) >= clause.predicate.first:
        return False
    return ends_before(resolve(mention, published, Direction.FUTURE, clause.view.anchor(mention)).edtf, published)


def is_of_aim(clause: Clause, mention: DateMention, published: str) -> bool:
    """ "signed a pact to cut tariffs from 1 October": a coming day behind an aim, and not that of what is done."""
    first = first_of(clause, mention)
    if first < clause.predicate.last or "to" not in clause.lower(clause.predicate.last, first):
        return False
    coming = resolve_nearest(mention, published, clause.view.anchor(mention)).edtf
    earliest = bounds(coming).earliest if coming else None
    return earliest is not None and earliest.isoformat() > published


def _is_of_arrival(clause: Clause, mention: DateMention) -> bool:
    """ "flew to Riga on Friday to sign": a day that is over, whatever was done on it."""
    if clause.predicate.cue != "to":
        return False
    at = first_of(clause, mention)
    return at < clause.predicate.first and not clause.words.dates.arrivals.isdisjoint(
        clause.lower(at - _ARRIVAL_REACH, at)
    )


def _had_been_due(clause: Clause) -> bool:
    """ "had been due to sign on Monday": a plan for a day that is over."""
    group = clause.lower(clause.predicate.first, clause.predicate.head)
    return "to" in group and group[:2] == ["had", "been"]

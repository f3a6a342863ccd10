"""Wholes: relatives that speak of the agreements of which their sentence has just told.

"Signed pacts with Oman and Chad, neither of which has been ratified". Of a part ("one of which") nobody knows which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context

Parties = tuple[str, ...]

_ALL = frozenset({"all", "both", "neither", "none"})
_PARTS = frozenset({"either", "half", "most", "one", "some"})


def _opener(clause: Clause) -> str:
    """The word before "of which" at the head of the predicate's clause, or an empty string."""
    start = clause.start()
    return clause.word(start - 3) if clause.lower(start - 2, start) == ["of", "which"] else ""


def is_of_which(clause: Clause) -> bool:
    """Whether the clause opens with "both of which" or the like."""
    return _opener(clause) in _ALL | _PARTS


def is_part(clause: Clause, told: Sequence[Parties]) -> bool:
    """Whether the clause tells of some of several agreements, of which it does not say which: "one of which"."""
    return _opener(clause) in _PARTS and len(told) > 1


def of_whole(clause: Clause, arguments: Arguments, told: Sequence[Parties], context: Context) -> Arguments:
    """The arguments with all the agreements told of in the sentence, where "both of which" are acted on."""
    opener = _opener(clause)
    acted_on = clause.is_passive or clause.rule.instrument == "subject"
    if opener not in _ALL or len(told) < 2 or not acted_on:
        return arguments
    context.discourse.several, context.discourse.several_in = tuple(told), context.discourse.number
    denied = opener in {"neither", "none"}
    return replace(arguments, instrument=None, pronoun="none" if denied else "both", subject=None)

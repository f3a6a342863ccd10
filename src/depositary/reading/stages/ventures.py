"""Ventures: what a clause that names both sides may say, though it names no instrument as its rule demands.

A report that has spoken of agreements goes on with "Peru and Chile initialled last week", "Norway suspended with Chad".
Rules refuse these, for many are about something else; here they are kept for the model of `judgements.py` to weigh, and
nothing that follows rests on them. In governments' own releases nearly all are about something else.
"""

from __future__ import annotations

from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.acting_sides import acting
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.sides import resolve_sides
from depositary.reading.stages.records import StageReading, StageSentence

_PAIR = 2
#: Behind a verb these begin no object, or stand for a paper.
_NO_OBJECT = frozenset({
    "alongside", "at", "first", "in", "it", "later", "next", "one", "ones", "separately", "theirs", "them", "together",
    "too", "with",
})  # fmt: skip


def ventured(sentence: StageSentence, clause: Clause, arguments: Arguments) -> list[StageReading]:
    """The readings of a clause that is not admitted, or none: it has a verb and names two sides at least."""
    nominal = clause.rule.noun or clause.predicate.voice is Voice.NOMINAL
    context, lexicon = sentence.context, sentence.lexicon
    if nominal or context.home is not None or arguments.instrument is not None or not _names_two(arguments):
        return []
    if not _leaves_paper_out(clause):
        return []
    sides = resolve_sides(clause.rule, arguments, context, lexicon)
    found = []
    for parties in sides.agreements:
        if len(parties) < _PAIR or context.discourse.is_private(parties):
            continue
        known = Known("agreement", "bilateral", None, None, None, parties, sentence.number)
        doers = acting(clause.rule, arguments, parties, sides, (context.home, lexicon))
        found.append(StageReading(clause, arguments, known, doers, sides.explicit, ventured=True))
    return found


def _names_two(arguments: Arguments) -> bool:
    """Whether the clause itself names two parties or more."""
    named = (arguments.subject, arguments.partners, arguments.between, arguments.listed)
    return len({code for each in named if each is not None for code in each.codes}) >= _PAIR


def _leaves_paper_out(clause: Clause) -> bool:
    """Whether the verb has no object of its own: "suspended flights" is about flights."""
    at = clause.predicate.last
    return clause.nothing_follows() or at in clause.view.masked or clause.word(at) in _NO_OBJECT

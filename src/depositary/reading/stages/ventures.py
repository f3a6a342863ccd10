"""Ventures: what a clause that names both sides may say, though it names no instrument as its rule demands.

A report that has spoken of agreements goes on with "Peru and Chile initialled last week", "Norway suspended with Chad".
Rules refuse these, for many are about something else; here they are kept for the model of `judgements.py` to weigh, and
nothing that follows rests on them. In governments' own releases nearly all are about something else, but two kinds:
what two sides "have agreed to do", and talks whose own words name two states, "Peruvian talks to buy gas from Chile".
"""

from __future__ import annotations

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.acting_sides import acting
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.sides import resolve_sides
from depositary.reading.stages.records import StageReading, StageSentence

_PAIR = 2
#: Words of talks that say between whom and about what they are stand no further behind their head.
_TALKS_REACH = 14
_TALKS_END = frozenset({",", ";", ":", "and", "that"})
#: To agree to these is no agreement.
_MERELY = frozenset({
    "a", "an", "be", "begin", "collaborate", "come", "consult", "continue", "convene", "cooperate", "coordinate",
    "disagree", "discuss", "engage", "explore", "follow", "have", "hold", "intensify", "keep", "maintain", "meet",
    "pursue", "remain", "resume", "schedule", "speak", "stay", "support", "talk", "the", "work",
})  # fmt: skip
#: To agree to open these is no agreement, so close behind the verb they stand.
_MERE_TALKS = frozenset({"consultations", "contacts", "dialogue", "discussions", "negotiations", "talks"})
_PAPER_REACH = 5
#: Behind a verb these begin no object, or stand for a paper.
_NO_OBJECT = frozenset({
    "alongside", "at", "first", "in", "it", "later", "next", "one", "ones", "separately", "theirs", "them", "together",
    "too", "with",
})  # fmt: skip


def ventured(sentence: StageSentence, clause: Clause, arguments: Arguments) -> list[StageReading]:
    """The readings of a clause that is not admitted, or none: it has a verb and names two sides at least."""
    context, lexicon = sentence.context, sentence.lexicon
    if context.home is not None:
        return _of_release(sentence, clause, arguments)
    nominal = clause.rule.noun or clause.predicate.voice is Voice.NOMINAL
    if nominal or arguments.instrument is not None or not _names_two(arguments) or not _leaves_paper_out(clause):
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


def _of_release(sentence: StageSentence, clause: Clause, arguments: Arguments) -> list[StageReading]:
    """What a government's release tells of two sides without a paper."""
    parties = _who_undertake(clause, arguments) or _who_talk(sentence, clause)
    if len(parties) < _PAIR or arguments.instrument is not None:
        return []
    known = Known("agreement", "bilateral", None, None, None, parties, sentence.number)
    return [StageReading(clause, arguments, known, parties, explicit=True, ventured=True)]


def _who_undertake(clause: Clause, arguments: Arguments) -> tuple[str, ...]:
    """ "Peru and Chile have agreed to lift their tariffs": who undertake it."""
    predicate = clause.predicate
    does = clause.word(predicate.last)
    led = predicate.voice is Voice.ACTIVE and clause.word(predicate.last - 1) == "to" and does not in _MERELY
    talks = not _MERE_TALKS.isdisjoint(clause.lower(predicate.last, predicate.last + _PAPER_REACH))
    if clause.rule.stage is not Stage.AGREED or talks or not led or predicate.framing is not Framing.HAPPENED:
        return ()
    named = arguments.subject.codes if arguments.subject is not None else ()
    return tuple(sorted(named)) if len(named) > 1 and does.isalpha() else ()


def _who_talk(sentence: StageSentence, clause: Clause) -> tuple[str, ...]:
    """ "Peruvian talks to buy gas from Chile", "talks on gas sent by Chile to Peru": the two states that they name."""
    head = clause.predicate.head
    if clause.rule.stage is not Stage.TALKS or clause.predicate.voice is not Voice.NOMINAL:
        return ()
    ends = clause.words.verbs.be | clause.words.verbs.have | clause.words.clauses.modals | _TALKS_END
    end = next((at for at in clause.ahead(_TALKS_REACH) if clause.word(at) in ends - {"to"}), head)
    owner = clause.view.party_at.get(head - 1 - (clause.word(head - 1) == "'s"))
    inside = [entry[2].code for entry in clause.view.parties if head < entry[0] < end]
    codes = sorted({*inside, *([owner[2].code] if owner is not None else [])})
    kinds = {sentence.lexicon.parties[code].kind for code in codes if code in sentence.lexicon.parties}
    return tuple(codes) if len(codes) == _PAIR and inside and kinds == {"state"} else ()


def _names_two(arguments: Arguments) -> bool:
    """Whether the clause itself names two parties or more."""
    named = (arguments.subject, arguments.partners, arguments.between, arguments.listed)
    return len({code for each in named if each is not None for code in each.codes}) >= _PAIR


def _leaves_paper_out(clause: Clause) -> bool:
    """Whether the verb has no object of its own: "suspended flights" is about flights, "left for talks" a journey."""
    at = clause.predicate.last
    if clause.rule.stage is Stage.ENDED and clause.word(at) == "for":
        return False
    return clause.nothing_follows() or at in clause.view.masked or clause.word(at) in _NO_OBJECT

"""Resolved readings: whose agreement a clause speaks of, and what the document remembers of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon.frames import StageRule
from depositary.reading.admissions.clubs import pointed_at
from depositary.reading.admissions.demands import is_admitted
from depositary.reading.admissions.domestic_papers import is_domestic
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.acting_sides import acting, has_unrecognised, is_organisation, of_body
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.leagues import in_league
from depositary.reading.discourse.named_sides import Sides
from depositary.reading.discourse.papers_of_many import is_made_by_many, note_paper_of_many
from depositary.reading.discourse.references import referred
from depositary.reading.discourse.sides import resolve_sides
from depositary.reading.discourse.truces import bargain_of, truce_of_two, without_groups
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.sentences.ranks import is_ordinal
from depositary.reading.stages.lone_sides import lacks_a_side
from depositary.reading.stages.papers_of_all import is_of_all
from depositary.reading.stages.records import StageReading, StageSentence
from depositary.reading.stages.series import note_series, said_of
from depositary.reading.stages.spoken_of import is_only_aside, note_counted, remember, spoken_of
from depositary.reading.stages.ventures import ventured

#: Stages that later sentences may repeat for others.
ECHOED = frozenset(
    {
        Stage.SIGNED,
        Stage.AGREED,
        Stage.JOINED,
        Stage.TALKS,
        Stage.APPROVED,
        Stage.RATIFIED,
        Stage.IN_FORCE,
        Stage.ENDED,
        Stage.SUSPENDED,
        Stage.CHANGED,
    }
)
_PAIR = 2
#: Elsewhere in the sentence than in the instrument's phrase this shows no truce.
_PLAIN = frozenset({"disengagement", "peace"})


def is_echoed(rule: StageRule) -> bool:
    """Whether others can be said to have done what a rule tells; what a house adopts is no text that two agree on."""
    agreed = rule.by_parliament is None and rule.detail != "adopted"
    return rule.stage in ECHOED and (rule.stage is not Stage.AGREED or agreed)


def resolved(sentence: StageSentence, clause: Clause, arguments: Arguments) -> Iterator[StageReading]:
    """The readings of a clause, one for each agreement that it speaks of; what is not admitted gives none."""
    context = sentence.context
    bargain = bargain_of(clause, arguments, context) or truce_of_two(clause, arguments, context, sentence.lexicon)
    if bargain is not None:
        yield StageReading(clause, arguments, bargain, bargain.parties, explicit=False)
    else:
        yield from _of_sides(sentence, clause, arguments)


def _of_sides(sentence: StageSentence, clause: Clause, arguments: Arguments) -> Iterator[StageReading]:
    rule, context = clause.rule, sentence.context
    with_whom, acted_on = arguments.partners, arguments.instrument
    of_others = acted_on is not None and bool(acted_on.named_parties) and acted_on.partners != with_whom
    if rule.phrase and with_whom is not None and of_others:
        arguments = replace(arguments, instrument=None)  # "is in negotiations with Samoa" after another's agreement
    if rule.detail == "instrument_deposited" or (rule.stage is Stage.ENDED and rule.noun):
        arguments = replace(arguments, partners=None, stranger=False)  # with whom it is deposited is no other side
    note_paper_of_many(clause, arguments, context)
    if not is_admitted(clause, arguments, context):
        sentence.ventures.extend(ventured(sentence, clause, arguments))
        if is_echoed(rule):
            note_counted(context, clause, arguments)
        return
    arguments = arguments if context.in_family else _of_many(clause, arguments, context)
    if arguments.subject is not None and is_organisation(arguments.subject.codes, sentence.lexicon):
        arguments = replace(arguments, body="none")
        clause = _as_adopted(clause)
        rule = clause.rule
    arguments = of_body(rule, arguments, sentence.lexicon)
    sides = resolve_sides(rule, arguments, context, sentence.lexicon)
    sides = in_league(clause, arguments, sides, context, sentence.lexicon)
    mention = arguments.instrument
    spoken = spoken_of(rule, context)
    earlier = sides.antecedent or (spoken if mention is None else pointed_at(clause, mention, context))
    note_series(clause, arguments, sides, context)
    about = referred(mention, earlier, (), sentence.number)
    if about.reach == "multilateral" and (arguments.partners is not None or arguments.between is not None):
        about = Known("agreement", "bilateral", None, None, None, (), sentence.number)  # with somebody: of two sides
    if rule.stage is Stage.JOINED and (mention is None or mention.strength == "stand_in"):
        arguments = replace(arguments, instrument=None)
        earlier = sides.antecedent or spoken
    before = context.last
    repeats = is_echoed(rule) and (rule.stage is not Stage.AGREED or about.reach == "bilateral")
    if repeats and not is_only_aside(clause, arguments, context.last, sentence.number):
        context.last = said_of(sentence, clause, arguments, sides, about)
    nobody_s = _is_peace_of_others(clause, arguments, sides, context) or is_of_all(clause, arguments, sides, context)
    agreements = () if nobody_s else sides.agreements
    of_two = rule.stage is Stage.TALKS or arguments.partners is not None or arguments.between is not None
    apart = mention is None and of_two and earlier is not None and earlier.reach == "multilateral"
    for each in agreements:
        parties = without_groups(each, sentence.lexicon)
        # two who negotiate do so on a paper of their own, not on what many have joined
        of = None if apart and len(parties) == _PAIR else earlier
        whole = sides.actors if arguments.dated_apart and len(parties) == 1 else parties
        known = referred(arguments.instrument, of, whole, sentence.number)
        remember(context, clause, arguments, known, alone=len(agreements) == 1)
        doers = acting(rule, arguments, parties, sides, (context.home, sentence.lexicon))
        reading = StageReading(clause, arguments, known, doers, sides.explicit)
        if parties != each or not _is_nobodys(reading, sentence):
            yield reading
        elif len(agreements) == 1:
            context.last = before  # what is nobody's is repeated by nobody


def _as_adopted(clause: Clause) -> Clause:
    """ "was approved by the General Assembly": what an organisation approves is adopted there, and open to states."""
    if clause.rule.stage is not Stage.APPROVED or clause.rule.verb is None:
        return clause
    return replace(clause, rule=replace(clause.rule, stage=Stage.AGREED, detail="adopted", actor="parties"))


def _is_peace_of_others(clause: Clause, arguments: Arguments, sides: Sides, context: Context) -> bool:
    """Whether a truce or peace, whose sides the clause does not name, would fall to who publishes the document."""
    mention = arguments.instrument
    if mention is None or mention.named_parties or arguments.partners is not None or arguments.between is not None:
        return False
    near = {*clause.lower(0, clause.predicate.first)} - _PLAIN
    if clause.words.phrases.truces.isdisjoint({*clause.lower(mention.first, mention.head_end), *near}):
        return False
    if arguments.subject is not None or arguments.people == "we":
        return False
    return any(context.home in parties for parties in sides.agreements)


def _of_many(clause: Clause, arguments: Arguments, context: Context) -> Arguments:
    """ "became the 30th country to sign the accords": a paper that so many sign, or more than two one after another,
    or that was adopted in a third state, is one of many parties."""
    mention = arguments.instrument
    before = clause.lower(clause.predicate.first, clause.predicate.head) if clause.predicate.cue == "ranked" else []
    ranked = any(is_ordinal(word, clause.words.verbs) for word in before)
    apart = arguments.dated_apart and mention is not None and not (mention.plural or mention.named_parties)
    many = context.home is None and is_made_by_many(clause, arguments)
    if mention is None or not (ranked or apart or many or _is_adopted_elsewhere(clause, arguments, mention, context)):
        return arguments
    return replace(arguments, instrument=replace(mention, reach="multilateral"))


def _is_adopted_elsewhere(clause: Clause, arguments: Arguments, mention: InstrumentMention, context: Context) -> bool:
    """ "the climate agreement adopted in Paris", of two others: what many adopt where they meet."""
    sides = mention.named_parties or arguments.subject or arguments.with_whom or arguments.between
    if clause.rule.detail != "adopted" or not clause.is_passive or sides or context.home is None:
        return False
    entry = clause.view.party_at.get(clause.predicate.last + 1)
    there = clause.word(clause.predicate.last) == "in" and entry is not None
    return there and entry is not None and entry[2].code not in context.topic


def _is_nobodys(reading: StageReading, sentence: StageSentence) -> bool:
    """Whether no states can have made it: firms of theirs did, a body is no party, or one side alone is named."""
    parties = reading.instrument.parties
    if sentence.context.discourse.is_private(parties):
        return True
    own = reading.parties == (sentence.context.home,)
    if own and is_domestic(reading.clause, reading.arguments, sentence.context):
        return True
    return has_unrecognised(parties, sentence.lexicon) or lacks_a_side(reading, sentence)

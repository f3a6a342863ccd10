"""Sentences with a stage word that cannot be read there: they are looked at when a later sentence asks about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depositary.core.codes import Framing, Stage
from depositary.reading.admissions.demands import suits
from depositary.reading.admissions.descriptions import is_described
from depositary.reading.admissions.general_procedure import is_general
from depositary.reading.admissions.named_beside import may_name_sides
from depositary.reading.admissions.private_deals import is_private
from depositary.reading.clauses.arguments import Arguments, find_arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.schedules import as_scheduled
from depositary.reading.clauses.triggers import Firing, find_triggers, looking_ahead
from depositary.reading.discourse.contexts import Said
from depositary.reading.echoes.followers import ECHO_REACH
from depositary.reading.echoes.rosters import heading_of, may_be_roster, may_have_tail
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.sentences.sieves import UNDERTAKEN
from depositary.reading.stages.records import StageReading, StageSentence
from depositary.reading.stages.resolved import is_echoed

#: So close behind "authorised" a signature is what is authorised.
_SIGNATURE_REACH = 3


def may_be_read(sentence: StageSentence) -> bool:
    """Whether a stage word of the sentence can be read, told before its clauses are looked at."""
    return _may_do_without(sentence) or bool(sentence.instruments)


def is_idle(sentence: StageSentence) -> bool:
    """Whether a sentence of which no stage word can be read says nothing at all of stages, nor for later sentences.

    In a government's own text most sentences name no instrument, repeat nothing and list nobody.
    """
    context, view, number = sentence.context, sentence.view, sentence.number
    if context.home is None or context.in_family or sentence.prospect.instrument:
        return False
    repeats = context.last is not None and number - context.last.sentence <= ECHO_REACH
    return not repeats and not may_be_roster(view, number, context, sentence.grammar.words)


def pass_over(sentence: StageSentence) -> None:
    """Keep what a later sentence may ask of an idle one: its stage words and whom it lists."""
    if sentence.prospect.stage:
        put_off(sentence)
    sentence.context.lists.add(sentence.view, sentence.grammar.words.lists)


def put_off(sentence: StageSentence) -> None:
    """Leave it open what a sentence says that cannot be read: whether it is the heading of a roster, whether it tells
    procedure in general, and who acts in it."""
    number, context = sentence.number, sentence.context
    context.headings.put_off(number, lambda: heading_after(sentence, firings_of(sentence)))
    context.procedures.put_off(number, lambda: number if _tells_procedure(sentence) else None)
    if sentence.view.mentions:
        context.actors.put_off(number, lambda: _latest_actor(sentence))


def firings_of(sentence: StageSentence) -> Sequence[Firing]:
    """The rules that fire in the sentence, in text order."""
    return looking_ahead(sentence.view, find_triggers(sentence.view, sentence.grammar))


def without_authorised(firings: Sequence[Firing]) -> Iterator[Firing]:
    """The firings but for what somebody is authorised to do, which is read by the rule of authorising."""
    authorised = next((f.predicate.head for f in firings if f.rule.follows or f.rule.governs), None)
    for firing in firings:
        near = authorised is not None and authorised < firing.predicate.head <= authorised + _SIGNATURE_REACH
        named = firing.predicate.voice is Voice.NOMINAL or firing.predicate.cue.endswith("-ing")
        if near and named and firing.rule.stage is Stage.SIGNED:
            continue  # "authorised the signature of the accord", "its authorisation for signing"
        if authorised is None or firing.predicate.cue != "to" or firing.predicate.head <= authorised:
            yield firing


def clause_of(sentence: StageSentence, firing: Firing) -> Clause:
    """The clause of a rule that fired, framed as the rule and the times beside it say."""
    if firing.rule.framing is not None:
        firing = replace(firing, predicate=replace(firing.predicate, framing=Framing(firing.rule.framing)))
    clause, published = _turned(sentence.clause(firing)), sentence.context.published
    return replace(
        clause, predicate=as_scheduled(clause.view, clause.predicate, clause.rule, sentence.grammar, published)
    )


def actor_of(clause: Clause, arguments: Arguments) -> str | None:
    """Who alone does what a clause tells, or else the person named last before it."""
    if arguments.subject is not None and len(arguments.subject.codes) == 1:
        return arguments.subject.codes[0] if arguments.people is None else None
    start = clause.start()
    persons = [m.code for _, after, m in clause.view.parties if m.kind is MentionKind.PERSON and after <= start]
    return persons[-1] if persons else None


def heading_after(
    sentence: StageSentence, firings: Sequence[Firing], readings: Sequence[StageReading] = ()
) -> Said | None:
    """The stage that a roster behind the sentence would tell, or None.

    In a government's own text that speaks of much else, a heading names the papers whose parties are listed.
    """
    if sentence.context.home is not None and not (sentence.context.in_family or readings or sentence.instruments):
        return None
    for firing in firings:
        if not is_echoed(firing.rule):
            continue
        heading = heading_of(firing, sentence.clause(firing), sentence.number)
        done = firing.predicate.framing is Framing.HAPPENED
        told = next((r for r in readings if r.rule is firing.rule), None)
        if heading is None and done and told is not None:
            body = told.arguments.body
            heading = Said(firing.rule, None, sentence.number, counted=False, framing=Framing.HAPPENED, body=body)
        if heading is not None:
            return heading
    return None


def _turned(clause: Clause) -> Clause:
    """ "The pact ends in May": a verb of either use that acts on nothing tells what befalls its subject."""
    sure = clause.predicate.voice is Voice.ACTIVE and clause.predicate.framing is not Framing.POSSIBLE
    turns = clause.rule.labile and sure and clause.nothing_follows()
    return replace(clause, rule=replace(clause.rule, instrument="subject")) if turns else clause


def _may_do_without(sentence: StageSentence) -> bool:
    """Whether a stage word can be read in a sentence that names no instrument, told before its words are cut.

    What `is_admitted` would admit is never left out, nor what makes a deal private or names those of a roster.
    """
    context, view = sentence.context, sentence.view
    if context.in_family or (context.conflict is not None and context.conflict.is_near(view.start, view.end)):
        return True
    known = bool(context.discourse.known)
    if context.home is None:
        return known or bool(view.mentions or context.told) or context.last is not None
    if sentence.prospect.bare and (known or may_name_sides(view, sentence.grammar)):
        return True
    if len(view.mentions) > 1 and UNDERTAKEN in view.low:
        return True  # see `ventures.py`
    return may_have_tail(view, sentence.grammar.words) or _may_go_on(sentence)


def _may_go_on(sentence: StageSentence) -> bool:
    """Whether a stage word that needs an instrument may mean one that a government's text has just spoken of."""
    context = sentence.context
    if context.discourse.has_near() or context.resumes(context.told) or context.recent_ending is not None:
        return True
    return sentence.prospect.joins and context.discourse.joinable() is not None


def _clauses(sentence: StageSentence) -> Iterator[tuple[Clause, Arguments]]:
    for firing in without_authorised(firings_of(sentence)):
        clause = clause_of(sentence, firing)
        if not is_described(clause):
            yield clause, find_arguments(clause)


def _tells_procedure(sentence: StageSentence) -> bool:
    return any(
        is_general(clause, arguments.instrument) and not is_private(clause, arguments) and suits(clause, arguments)
        for clause, arguments in _clauses(sentence)
    )


def _latest_actor(sentence: StageSentence) -> str | None:
    """Who alone does what the last clause tells that says so of somebody."""
    actors = (actor_of(clause, arguments) for clause, arguments in reversed(list(_clauses(sentence))))
    return next((actor for actor in actors if actor is not None), None)

"""Stage readings: rules, arguments and context put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from depositary.core.codes import Framing, Stage
from depositary.lexicon.frames import StageRule
from depositary.reading.admissions.demands import suits
from depositary.reading.admissions.descriptions import is_described
from depositary.reading.admissions.general_procedure import is_procedure
from depositary.reading.admissions.private_deals import countries_of, is_private
from depositary.reading.admissions.unreal_clauses import is_promised
from depositary.reading.clauses.arguments import Arguments, find_arguments
from depositary.reading.clauses.coordinations import coordinated
from depositary.reading.clauses.open_papers import framed_by_draft, framed_by_paper
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.stops import has_own_stop, stop_of
from depositary.reading.clauses.triggers import Firing
from depositary.reading.discourse.acting_sides import acting
from depositary.reading.discourse.contexts import Ending, Said
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.memories import (
    remember_instruments,
    remember_introduced,
    remember_several,
)
from depositary.reading.discourse.plans import BINDING, framed_by_plans
from depositary.reading.discourse.pointed_partners import with_pointed_partners
from depositary.reading.discourse.references import known_of
from depositary.reading.discourse.turns import remember_lead, remember_opening, remember_turn
from depositary.reading.discourse.wholes import is_of_which, is_part, of_whole
from depositary.reading.echoes.effects import effect_of, remember_ending
from depositary.reading.echoes.followers import ECHO_REACH, find_echoes
from depositary.reading.echoes.gappings import find_gapped, find_gapped_instruments, find_stops
from depositary.reading.echoes.holdings import find_holdings
from depositary.reading.echoes.presupposed import find_presupposed
from depositary.reading.echoes.rankings import find_rankings
from depositary.reading.echoes.repeaters import Echo
from depositary.reading.echoes.rosters import RosterEntry, find_roster, find_tail, heading_of
from depositary.reading.echoes.verdicts import find_verdicts
from depositary.reading.mentions.clubs import KIND as CLUB
from depositary.reading.stages.lone_sides import lacks_a_side
from depositary.reading.stages.put_offs import (
    actor_of,
    clause_of,
    firings_of,
    heading_after,
    is_idle,
    may_be_read,
    pass_over,
    put_off,
    without_authorised,
)
from depositary.reading.stages.records import StageReading, StageSentence
from depositary.reading.stages.resolved import is_echoed, resolved
from depositary.reading.stages.series import OF_TWO, learn_series, repeated_sides

_PAIR = 2


def read_stages(sentence: StageSentence) -> list[StageReading]:
    """The stage readings of a sentence in text order. The context learns what the sentence names."""
    view, context = sentence.view, sentence.context
    context.discourse.number = sentence.number
    admits = sentence.prospect.stage and may_be_read(sentence)
    if not admits and is_idle(sentence):
        pass_over(sentence)
        return []
    readings: list[StageReading] = []
    before = context.last
    firings = firings_of(sentence) if admits else []
    if firings:
        remember_lead(view, context)
    for firing in without_authorised(firings):
        _remember_before(sentence, firing)
        readings.extend(_read(sentence, firing, _told_before(sentence, firing, readings)))
        context.told.update((r.stage, sentence.number) for r in readings[-1:])
        for each in readings[-1:]:
            remember_ending(
                each.predicate.framing, Ending(each.rule, each.instrument, each.parties, sentence.number), context
            )
    readings = _with_tail(sentence, firings, readings)
    readings.extend(_rostered(sentence, readings))
    if admits:
        _remember_heading(sentence, firings, readings)
    elif sentence.prospect.stage:
        put_off(sentence)
    if not any(r.listed for r in readings):
        readings.extend(_repeated(sentence, readings, before))
    readings.extend(_gapped(sentence, readings))
    readings.extend(_judged_alike(sentence, readings))
    if context.in_family:
        standing = [*find_holdings(view, sentence.instruments, sentence.grammar, bool(readings))]
        standing += find_rankings(view, sentence.instruments, sentence.grammar)
        for clause, arguments in standing:
            readings.extend(resolved(sentence, clause, arguments))
    readings.extend(_presupposed(sentence, readings, firings))
    context.lists.add(view, sentence.grammar.words.lists)
    _remember_rest(sentence, readings)
    _remember_club(sentence, readings)
    context.told.update((r.stage, sentence.number) for r in readings)
    _remember_plans(sentence, readings)
    return _without_yielding(readings)


def _remember_plans(sentence: StageSentence, readings: Sequence[StageReading]) -> None:
    """Note the steps that a release only plans, until it tells that they are taken."""
    for reading in readings:
        if reading.framing is Framing.PLANNED and reading.stage in BINDING:
            sentence.context.coming.add(reading.stage)
        elif reading.framing is Framing.HAPPENED:
            sentence.context.coming.discard(reading.stage)


def _presupposed(
    sentence: StageSentence, readings: Sequence[StageReading], firings: Sequence[Firing]
) -> list[StageReading]:
    """What the sentence says of agreements for which it has no stage word: that they are there, or of which day."""
    acted = _acted(readings)
    free = [m for m in sentence.instruments if m.head not in acted]
    fired = {firing.rule.stage for firing in firings}
    found = find_presupposed(sentence.view, free, fired, sentence.context, sentence.grammar)
    return [reading for clause, arguments in found for reading in resolved(sentence, clause, arguments)]


def _acted(readings: Sequence[StageReading]) -> set[int]:
    """The heads of the instruments of which a stage was read."""
    return {r.arguments.instrument.head for r in readings if r.arguments.instrument is not None}


def _rostered(sentence: StageSentence, readings: Sequence[StageReading]) -> list[StageReading]:
    """What a sentence that only lists parties says of them, by its heading; the list may go on in the next sentence."""
    context = sentence.context
    if readings:
        return []
    entries = list(find_roster(sentence.view, sentence.number, context, sentence.grammar))
    heading = context.headings.latest(sentence.number) if entries else None
    if heading is not None and heading.rule.stage is Stage.AGREED and context.home is not None:
        return []  # who announces, launches or adopts one paper together has none with each of the others
    found = list(_of_entries(sentence, entries, heading.body)) if heading is not None else []
    if heading is not None and found:
        context.headings.note(replace(heading, sentence=sentence.number))
        if context.last is None:
            shared = context.discourse.hub if all(context.discourse.hub in each.parties for each in found) else None
            context.last = replace(heading, sentence=sentence.number, common=shared)
        elif context.last.rule is heading.rule:
            context.last = replace(context.last, sentence=sentence.number)
    return found


def _with_tail(sentence: StageSentence, firings: Sequence[Firing], readings: list[StageReading]) -> list[StageReading]:
    """The readings with those of a roster that ends the sentence in the place of what a plain list gave."""
    for firing in firings if firings and sentence.view.parties else ():
        heading = heading_of(firing, sentence.clause(firing), sentence.number)
        if heading is None or not is_echoed(firing.rule):
            continue
        hub, last = sentence.context.discourse.hub, firing.predicate.last
        entries = find_tail(sentence.view, heading, last, hub, sentence.grammar)
        listed = list(_of_entries(sentence, entries, heading.body))
        dated = any(entry.date for entry in entries)
        said = {(r.stage, r.parties) for r in readings}
        told = {code for r in readings for code in r.parties}
        if not dated and hub not in told and all(told.issuperset({*r.parties} - {hub}) for r in listed):
            continue  # "EFTA has concluded treaties with three countries: Peru, Chile and Kenya"
        if listed and (dated or not said.intersection((r.stage, r.parties) for r in listed)):
            own = {(r.stage, r.parties) for r in listed}
            return [r for r in readings if (r.stage, r.parties) not in own] + listed
    return readings


def _of_entries(sentence: StageSentence, entries: Iterable[RosterEntry], body: str) -> Iterator[StageReading]:
    for entry in entries:
        for reading in _echoed(sentence, Echo(entry.clause, replace(entry.arguments, body=body))):
            yield replace(reading, listed=True, date=entry.date)


def _remember_heading(sentence: StageSentence, firings: Sequence[Firing], readings: Sequence[StageReading]) -> None:
    """Note the stage that the sentence tells, of several or of one, for a roster in the next sentence."""
    heading = heading_after(sentence, firings, readings)
    if heading is not None:
        sentence.context.headings.note(heading)


def _gapped(sentence: StageSentence, readings: Sequence[StageReading]) -> list[StageReading]:
    """What the sentence says of parties for whom it leaves out the verb of the reading before them."""
    busy = frozenset(r.predicate.head for r in readings)
    found: list[StageReading] = []
    for reading in {r.predicate: r for r in readings if is_echoed(r.rule)}.values():
        for clause, arguments in find_gapped(reading.clause, reading.arguments, busy):
            each = (
                len(reading.parties) == _PAIR and arguments.instrument is None
            )  # "London in May, Rome and Oslo in June"
            arguments = replace(arguments, each=arguments.each or each)
            found.extend(resolved(sentence, clause, arguments))
        others = find_gapped_instruments(reading.clause, reading.arguments, busy)
        stops = find_stops(reading.clause, reading.arguments, busy)
        for clause, arguments in (*others, *stops):
            found.extend(resolved(sentence, clause, arguments))
    return found


def _judged_alike(sentence: StageSentence, readings: Sequence[StageReading]) -> Iterator[StageReading]:
    """What the sentence says of agreements by an auxiliary alone: "the one with Chile is not"."""
    last = sentence.context.last
    if last is None or sentence.number - last.sentence > ECHO_REACH:
        return
    busy = frozenset(i for r in readings for i in range(r.predicate.first, r.predicate.last))
    for clause, arguments in find_verdicts(sentence.view, sentence.instruments, last, sentence.grammar, busy):
        yield from resolved(sentence, clause, arguments)


def _remember_before(sentence: StageSentence, firing: Firing) -> None:
    """Note the instruments between two sides named before a stage word: "the Czech-Ukrainian text ... he signed it";
    where it is known with whom, those with one side, too: "as for the treaty with Peru, we terminated it"."""
    first = firing.predicate.first
    least = _PAIR if sentence.context.discourse.hub is None else 1
    named = [m for m in sentence.instruments if m.after <= first and len(m.named_parties) >= least]
    remember_instruments(sentence.number, named, sentence.context, sentence.lexicon)
    if not named and sentence.view.tokens[0].lower == "with":  # "With Peru they have had one since May; it was renewed"
        remember_turn(sentence.view, sentence.instruments, sentence.context, first)


def _remember_rest(sentence: StageSentence, readings: Sequence[StageReading]) -> None:
    """Note the instruments that no stage was read of, and the agreements of a sentence that speaks of several."""
    if not readings and not sentence.view.mentions and not sentence.prospect.wide:
        return  # only an instrument of named parties, or of many, is kept in mind
    acted = _acted(readings)
    rest = [m for m in sentence.instruments if m.head not in acted or m.reach == "multilateral"]
    remember_instruments(sentence.number, rest, sentence.context, sentence.lexicon)
    if not readings:
        remember_opening(sentence.view, sentence.instruments, sentence.context, sentence.number)
        remember_introduced(sentence.view, sentence.instruments, sentence.context, sentence.number)
    agreements = _told_of_two(readings)
    if not readings:
        agreements = remember_several(sentence.view, rest, sentence.context)
    learn_series(sentence, agreements)
    spoken_of: tuple[tuple[str, ...], ...] = agreements or _held_with_several(sentence)
    if len(spoken_of) > 1 and not sentence.context.discourse.subject_matter():
        sentence.context.discourse.several, sentence.context.discourse.several_in = spoken_of, sentence.number


def _held_with_several(sentence: StageSentence) -> tuple[tuple[str, ...], ...]:
    """ "There are further agreements with Peru and Chile": those of a release's own side, of which no stage is told."""
    home = sentence.context.home
    for mention in sentence.instruments if home is not None else ():
        partners = mention.partners.codes if mention.partners is not None else ()
        if mention.plural and len(partners) > 1 and home not in partners and not mention.owners:
            return tuple(tuple(sorted((str(home), partner))) for partner in partners)
    return ()


def _remember_club(sentence: StageSentence, readings: Sequence[StageReading]) -> None:
    """Note what the sentence speaks of that is joined: what somebody joined or, failing that, what it names first."""
    joined = [r.instrument for r in readings if r.stage is Stage.JOINED and r.instrument.kind == CLUB]
    named = [known_of(m, (), sentence.number) for m in sentence.clubs if m.title not in sentence.lexicon.parties]
    known = next((club for club in (*joined, *named) if club.title), None)
    if known is not None:
        sentence.context.discourse.club = replace(known, sentence=sentence.number)


def _without_yielding(readings: Sequence[StageReading]) -> list[StageReading]:
    """Drop "concluded a pact" where the same sentence shows that it was signed, and a club that joins itself."""
    readings = [r for r in readings if r.stage is not Stage.JOINED or r.parties != (r.instrument.title,)]
    by_others = {(r.stage, r.parties) for r in readings if r.rule.yields_to is not r.stage}
    return [
        r
        for r in readings
        if (r.rule.yields_to is r.stage and (r.stage, r.parties) not in by_others)
        or (r.rule.yields_to is not r.stage and not any(_shows(other, r) for other in readings))
    ]


def _shows(other: StageReading, reading: StageReading) -> bool:
    """Whether another reading says more exactly what one says; each of two days has its own: "concluded in May and
    signed in June"."""
    if reading.rule.yields_to is not other.stage:
        return False
    if (other.parties, other.framing) != (reading.parties, reading.framing):
        return False
    first, last = reading.predicate, other.predicate
    dates = [at for at, _, _ in reading.clause.view.dates]
    apart = any(at >= last.last for at in dates) and any(
        first.last <= at < last.first or at < first.first for at in dates
    )
    return not (apart and first.head < last.head)


def _repeated(sentence: StageSentence, readings: Sequence[StageReading], before: Said | None) -> list[StageReading]:
    """What the sentence repeats: behind its first stage word its own latest stage, ahead of it that of `before`."""
    context, now = sentence.context, sentence.context.last
    busy = frozenset(i for r in readings for i in range(r.predicate.head, r.predicate.last))
    opening = min((r.predicate.head for r in readings), default=0)
    found: list[StageReading] = []
    heads: set[int] = set()
    for last in (before, now) if opening and before is not now else (now,):
        context.last = last
        for echo in list(find_echoes(sentence.view, sentence.number, context, sentence.grammar, busy)):
            head = echo.clause.predicate.head
            ahead = head < opening and not echo.aside
            if ahead and last is now and echo.clause.predicate.framing is Framing.POSSIBLE:
                continue  # "If Peru follows suit, the pact takes effect": not the stage that comes of it
            if head not in heads and (ahead or last is now):
                found.extend(_echoed(sentence, echo))
        heads = {reading.predicate.head for reading in found}
    context.last = now
    return found


def _echoed(sentence: StageSentence, echo: Echo) -> Iterator[StageReading]:
    rule, context = echo.clause.rule, sentence.context
    if rule.stage is Stage.AGREED and echo.clause.predicate.framing is not Framing.HAPPENED:
        return  # "the parliament will follow": what is agreed is not agreed again
    earlier = context.last.instrument if context.last else None
    sides = repeated_sides(rule, echo.arguments, sentence)
    for parties in sides.agreements:
        if earlier is None:
            known = Known("agreement", "bilateral", None, None, None, parties, sentence.number)
        else:
            title = None if len(parties) > 1 else earlier.title
            known = replace(earlier, parties=parties, sentence=sentence.number, title=title)
        if len(parties) >= 2 and not echo.aside:
            context.discourse.remember(known)
        doers = acting(rule, echo.arguments, parties, sides, (context.home, sentence.lexicon))
        reading = StageReading(echo.clause, echo.arguments, known, doers, explicit=False)
        if not lacks_a_side(reading, sentence):
            yield reading


def _told_of_two(readings: Sequence[StageReading]) -> tuple[tuple[str, ...], ...]:
    """The sides of the agreements of two of which the sentence has told."""
    return tuple(dict.fromkeys(r.instrument.parties for r in readings if len(r.instrument.parties) == _PAIR))


def _told_before(
    sentence: StageSentence, firing: Firing, readings: Sequence[StageReading]
) -> tuple[tuple[str, ...], ...]:
    """The sides of those that "both of which" may mean, with those for whom the sentence leaves out the verb."""
    if not is_of_which(sentence.clause(firing)):
        return ()
    return _told_of_two([*readings, *_gapped(sentence, readings)])


def _read(sentence: StageSentence, firing: Firing, told: tuple[tuple[str, ...], ...]) -> Iterator[StageReading]:
    clause = clause_of(sentence, firing)
    if is_described(clause) or is_part(clause, told):
        return
    arguments = with_pointed_partners(clause, find_arguments(clause), sentence.context)
    arguments = of_whole(clause, arguments, told, sentence.context)
    clause = framed_by_plans(clause, arguments.instrument, sentence.context)
    clause = _sent_on(framed_by_paper(framed_by_draft(clause), arguments.instrument), arguments, sentence)
    if arguments.instrument is not None:
        sentence.context.discourse.touch(arguments.instrument)
    doer = actor_of(clause, arguments)
    if doer is not None:
        sentence.context.actors.note(doer)
        sentence.context.persons = []
    if is_private(clause, arguments):
        _remember_private(sentence, firing.rule)
        return
    if not suits(clause, arguments) or is_procedure(clause, arguments.instrument, sentence.context):
        return
    if is_promised(clause, firing.rule.stage in sentence.context.told):
        return
    ending = effect_of(clause, arguments, sentence.context)
    if ending is not None:
        yield StageReading(replace(clause, rule=ending.rule), arguments, ending.instrument, ending.parties, False)
        return
    yield from resolved(sentence, clause, arguments)
    if arguments.instrument is not None and clause.predicate.voice is not Voice.NOMINAL:
        apart = has_own_stop(clause, arguments.instrument)
        for mention in coordinated(clause, arguments.instrument):
            if apart and stop_of(clause, mention) is not None:
                continue  # it has a place or a time of its own
            yield from resolved(sentence, clause, replace(arguments, instrument=mention))


def _sent_on(clause: Clause, arguments: Arguments, sentence: StageSentence) -> Clause:
    """ "Government adopts dispatches. The government adopted the protocols": what it adopts goes to parliament."""
    adopts = clause.rule.detail == "adopted" and arguments.body == "government" and not clause.is_passive
    if not adopts or not sentence.context.dispatches:
        return clause
    return replace(clause, rule=replace(clause.rule, by_government=Stage.SUBMITTED, actor="side"))


def _remember_private(sentence: StageSentence, rule: StageRule) -> None:
    """Note a deal of firms of two countries, unless the report is of a government or has told of states' agreements."""
    context = sentence.context
    told = any(known.parties and not known.private and known.sentence >= 0 for known in context.discourse.known)
    if context.home is None and not told and rule.stage in OF_TWO | {Stage.ENDED}:
        pair = countries_of(sentence.view)
        context.discourse.remember(
            Known("agreement", "bilateral", None, None, None, pair, sentence.number, private=True)
        )

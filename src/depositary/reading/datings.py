"""Datings: which of a sentence's dates belongs to a predicate, resolved against the document's own date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.core.codes import DateBasis, Framing, Stage
from depositary.core.statements import StatedDate
from depositary.reading.clauses import Clause
from depositary.reading.date_mentions import DateMention, Direction
from depositary.reading.dates import resolve
from depositary.reading.predicates import Predicate
from depositary.reading.stages import StageReading

#: A date before its verb counts as so many words further away than one behind it.
_BEFORE = 6
#: "those with Peru" repeats a stage and has no verb whose date could stand before it.
_VERBLESS = frozenset({"with"})
_PERIODS = frozenset({"period", "programme", "cycle", "generation", "years"})
_FORWARD = frozenset({Framing.PLANNED, Framing.POSSIBLE})


def date_of(reading: StageReading, others: Sequence[Predicate], published: str | None) -> StatedDate | None:
    """The date of a stage, or None when its clause names none. `others` are the predicates of the whole sentence."""
    clause = reading.clause
    mention = _paired(reading) or _nearest(clause, others)
    if mention is None:
        performed = clause.predicate.present and clause.rule.framing == Framing.HAPPENED and published is not None
        return StatedDate(published, clause.word(clause.predicate.head), DateBasis.DOCUMENT_DATE) if performed else None
    if reading.stage is Stage.IN_FORCE and mention.bound == "since":
        mention = replace(mention, bound=None)  # in force since a day: it entered into force on that day
    direction = Direction.FUTURE if clause.predicate.framing in _FORWARD else Direction.PAST
    return resolve(mention, published, direction, clause.view.anchors.get(mention.start))


def _paired(reading: StageReading) -> DateMention | None:
    """The date of one of several parties: "Peru and Chile signed in February and April"; None where none is paired."""
    arguments, clause = reading.arguments, reading.clause
    for listed in (arguments.subject, arguments.listed, arguments.partners):
        codes = listed.codes if listed is not None else ()
        mine = [i for i, code in enumerate(codes) if code in reading.parties]
        if len(codes) > 1 and len(mine) == 1:
            run = _run_of_dates(clause, len(codes))
            return run[mine[0]] if run else None
    return None


def _run_of_dates(clause: Clause, length: int) -> Sequence[DateMention]:
    """So many dates behind the predicate that only "and" and commas join, and no further one."""
    behind = [entry for entry in clause.view.dates if entry[0] >= clause.predicate.last]
    run = behind[:1]
    for entry in behind[1:]:
        if not clause.words.lists.joiners.issuperset(clause.lower(run[-1][1], entry[0])):
            break
        run.append(entry)
    return [entry[2] for entry in run] if len(run) == length else []


def _nearest(clause: Clause, others: Sequence[Predicate]) -> DateMention | None:
    best: tuple[int, DateMention] | None = None
    for first, after, mention in clause.view.dates:
        distance = _distance(clause, others, (first, after))
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, mention)
    return best[1] if best else None


def _distance(clause: Clause, others: Sequence[Predicate], span: tuple[int, int]) -> int | None:
    """How far a date stands from a predicate, or None where it belongs to something else."""
    predicate, (first, after) = clause.predicate, span
    if first >= predicate.last:
        between, gap = range(predicate.last, first), first - predicate.last
    elif predicate.cue in _VERBLESS:
        return None
    elif after <= predicate.head:
        between = range(after, predicate.first)
        gap = max(0, predicate.first - after) + _BEFORE
    else:
        return 0
    if any(other.head in between for other in others if other is not predicate) or _is_cut_off(clause, between):
        return None
    return None if _is_year_of(clause, span) or _is_period(clause, first) else gap


def _is_cut_off(clause: Clause, between: range) -> bool:
    """Whether the words between a predicate and a date hand the date to something else."""
    words = clause.words.dates
    if clause.predicate.framing in _FORWARD and clause.lower(between.start, between.start + 4)[1:3] == ["which", "is"]:
        return False  # "must ratify it, which is expected in May"
    return any(
        clause.word(i) == ";"
        or clause.word(i) in words.foreign
        or (clause.word(i) == "," and clause.word(i + 1) in words.conjunctions)
        for i in between
    )


def _is_period(clause: Clause, first: int) -> bool:
    """ "the programme period (2007-2013)", "for the period 2010-2014": how long something else runs."""
    return clause.word(first - 1) in _PERIODS or (clause.word(first - 1) == "(" and clause.word(first - 2) in _PERIODS)


def _is_year_of(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether the date is a bare year that tells an instrument from others: "the agreement of 1980"."""
    first, after = span
    return clause.word(first - 1) == "of" and after - first == 1 and clause.word(first).isdigit()

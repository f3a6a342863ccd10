"""Aims: targets before they are drafts, and those that a sentence says came as planned, or later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from depositary.core.codes import DateBasis, Framing, Stage
from depositary.core.edtf import day_of, shift
from depositary.core.statements import StatedDate
from depositary.lexicon.type_frames import TypeRule
from depositary.reading.dates import find_dates, resolve, resolve_nearest
from depositary.reading.dates.mentions import Direction
from depositary.reading.discourse.acting_sides import STEPS
from depositary.reading.quantities.numbers import find_numbers
from depositary.reading.scenes import Scene
from depositary.reading.stages.datings import date_of
from depositary.reading.stages.records import StageReading

#: Stages that somebody can aim at; "will end" and "will change" are plans about what is there already.
AIMED = frozenset(
    {
        Stage.TALKS,
        Stage.AGREED,
        Stage.SIGNED,
        Stage.JOINED,
        Stage.SUBMITTED,
        Stage.APPROVED,
        Stage.RATIFIED,
        Stage.IN_FORCE,
        Stage.SUSPENDED,
    }
)
#: How many characters before a sentence may name the day of what it tells.
_DAY_REACH = 500


#: How many sentences back it may have been said what a time without a stage is named for.
_AWAITED_WITHIN = 2
#: Between two times of a row.
_THEN = re.compile(r",?(?: and| but)?,? (?:then|later|afterwards|finally)(?: for| in| on| to| by)? (?P<when>D+)")


@dataclass(frozen=True, slots=True)
class Aim:
    """A target before it is a draft: for which parties and stage, by when, how it went."""

    parties: tuple[str, ...]
    stage: Stage | None
    when: StatedDate | None
    status: str
    rule: str
    framing: Framing = Framing.PLANNED


def awaited_stage(scene: Scene) -> Stage | None:
    """The stage that the report has just said is still to come, for a time that is named without it: "The pact is not
    in force. Peru hopes for May"."""
    last = scene.context.last
    near = last is not None and not scene.readings and scene.number - last.sentence <= _AWAITED_WITHIN
    if last is None or not near or last.framing is Framing.HAPPENED or last.rule.stage not in AIMED:
        return None
    return last.rule.stage


def in_row(scene: Scene, words: str, aim: Aim) -> Iterator[Aim]:
    """The times that follow the one of an aim in a row: "planned for May, then for June"."""
    mention = next((m for _, _, m in scene.view.dates if aim.when and m.literal == aim.when.literal), None)
    while mention is not None:
        found = _THEN.match(words, mention.end - scene.view.start)
        at = scene.view.start + found.start("when") if found else -1
        mention = next((m for _, _, m in scene.view.dates if m.start <= at < m.end), None)
        if mention is not None:
            when = resolve_nearest(mention, scene.published, scene.view.anchor(mention))
            if when.edtf is not None:
                yield replace(aim, when=when)


def concerned(reading: StageReading) -> tuple[str, ...]:
    """Whose agreement waits for a step that one side takes at home: both its sides, where they are told."""
    sides = reading.instrument.parties
    alone = reading.stage in STEPS and len(reading.parties) == 1 and set(reading.parties) < set(sides)
    return tuple(sorted(sides)) if alone else reading.parties


def looked_back(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Iterator[Aim]:
    """The day that was named for what came "as announced" or "a day later than announced"."""
    days = _days_late(scene, found)
    if days is None:
        return
    for parties, stage, when in _came(scene, scene.view.start + found.start()):
        day = day_of(when.edtf) if when.edtf is not None else None
        if day is not None:
            named = StatedDate(shift(day, -days).isoformat(), when.literal, DateBasis.RELATIVE_TO_EVENT)
            yield Aim(parties, stage, named, rule.gives["status"], rule.id)


def _came(scene: Scene, end: int) -> Iterator[tuple[tuple[str, ...], Stage, StatedDate]]:
    """What the sentence says has come, before an offset, with its day; else the signature told just before."""
    done = [r for r in scene.readings if r.framing is Framing.HAPPENED and r.stage in AIMED]
    before = [r for r in done if scene.view.tokens[r.predicate.head].start <= end]
    for reading in reversed(before or done):
        when = date_of(reading, [r.predicate for r in scene.readings], scene.published) or _day_before(scene)
        if when is not None:
            yield from ((r.parties, r.stage, when) for r in done if r.predicate.head == reading.predicate.head)
        return
    known = scene.context.discourse.bilateral_near()
    told = known is not None and known.parties in scene.context.discourse.signed and scene.number - known.sentence <= 1
    when = _day_before(scene) if told and not scene.readings and not scene.view.dates else None
    if known is not None and when is not None:
        yield known.parties, Stage.SIGNED, when


def _day_before(scene: Scene) -> StatedDate | None:
    """The last single day that the text names shortly before the sentence, or None."""
    text, start = scene.document.text, scene.view.start
    for mention in reversed(find_dates(text, max(0, start - _DAY_REACH), start)):
        stated = resolve(mention, scene.published, Direction.PAST)
        if stated.edtf is not None and day_of(stated.edtf) is not None:
            return stated
    return None


def _days_late(scene: Scene, found: re.Match[str]) -> int | None:
    """How many days later than planned; 0 where it came as planned, None where the words give no number."""
    if "count" not in found.re.groupindex:
        return 0
    number = next((n.value for n in find_numbers(scene.view.text, *offsets(scene, found, "count"))), None)
    count = 1 if found["count"] in {"a", "one"} else number
    return count * (7 if found["unit"].startswith("week") else 1) if isinstance(count, int) else None


def offsets(scene: Scene, found: re.Match[str], group: str) -> tuple[int, int]:
    """Where a group of a match on the sentence's sketch stands in the text."""
    low, high = found.span(group)
    return scene.view.start + low, scene.view.start + high

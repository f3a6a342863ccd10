"""Conditions: what a stage waits for, and that the wait is over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depositary.core.codes import NATIONAL_STAGES, Framing, Stage, StatementType
from depositary.core.values import ConditionValue
from depositary.lexicon.type_frames import TypeRule, load_type_frames
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages import StageReading
from depositary.reading.types.agreements import agreements_meant
from depositary.reading.types.sketches import PARLIAMENT, has_cue, mark_of, sketch

_SURE, _LIKELY = 0.8, 0.65
_WAITING = frozenset({Framing.PLANNED, Framing.POSSIBLE})


def read_conditions(scene: Scene) -> Iterable[Draft]:
    """The conditions that a sentence states, the first rule that matches for each agreement."""
    frames = load_type_frames("conditions", scene.lexicon.language)
    if not has_cue(scene.view, frames):
        return
    words = sketch(scene.view, scene.instruments)
    seen: set[tuple[str, ...]] = set()
    for rule in frames.rules:
        found = rule.search(words)
        if found is None:
            continue
        for draft in _drafts(scene, rule, found):
            if draft.parties not in seen:
                seen.add(draft.parties)
                yield draft


def _drafts(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Iterator[Draft]:
    name = "what" if found["what"] is not None else "what2"
    start, end = scene.view.start + found.start(name), scene.view.start + found.end(name)
    text = " ".join(scene.view.text[start:end].split())
    needs = rule.gives["needs"]
    if needs == "stage":
        yield from _of_stages(scene, rule, text, start)
    elif needs == "national":
        yield from _of_national(scene, rule, text)
    elif needs == "body":
        yield from _of_bodies(scene, rule, text)
    else:
        for parties in agreements_meant(scene, scene.instruments[-1] if scene.instruments else None)[:1]:
            yield _draft(rule, parties, text, None)


def _draft(rule: TypeRule, parties: tuple[str, ...], text: str, stage: Stage | None) -> Draft:
    status = rule.gives["status"]
    value = ConditionValue(text, stage.value if stage else None, status, stage.value if stage else None)
    return Draft(StatementType.CONDITION, tuple(sorted(parties)), value, rule.id, _SURE if stage else _LIKELY)


def _of_stages(scene: Scene, rule: TypeRule, text: str, start: int) -> Iterator[Draft]:
    """The stages that wait: those planned or possible, and talks under way, that stand outside the condition's words."""
    for reading in scene.readings:
        if _waits(reading) and not _inside(scene, reading, start, text):
            yield _draft(rule, reading.parties, text, reading.stage)


def _waits(reading: StageReading) -> bool:
    if len(reading.parties) < 2:
        return False
    return reading.framing in _WAITING or (reading.stage is Stage.TALKS and reading.framing is Framing.HAPPENED)


def _inside(scene: Scene, reading: StageReading, start: int, text: str) -> bool:
    offset = scene.view.tokens[reading.predicate.head].start
    return start <= offset < start + len(text)


def _of_national(scene: Scene, rule: TypeRule, text: str) -> Iterator[Draft]:
    for reading in scene.readings:
        if reading.stage in NATIONAL_STAGES and reading.framing in _WAITING:
            parties = reading.instrument.parties if len(reading.instrument.parties) >= 2 else reading.parties
            yield _draft(rule, parties, text, reading.stage)


def _of_bodies(scene: Scene, rule: TypeRule, text: str) -> Iterator[Draft]:
    hub = scene.context.hub
    bodies = [m.code for _, _, m in scene.view.parties if mark_of(m) == PARLIAMENT]
    if hub and bodies and bodies[0] != hub:
        yield _draft(rule, (bodies[0], hub), text, None)

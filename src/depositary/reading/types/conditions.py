"""Conditions: what a stage of an agreement, or a membership, waits for, and whether it has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.values import ConditionValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages.records import StageReading
from depositary.reading.types.agreements import agreements_meant, instrument_near, instrument_ref
from depositary.reading.types.authors import publisher
from depositary.reading.types.condition_texts import standing
from depositary.reading.types.sketches import is_about_somebody, may_match, sketch
from depositary.reading.types.target_aims import AIMED, concerned

_TEXTS = ("text", "text2", "text3")
#: How many sentences back an agreement may have been named that "it" or nothing at all stands for.
_NEAR = 3
#: How far behind a stage's verb the clause may open on which it hangs.
_HANGING_REACH = 220


def read_conditions(scene: Scene) -> Iterable[Draft]:
    """The conditions of a sentence, each for one agreement, the first wording of each status only."""
    if "conditions" not in scene.tried or not is_about_somebody(scene):
        return
    frames = load_type_frames("conditions", scene.lexicon.language, scene.lexicon.folder)
    if publisher(scene) is not None and _waiting(scene) is None:
        if not scene.view.mentions:
            return
        # A government's own text sets conditions for many things.
        frames = frames.part("own_text", lambda rule: rule.gives["about"] != "instrument")
    if not may_match(frames, scene):
        return
    words = sketch(scene.view, scene.instruments)
    seen: set[tuple[object, ...]] = set()
    for draft in _drafts_of(scene, frames, words):
        if draft.parties not in seen:
            seen.add(draft.parties)
            yield draft


def _drafts_of(scene: Scene, frames: TypeFrames, words: str) -> Iterator[Draft]:
    """What rules find, then what stands behind or before a stage that has not come yet."""
    for rule in frames.rules_for(words):
        found = rule.search(words)
        if found is None:
            continue
        yield from _drafts(scene, rule, found)
    if publisher(scene) is None:
        yield from _hung_on_stages(scene, frames, words)


def _hung_on_stages(scene: Scene, frames: TypeFrames, words: str) -> Iterator[Draft]:
    """Clauses of condition that hang on a stage to come, whatever its words: "talks will resume once", "unless"."""
    begin = scene.view.start
    for reading in scene.readings:
        if reading.framing is Framing.HAPPENED or reading.stage not in AIMED - {Stage.IN_FORCE}:
            continue
        head = scene.view.tokens[reading.predicate.head].end - begin
        behind, ahead = frames.classes["hung"], frames.classes["fronted"]
        found = behind.match(words, head, head + _HANGING_REACH) or ahead.search(words, 0, head)
        if found is None or frames.classes["unhung"].search(found[0]):
            continue
        text = standing(scene, *found.span("text"))
        value = ConditionValue(text, _on(scene, None, None, reading), "pending", reading.stage.value)
        parties = concerned(reading)
        about = instrument_ref(scene, None, parties)
        yield Draft(
            type=StatementType.CONDITION,
            parties=parties,
            value=value,
            rule="condition.hung-on-stage",
            framing=Framing.POSSIBLE,
            stage=reading.stage,
            instrument=about,
        )


def _drafts(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Iterator[Draft]:
    status = rule.gives["status"]
    reading = _waiting(scene)
    mention = instrument_near(scene, scene.view.start, scene.view.start + found.start()) if scene.instruments else None
    for parties in _parties(scene, rule, found, mention, reading):
        stage = reading.stage if reading else None
        value = ConditionValue(
            _text(scene, found), _on(scene, rule, mention, reading), status, stage.value if stage else None
        )
        yield Draft(
            type=StatementType.CONDITION,
            parties=parties,
            value=value,
            rule=f"condition.{rule.id}",
            framing=Framing.HAPPENED if status == "satisfied" else Framing.POSSIBLE,
            stage=stage,
            instrument=instrument_ref(scene, mention, parties) if rule.gives["about"] != "membership" else None,
        )


def _waiting(scene: Scene) -> StageReading | None:
    """The stage that waits: the first of the sentence that has not come yet."""
    return next((r for r in scene.readings if r.framing is not Framing.HAPPENED), None)


def _parties(
    scene: Scene, rule: TypeRule, found: re.Match[str], mention: InstrumentMention | None, reading: StageReading | None
) -> list[tuple[str, ...]]:
    about = rule.gives["about"]
    if about == "membership":
        return _membership(scene, found)
    if about == "document":
        return _of_document(scene)
    if mention is None and reading is None and not _is_near(scene):
        return []
    context = scene.context
    paired = [r.parties for r in scene.readings if len(r.parties) >= 2 and r.framing is not Framing.HAPPENED]
    named = context.topic and any(k.parties == context.topic for k in context.discourse.known)
    own = [context.topic] if mention is None and named else []
    meant = paired[:1] or own or agreements_meant(scene, mention) or agreements_meant(scene, None)
    return [parties for parties in meant if parties][:2]


def _is_near(scene: Scene) -> bool:
    """Whether the sentence before spoke of an agreement, so that "it" can be one."""
    return any(scene.number - known.sentence <= _NEAR for known in scene.context.discourse.known)


def _membership(scene: Scene, found: re.Match[str]) -> list[tuple[str, ...]]:
    """The parties named before the condition: who would join, and what."""
    end = scene.view.start + found.start("text")
    codes = {m.code for _, _, m in scene.view.parties if m.start < end}
    bodies = {code for code in codes if scene.lexicon.parties[code].kind != "state"}
    states = codes - bodies
    hub = scene.context.discourse.hub
    joining = {hub} if hub in states else states
    return [tuple(sorted(bodies | joining))] if bodies and joining else []


def _of_document(scene: Scene) -> list[tuple[str, ...]]:
    """The common side of the report with the one party named here whose parliament or money it is."""
    hub = scene.context.discourse.hub
    codes = list(dict.fromkeys(m.code for _, _, m in scene.view.parties))
    states = [c for c in codes if c != hub and c in scene.lexicon.parties and scene.lexicon.parties[c].kind == "state"]
    if hub is None or len(states) != 1:
        return []
    pair = tuple(sorted((hub, states[0])))
    return [pair] if any(known.parties == pair for known in scene.context.discourse.known) else []


def _text(scene: Scene, found: re.Match[str]) -> str:
    group = next(g for g in _TEXTS if g in found.re.groupindex and found[g] is not None)
    return standing(scene, *found.span(group))


def _on(
    scene: Scene, rule: TypeRule | None, mention: InstrumentMention | None, reading: StageReading | None
) -> str | None:
    """What waits, in words: the stage and the instrument's own words."""
    tokens, text = scene.view.tokens, scene.view.text
    if rule is not None and rule.gives["about"] == "membership":
        return "membership"
    words = None
    if mention is not None:
        words = " ".join(text[tokens[mention.first].start : tokens[mention.head_end - 1].end].split())
    stage = reading.stage.value.replace("_", " ") if reading else None
    return " of ".join(part for part in (stage, words) if part) or None

"""Targets: a time named for a stage to come, that none was named, and what became of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.statements import StatedDate
from depositary.core.values import StageValue, TargetValue
from depositary.lexicon.type_frames import TypeFrames, load_type_frames
from depositary.reading.date_mentions import Direction
from depositary.reading.dates import resolve
from depositary.reading.datings import date_of
from depositary.reading.instruments import InstrumentMention
from depositary.reading.parties import MentionKind
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.agreements import agreements_meant
from depositary.reading.types.sketches import has_cue, sketch

_AHEAD = frozenset({Framing.PLANNED, Framing.POSSIBLE})
_SURE, _LIKELY = 0.85, 0.7


def read_targets(scene: Scene) -> Iterable[Draft]:
    """The targets that a sentence states, with the possible stages of a group that is promised agreements."""
    yield from _dated_plans(scene)
    frames = load_type_frames("targets", scene.lexicon.language)
    if not has_cue(scene.view, frames):
        return
    yield from _by_rules(scene, frames)
    yield from _promised_groups(scene, frames)


def _dated_plans(scene: Scene) -> Iterator[Draft]:
    """A planned or possible stage with a time of its own."""
    predicates = [reading.predicate for reading in scene.readings]
    for reading in scene.readings:
        if reading.framing not in _AHEAD:
            continue
        when = date_of(scene.view, reading, predicates, scene.published)
        if when is None or _is_past(when, scene.published):
            continue
        yield Draft(
            type=StatementType.TARGET,
            parties=reading.parties,
            value=TargetValue(when.edtf, reading.stage.value, "stated"),
            rule=f"target.{reading.rule.id}",
            confidence=_SURE,
            framing=reading.framing,
            date=when,
        )


def _is_past(when: StatedDate, published: str | None) -> bool:
    """Whether the time lies before the report: then it dates something else."""
    return when.edtf is not None and published is not None and "/" not in when.edtf and when.edtf < published[: len(when.edtf)]


def _by_rules(scene: Scene, frames: TypeFrames) -> Iterator[Draft]:
    view = scene.view
    words = sketch(view, scene.instruments)
    for rule in frames.rules:
        found = rule.search(words)
        if found is None:
            continue
        status = rule.gives["status"]
        if status == "none_stated":
            parties = tuple(sorted({m.code for _, _, m in view.parties if m.kind is not MentionKind.PERSON}))
            yield Draft(StatementType.TARGET, parties, TargetValue(None, None, status), rule.id, _LIKELY)
            continue
        dated = next((d for _, _, d in view.dates if d.start - view.start == found.start("by")), None)
        if dated is None:
            continue
        when = resolve(dated, scene.published, Direction.PAST, view.anchors.get(dated.start))
        for parties in agreements_meant(scene, None)[:1]:
            value = TargetValue(when.edtf, rule.gives["stage"], status)
            yield Draft(StatementType.TARGET, parties, value, rule.id, _LIKELY, date=when)


def _promised_groups(scene: Scene, frames: TypeFrames) -> Iterator[Draft]:
    """ "potential agreements with the Baltic states in the coming months": each member that has not signed yet."""
    hub = scene.context.hub
    for mention in scene.instruments:
        if hub is None or not _is_promised(scene, mention, frames):
            continue
        when = _time_behind(scene, mention)
        for group, member in _members(scene, mention):
            pair = tuple(sorted((member, hub)))
            if member == hub or pair in scene.context.signed:
                continue
            window = when.edtf if when else None
            yield Draft(
                StatementType.STAGE, pair, StageValue(group=group), "target.group", _LIKELY, Framing.POSSIBLE, Stage.SIGNED, date=when
            )
            value = TargetValue(window, Stage.SIGNED.value, "stated")
            yield Draft(StatementType.TARGET, pair, value, "target.group", _LIKELY, Framing.POSSIBLE, date=when)


def _is_promised(scene: Scene, mention: InstrumentMention, frames: TypeFrames) -> bool:
    if not mention.plural or mention.partners is None or not mention.partners.groups:
        return False
    words = {token.lower for token in scene.view.tokens[max(0, mention.first - 2) : mention.head]}
    return bool(words & frames.lists["promised"])


def _members(scene: Scene, mention: InstrumentMention) -> Iterator[tuple[str, str]]:
    """(group, member) for each member of the groups named, every member once."""
    seen: set[str] = set()
    for group in mention.partners.groups if mention.partners else ():
        for member in scene.lexicon.members(group):
            if member not in seen:
                seen.add(member)
                yield group, member


def _time_behind(scene: Scene, mention: InstrumentMention) -> StatedDate | None:
    view = scene.view
    for first, _, dated in view.dates:
        if first >= mention.head_end:
            return resolve(dated, scene.published, Direction.FUTURE, view.anchors.get(dated.start))
    return StatedDate(None, "", DateBasis.INFERRED, "the sentence names no time") if view.dates else None

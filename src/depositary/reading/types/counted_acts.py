"""Counted acts: whether a stage word beside a number speaks of an instrument between states."""

from __future__ import annotations

import re

from depositary.reading.clauses.triggers import Firing
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.scenes import Scene
from depositary.reading.types.authors import publisher
from depositary.reading.types.clause_subjects import clause_subject

#: How many tokens may stand between a stage word and the instrument that it acts on.
_NEAR = 9
#: Words for those who make agreements between states, whoever they are.
_STATES = re.compile(
    r"\b(?:countr(?:y|ies)|states?|nations?|governments|signator(?:y|ies)|capitals|parliaments)\b"
    r"(?! (?:of affairs|house|legislatures?|senators?|lawmakers))|\bmembers\b(?= of (?:the )?[OP])|[OP] members\b"
)
#: Numbers of those spoken of before.
_OTHERS = re.compile(r"\bN+ (?:others|more|of (?:them|these|those|which|whom)|have|had)\b")
#: Behind a stage word: its object was named before.
_POINTING = frozenset({"it", "them", ".", ",", ";", "so"})
#: What an instrument with no other side is: a domestic paper that states within a state ratify.
_INSIDE = re.compile(r"\b(?:constitution|amendment|the union of states|compact between the states)\b")


def is_counted_act(scene: Scene, firing: Firing, words: str) -> bool:
    """Whether a stage word speaks of an instrument: beside a family any does, elsewhere one that was read or that acts
    on an instrument in a sentence which counts states, or whose subject is a state. `words` is the sketch."""
    if (publisher(scene) is None and scene.context.in_family) or any(
        _is_of_family(scene, mention) for mention in scene.instruments
    ):
        return True
    if any(reading.predicate.head == firing.predicate.head for reading in scene.readings):
        return True
    if _INSIDE.search(words):
        return False
    acts_on = _acted_on(scene, firing)
    if acts_on is None:
        return _acts_on_that_before(scene, firing) and (_STATES.search(words) or _OTHERS.search(words)) is not None
    if acts_on.plural and acts_on.first >= firing.predicate.last:
        return _is_of_state(scene, firing, words)
    return _STATES.search(words) is not None


def _acted_on(scene: Scene, firing: Firing) -> InstrumentMention | None:
    """The instrument in the clause of a stage word: behind it as its object, or before it as its subject."""
    tokens, predicate = scene.view.tokens, firing.predicate
    for mention in scene.instruments:
        if mention.strength == "stand_in":
            continue
        behind = (predicate.last, mention.first) if mention.first >= predicate.last else None
        gap = behind or (mention.head_end, predicate.first)
        if 0 <= gap[1] - gap[0] <= _NEAR and not any(t.text in {";", ":", ","} for t in tokens[gap[0] : gap[1]]):
            return mention
    return None


def _acts_on_that_before(scene: Scene, firing: Firing) -> bool:
    """Whether a stage word has "it" or nothing as its object, behind an instrument of its sentence or just behind a
    sentence that told of a stage."""
    last, tokens = scene.context.last, scene.view.tokens
    told = last is not None and scene.number - last.sentence <= 1 and not scene.instruments
    if not told and not any(m.head < firing.predicate.first for m in scene.instruments):
        return False
    ends = [i for i, t in enumerate(tokens) if i >= firing.predicate.last and t.text != "-"]
    behind = tokens[ends[0]].lower if ends else "."
    before = tokens[max(0, firing.predicate.first - 1)].lower
    return behind in _POINTING or before in {"it", "they"}


def _is_of_state(scene: Scene, firing: Firing, words: str) -> bool:
    """Whether a state or an organisation is the subject of the stage word."""
    tokens = scene.view.tokens
    subject = clause_subject(scene, words, tokens[firing.predicate.first].start - scene.view.start)
    return subject is not None


def _is_of_family(scene: Scene, mention: InstrumentMention) -> bool:
    """Whether the words of a mention alone show a family: "security agreements with Ukraine"."""
    return any(
        family.subject == mention.subject and mention.kind in family.kinds and family.common in mention.named_parties
        for family in scene.lexicon.families.values()
    )

"""Counted papers: whose agreements a count is of, of which instrument and family."""

from __future__ import annotations

import re
from dataclasses import replace

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.statements import InstrumentRef
from depositary.core.values import CountValue
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.families import family_of
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.authors import publisher
from depositary.reading.types.sketches import names_others

#: Papers that many states stand behind.
_OF_MANY = frozenset({"charter", "convention", "declaration", "joint_statement", "treaty"})
#: Words counted that are states, whatever they do.
_STATES = re.compile(
    r"\b(?:allies|countries|governments|leaders|nations|parties|partners|signatories|states)\b", re.IGNORECASE
)


def draft_of(scene: Scene, rule: str, reached: tuple[Stage, Framing], value: CountValue) -> Draft:
    """The statement of a count that a rule found, with the stage and framing that it counts by."""
    stage, framing = reached
    known = _instrument(scene, stage)
    family = family_of(known, scene.lexicon, scene.context) or _family(scene, stage)
    return Draft(
        type=StatementType.COUNT,
        parties=_counting_sides(scene, stage, value) if stage is not Stage.JOINED else (),
        value=replace(value, family=family),
        rule=f"count.{rule}",
        framing=framing,
        stage=stage,
        instrument=InstrumentRef(known.kind, known.subject, known.title, family, known.year),
    )


def is_between_states(scene: Scene, stage: Stage) -> bool:
    """Whether a count is of what states agree: a government counts its grants, partnerships and plans as well.

    In its own text the sentence tells that stage of states, or names another state, a declaration or a titled paper.
    """
    told = any(reading.stage is stage for reading in scene.readings)
    if publisher(scene) is None or told or scene.context.in_family or names_others(scene):
        return True
    return any(mention.title or mention.kind in _OF_MANY for mention in scene.instruments)


def _counting_sides(scene: Scene, stage: Stage, value: CountValue) -> tuple[str, ...]:
    """Whose agreements are counted: those of the side that a report's agreements have in common.

    A government is no side of all that it counts. There they are those of whom the sentence tells the stage: the
    state that came third, the two who have signed five; of a number of states nobody.
    """
    hub = scene.context.discourse.hub
    if publisher(scene) is None or scene.context.in_family:
        return (hub,) if hub else ()
    told = [reading.parties for reading in scene.readings if reading.stage is stage]
    of_states = value.kind != "ordinal" and (value.listed or _STATES.search(value.what or ""))
    return told[0] if told and not of_states else ()


def _family(scene: Scene, stage: Stage) -> str | None:
    """The family that the report is about, when it is counted by that stage."""
    if not scene.context.in_family:
        return None
    families = scene.lexicon.families.items()
    hub = scene.context.discourse.hub
    return next((code for code, each in families if each.stage == stage.value and each.common == hub), None)


def _instrument(scene: Scene, stage: Stage) -> Known:
    """The instrument counted: the sentence's own at that stage, else the latest of its sort, else a plain one."""
    own = next((r.instrument for r in scene.readings if r.stage is stage), None)
    if own is not None:
        return own
    joined = stage is Stage.JOINED
    mention = next((m for m in scene.instruments if (m.kind == "declaration") == joined), None)
    earlier = next((k for k in reversed(scene.context.discourse.known) if (k.kind == "declaration") == joined), None)
    parties = earlier.parties if earlier else ()
    if mention is not None:
        subject = mention.subject or (earlier.subject if earlier else None)
        return Known(mention.kind, mention.reach, subject, mention.title, mention.year, parties, scene.number)
    return earlier or Known(
        "declaration" if joined else "agreement",
        "multilateral" if joined else "bilateral",
        None,
        None,
        None,
        (),
        scene.number,
    )

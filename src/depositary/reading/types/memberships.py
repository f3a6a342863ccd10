"""Memberships: who joined a declaration or an organisation, applied to it, was invited to it or left it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.values import MembershipValue
from depositary.lexicon.type_frames import load_type_frames
from depositary.reading.datings import date_of
from depositary.reading.party_lists import lists_in
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages import StageReading
from depositary.reading.types.sketches import sketch

_SURE, _LIKELY = 0.9, 0.7
_FRAMES = {"happened": Framing.HAPPENED, "planned": Framing.PLANNED, "possible": Framing.POSSIBLE, "denied": Framing.DENIED}


def read_memberships(scene: Scene) -> Iterable[Draft]:
    """The memberships that a sentence states: of declarations by its stages, of organisations by rules."""
    yield from _of_instruments(scene)
    yield from _of_organisations(scene)


def _of_instruments(scene: Scene) -> Iterator[Draft]:
    for reading in scene.readings:
        if reading.stage is not Stage.JOINED:
            continue
        body = _title(scene, reading)
        when = date_of(scene.view, reading, [r.predicate for r in scene.readings], scene.published)
        for party in reading.parties:
            yield Draft(
                type=StatementType.MEMBERSHIP,
                parties=(party,),
                value=MembershipValue(party, body, "joined"),
                rule=f"membership.{reading.rule.id}",
                confidence=_SURE,
                framing=reading.framing,
                date=when,
            )


def _title(scene: Scene, reading: StageReading) -> str:
    """What is joined: the family's own title where the document speaks of one, else the words."""
    for code in sorted(scene.context.families):
        family = scene.lexicon.families[code]
        if family.stage == Stage.JOINED and (not family.kinds or reading.instrument.kind in family.kinds):
            return family.title
    return reading.instrument.title or reading.instrument.kind


def _of_organisations(scene: Scene) -> Iterator[Draft]:
    frames = load_type_frames("memberships", scene.lexicon.language)
    view = scene.view
    if not any(cue in view.quote.lower() for cue in frames.lists["gate"]):
        return
    bodies = [(m.start, m.end, "O") for _, _, m in view.parties if _is_body(scene, m.code)]
    words = sketch(view, scene.instruments, bodies)
    for rule in frames.rules:
        found = rule.search(words)
        if found is None:
            continue
        parties = _codes(scene, found.start("who"), found.end("who"))
        body = next(
            (m.code for _, _, m in view.parties if m.start - view.start == found.start("body")),
            None,
        )
        if body is None:
            continue
        for party in parties:
            if party != body:
                yield Draft(
                    type=StatementType.MEMBERSHIP,
                    parties=(party,),
                    value=MembershipValue(party, body, rule.gives["action"]),
                    rule=rule.id,
                    confidence=_LIKELY,
                    framing=_FRAMES[rule.gives.get("framing", "happened")],
                )
        return


def _is_body(scene: Scene, code: str) -> bool:
    party = scene.lexicon.parties.get(code)
    return party is not None and party.kind == "organisation"


def _codes(scene: Scene, low: int, high: int) -> tuple[str, ...]:
    """The parties in a stretch of the sketch, states and not bodies."""
    view = scene.view
    inside = [i for i, token in enumerate(view.tokens) if low <= token.start - view.start < high]
    if not inside:
        return ()
    codes = [code for listed in lists_in(view, inside[0], inside[-1] + 1) for code in listed.codes]
    return tuple(code for code in dict.fromkeys(codes) if not _is_body(scene, code))

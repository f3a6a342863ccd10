"""Journeys: the states of those who travel and of the places to which they do."""

from __future__ import annotations

import re

from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene
from depositary.reading.types.agreements import family_party
from depositary.reading.types.authors import publisher
from depositary.reading.types.event_people import (
    event_frames,
    is_personal,
    is_wide,
    mentions_within,
    own_officer,
)

#: Groups of a match that name where a journey goes.
_PLACES = ("to", "at", "where", "seen")
_BEHIND_REACH = 80
#: So far ahead of a match, and half as far behind it, the words may stand that tell of private people.
_PRIVATE_REACH = 60
_PRONOUN = re.compile(r"\b(?:he|she|they|leader)\b")
#: So many places of a journey, and so many travellers, make one event.
_MOST = 3


def sides_of_journey(scene: Scene, found: re.Match[str]) -> tuple[str, ...]:
    """The states of the travellers and of the places; "the country" is the report's common side."""
    context = scene.context
    group = next(
        (name for name in _PLACES if name in found.re.groupindex and found[name] is not None),
        None,
    )
    if group is None:
        return ()
    low, high = found.span(group)
    first = next(mentions_within(scene, low, high), None)
    if first is not None and _is_at_home(scene, first):
        return ()
    places = _places(scene, first) if first is not None else []
    near = _travellers(scene, 0, low)
    behind = _travellers(scene, high, high + _BEHIND_REACH)
    people = [m.code for m in (near or behind) if m.kind is MentionKind.PERSON and m.code not in places]
    if not people and _is_private(scene, found):
        return ()
    # "During his visit to Lisbon, the Danish minister": without a person's name, who stands nearest.
    travellers = people or [m.code for m in (near[-1:] or behind[:1]) if m.code not in places]
    if not places and travellers:
        place = family_party(scene) or context.discourse.hub or context.other_side(travellers[0])
        places = [place] if place else []
        travellers = [code for code in travellers if code != place]
    if places and not travellers:
        pronoun = _PRONOUN.search(found.string)
        own = publisher(scene) or family_party(scene) or context.discourse.hub if pronoun else None
        own = own or own_officer(scene, found.string, 0, low)
        travellers = [own] if own and own not in places else []
    if not places or not travellers or is_wide(scene, places[0]):
        return ()
    return tuple(sorted({*places, *travellers[:_MOST]}))


def _places(scene: Scene, first: PartyMention) -> list[str]:
    """The place that a match names, with those in a row with it: "to Senegal, Zambia, and Peru"."""
    view, classes = scene.view, event_frames(scene).classes
    row, end = [first.code], first.end - view.start
    for mention in mentions_within(scene, end, len(view.quote)):
        gap = view.low[end : mention.start - view.start]
        named = mention.kind in {MentionKind.NAME, MentionKind.CAPITAL} and not is_wide(scene, mention.code)
        if not named or not classes["row_gap"].fullmatch(gap):
            break
        row.append(mention.code)
        end = mention.end - view.start
        if "and" in gap:
            # "During his visit to Oslo, Peru and Chile agreed": these are who acts next.
            return row[:1] if classes["acts"].match(view.low, end) else row
    return row[:1]


def _is_at_home(scene: Scene, place: PartyMention) -> bool:
    """Whether a name is rather that of a part of the publisher's own country: "she returned to Georgia"."""
    name = scene.view.text[place.start : place.end].lower()
    return f"{publisher(scene)} {name}" in event_frames(scene).lists["namesakes"]


def _is_private(scene: Scene, found: re.Match[str]) -> bool:
    """ "his brother served in Peru", "the marines who travelled to Chile": a journey that no officer makes."""
    if publisher(scene) is None:
        return False
    start, end = max(0, found.start() - _PRIVATE_REACH), found.end() + _PRIVATE_REACH // 2
    return event_frames(scene).classes["private"].search(found.string, start, end) is not None


def _travellers(scene: Scene, low: int, high: int) -> list[PartyMention]:
    """The persons and offices named between two offsets of the sentence; places and groups do not travel."""
    found = []
    for first, after, mention in scene.view.parties:
        if not low <= mention.start - scene.view.start < high or mention.kind is MentionKind.GROUP:
            continue
        if is_personal(scene, first, after, mention) or mention.kind is MentionKind.INSTITUTION:
            found.append(mention)
    people = [m for m in found if m.kind is MentionKind.PERSON]
    return people or found

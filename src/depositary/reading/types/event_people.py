"""Event people: whom the words of an event name, and for whose state they stand."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.lexicon.type_frames import TypeFrames, load_type_frames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene
from depositary.reading.types.authors import publisher

#: A title and a name have no more words.
_NAME_REACH = 6
#: So far ahead of a match the office may begin of whom it tells.
_OFFICE_REACH = 32


def event_frames(scene: Scene) -> TypeFrames:
    """How the language of a scene words events."""
    return load_type_frames("events", scene.lexicon.language, scene.lexicon.folder)


def mentions_within(scene: Scene, low: int, high: int) -> Iterator[PartyMention]:
    """The party mentions between two offsets of the sentence."""
    view = scene.view
    return (m for _, _, m in view.parties if low <= m.start - view.start < high)


def is_wide(scene: Scene, code: str) -> bool:
    """Whether a party is an organisation or a group, and no state."""
    party = scene.lexicon.parties.get(code)
    return party is None or party.kind != "state"


def is_personal(scene: Scene, at: int, after: int, mention: PartyMention) -> bool:
    """Whether a mention names a person or an office of its state: "Portugal's premier", "the president of Latvia"."""
    if mention.kind is MentionKind.PERSON or (mention.kind is MentionKind.INSTITUTION and mention.body == "head"):
        return True
    tokens, offices = scene.view.tokens, event_frames(scene).lists["offices"]
    behind = [t.lower for t in tokens[after : after + 4]]
    if behind[:2] == [",", "whose"]:
        behind = [t.lower for t in tokens[after + 2 : after + 6]]
    if behind[:1] == ["'s"]:
        behind = behind[1:]
    if (
        not offices.isdisjoint(behind[:3])
        and "," not in behind[: next(i for i, w in enumerate(behind) if w in offices)]
    ):
        return True
    before = [t.lower for t in tokens[max(0, at - 3) : at]]
    if {"of", "from"}.isdisjoint(before[-2:]):
        return False
    return not offices.isdisjoint(before) or not offices.isdisjoint(_titles(scene, at))


def own_officer(scene: Scene, words: str, low: int, high: int) -> str | None:
    """Whose officer of no state named acts between two offsets of a sketch: in a government's own text its own."""
    own = publisher(scene)
    if (
        own is None
        or event_frames(scene).classes["own_officer"].search(words, max(0, low - _OFFICE_REACH), high) is None
    ):
        return None
    return own


def _titles(scene: Scene, at: int) -> list[str]:
    """The words with a capital that end at "of" and a state: "Prime Minister Kishida Fumio of Japan"."""
    tokens, low = scene.view.tokens, at - 2
    while low >= 0 and at - low <= _NAME_REACH and tokens[low].text[:1].isupper():
        low -= 1
    return [token.lower for token in tokens[low + 1 : at - 1]]

"""Actors: the parties that a verb of a sentence has as its subject, however far before it they stand."""

from __future__ import annotations

from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene

#: Before a party these words make it a place, a recipient or a source.
_OBLIQUE = frozenset(
    {
        "to",
        "for",
        "with",
        "in",
        "from",
        "against",
        "of",
        "at",
        "between",
        "on",
        "than",
        "into",
        "by",
        "about",
        "over",
        "like",
    }
)
_JOINING = frozenset({",", "and", "or", "nor", "the"})
#: "the president of Peru": behind "of" stands whose office it is.
_OFFICES = frozenset(
    {
        "president",
        "premier",
        "minister",
        "chancellor",
        "secretary",
        "leader",
        "government",
        "parliament",
        "king",
        "head",
    }
)


def is_oblique(scene: Scene, mention: PartyMention) -> bool:
    """Whether a preposition stands before a mention, and no office before that."""
    first = next(first for first, _, m in scene.view.parties if m is mention)
    tokens = scene.view.tokens
    at = first - 1
    while at >= 0 and tokens[at].lower == "the":
        at -= 1
    if at >= 0 and tokens[at].text == "(":
        return True
    if at < 0 or tokens[at].lower not in _OBLIQUE:
        return False
    return not (tokens[at].lower == "of" and at > 0 and tokens[at - 1].lower in _OFFICES)


def subject_before(scene: Scene, offset: int) -> PartyMention | None:
    """The last party before an offset of the sentence that is no recipient, place or source, and no mere adjective."""
    found = subjects_before(scene, offset)
    return found[-1] if found else None


def subjects_before(scene: Scene, offset: int) -> list[PartyMention]:
    """The parties that a verb at an offset of the sentence has as its subject, side by side, in text order."""
    start = scene.view.start
    before = [e for e in scene.view.parties if e[2].end - start <= offset and e[2].kind is not MentionKind.ADJECTIVE]
    while before and is_oblique(scene, before[-1][2]):
        before.pop()
    listed = before[-1:]
    for entry in reversed(before[:-1]):
        gap = scene.view.tokens[entry[1] : listed[0][0]]
        if not gap or not all(token.lower in _JOINING for token in gap):
            break
        listed.insert(0, entry)
    return [mention for _, _, mention in listed]

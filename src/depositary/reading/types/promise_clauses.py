"""Clauses of a promise: where one of a sentence's undertakings ends and the next begins, and who the next one's is."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene

#: Before a party these words make it a place, a recipient or a source.
_OBLIQUE = frozenset({"to", "for", "with", "in", "from", "against", "of", "at", "between", "on", "than", "into"})


@dataclass(frozen=True, slots=True)
class PromiseClause:
    """One clause of a sentence, as offsets of its sketch."""

    low: int
    high: int


def promise_clauses(frames: TypeFrames, words: str) -> list[PromiseClause]:
    """The clauses of a sketch in text order; together they cover it."""
    breaks = list(frames.classes["clause_break"].finditer(words))
    starts = [0, *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), len(words)]
    return [PromiseClause(low, high) for low, high in zip(starts, ends, strict=True) if low < high]


def is_oblique(scene: Scene, mention: PartyMention) -> bool:
    """Whether a preposition stands before a mention."""
    first = next(first for first, _, m in scene.view.parties if m is mention)
    tokens = scene.view.tokens
    at = first - 1
    while at >= 0 and tokens[at].lower == "the":
        at -= 1
    return at >= 0 and tokens[at].lower in _OBLIQUE


def subject_before(scene: Scene, offset: int) -> PartyMention | None:
    """The party that a verb at an offset of the sentence has as its subject: the last one before it that is no
    recipient, place or source, and no mere adjective."""
    start = scene.view.start
    before = [m for _, _, m in scene.view.parties if m.end - start <= offset and m.kind is not MentionKind.ADJECTIVE]
    return next((m for m in reversed(before) if not is_oblique(scene, m)), None)

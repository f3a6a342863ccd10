"""Clauses of a promise: where one of a sentence's undertakings ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.lexicon.type_frames import TypeFrames


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

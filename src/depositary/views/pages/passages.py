"""A text cut at the ends of its passages, so that passages that overlap can all be marked without nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from depositary.core.documents import Span

#: The reader shows a text in parts of so many code points, so that no page grows with its document.
PART = 40_000


def part_of(start: int) -> int | None:
    """The part of a text in which a passage starts, from 1; None for the first, which an address need not name."""
    return start // PART + 1 if start >= PART else None


def window_of(part: int, length: int) -> Span:
    """The stretch of a text of that length which a part shows."""
    return Span((part - 1) * PART, min(part * PART, length))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout. `marks` are places in the list of passages, from 0."""

    text: str
    marks: tuple[int, ...]
    opens: tuple[int, ...]
    """The marks that begin here."""
    skipped: bool
    """Whether the reader passed over it: navigation, residue of web pages, other stories."""


def segments(text: str, passages: Sequence[Span], skipped: Sequence[Span], window: Span) -> tuple[Segment, ...]:
    """The text within a window as segments, in order; joined, they are that text.

    A passage that begins before the window opens at the window's start.
    """
    shown = [(i, max(span.start, window.start), min(span.end, window.end)) for i, span in enumerate(passages)]
    shown = [(i, start, end) for i, start, end in shown if start < end]
    hidden = [(max(span.start, window.start), min(span.end, window.end)) for span in skipped]
    edges = {window.start, window.end}
    edges.update(edge for _, start, end in shown for edge in (start, end))
    edges.update(edge for start, end in hidden if start < end for edge in (start, end))
    cuts = sorted(edges)
    made = []
    for start, end in pairwise(cuts):
        marks = tuple(i for i, low, high in shown if low <= start and end <= high)
        opens = tuple(i for i, low, _ in shown if low == start)
        passed = any(low <= start and end <= high for low, high in hidden)
        made.append(Segment(text[start:end], marks, opens, passed))
    return tuple(made)

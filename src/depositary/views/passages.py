"""Passages as JSON: where the words stand, and in which source."""

from __future__ import annotations

from typing import Any

from depositary.register import Evidence


def passage_record(item: Evidence) -> dict[str, Any]:
    """The passage behind a piece of evidence, with its statement and source. Offsets are code points, end exclusive."""
    passage = item.statement.passage
    return {
        "statement": item.id,
        "document": item.source.name,
        "published": item.source.published,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
    }

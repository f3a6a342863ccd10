"""Speakers: who says what statements report."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.register.agreements import Evidence


def speakers_of(items: Iterable[Evidence]) -> tuple[str, ...]:
    """Who said it: names, or offices where no name is given, each once, in order of statement."""
    found = (item.statement.speaker for item in items)
    return tuple(dict.fromkeys(said for who in found if who and (said := who.name or who.office)))

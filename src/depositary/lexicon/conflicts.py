"""Conflicts between states and armed groups: whose bargains have the state alone as a party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict, as the reader needs it."""

    id: str
    groups: tuple[str, ...]
    """The armed groups, which are no parties."""
    states: tuple[str, ...]
    """The states that negotiate with them."""
    cues: tuple[str, ...]
    """Words, in lower case, that show that a text is about it."""
    papers: frozenset[str]
    """Words inside a phrase that make it a bargain of this conflict."""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


def read_conflict(entry: Mapping[str, Any]) -> Conflict:
    """The conflict of an entry in the language's `conflicts.toml`."""
    return Conflict(
        id=entry["id"],
        groups=tuple(entry["groups"]),
        states=tuple(entry["states"]),
        cues=tuple(entry["cues"]),
        papers=frozenset(entry["papers"]),
        examples=tuple(entry.get("examples", ())),
        counter=tuple(entry.get("counter", ())),
    )

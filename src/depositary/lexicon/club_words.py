"""Club words: what states join that is no paper, and the words around its name, as words.toml holds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClubWords:
    """What states join that is no paper."""

    heads: frozenset[str]
    written: frozenset[str]
    behind: frozenset[str]
    ends: frozenset[str]
    never: frozenset[str]
    members: frozenset[str]
    modifiers: frozenset[str]
    wishes: frozenset[str]
    requests: frozenset[str]

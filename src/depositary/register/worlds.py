"""What the register needs to know about the world, as the lexicon gives it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from depositary.lexicon.families import Family
from depositary.lexicon.parties import Party

_STATE_KINDS = frozenset({"state", "territory", "other"})


class World(Protocol):
    """Parties, groups with dated members and families; a `Lexicon` is one."""

    @property
    def parties(self) -> Mapping[str, Party]:
        """Every party by its code."""
        ...

    @property
    def families(self) -> Mapping[str, Family]:
        """Every family by its code."""
        ...

    def members(self, group: str, day: date | None = None) -> tuple[str, ...]:
        """The members of a group on a day, today's when `day` is None."""
        ...


def is_country(code: str, world: World) -> bool:
    """Whether a party counts as a country: organisations and groups do not.

    A code that the lexicon does not know counts as a country when it has the three letters of ISO 3166-1 alpha-3.
    """
    party = world.parties.get(code)
    return party.kind in _STATE_KINDS if party else len(code) == 3


def is_open(family: Family) -> bool:
    """Whether a family is one instrument that parties join one by one, and no series of agreements."""
    return family.stage == "joined" or family.common is None

"""Positions: who takes which stance on what, in the order in which it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.register.positions import PositionThread, position_value
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Naming
from depositary.views.pages.quotes import Quote, quote_of
from depositary.views.pages.slices import Slice
from depositary.views.positions import position_record, positions_table
from depositary.views.tables import Table

#: So many utterances of one line are quoted; the rest are counted.
_QUOTED = 6


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said: the stance, its time and condition, and the words."""

    stance: str
    horizon: str | None
    condition: str | None
    gloss: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class PositionCard:
    """One speaker's line on one thing. More than one stance means that the line has changed."""

    who: str
    code: str | None
    party: str | None
    on: str
    stances: tuple[str, ...]
    said: tuple[Utterance, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """The lines after the filters and the slice of them that one page shows."""

    threads: tuple[PositionThread, ...]
    shown: Slice[PositionCard]
    stances: tuple[Choice, ...]
    parties: tuple[Choice, ...]
    title: str = "Positions"
    definition: str = (
        "the stances that named speakers and bodies take, and whether the line changed; an outlet's own gloss is kept "
        "apart"
    )

    def record(self) -> dict[str, Any]:
        """Every line."""
        return {"positions": [position_record(each) for each in self.threads]}

    def table(self) -> Table:
        """A row for each line."""
        return positions_table(self.threads)


def position_card(thread: PositionThread, naming: Naming) -> PositionCard:
    """A line as the page shows it, its latest words first."""
    latest = list(thread.stated[::-1][:_QUOTED])
    said = []
    for item in latest:
        value = position_value(item)
        said.append(Utterance(value.stance, value.horizon, value.condition, value.gloss, quote_of(item)))
    party = naming.party(thread.party) if thread.party else None
    return PositionCard(
        naming.party(thread.who), thread.party, party, thread.on, thread.stances, tuple(said), len(thread.stated)
    )


def stances_of(threads: Iterable[PositionThread]) -> tuple[Choice, ...]:
    """The latest stances with their numbers."""
    return facet(thread.stance for thread in threads)


def parties_of(threads: Iterable[PositionThread], naming: Naming) -> tuple[Choice, ...]:
    """The parties that speak, by name, with the number of their lines."""
    return tuple(
        Choice(each.value, naming.party(each.value), each.number) for each in facet(thread.party for thread in threads)
    )

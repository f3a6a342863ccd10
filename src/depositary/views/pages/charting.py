"""What every chart of agreements starts from: the agreements that are chosen, and what could narrow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from depositary.views.pages.listing import Ask, Record
from depositary.views.pages.naming import Naming
from depositary.views.pages.register import Facet, FacetValue, facet_words


@dataclass(frozen=True, slots=True)
class Chosen:
    """The agreements that a reader asks for, whole; the same filters as the register's table has."""

    records: tuple[Record, ...]
    ask: Ask
    facets: tuple[Facet, ...]
    families: tuple[FacetValue, ...] = ()
    """Every family that could be shown in place of this one, where one is chosen for a reader who named none."""

    def common(self, naming: Naming) -> str | None:
        """The party that every agreement of the chosen family has; None without a family."""
        family = naming.world.families.get(self.ask.family or "")
        return family.common if family else None

    def words(self, naming: Naming) -> str:
        """Which agreements these are: "agreements with stage signed, party Norway"."""
        filters: Mapping[str, str] = self.ask.filters()
        said = [
            f"words {value}" if name == "q" else f"{name} {facet_words(name, value, naming)}"
            for name, value in filters.items()
        ]
        return f"agreements with {', '.join(said)}" if said else "all agreements"


def acting(record: Record) -> tuple[str, ...]:
    """The parties of an agreement with those that took a step of their own, each once, by code."""
    steps = (event["party"] for event in record["stages"] if event["party"] and event["framing"] == "happened")
    return tuple(sorted({*record["parties"], *steps}))

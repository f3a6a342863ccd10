"""Which agreements a reader asks for, and the answer: one page of records, how many match, and what could narrow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

#: What agreements can be narrowed by, in the order in which a page offers it.
FACETS = ("stage", "party", "kind", "family", "subject", "binding")


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for: filters, order and place. `text` holds words that must all occur."""

    party: str | None = None
    stage: str | None = None
    family: str | None = None
    kind: str | None = None
    subject: str | None = None
    binding: str | None = None
    text: str | None = None
    sort: str = "register"
    descending: bool = False
    offset: int = 0
    limit: int | None = None

    def filters(self) -> dict[str, str]:
        """The filters that are set, by facet; the words under `q`."""
        found = {facet: getattr(self, facet) for facet in FACETS} | {"q": self.text}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer: `total` agreements match, `records` are those of the page; `facets` count over all that match."""

    records: tuple[Record, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]

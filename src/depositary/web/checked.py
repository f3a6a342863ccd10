"""The counts that documents state, checked once for each version and clocks."""

from __future__ import annotations

from depositary.register.claims import Claims
from depositary.register.statedcounts import CheckedCount, open_claims
from depositary.web.pages import Visit


def checked_counts(visit: Visit) -> tuple[Claims, list[CheckedCount]]:
    """A checker of claims at the visit's clocks, and the documents' own counts with their bare verdicts."""
    known = (visit.version.head, visit.moment.clocks)
    state = visit.state
    return visit.holdings.once("claims", known, lambda: open_claims(state, visit.world))

"""How a site is run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person who runs the site decides, and the limits that protect it."""

    reviewer_token: str | None = None
    """The secret that lets somebody rule; None: the site is for reading only."""
    address: str = ""
    """The public address in front of permanent paths in citations and feeds, without a slash at its end."""
    hosts: tuple[str, ...] = ()
    """Names under which it answers; empty: any."""
    notice: str = ""
    """A sentence at the foot of every page."""
    page_rows: int = 50
    """Rows of a table on one page unless the reader asks for more."""
    most_rows: int = 200
    """Rows of a table on one page at most; exports hold all."""
    most_path: int = 300
    """Characters of a path."""
    most_query: int = 4000
    """Characters of a query string."""
    most_parameters: int = 60
    """Parameters of a query string."""
    cached_states: int = 3
    """Register states of earlier known times that are kept between requests."""
    cached_answers: int = 64
    """What pages computed and is kept between requests."""
    cached_pages: int = 100
    """Pages that are kept as they were sent, for whoever asks for the same of the same version."""
    rate: float = 0
    """Requests a second of one client; 0: as many as it likes."""
    burst: int = 200
    """Requests of one client at once, after a rest."""
    rebuilds: int = 2
    """States that are computed at one time; further requests wait."""
    patience: float = 20.0
    """Seconds that a request waits for its turn to compute a state before it is told to come back."""
    grace: float = 1.0
    """Seconds that a page of the whole register waits for its newest state before the one before is shown."""

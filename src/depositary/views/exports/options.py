"""What a format may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Options:
    """Which tables (none named: all), text unguarded or not, original files in a package or not.

    `base` is the public address of the register's site, for links to it; `since` the day from whose beginning (UTC) a
    feed tells changes, None for all of them.
    """

    tables: tuple[str, ...] = ()
    raw: bool = False
    originals: bool = True
    base: str | None = None
    since: date | None = None

    def page(self, path: str) -> str | None:
        """The address of a page, None where the site's is not known."""
        return f"{self.base.rstrip('/')}{path}" if self.base else None

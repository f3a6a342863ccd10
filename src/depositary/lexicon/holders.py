"""Holders of offices, with terms. A term that the sources bound only roughly stays a window, never a guessed day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from depositary.core.edtf import Bounds, bounds
from depositary.lexicon.spellings import spellings


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person in one office.

    `since` and `until` are EDTF, both ends inclusive; a window ("2017-03-28/2019-07-24") says that the term began or
    ended at some day within it. None for `until` means: in office at the last look of the source. None for `since`
    means that the source does not say.
    """

    name: str
    forms: tuple[str, ...]
    """Spellings under which reports name the person: full names and surname, longest first."""
    party: str
    office: str
    since: str | None = None
    until: str | None = None
    cautious: tuple[str, ...] = ()
    """Those of `forms` that are also other words or names, and need an office or a full name beside them."""

    def serves(self, day: date) -> bool | None:
        """Whether the term covers a day; None where the sources leave it open."""
        started = _reached(self.since, day)
        if started is False:
            return False
        ended = False if self.until is None else _passed(self.until, day)
        if ended:
            return False
        return True if started and ended is False else None


def _reached(since: str | None, day: date) -> bool | None:
    window = Bounds(None, None) if since is None else bounds(since)
    if window.earliest is not None and day < window.earliest:
        return False
    return True if window.latest is not None and day >= window.latest else None


def _passed(until: str, day: date) -> bool | None:
    window = bounds(until)
    if window.latest is not None and day > window.latest:
        return True
    return False if window.earliest is not None and day <= window.earliest else None


def read_holder(row: Mapping[str, str], cautious: frozenset[str]) -> Holder:
    """The holder of one row of a `holders` table; `cautious` holds the forms declared so in `cautions.csv`."""
    forms = spellings(row["name"], row["surname"], tuple(filter(None, row["spellings"].split("|"))))
    return Holder(
        name=row["name"],
        forms=forms,
        party=row["party"],
        office=row["office"],
        since=row["since"] or None,
        until=row["until"] or None,
        cautious=tuple(form for form in forms if form in cautious),
    )

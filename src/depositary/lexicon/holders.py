"""Holders of offices, with terms. A term that the sources bound only roughly stays a window, never a guessed day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from depositary.core.edtf import Bounds, bounds
from depositary.lexicon.spellings import spellings

#: One-word forms of so few letters are initials, words or many persons' names: Xi, Li, Ma, Te.
_SHORT = 3
#: Reports name these holders with their office or full name, and the bare word means somebody else: Charles, Williams.
_RARELY_BARE = frozenset({"monarch", "governor_general", "vice_president", "deputy_prime_minister", "vice_chancellor"})


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
    name, surname, office, more = row["name"], row["surname"], row["office"], row["spellings"]
    forms = spellings(name, surname, tuple(more.split("|")) if more else ())
    return Holder(
        name=name,
        forms=forms,
        party=row["party"],
        office=office,
        since=row["since"] or None,
        until=row["until"] or None,
        cautious=tuple(
            form
            for form in forms
            if form in cautious or (" " not in form and (len(form) <= _SHORT or office in _RARELY_BARE))
        ),
    )

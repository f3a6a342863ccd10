"""Sources: what the register has to know about the document behind a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from depositary.core import edtf
from depositary.core.edtf import END_OF_DAY, Bounds


@lru_cache(maxsize=100_000)
def bounds(words: str) -> Bounds:
    """The window of an EDTF string, remembered: a register holds the same dates many times over.

    Raises `ValueError` for anything else.
    """
    return edtf.bounds(words)


@dataclass(frozen=True, slots=True)
class Source:
    """One document as a witness.

    `witness` names the group of copies that count as one; `superseded_by` is the digest of the corrected version.
    `recorded` is the instant (ISO 8601, UTC) at which the register stored it; `published` is EDTF,
    None when unknown. `file` is the name of the file that it came as.
    """

    digest: str
    name: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    address: str | None = None
    witness: str = ""
    superseded_by: str | None = None
    recorded: str | None = None
    file: str = ""

    @property
    def called(self) -> str:
        """What to call it: its title, or else its name, or the name of the file that it came as."""
        return self.title or self._known_as or self.digest

    @property
    def outlet(self) -> str:
        """Who published it, or else what to call it."""
        return self.publisher or self._known_as or self.title or self.digest

    @property
    def _known_as(self) -> str:
        """Its name where somebody gave it one; a document without has its digest for a name."""
        return self.name if self.name != self.digest else self.file

    @property
    def group(self) -> str:
        """The witness group; a document without copies is its own."""
        return self.witness or self.digest

    @property
    def window(self) -> Bounds:
        """The days on which it may have been published; open where nothing is known."""
        return bounds(self.published) if self.published else Bounds(None, None)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The instants at which a question stands.

    `as_of` is the day in the world (valid time). The known time has two sides that are never mixed: `as_known` is the
    instant (ISO 8601, UTC) up to which this register had recorded its sources; `as_public` the day up to which sources
    had been published. None leaves a side open. `hour` (HH:MM:SS) is the time of day at which `as_of` stands; without
    it, at the end of the day.
    """

    as_of: date | None = None
    as_known: str | None = None
    as_public: date | None = None
    hour: str | None = None

    @property
    def moment(self) -> str | None:
        """The day, and the hour on it where there is one, as EDTF; None when no day is asked for."""
        if self.as_of is None:
            return None
        return f"{self.as_of}T{self.hour.removesuffix(':00')}" if self.hour else self.as_of.isoformat()

    def knows(self, source: Source) -> bool:
        """Whether a source was known. A source without the time that is asked for counts as not known."""
        if self.as_known is not None and (source.recorded is None or source.recorded > self.as_known):
            return False
        if self.as_public is None:
            return True
        latest = source.window.latest
        return latest is not None and latest <= self.as_public

    def has_happened(self, window: Bounds) -> bool:
        """Whether something with this window has surely happened by `as_of`.

        At an hour, what is of that day without an hour of its own has not: it may come later.
        """
        if self.as_of is None:
            return True
        if window.latest is None:
            return False
        if self.hour is None or window.latest != self.as_of:
            return window.latest <= self.as_of
        return (window.hour or END_OF_DAY) <= self.hour


#: No side closed: everything in the register, on every day.
OPEN = Clocks()


def superseded(source: Source, sources: Mapping[str, Source], clocks: Clocks) -> bool:
    """Whether a correction of this source was known."""
    if source.superseded_by is None:
        return False
    correction = sources.get(source.superseded_by)
    return correction is not None and clocks.knows(correction)

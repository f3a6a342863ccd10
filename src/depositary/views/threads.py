"""Which threads somebody asks for, and the words on which each rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depositary.views.plaintext import one_line, shortened

#: A quote is cut after so many characters; JSON gives it whole.
QUOTE = 240


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; None asks for any. A speaker is meant by any part of a name or office, in any case."""

    family: str | None = None
    party: str | None = None
    speaker: str | None = None

    def takes(self, family: str | None, parties: Iterable[str], speakers: Iterable[str]) -> bool:
        """Whether a thread of this family, between these parties, told by these speakers, is asked for."""
        if self.family is not None and family != self.family:
            return False
        if self.party is not None and self.party not in parties:
            return False
        wanted = self.speaker.casefold() if self.speaker else ""
        return not wanted or any(wanted in speaker.casefold() for speaker in speakers)


def quotes(record: Mapping[str, Any]) -> Iterator[str]:
    """The passages of a thread as lines: those that state it, then those that settle it; of a conflict side by side."""
    sides = [("said", record.get("stated") or ()), ("settled", record.get("settled") or ())]
    sides += [(reading["says"], reading["passages"]) for reading in record.get("readings") or ()]
    for mark, passages in sides:
        for passage in passages:
            quote = shortened(one_line(passage["quote"]), QUOTE)
            outlet = one_line(passage["outlet"])
            yield f"{one_line(mark)}: {outlet}, {passage['published'] or 'undated'}: “{quote}”"

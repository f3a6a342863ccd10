"""Scene days: the day of the visit or meeting that a report tells of, for what it says to have happened there.

"The two ministers met on 3 May. At the meeting they signed ...": the signature has the meeting's day, though its own
sentence names none; "They also signed ..." has the day of the signature told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from depositary.core.codes import DateBasis, Framing, Stage
from depositary.core.edtf import is_day
from depositary.core.statements import StatedDate
from depositary.lexicon.words import DateWords
from depositary.reading.date_mentions import Direction
from depositary.reading.dates import find_dates, resolve
from depositary.reading.stages import StageReading

#: How many sentences later a signature still counts as told just before.
_REACH = 4
#: How many characters before a sentence may name the day of its scene.
_BEFORE = 900
_AT_ONCE = frozenset({Stage.SIGNED, Stage.AGREED})


@dataclass(slots=True)
class SceneDays:
    """The days of one document's scenes. `published` is the day from which its dates count, as EDTF."""

    text: str
    published: str | None
    words: DateWords
    signed: tuple[int, StatedDate] | None = None
    """The latest day of a signature, with its sentence's number."""

    def inherited(self, number: int, reading: StageReading) -> StatedDate | None:
        """The day that a reading without a date of its own takes from the sentences before it, or None."""
        view = reading.clause.view
        if reading.stage not in _AT_ONCE or reading.framing is not Framing.HAPPENED or view.dates:
            return None
        said = f" {' '.join(token.lower for token in view.tokens)} "
        if any(f" {phrase} " in said for phrase in self.words.scenes):
            return _of_event(self._named_before(view.start))
        if any(f" {phrase} " in said for phrase in self.words.additions) and self.signed is not None:
            return _of_event(self.signed[1]) if number - self.signed[0] <= _REACH else None
        return None

    def _named_before(self, start: int) -> StatedDate | None:
        """The last single day that the text names shortly before an offset."""
        found: StatedDate | None = None
        for mention in find_dates(self.text, max(0, start - _BEFORE), start):
            stated = resolve(mention, self.published, Direction.PAST)
            if mention.point_form and stated.edtf is not None and is_day(stated.edtf.partition("T")[0]):
                found = stated
        return found

    def learn(self, number: int, readings: Sequence[tuple[StageReading, StatedDate | None]]) -> None:
        """Note the day of a signature that a sentence told."""
        for reading, when in readings:
            happened = reading.stage is Stage.SIGNED and reading.framing is Framing.HAPPENED
            if happened and when is not None and when.edtf is not None:
                self.signed = number, when


def _of_event(stated: StatedDate | None) -> StatedDate | None:
    return replace(stated, basis=DateBasis.RELATIVE_TO_EVENT) if stated is not None else None

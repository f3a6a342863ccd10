"""Scene days: the day of the visit or meeting that a report tells of, for what it says to have happened there.

"The two ministers met on 3 May. At the meeting they signed ...": the signature has the meeting's day, though its own
sentence names none; "They also signed ..." has the day of the signature told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from depositary.core.codes import DateBasis, Framing, Stage
from depositary.core.edtf import is_day
from depositary.core.statements import StatedDate
from depositary.lexicon.words import DateWords
from depositary.reading.clauses.predicates import Voice
from depositary.reading.dates import find_dates, resolve
from depositary.reading.dates.mentions import Direction
from depositary.reading.stages.records import StageReading

#: How many sentences later a signature still counts as told just before.
_REACH = 4
#: How many characters before a sentence may name the day of its scene.
_BEFORE = 900
#: The same for a day that the story merely goes on from.
_JUST_BEFORE = 450
#: How many words behind "took effect" may say that it did so on signature.
_ON_SIGNATURE_REACH = 6
_AT_ONCE = frozenset({Stage.SIGNED, Stage.AGREED, Stage.JOINED})
_AT = frozenset({"at", "on", "upon", "with"})
_PAST_BE = frozenset({"was", "were"})
#: Words before the verb that put the act before the story.
_EARLIER = frozenset({"already", "before", "earlier", "first", "had", "once", "previously", "when"})
_SIGNATURES = frozenset({"signature", "signing"})
#: Where a sentence may start, and words between there and a day that take the day out of the story's course.
_START = re.compile(r"[.!?:;]\s|\n")
_ASIDE = re.compile(r"\b(?:had|will|would|since|until|before|after|by|to)\b", re.IGNORECASE)


@dataclass(slots=True)
class SceneDays:
    """The days of one document's scenes. `published` is the day from which its dates count, as EDTF."""

    text: str
    published: str | None
    words: DateWords
    signed: tuple[int, StatedDate] | None = None
    """The latest day of a signature, with its sentence's number."""
    days: dict[tuple[str, ...], StatedDate] = field(default_factory=dict)
    """The days of signature told so far, by the agreement's parties."""

    def inherited(self, number: int, reading: StageReading) -> StatedDate | None:
        """The day that a reading without a date of its own takes from the sentences before it, or None."""
        view = reading.clause.view
        if reading.framing is not Framing.HAPPENED or view.dates:
            return None
        if reading.stage is Stage.IN_FORCE:
            return _of_event(self.days.get(reading.parties)) if _is_on_signature(reading) else None
        if reading.stage not in _AT_ONCE:
            return None
        said = f" {' '.join(token.lower for token in view.tokens)} "
        if any(f" {phrase} " in said for phrase in self.words.scenes):
            return _of_event(self._named_before(view.start))
        if any(f" {phrase} " in said for phrase in self.words.additions) and self.signed is not None:
            return _of_event(self.signed[1]) if number - self.signed[0] <= _REACH else None
        follows = reading.stage is not Stage.JOINED and _goes_on(reading)
        return _of_event(self._told_before(view.start)) if follows else None

    def _named_before(self, start: int) -> StatedDate | None:
        """The last single day that the text names shortly before an offset."""
        found: StatedDate | None = None
        for mention in find_dates(self.text, max(0, start - _BEFORE), start):
            stated = resolve(mention, self.published, Direction.PAST)
            if mention.point_form and stated.edtf is not None and is_day(stated.edtf.partition("T")[0]):
                found = stated
        return found

    def _told_before(self, start: int) -> StatedDate | None:
        """The day, just before an offset, of the story that the sentence there goes on with."""
        low = max(0, start - _JUST_BEFORE)
        found: StatedDate | None = None
        for mention in find_dates(self.text, low, start):
            opening = max((match.end() for match in _START.finditer(self.text, low, mention.start)), default=low)
            if not mention.point_form or _ASIDE.search(self.text, opening, mention.start):
                continue
            stated = resolve(mention, self.published, Direction.PAST)
            if stated.edtf is not None and is_day(stated.edtf.partition("T")[0]):
                found = stated
        return found

    def learn(self, number: int, readings: Sequence[tuple[StageReading, StatedDate | None]]) -> None:
        """Note the day of a signature that a sentence told."""
        for reading, when in readings:
            happened = reading.stage is Stage.SIGNED and reading.framing is Framing.HAPPENED
            if happened and when is not None and when.edtf is not None:
                self.signed = number, when
                self.days.setdefault(reading.parties, when)


def _of_event(stated: StatedDate | None) -> StatedDate | None:
    return replace(stated, basis=DateBasis.RELATIVE_TO_EVENT) if stated is not None else None


def _is_on_signature(reading: StageReading) -> bool:
    """ "took effect on signature", "entered into force upon its signing"."""
    clause = reading.clause
    at = clause.predicate.last
    words = clause.lower(at, at + _ON_SIGNATURE_REACH)
    return words[:1] != [] and words[0] in _AT and not _SIGNATURES.isdisjoint(words)


def _goes_on(reading: StageReading) -> bool:
    """Whether a finite verb in the simple past tells the act: it follows what the story told before."""
    clause, predicate = reading.clause, reading.predicate
    group = clause.lower(predicate.first, predicate.last)
    finite = predicate.voice is Voice.ACTIVE and predicate.cue in {"past", "did"}
    finite = finite or (predicate.voice is Voice.PASSIVE and not _PAST_BE.isdisjoint(group))
    return finite and clause.words.verbs.have.isdisjoint(group) and _EARLIER.isdisjoint(clause.lower(0, predicate.last))

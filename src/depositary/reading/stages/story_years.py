"""Story years: the year of a month that a sentence names behind the same stage in an earlier year.

"Peru and Chile left the pact in July 2020, and Kenya did the same in August": the next August, and not the latest one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from depositary.core.codes import DateBasis, Framing
from depositary.core.statements import StatedDate
from depositary.reading.stages.records import StageReading

Dated = tuple[StageReading, StatedDate | None]

_EDTF = re.compile(r"\d{4}(?:-\d\d){1,2}")


def with_story_years(dated: Sequence[Dated]) -> list[Dated]:
    """The readings of a sentence with their dates; a month that follows the same stage in a named year is its next."""
    found: list[Dated] = []
    for reading, when in dated:
        before = next((each for each in reversed(found) if _is_like(each[0], reading)), None)
        told = before[1] if before is not None else None
        found.append((reading, _following(told, when) if told and when and _is_bare(reading, when) else when))
    return found


def _is_like(earlier: StageReading, reading: StageReading) -> bool:
    """Whether two readings tell the same stage as done, in the order of the words."""
    done = earlier.framing is reading.framing is Framing.HAPPENED
    return done and earlier.stage is reading.stage and earlier.predicate.head <= reading.predicate.head


def _is_bare(reading: StageReading, when: StatedDate) -> bool:
    """Whether a date of the sentence is a month, or a day of one, without a word about its year."""
    named = next((each.first for _, _, each in reading.clause.view.dates if each.literal == when.literal), None)
    return named is not None and named.month is not None and named.year is named.year_shift is named.which is None


def _following(told: StatedDate, when: StatedDate) -> StatedDate:
    """A date without a year as the first such one behind a date that was told before, where that names its year."""
    start, end = told.edtf or "", when.edtf or ""
    named = start[:4] in told.literal or told.basis is DateBasis.RELATIVE_TO_EVENT
    if not (named and _EDTF.fullmatch(end) and start[:4].isdigit() and start[:4] < end[:4]):
        return when
    size = min(len(start), len(end))
    year = int(start[:4]) + (end[4:size] < start[4:size])
    return (
        replace(when, edtf=f"{year:04d}{end[4:]}", basis=DateBasis.RELATIVE_TO_EVENT) if year < int(end[:4]) else when
    )

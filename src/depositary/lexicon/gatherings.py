"""Gatherings: the summits of groups and organisations, whose days reports leave unsaid ("before the NATO summit")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Gathering:
    """One summit of a group or organisation: its first and last day, and where it met."""

    party: str
    start: date
    end: date
    place: str


def read_gathering(row: Mapping[str, str]) -> Gathering:
    """The gathering of one row of `gatherings.csv`."""
    return Gathering(row["party"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), row["place"])


def next_gathering(gatherings: Iterable[Gathering], day: date) -> Gathering | None:
    """The first of them that is not over on a day, or None."""
    return min((each for each in gatherings if each.end >= day), key=lambda each: each.start, default=None)


def last_gathering(gatherings: Iterable[Gathering], day: date) -> Gathering | None:
    """The last of them that has begun by a day, or None."""
    return max((each for each in gatherings if each.start <= day), key=lambda each: each.start, default=None)

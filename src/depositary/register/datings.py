"""Datings: which day a stage gets when its statements do not agree.

A dating is a distinct window with the independent witnesses who give it. The best supported one holds; more precise
datings inside it refine it; reports that were already out before it speak against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import Framing
from depositary.core.edtf import END_OF_DAY, Bounds, sort_key
from depositary.register.agreements import Evidence
from depositary.register.hours import hour_of_words
from depositary.register.sources import bounds

NEVER = Bounds(None, None)
#: Wider than any stated window: what has an open side.
_ENDLESS = 10**6


@dataclass(frozen=True, slots=True)
class Settled:
    """The date that holds, EDTF or None; the days on which it can have been; whether counted statements disagree.

    `by` says what it rests on: `ruling`, `official_text`, `correction`, `witnesses`, or `first_report`.
    """

    edtf: str | None
    window: Bounds
    disputed: bool = False
    by: str = "witnesses"


@dataclass(frozen=True, slots=True)
class _Dating:
    edtf: str
    window: Bounds
    witnesses: frozenset[str]
    crowded: bool = False
    """Whether only lists give it."""


def edtf_of(item: Evidence) -> str | None:
    """The date that a statement gives, EDTF, or None."""
    return item.statement.date.edtf if item.statement.date else None


def window_of(item: Evidence) -> Bounds:
    """The days on which the thing said can have been: what happened cannot be later than the report of it."""
    edtf = edtf_of(item)
    stated = _stated(edtf, item) if edtf else None
    if item.statement.framing is not Framing.HAPPENED:
        return stated or NEVER
    published = item.source.window
    if stated is None:
        return Bounds(None, published.latest, published.hour)
    if published.latest is None or (stated.earliest is not None and stated.earliest > published.latest):
        return stated
    latest, hour = min(_end(published), _end(stated))
    return Bounds(stated.earliest, latest, hour if hour != END_OF_DAY else None)


def _stated(edtf: str, item: Evidence) -> Bounds:
    """The window that a date gives, with the hour by which the part of the day was over that its words name."""
    window = bounds(edtf)
    if window.hour is not None or window.latest is None or window.latest != window.earliest:
        return window
    hour = hour_of_words(item.statement.date.literal) if item.statement.date else None
    return Bounds(window.earliest, window.latest, hour) if hour else window


def _end(window: Bounds) -> tuple[date, str]:
    """The day and the hour by which a window is over; after every day where its end is open."""
    return (window.latest or date.max, window.hour or END_OF_DAY)


def width_of(window: Bounds) -> int:
    """How many days a window spans beyond its first; a very large number when a side is open."""
    return (window.latest - window.earliest).days if window.latest and window.earliest else _ENDLESS


def settle_date(items: Sequence[Evidence]) -> Settled:
    """The date of a stage that is reached once, from the evidence that it was.

    Without a stated date it was reached on or before the earliest report. A stated date yields to reports that name
    the instrument and were out before it, when they have at least as many witnesses. A day that its own outlet has
    withdrawn holds only where there is no other; it stays in dispute until somebody rules.
    """
    counted = [item for item in items if item.silent is None]
    if any(_is_day(edtf_of(item)) and not item.crowded for item in counted):
        # The date of a list says little about each of its parties; it gives way to any other date.
        counted = [item for item in counted if not item.crowded]
    dated = _datings(item for item in counted if _is_day(edtf_of(item)))
    undated = [item for item in counted if not _is_day(edtf_of(item))]
    if not dated:
        return Settled(None, earliest_report(undated), by="first_report")
    preferred = _datings(item for item in counted if item.preferred and edtf_of(item))
    official = [] if preferred else _datings(item for item in counted if item.official and edtf_of(item))
    ranked = preferred or official
    reports = _by_report(undated)
    kept = [] if ranked else _datings(_not_withdrawn(items, counted))
    best = _best(ranked or kept or dated, kept or dated, reports)
    early = [item for item in undated if not window_of(item).meets(best.window)]
    disputed = bool(early) or any(not dating.window.meets(best.window) for dating in dated)
    if early and not ranked and _outweighs(early, best, dated):
        reported = earliest_report(early)
        month = _common_month(best.window, reported)
        return Settled(month, reported, disputed=not best.crowded, by="first_report")
    corrected = bool(kept) and len(kept) < len(dated)
    by = "ruling" if preferred else "official_text" if official else "correction" if corrected else "witnesses"
    return Settled(best.edtf, _cut_short(best.window, counted), disputed, by)


def _not_withdrawn(items: Iterable[Evidence], counted: Iterable[Evidence]) -> list[Evidence]:
    """The counted statements of a day, but for those of a day that a later report of their outlet withdraws."""
    withdrawn: dict[tuple[str, str | None], date] = {}
    for item in items:
        if item.silent == "withdrawn":
            told = (item.source.outlet, edtf_of(item))
            withdrawn[told] = max(item.source.window.latest or date.min, withdrawn.get(told, date.min))
    dated = [item for item in counted if _is_day(edtf_of(item))]
    return [item for item in dated if not _is_before(item, withdrawn.get((item.source.outlet, edtf_of(item))))]


def _is_before(item: Evidence, day: date | None) -> bool:
    return day is not None and (item.source.window.latest or date.max) <= day


def earliest_report(items: Iterable[Evidence]) -> Bounds:
    """The window of something that had happened when the first of these reports came out."""
    return _ending(None, (window_of(item) for item in items))


def _is_day(edtf: str | None) -> bool:
    """Whether a date says when it was, and not only since when or until when it may have been."""
    return edtf is not None and ".." not in edtf


def _datings(items: Iterable[Evidence]) -> list[_Dating]:
    found: dict[tuple[str, Bounds], list[Evidence]] = defaultdict(list)
    for item in items:
        edtf = edtf_of(item)
        if edtf:
            found[edtf, window_of(item)].append(item)
    return [
        _Dating(edtf, window, frozenset(item.source.group for item in alike), all(item.crowded for item in alike))
        for (edtf, window), alike in found.items()
    ]


def _by_report(undated: Iterable[Evidence]) -> dict[Bounds, set[str]]:
    found: dict[Bounds, set[str]] = defaultdict(set)
    for item in undated:
        found[window_of(item)].add(item.source.group)
    return found


def _best(candidates: list[_Dating], dated: list[_Dating], reports: Mapping[Bounds, set[str]]) -> _Dating:
    best = min(candidates, key=lambda dating: _rank(dating, dated, reports))
    while True:
        inside = [item for item in candidates if item.window != best.window and best.window.contains(item.window)]
        if not inside:
            return best
        candidates = inside
        best = min(inside, key=lambda dating: _rank(dating, dated, reports))


def _rank(dating: _Dating, dated: list[_Dating], reports: Mapping[Bounds, set[str]]) -> tuple[object, ...]:
    undated = {group for window, groups in reports.items() if window.meets(dating.window) for group in groups}
    return (-len(_agreeing(dating, dated)), -len(undated), width_of(dating.window), sort_key(dating.edtf))


def _agreeing(dating: _Dating, dated: list[_Dating]) -> set[str]:
    return {group for other in dated if other.window.meets(dating.window) for group in other.witnesses}


def _outweighs(early: Sequence[Evidence], best: _Dating, dated: list[_Dating]) -> bool:
    groups = {item.source.group for item in early}
    explicit = any(item.statement.instrument and item.statement.instrument.explicit for item in early)
    return (explicit or best.crowded) and len(groups) >= len(_agreeing(best, dated))


def _cut_short(window: Bounds, counted: Sequence[Evidence]) -> Bounds:
    """A window, cut short by the first report that was published inside it."""
    reports = (other for item in counted if (other := window_of(item)).meets(window))
    return _ending(window.earliest, (*reports, window))


def _ending(earliest: date | None, windows: Iterable[Bounds]) -> Bounds:
    """A window that is over when the first of others is; open where all of them are."""
    ends = [_end(window) for window in windows if window.latest is not None]
    latest, hour = min(ends, default=(None, END_OF_DAY))
    return Bounds(earliest, latest, hour if hour != END_OF_DAY else None)


def _common_month(first: Bounds, second: Bounds) -> str | None:
    days = {day for day in (first.earliest, first.latest, second.latest) if day is not None}
    months = {day.strftime("%Y-%m") for day in days}
    return months.pop() if len(months) == 1 else None

"""Calendars (RFC 5545): the times that were named, and the days on which agreements end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from depositary.core.codes import StatementType
from depositary.core.edtf import bounds
from depositary.core.hashing import content_id
from depositary.core.values import TermValue
from depositary.register import Agreement, Evidence
from depositary.register.predictions import Prediction
from depositary.register.sources import OPEN, Clocks
from depositary.register.targets import Target
from depositary.register.terms import end_of
from depositary.views.pages.changes import Entry
from depositary.views.pages.naming import Naming
from depositary.views.plaintext import one_line

_LINE = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
#: So many of an agreement's words stand in an entry's description.
_QUOTED = 2
#: Terms that say how long an agreement runs or how it is left.
_ENDING = frozenset({"duration", "termination_notice", "extension"})


@dataclass(frozen=True, slots=True)
class Day:
    """One entry: the days that it may fall on, whole days both included, and what it says."""

    first: date
    last: date
    what: str
    details: tuple[str, ...]
    path: str


def target_days(targets: Iterable[Target], naming: Naming) -> Iterator[Day]:
    """The last day of every target that names a time."""
    for target in targets:
        last = bounds(target.by).latest if target.by else None
        if last is None:
            continue
        who = naming.parties(target.parties)
        said = [f"due {target.by}", f"status: {target.status.replace('_', ' ')}", *quotes(target.stated)]
        path = f"/agreements/{target.agreements[0].id}" if target.agreements else "/targets"
        yield Day(last, last, f"{who}: {target.stage.value.replace('_', ' ')} is due", tuple(said), path)


def prediction_days(predictions: Iterable[Prediction], naming: Naming) -> Iterator[Day]:
    """The last day of every prediction that names a time."""
    for each in predictions:
        last = bounds(each.horizon).latest if each.horizon else None
        if last is None:
            continue
        said = [f"by {each.horizon}", f"status: {each.status.replace('_', ' ')}", *quotes(each.stated)]
        path = f"/agreements/{each.agreement.id}" if each.agreement else "/predictions"
        yield Day(last, last, f"{naming.party(each.who)} predicted: {each.on}", tuple(said), path)


def change_days(entries: Iterable[Entry]) -> Iterator[Day]:
    """The day on which each change was recorded; what has no such day is left out."""
    for each in entries:
        if each.recorded is None:
            continue
        day = date.fromisoformat(each.recorded[:10])
        name = f"{each.agreement.label}: {each.says}" if each.agreement else each.says
        said = [f"change {each.id}", f"cause: {each.why}"]
        said += [f"“{quote.words}” {quote.outlet}, {quote.published or 'undated'}" for quote in each.quotes[:_QUOTED]]
        yield Day(day, day, name, tuple(said), f"/agreements/{each.agreement.id}" if each.agreement else "/changes")


def end_days(agreements: Iterable[Agreement], naming: Naming, clocks: Clocks = OPEN) -> Iterator[Day]:
    """The days on which agreements end, as stated or derived; of an end known to the month, the whole month."""
    for agreement in agreements:
        end = end_of(agreement, clocks)
        window = bounds(end.edtf) if end else None
        if end is None or window is None or window.earliest is None or window.latest is None:
            continue
        terms = [item for item in agreement.evidence if item.silent is None and _ends(item)]
        details = (f"{end.basis} end: {end.edtf}", *quotes(terms))
        verb = "ended" if end.basis == "ended" else "ends"
        yield Day(
            window.earliest, window.latest, f"{naming.agreement(agreement)} {verb}", details,
            f"/agreements/{agreement.id}",
        )  # fmt: skip


def _ends(item: Evidence) -> bool:
    value = item.statement.value
    return item.statement.type is StatementType.TERM and isinstance(value, TermValue) and value.term in _ENDING


def quotes(items: Iterable[Evidence]) -> list[str]:
    """The first of the words, each with its outlet and day."""
    found = []
    for item in list(items)[:_QUOTED]:
        source = item.source
        outlet = source.outlet
        found.append(f"“{item.statement.passage.quote}” {outlet}, {source.published or 'undated'}")
    return found


def calendar(days: Iterable[Day], title: str, stamp: str, base: str = "", about: str = "") -> bytes:
    """Entries as an iCalendar file, which `about` describes.

    `stamp` is the instant (ISO 8601, UTC) of the register's version.
    Lines end in CR LF and are folded at 75 octets; whatever a document wrote can open no line of its own.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Depositary//Register//EN", f"X-WR-CALNAME:{_escaped(title)}"]
    lines += [f"X-WR-CALDESC:{_escaped(about)}"] if about else []
    moment = stamp[:19].replace("-", "").replace(":", "") + "Z" if stamp else "19700101T000000Z"
    for day in days:
        lines += _event(day, moment, base)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode("utf-8", "replace")


def _event(day: Day, moment: str, base: str) -> list[str]:
    uid = content_id([day.first.isoformat(), day.what, day.path, day.details[0]])
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@depositary",
        f"DTSTAMP:{moment}",
        f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}",
        # The end of an all-day entry is the first day that is no part of it.
        f"DTEND;VALUE=DATE:{day.last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(day.what)}",
        "DESCRIPTION:" + "\\n".join(_escaped(each) for each in day.details),
        *([f"URL:{base}{day.path}"] if base else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _folded(line: str) -> str:
    pieces, room = [""], _LINE
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if size > room:
            pieces.append(" ")
            room = _LINE - 1
        pieces[-1] += char
        room -= size
    return "\r\n".join(pieces) + "\r\n"

"""ICS: the days of targets, ends and notice as a calendar, each with the words behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from depositary.core.edtf import bounds
from depositary.core.values import TermValue
from depositary.register import Agreement, Evidence
from depositary.register.sources import Clocks
from depositary.register.terms import end_of
from depositary.views.calendars import Day, calendar, end_days, quotes, target_days
from depositary.views.exports.bundles import new_file
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.written import Written
from depositary.views.pages.naming import Naming

_PERIOD = re.compile(
    r"P(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,3})M)?(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?"
)


def write_ics(edition: Edition, out: Path, options: Options) -> Written:
    """Write the calendar (RFC 5545). `base` of the options gives every entry its page."""
    naming, clocks = Naming(edition.lexicon), edition.state.clocks
    parts = {
        "targets": list(target_days(edition.targets, naming)),
        "ends": list(end_days(edition.agreements, naming, clocks)),
        "notice_days": list(notice_days(edition.agreements, naming, clocks)),
    }
    content = ContentHash(edition.imprint)
    for name, days in parts.items():
        content.part(name)
        for day in days:
            content.row([day.first.isoformat(), day.last.isoformat(), day.what, day.details, day.path])
    made = calendar(
        (day for days in parts.values() for day in days),
        "Register of agreements",
        edition.imprint.recorded or "",
        (options.base or "").rstrip("/"),
        about=f"{edition.imprint.words()}; sha256:{content.digits}",
    )
    with new_file(out) as file:
        file.write(made)
    return Written(content.digits, {name: len(days) for name, days in parts.items()})


def notice_days(agreements: Iterable[Agreement], naming: Naming, clocks: Clocks) -> Iterator[Day]:
    """The last days on which notice ends an agreement no later than its own term does.

    Only where both the period of notice and the day of the end are known to the day.
    """
    for agreement in agreements:
        end = end_of(agreement, clocks)
        window = bounds(end.edtf) if end else None
        if end is None or end.basis == "ended" or window is None or window.earliest is None:
            continue
        if window.earliest != window.latest:
            continue
        for item, value in _notices(agreement):
            day = days_before(window.earliest, value.duration or "")
            if day is not None:
                said = (f"notice period {value.duration}; {end.basis} end {end.edtf}", *quotes([item]))
                what = f"last day to give notice: {naming.agreement(agreement)}"
                yield Day(day, day, what, said, f"/agreements/{agreement.id}")
                break


def _notices(agreement: Agreement) -> Iterator[tuple[Evidence, TermValue]]:
    for item in agreement.evidence:
        value = item.statement.value
        if item.silent is None and isinstance(value, TermValue) and value.term == "termination_notice":
            yield item, value


def days_before(end: date, period: str) -> date | None:
    """The day a period (ISO 8601, whole days) before another; None for what is no such period.

    >>> days_before(date(2034, 5, 27), "P6M")
    datetime.date(2033, 11, 27)
    """
    match = _PERIOD.fullmatch(period)
    numbers = {name: int(text) for name, text in match.groupdict().items() if text} if match else {}
    if not numbers:
        return None
    months = end.year * 12 + end.month - 1 - 12 * numbers.get("years", 0) - numbers.get("months", 0)
    year, month = divmod(months, 12)
    if year < 1:
        return None
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    moved = date(year, month + 1, min(end.day, last))
    return moved - timedelta(weeks=numbers.get("weeks", 0), days=numbers.get("days", 0))

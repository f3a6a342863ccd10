"""Earlier states of a page for programs (Memento, RFC 7089): every day on which something was recorded has one.

A page's own address is its original and its time gate: `Accept-Datetime` is answered by the state of that day, whose
own address has `as_known`. The list of all of them, the time map, is the page's form `timemap`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from depositary.views.pages.shapes import Shape
from depositary.web.clocks import Moment
from depositary.web.links import Links
from depositary.web.pages import Visit

TIMEMAP = "timemap"
LINK_FORMAT = "application/link-format"


def memento_headers(moment: Moment, links: Links, *, asked: bool) -> Mapping[str, str]:
    """The headers by which a page tells its earlier states; `asked` for one by `Accept-Datetime`."""
    original = links.here(as_known=None)
    told = [f'<{original}>; rel="original timegate"', f'<{links.data(TIMEMAP)}>; rel="timemap"; type="{LINK_FORMAT}"']
    if moment.recorded_by is None:
        return {"Link": ", ".join(told)}
    headers = {"Memento-Datetime": format_datetime(moment.recorded_by.astimezone(UTC), usegmt=True)}
    if asked:
        headers["Content-Location"] = links.here(as_known=moment.known)
    return {**headers, "Link": ", ".join(told)}


def timemap(visit: Visit, _: Shape) -> bytes:
    """The states of a page: its own address, and one for each day on which something was recorded."""
    base, links = visit.settings.address, visit.links
    days = visit.holdings.recorded_days(visit.version)
    lines = [
        f'<{base}{links.here(as_known=None)}>; rel="original timegate"',
        f'<{base}{links.data(TIMEMAP)}>; rel="self"; type="{LINK_FORMAT}"{_span(days)}',
    ]
    for number, day in enumerate(days):
        place = "first " * (number == 0) + "last " * (number == len(days) - 1)
        lines.append(
            f'<{base}{links.here(as_known=day.isoformat())}>; rel="{place}memento"; datetime="{_instant(day)}"'
        )
    return ",\n".join(lines).encode("ascii") + b"\n"


def _span(days: tuple[date, ...]) -> str:
    return f'; from="{_instant(days[0])}"; until="{_instant(days[-1])}"' if days else ""


def _instant(day: date) -> str:
    """The end of a day as HTTP writes it, whatever language the machine speaks."""
    return format_datetime(datetime.combine(day, time(23, 59, 59), UTC), usegmt=True)

"""Resolves date mentions to EDTF, given when the document was published and where the clause looks.

Never a day that the words do not give: what cannot be said comes back with `edtf` None and the reason.

Conventions (ISO 8601-2 level 1): weeks run from Monday to Sunday; a week or weekend is the interval of its days.
"Early", "mid" and "late", the start and the end of a year or month give that year or month, since no source says where
they stop; only as the far side of "by" or "before" they give a day or month ("by mid-2015" is ../2015-06). "The coming
months" and other windows without a number run from the publication with an open end; winter bears the year in which it
starts; "by" reaches to the end of what it names, "before" to the unit before it, "since" starts with it, "after" with
the unit behind it; "a year ago" is a year, "ten days ago" and "a year ago today" a day; "on the 27th" has the month of
the date before it in its sentence, else the nearest month on the clause's side of the publication.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from depositary.core.codes import DateBasis
from depositary.core.edtf import bounds, is_valid
from depositary.core.statements import StatedDate
from depositary.reading.dates.mentions import DateMention, DatePoint, Direction
from depositary.reading.dates.moments import Moment, OpenDateError
from depositary.reading.dates.units import edtf_of, month_text, upper_end


def resolve(mention: DateMention, published: str | None, direction: Direction, anchor: str | None = None) -> StatedDate:
    """The date that a mention means in a document.

    `published` is the publication date as EDTF or None; `direction` comes from the clause's tense; `anchor` is the
    date, as EDTF, that the text named before, for "a day earlier" and "the same month".
    """
    basis = _basis(mention, published, anchor)
    try:
        edtf = _bounded(mention, Moment(published, anchor, direction))
    except OpenDateError as reason:
        return StatedDate(None, mention.literal, basis, str(reason))
    except (OverflowError, ValueError):
        return StatedDate(None, mention.literal, basis, "the date lies outside the years 1 to 9999")
    if not is_valid(edtf):
        return StatedDate(None, mention.literal, basis, f"{edtf} is no date of the calendar")
    return StatedDate(_with_time(edtf, mention.time), mention.literal, basis)


def resolve_nearest(mention: DateMention, published: str | None, anchor: str | None = None) -> StatedDate:
    """The date read as past or as future, whichever lies nearer to the publication: "was to be signed in May"."""
    ahead = resolve(mention, published, Direction.FUTURE, anchor)
    back = resolve(mention, published, Direction.PAST, anchor)
    if published is None or ahead.edtf is None or back.edtf is None:
        return ahead
    day = bounds(published).latest
    one, other = bounds(ahead.edtf).latest, bounds(back.edtf).latest
    if day is None or one is None or other is None:
        return ahead
    return back if abs((other - day).days) < abs((one - day).days) else ahead


def _basis(mention: DateMention, published: str | None, anchor: str | None) -> DateBasis:
    point = mention.first
    bare = point.year is None and point.month is not None
    if bare and published is None and anchor is not None and point.anchor == "publication":
        return DateBasis.INFERRED
    if point.anchor == "event" or (point.anchor == "scene" and anchor is not None):
        return DateBasis.RELATIVE_TO_EVENT
    ends = [end for end in (mention.first, mention.last) if end is not None]
    # A day that only lacks its year is stated; the publication gives no more than the year.
    named = all(end.year is not None or (end.day is not None and end.year_shift is None) for end in ends)
    return DateBasis.STATED if named else DateBasis.RELATIVE_TO_PUBLICATION


def _with_time(edtf: str, time: str | None) -> str:
    whole_day = len(edtf) == 10 and edtf[4] == edtf[7] == "-"
    return f"{edtf}T{time}" if time and whole_day else edtf


def _bounded(mention: DateMention, moment: Moment) -> str:
    edtf = edtf_of(mention.first, moment)
    if mention.last is not None:
        edtf = _span(edtf, mention.last, moment)
    left, slash, right = edtf.partition("/")
    right = right if slash else left
    match mention.bound:
        case "by":
            return f"../{upper_end(right, mention.first.part)}"
        case "before" if mention.first.part is not None:
            return f"../{upper_end(right, mention.first.part)}"
        case "before":
            return f"../{_neighbour(left, -1)}"
        case "since":
            return f"{left}/.."
        case "after":
            return f"{_neighbour(right, 1)}/.."
        case _:
            return edtf


def _span(left: str, last: DatePoint, moment: Moment) -> str:
    """The interval from one point to a second, which is on or after the first."""
    start = bounds(left).earliest
    if start is not None and last.year is None and last.year_shift is None and last.month is not None:
        last = replace(last, year=start.year + (last.month < start.month))
    if start is not None and last.unit == "weekday":
        # "from Monday to Friday": the Friday after that Monday.
        right = (start + timedelta(days=((last.weekday or 0) - start.weekday()) % 7)).isoformat()
    else:
        right = edtf_of(last, moment)
    end = bounds(right).latest
    if start is not None and end is not None and end < start:
        raise OpenDateError(f"the range ends ({right}) before it starts ({left})")
    return f"{left}/{right}"


def _neighbour(edtf: str, step: int) -> str:
    """The unit right before or after a point, in the same precision."""
    window = bounds(edtf)
    edge = window.earliest if step < 0 else window.latest
    if edge is None:
        raise OpenDateError(f"{edtf} is open on that side")
    day = edge + timedelta(days=step)
    plain = edtf.rstrip("?~%")
    if len(plain) == 4:
        return f"{day.year:04d}"
    if len(plain) == 7 and int(plain[5:7]) <= 12:
        return month_text(day.year, day.month)
    return day.isoformat()

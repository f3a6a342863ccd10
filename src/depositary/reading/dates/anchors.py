"""Anchors: from which date "a day earlier", "the same day" and "in the evening" count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.core.edtf import is_day
from depositary.reading.dates.mentions import DateMention, Direction
from depositary.reading.dates.resolution import resolve

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?\Z")
_YEAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?\Z")


def anchors(
    mentions: Sequence[DateMention], published: str | None, asides: frozenset[int] = frozenset()
) -> list[str | None]:
    """For each date of a document, in text order, the date that the text named before it, as EDTF.

    That is the last day before it that is no open side or range; at first the publication's, when that is a day. For
    "the same month" a month will do, for "a year later" a year. "The same day" is none before a day is named.
    Pass an entry to `resolve` as `anchor`. Days are read as past ones, since stories are told from what happened.
    `asides` are the offsets of dates of what had happened before the story: they count for one another alone.
    """
    last = before = published if published is not None and is_day(published) else None
    named = False
    month = year = last
    found: list[str | None] = []
    for mention in mentions:
        aside = mention.start in asides
        anchor = before if aside else last
        if not aside and mention.first.unit in {"month", "year"}:
            anchor = month if mention.first.unit == "month" else year
        found.append(anchor if named or mention.first.offset != 0 or mention.first.anchor != "event" else None)
        stated = resolve(mention, published, Direction.PAST, anchor).edtf
        if stated is not None and mention.point_form and not aside and _YEAR.match(stated):
            month, year = stated if _MONTH.match(stated) else month, stated
        if stated is not None and mention.point_form and (is_day(stated) or mention.first.anchor == "event"):
            named = True
            before = stated.partition("T")[0]
            last = last if aside else before
    return found

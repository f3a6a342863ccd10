"""What changed, what is disputed, and what people have ruled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from depositary.core.errors import NothingFoundError, UsageError
from depositary.register import RegisterState
from depositary.register.sources import Clocks
from depositary.tasks.changing import Recorded
from depositary.views.calendars import calendar, change_days
from depositary.views.feeds import Feed, atom, json_feed
from depositary.views.pages.changes import (
    ChangesPage,
    Entry,
    Narrowing,
    causes_of,
    entry,
    kinds_of,
    without_change,
)
from depositary.views.pages.conflicts import ConflictPage, ConflictsPage, conflict_card
from depositary.views.pages.conflicts import kinds_of as conflict_kinds
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.rulings import Known, RulingsPage, ruling_rows
from depositary.views.pages.rulings import kinds_of as ruling_kinds
from depositary.views.pages.shapes import Shape
from depositary.views.plaintext import visible
from depositary.web.asking import read_party
from depositary.web.narrowing import family_of, followed, shown
from depositary.web.pages import Format, Page, Visit
from depositary.web.rendering import json_bytes
from depositary.web.thread_pages import CALENDAR

#: Without a day, changes are shown since so many days before the last recording.
_WINDOW = timedelta(days=7)


def _since(visit: Visit) -> date | None:
    given = visit.text("since")
    if given is not None:
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise UsageError(f"since={visible(given[:40])}: this is no day; write for example 2024-06-13") from None
    recorded = visit.version.recorded
    return date.fromisoformat(recorded[:10]) - _WINDOW if recorded else None


def _compared(visit: Visit, since: date) -> Recorded:
    before = Clocks(as_known=_midnight(since), as_public=visit.moment.as_public)
    return visit.holdings.recorded(before, replace(visit.moment.clocks, as_of=None), visit.version)


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000000Z"


def _changes(visit: Visit) -> ChangesPage:
    since = _since(visit)
    cause = visit.choice("cause", ("", "source", "reader", "ruling"), "")
    compared = _compared(visit, since) if since else Recorded((), ())
    every = compared.changes
    naming = visit.naming
    narrowing = Narrowing(
        cause or None, visit.text("additions") == "1", visit.text("agreement"), family_of(visit), read_party(visit)
    )
    found = tuple(each for each in every if narrowing.fits(each))
    new, quiet = without_change(every, compared.sources)
    return ChangesPage(
        since,
        found,
        shown(visit, found, lambda each: entry(each, naming)),
        causes_of(every),
        kinds_of(every),
        new,
        quiet,
    )


def _feed(visit: Visit, shape: Shape, extension: str) -> tuple[Feed, ChangesPage]:
    if not isinstance(shape, ChangesPage):
        raise TypeError(f"a feed is made of a ChangesPage, not of {type(shape).__name__}")
    feed = Feed(
        "Changes in the register (Depositary)",
        f"{shape.definition}; {visit.moment.words}",
        visit.settings.address,
        visit.links.permanent(),
        visit.links.data(extension),
        visit.version.recorded or "1970-01-01T00:00:00Z",
    )
    return feed, shape


def _atom(visit: Visit, shape: Shape) -> bytes:
    feed, page = _feed(visit, shape, "atom")
    return atom(feed, _entries(visit, page))


def _json_feed(visit: Visit, shape: Shape) -> bytes:
    feed, page = _feed(visit, shape, "jsonfeed")
    return json_bytes(json_feed(feed, _entries(visit, page)))


def _calendar(visit: Visit, shape: Shape) -> bytes:
    entries = _entries(visit, shape) if isinstance(shape, ChangesPage) else ()
    days = sorted(change_days(entries), key=lambda day: (day.first, day.what))
    return calendar(days, "Changes (Depositary)", visit.version.recorded, visit.settings.address, shape.definition)


def _entries(visit: Visit, page: ChangesPage) -> tuple[Entry, ...]:
    return tuple(entry(each, visit.naming) for each in page.changes)


def _conflicts(visit: Visit) -> ConflictsPage:
    naming = visit.naming
    family, kind, about = family_of(visit), visit.text("kind"), visit.text("agreement")
    every = visit.holdings.conflicts(visit.moment.clocks, visit.version)
    found = tuple(
        each
        for each in every
        if (family is None or each.family == family)
        and (kind is None or each.kind == kind)
        and (about is None or each.agreement_id == about)
    )
    titles = facet(each.family for each in every)
    return ConflictsPage(
        found,
        shown(visit, found, lambda each: conflict_card(each, naming)),
        conflict_kinds(every),
        tuple(Choice(each.value, naming.family(each.value), each.number) for each in titles),
    )


def _conflict(visit: Visit) -> ConflictPage:
    wanted = visit.arguments["id"]
    every = visit.holdings.conflicts(visit.moment.clocks, visit.version)
    place = next((i for i, each in enumerate(every) if each.id == wanted), None)
    if place is None:
        raise NothingFoundError(
            f"{visible(wanted[:40])}: no such conflict is open at these clocks; it was settled, or one of its sides "
            "has changed since"
        )
    found = every[place]
    after = every[place + 1].id if place + 1 < len(every) else None
    return ConflictPage(found, conflict_card(found, visit.naming), after)


def _rulings(visit: Visit) -> RulingsPage:
    limit = visit.moment.clocks.as_known
    made = [each for each in visit.holdings.rulings() if limit is None or each.made_at <= limit]
    rows = ruling_rows(made, followed(visit, "ruled", _known) if made else Known({}, {}), visit.naming)
    kind = visit.text("kind")
    found = tuple(row for row in rows if kind is None or row.kind == kind)
    lost = sum(row.standing and not row.answered for row in rows)
    return RulingsPage(found, shown(visit, found, lambda row: row), ruling_kinds(rows), lost)


def _known(state: RegisterState) -> Known:
    """What rulings can be about."""
    statements = {item.id: item for agreement in state.agreements for item in agreement.evidence}
    statements |= {item.id: item for item in (*state.unassigned, *state.unbound)}
    return Known(statements, {agreement.id: agreement for agreement in state.agreements})


_FEEDS = {
    "atom": Format("application/atom+xml; charset=utf-8", _atom, "Atom"),
    "ics": Format(CALENDAR, _calendar, "ICS"),
    "jsonfeed": Format("application/feed+json", _json_feed, "JSON Feed"),
}

PAGES: tuple[Page, ...] = (
    Page("/conflicts", _conflicts, "conflicts.html", "Conflicts", whole=True),
    Page("/conflicts/{id}", _conflict, "conflict.html", whole=True),
    Page("/changes", _changes, "changes.html", "Changes", formats=_FEEDS, whole=True, apart=True),
    Page("/rulings", _rulings, "rulings.html", "Rulings", whole=True),
)

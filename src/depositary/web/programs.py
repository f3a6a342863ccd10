"""`/api/v1`: the site's data for programs, in parts that a cursor continues. Filters are those of the pages."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from depositary.core.errors import UsageError
from depositary.views.pages.register import register_page
from depositary.views.pages.shapes import Shape
from depositary.views.tables import Table
from depositary.web.asking import read_ask, read_columns
from depositary.web.pages import Page, Visit
from depositary.web.resources import BASE, EVERYWHERE, IN_PARTS, LIMIT, MOST, RESOURCES, Resource, codes


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a list, or a single thing, as data only. `after` is where the next part starts, None at the end."""

    shape: Shape
    made: Mapping[str, Any]
    after: str | None = None

    @property
    def title(self) -> str:
        """The page's title."""
        return self.shape.title

    @property
    def definition(self) -> str:
        """The page's definition."""
        return self.shape.definition

    def record(self) -> dict[str, Any]:
        """The items with where they go on."""
        return dict(self.made)

    def table(self) -> Table:
        """The page's whole table."""
        return self.shape.table()


def program_pages(pages: Iterable[Page]) -> tuple[Page, ...]:
    """A page of data for each resource whose page the site has."""
    known = {page.pattern: page for page in pages}
    return tuple(_page(each, known[each.page]) for each in RESOURCES if each.page in known)


def _page(resource: Resource, page: Page) -> Page:
    build = _agreements if resource.path == "/agreements" else _list_of(resource, page.build)
    return Page(f"{BASE}{resource.path}", build, "", clocks=page.clocks, headers=_next_header, index=False)


def _agreements(visit: Visit) -> Part:
    """Agreements need no more than the part that is asked for."""
    _check_query(visit, RESOURCES[0])
    limit, offset = _place(visit)
    ask = replace(read_ask(visit), offset=offset, limit=limit)
    rows = visit.holdings.rows(ask, visit.moment.clocks, visit.version)
    shape = register_page(rows, ask, read_columns(visit), limit, visit.naming)
    items = [dict(record) for record in rows.records]
    return _part(visit, shape, {"agreements": items}, "agreements", (offset, rows.total))


def _list_of(resource: Resource, build: Callable[[Visit], Shape]) -> Callable[[Visit], Part]:
    def made(visit: Visit) -> Part:
        _check_query(visit, resource)
        shape = build(visit)
        record = shape.record()
        items = record.get(resource.noun)
        if not isinstance(items, list):
            return Part(shape, _projected(visit, record))
        limit, offset = _place(visit)
        part = {**record, resource.noun: items[offset : offset + limit]}
        return _part(visit, shape, part, resource.noun, (offset, len(items)))

    return made


def _part(visit: Visit, shape: Shape, record: dict[str, Any], noun: str, place: tuple[int, int]) -> Part:
    offset, total = place
    items = record[noun]
    end = offset + len(items)
    after = _cursor(end, visit) if end < total and items else None
    shown = {**record, noun: [_projected(visit, item) for item in items], "total": total, "next": after}
    return Part(shape, shown, after)


def _projected(visit: Visit, item: Mapping[str, Any]) -> dict[str, Any]:
    wanted = visit.text("fields")
    if wanted is None:
        return dict(item)
    names = [name.strip() for name in wanted.split(",")]
    unknown = [name for name in names if name not in item]
    if unknown:
        raise UsageError(f"fields: no {', '.join(unknown)[:100]}; there are: {', '.join(item)}")
    return {name: item[name] for name in names}


def _check_query(visit: Visit, resource: Resource) -> None:
    """A parameter or a code that there is not is refused: what is misspelt must not pass for an answer."""
    known = {*EVERYWHERE, *resource.filters, *(IN_PARTS if resource.noun else ())}
    unknown = sorted({name for name, _ in visit.request.query} - known)
    if unknown:
        raise UsageError(f"no parameter {', '.join(unknown)[:100]}; there are: {', '.join(sorted(known))}")
    for name, allowed in codes(resource).items():
        visit.choice(name, allowed, "")


def _place(visit: Visit) -> tuple[int, int]:
    """How many items are asked for, and from which place. Raises `UsageError` for a cursor of another version."""
    limit = visit.number("limit", LIMIT, 1, MOST)
    cursor = visit.text("cursor")
    if cursor is None:
        return limit, 0
    try:
        offset, _, version = base64.urlsafe_b64decode(cursor).decode("ascii").partition("/")
        place = int(offset)
    except (binascii.Error, ValueError):
        raise UsageError("cursor is none that this server gave; start again without it") from None
    if version != visit.version.id or place < 0:
        raise UsageError("the register has changed since the cursor was given; start again without it")
    return limit, place


def _cursor(place: int, visit: Visit) -> str:
    return base64.urlsafe_b64encode(f"{place}/{visit.version.id}".encode("ascii")).decode("ascii")


def _next_header(visit: Visit, shape: Shape) -> Mapping[str, str]:
    if not isinstance(shape, Part) or shape.after is None:
        return {}
    return {"Link": f'<{visit.links.here(cursor=shape.after)}>; rel="next"'}

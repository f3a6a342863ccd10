"""Addresses that keep the state of a page: its clocks, and on the page itself its filters too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

from depositary.web.exchanges import Request

Pairs = tuple[tuple[str, str], ...]
Value = str | int | bool | tuple[str, ...] | None


class Links(Protocol):
    """How templates address pages, data and assets."""

    def page(self, path: str, **parameters: Value) -> str:
        """Another page at the same clocks; `parameters` are its filters, None leaves one out."""
        ...

    def here(self, **changes: Value) -> str:
        """This page with the same state but for the changes; None removes a parameter."""
        ...

    def form(self, path: str) -> str:
        """A page without any state, where the fields of a form bring it."""
        ...

    def data(self, extension: str) -> str:
        """This page in another format (`json`, `csv`), whole state kept."""
        ...

    def asset(self, name: str) -> str:
        """A file of the site's own, by its path below `static`."""
        ...

    def permanent(self) -> str:
        """This page's own address with its whole state; what is recorded later shows there too."""
        ...

    def pinned(self, recorded: str, path: str | None = None) -> str:
        """The same, or another page's, as it stands when a register was last added to: it shows for good what it does.

        An earlier known time that the page is asked for holds in its place.
        """
        ...


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Links of a site that a server answers: paths with query strings."""

    path: str
    query: Pairs
    clocks: Pairs
    assets: str = ""
    """A version in the address of every asset, so that browsers may keep it for ever."""

    def page(self, path: str, **parameters: Value) -> str:
        """Another page at the same clocks."""
        return _address(path, (*pairs_of(parameters), *self.clocks))

    def here(self, **changes: Value) -> str:
        """This page with some of its state changed."""
        return _address(self.path, self.state(**changes))

    def state(self, **changes: Value) -> Pairs:
        """The parameters of this page with some changed, in a stable order."""
        return _changed(self.query, **changes)

    def form(self, path: str) -> str:
        """A page without any state."""
        return _address(path, ())

    def data(self, extension: str) -> str:
        """This page in another format."""
        return _address(f"{data_path(self.path)}.{extension}", self.query)

    def asset(self, name: str) -> str:
        """A file of the site's own."""
        return _address(f"/static/{name}", (("v", self.assets),) if self.assets else ())

    def permanent(self) -> str:
        """This page's own address."""
        return _address(self.path, self.query)

    def pinned(self, recorded: str, path: str | None = None) -> str:
        """This page's or another's address at the clocks, with what had been recorded by an instant."""
        known = {"as_known": recorded, **dict(self.clocks)}["as_known"]
        return self.here(as_known=known) if path is None else _address(path, _changed(self.clocks, as_known=known))


def served_links(request: Request, path: str, clocks: Pairs, assets: str) -> ServedLinks:
    """The links of one request to a page at a path without its extension."""
    return ServedLinks(path, tuple(pair for pair in request.query if pair[1]), clocks, assets)


def data_path(path: str) -> str:
    """The path that an extension is put behind: the front page's data is `index`."""
    return "/index" if path == "/" else path


def _changed(pairs: Pairs, **changes: Value) -> Pairs:
    return (*(pair for pair in pairs if pair[0] not in changes), *pairs_of(changes))


def _address(path: str, pairs: Pairs) -> str:
    query = urlencode(pairs, errors="replace", safe=":")
    return quote(path, safe="/:@", errors="replace") + (f"?{query}" if query else "")


def pairs_of(parameters: Mapping[str, Value]) -> Pairs:
    """Parameters as query pairs; those that are not set are left out, one of several values stands several times."""
    found: list[tuple[str, str]] = []
    for name, value in parameters.items():
        if value is None or value is False or value == "":
            continue
        several = value if isinstance(value, tuple) else (value,)
        found += [(name, "1" if each is True else str(each)) for each in several]
    return tuple(found)

"""The addresses of a published site: a file for every page, and links from file to file that need no server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from depositary.core.hashing import digest_bytes
from depositary.web.clocks import CLOCKS
from depositary.web.links import Pairs, Value, pairs_of

#: Where a link leads whose page is not published; its address is taken off afterwards.
NOWHERE = "about:unpublished"
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}")
_DEAD_LINK = re.compile(rf'\s(?:href|hx-get)="(?:{NOWHERE}[^"]*|/[^"]*)"')
_DEAD_FORM = re.compile(rf'(<form\b[^>]*\s)action="(?:{NOWHERE}|/[^"]*)"')


@dataclass(frozen=True, slots=True)
class State:
    """One page of the site: its path, and its filters without the clocks, which are the same for the whole copy."""

    path: str
    filters: Pairs = ()

    def file(self, extension: str = "html") -> str:
        """The file that holds it in a format: `agreements~stage-signed.html`.

        Only letters, digits, `-`, `_`, `.` and `~` occur; whatever else an address holds becomes a hash.
        """
        parts = [_plain(part) for part in self.path.strip("/").split("/") if part] or ["index"]
        filters = "".join(f"~{_plain(name)}-{_plain(value)}" for name, value in self.filters)
        return f"{'/'.join(parts)}{filters}.{extension}"


def state_of(path: str, pairs: Pairs) -> State:
    """The state of an address; the order of its filters makes no difference."""
    return State(path, tuple(sorted(pairs)))


@dataclass(frozen=True, slots=True)
class FileLinks:
    """The links of one published page. `want` is told of every file that a link needs and says whether it will be."""

    state: State
    want: Callable[[State, str], bool]

    def page(self, path: str, **parameters: Value) -> str:
        """The file of another page."""
        return self._link(state_of(path, pairs_of(parameters)))

    def here(self, **changes: Value) -> str:
        """The file of this page in another state; nowhere for other clocks, which are those of the whole copy."""
        if any(clock in changes for clock in CLOCKS):
            return NOWHERE
        kept = tuple(pair for pair in self.state.filters if pair[0] not in changes)
        return self._link(state_of(self.state.path, (*kept, *pairs_of(changes))))

    def form(self, path: str) -> str:  # noqa: ARG002  (as `Links` has it)
        """Nowhere: a file answers no form."""
        return NOWHERE

    def data(self, extension: str) -> str:
        """This page in another format, beside it."""
        return self._link(self.state, extension)

    def asset(self, name: str) -> str:
        """A file of the site's own."""
        return self._relative(f"static/{name}")

    def permanent(self) -> str:
        """This page itself."""
        return self._relative(self.state.file())

    def pinned(self, recorded: str, path: str | None = None) -> str:  # noqa: ARG002  (as `Links` has it)
        """This page or another: the whole copy stands at one state of the register."""
        return self.permanent() if path is None else self.page(path)

    def _link(self, state: State, extension: str = "html") -> str:
        return self._relative(state.file(extension)) if self.want(state, extension) else NOWHERE

    def _relative(self, file: str) -> str:
        return quote(posixpath.relpath(file, posixpath.dirname(self.state.file()) or "."), safe="/~")


def without_dead_ends(page: bytes) -> bytes:
    """A page whose links to nowhere have become plain words, and whose forms, which no file can answer, are hidden."""
    text = _DEAD_LINK.sub("", page.decode("utf-8"))
    return _DEAD_FORM.sub(r"\1hidden", text).encode("utf-8")


def _plain(part: str) -> str:
    return part if _PLAIN.fullmatch(part) else digest_bytes(part.encode("utf-8", "replace"))[:16]

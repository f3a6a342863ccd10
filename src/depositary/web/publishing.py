"""A register written as files: the pages that a server would answer with, their data beside them, and a manifest."""

from __future__ import annotations

import json
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depositary import __version__
from depositary.core.errors import IntegrityError, NothingFoundError, UsageError
from depositary.core.hashing import digest_bytes
from depositary.register.rulings import decide
from depositary.views.pages.charting import acting
from depositary.web.assets import assets
from depositary.web.clocks import CLOCKS, Moment
from depositary.web.exchanges import Request
from depositary.web.links import Pairs, data_path
from depositary.web.published import FileLinks, State, state_of, without_dead_ends
from depositary.web.rendering import render
from depositary.web.settings import Settings
from depositary.web.site import new_site

MANIFEST = "manifest.json"
_PUBLISHER = "depositary publish"
NOTICE = "This is a published copy. Search, other days and combined filters need the register itself: depositary serve."
#: Pages that only answer what somebody types.
_ASKING = frozenset({"/check", "/search"})
#: Which part of a long page is shown.
_PLACES = frozenset({"page", "part"})
#: Filters that pages are published with, one at a time; every other state needs the served register.
_FILTERS: Mapping[str, frozenset[str]] = {
    "/agreements": frozenset({"stage", "party", "kind", "family", "subject", "binding"}),
    "/map": frozenset({"family", "region"}),
    "/timeline": frozenset({"family"}),
    "/network": frozenset({"family"}),
    "/claims": frozenset({"family", "verdict"}),
    "/targets": frozenset({"family", "status", "speaker"}),
    "/conflicts": frozenset({"family", "kind"}),
}
_NONE: frozenset[str] = frozenset()

#: Is told of each file that was written.
OnFile = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many files, how many bytes, and the hash of the manifest."""

    files: int
    size: int
    digest: str


def publish(
    location: str, folder: Path, moment: Moment, *, address: str = "", on_file: OnFile | None = None
) -> Published:
    """Write the register at a path or URL, as it stands for the clocks, as files into a folder.

    The same register, clocks and program give the same bytes. The folder is new, empty, or one that an earlier
    publication wrote: what that had and this has not is deleted. Nothing is touched before every file is made.
    Raises `UsageError` for another folder, one that cannot be written and what is no register, `IntegrityError` when a
    page cannot be made.
    """
    earlier = _earlier(folder)
    walk = _Walk(location, moment, Settings(address=address, notice=NOTICE))
    writer = _Writer(folder.with_name(f".{folder.name}.unfinished"))
    try:
        writer.begin()
        for file, body in walk.files():
            writer.write(file, body)
            if on_file is not None:
                on_file(file)
        digest = writer.write(MANIFEST, _manifest(walk, moment, writer.written))
        writer.move_into(folder, earlier)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror or error})") from error
    finally:
        writer.discard()
        walk.close()
    return Published(len(writer.written), sum(entry["bytes"] for entry in writer.written.values()), digest)


class _Walk:
    """Follows the links of a site from its overview on, and makes every file that they need."""

    def __init__(self, location: str, moment: Moment, settings: Settings) -> None:
        self._clocks = moment.parameters()
        self._wanted: set[tuple[State, str]] = set()
        self._queue: deque[tuple[State, str]] = deque()
        self.site = new_site(location, settings, self._links)
        self.version = self.site.holdings.version()
        records = self.site.holdings.records(moment.clocks, self.version)
        self._parties = frozenset(code for record in records for code in acting(record))
        holdings = self.site.holdings
        self._merged = {
            f"/agreements/{gone}": f"/agreements/{holdings.merged(gone)}" for gone in decide(holdings.rulings()).merged
        }

    def close(self) -> None:
        """Close the register."""
        self.site.close()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its bytes."""
        for name, asset in assets().items():
            yield f"static/{name}", asset.body
        self._want(State("/"), "html")
        for gone in sorted(self._merged):
            self._want(State(gone), "html")
        while self._queue:
            state, extension = self._queue.popleft()
            yield state.file(extension), self._body(state, extension)

    def _links(self, request: Request, path: str, _clocks: Pairs, _assets: str) -> FileLinks:
        filters = tuple(pair for pair in request.query if pair[0] not in CLOCKS)
        return FileLinks(state_of(path, filters), self._want)

    def _want(self, state: State, extension: str) -> bool:
        """Whether a file is published; when it is and has not been seen before, it is made later."""
        if (state, extension) in self._wanted:
            return True
        if not self._is_published(state):
            return False
        self._wanted.add((state, extension))
        if extension == "html":
            self._queue.append((state, extension))
        else:
            # A page's data follow it at once, while what they are made of is still at hand.
            self._queue.appendleft((state, extension))
        return True

    def _is_published(self, state: State) -> bool:
        try:
            target = self.site.target(state.path)
        except NothingFoundError:
            return False
        pattern = target.page.pattern
        if pattern == "/parties/{code}" and target.arguments["code"] not in self._parties:
            return False
        filters = {name for name, _ in state.filters if name not in _PLACES}
        return (
            pattern not in _ASKING
            and target.extension is None
            and len(state.filters) == len({name for name, _ in state.filters})
            and len(filters) <= 1
            and filters <= _FILTERS.get(pattern, _NONE)
        )

    def _body(self, state: State, extension: str) -> bytes:
        if state.path in self._merged:
            return self._moved(state)
        path = state.path if extension == "html" else f"{data_path(state.path)}.{extension}"
        answer = self.site.respond(Request(path, (*state.filters, *self._clocks)))
        if answer.status != 200:
            raise IntegrityError(f"{path}: the page answers {answer.status}; nothing was published")
        return without_dead_ends(answer.body) if extension == "html" else answer.body

    def _moved(self, state: State) -> bytes:
        """The page that leads on from an agreement that a ruling merged into another."""
        to, links = self._merged[state.path], FileLinks(state, self._want)
        values = {"gone": state.path.rpartition("/")[2], "survivor": to.rpartition("/")[2], "to": to, "links": links,
                  "path": "", "menu": self.site.menu(), "product": __version__}  # fmt: skip
        return without_dead_ends(render("moved.html", values))


class _Writer:
    """Writes files into a folder of its own, and moves them where they belong when all are there."""

    def __init__(self, workshop: Path) -> None:
        self._workshop = workshop
        self.written: dict[str, dict[str, Any]] = {}

    def begin(self) -> None:
        """Make the folder of its own, empty."""
        self.discard()
        self._workshop.mkdir(parents=True)

    def write(self, file: str, body: bytes) -> str:
        """Write one file; the hash of its bytes."""
        place = self._workshop / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
        digest = digest_bytes(body)
        self.written[file] = {"path": file, "bytes": len(body), "sha256": digest}
        return digest

    def move_into(self, folder: Path, earlier: Iterable[str]) -> None:
        """Move every file into a folder, and delete those of an earlier publication that are not among them."""
        for file in sorted(self.written):
            place = folder / file
            place.parent.mkdir(parents=True, exist_ok=True)
            (self._workshop / file).replace(place)
        for file in sorted(set(earlier) - set(self.written)):
            (folder / file).unlink(missing_ok=True)

    def discard(self) -> None:
        """Delete the folder in which files are made."""
        shutil.rmtree(self._workshop, ignore_errors=True)


def _manifest(walk: _Walk, moment: Moment, written: Mapping[str, Mapping[str, Any]]) -> bytes:
    """What was published: program, register and clocks, and every file but this one with its hash."""
    about = {
        "publisher": _PUBLISHER,
        "program": __version__,
        "version": walk.version.id,
        "recorded": walk.version.recorded or None,
        **moment.record(),
    }
    files = [written[file] for file in sorted(written)]
    return (json.dumps({**about, "files": files}, indent=1) + "\n").encode("ascii")


def _earlier(folder: Path) -> list[str]:
    """The files that an earlier publication wrote into a folder.

    Raises `UsageError` for a folder that holds anything else.
    """
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; name a new or an empty one")
    manifest = folder / MANIFEST
    if not manifest.exists():
        if any(folder.iterdir()):
            raise UsageError(f"{folder} holds files that no publication wrote; name a new or an empty folder")
        return []
    files = _listed(manifest)
    if files is None:
        raise UsageError(f"{manifest} is no manifest of a publication; name a new or an empty folder")
    return [file for file in files if ".." not in Path(file).parts and not Path(file).is_absolute()]


def _listed(manifest: Path) -> list[str] | None:
    """The files of a manifest; None when it is none of a publication."""
    try:
        record = json.loads(manifest.read_bytes())
        return [str(entry["path"]) for entry in record["files"]] if record["publisher"] == _PUBLISHER else None
    except (ValueError, KeyError, TypeError):
        return None

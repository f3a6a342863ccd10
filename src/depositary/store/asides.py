"""Asides: what a register knew at past instants, kept beside it so that nobody waits for it twice.

Beside a SQLite register they are files, beside a PostgreSQL register schemas (`schemaasides`). An aside holds a
projection and nothing else; originals, documents, readings and the log are read from the register itself, which is
attached for reading. Any aside may be deleted at any time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

from depositary.store.dialects import begin_deferred
from depositary.store.projectiontables import PROJECTION
from depositary.store.schemaasides import SchemaAsides

#: So many asides are kept, those used last.
KEPT = 4
#: Seconds without a write after which an unfinished aside is one that a killed process left.
_ABANDONED = 3600


class Asides(Protocol):
    """Where a register keeps its asides."""

    def aside(self, name: str, fill: Callable[[Connection], None]) -> AbstractContextManager[Connection | None]:
        """A connection to the aside of that name, filled first where it is not there; None where it can have none."""
        ...


def asides_of(location: str) -> Asides | None:
    """The asides of a register; None where it can have none, because it is no file or nobody may write beside it."""
    url = make_url(location) if "://" in location else None
    if url is not None and url.get_backend_name() == "postgresql":
        return SchemaAsides(url, KEPT)
    path = Path((url.database or "") if url is not None else location).resolve()
    folder = path.with_name(f"{path.name}-known")
    writable = folder if folder.is_dir() else path.parent
    return FileAsides(folder, path) if path.is_file() and os.access(writable, os.W_OK) else None


@dataclass(frozen=True, slots=True)
class FileAsides:
    """The asides of a SQLite register, in a folder beside it."""

    folder: Path
    register: Path

    @contextmanager
    def aside(self, name: str, fill: Callable[[Connection], None]) -> Iterator[Connection]:
        """A connection to the aside of that name, with the register attached; one that is not there is filled first.

        A process killed meanwhile leaves nothing that counts: an aside gets its name when it is whole.
        """
        path = self.folder / f"{name}.db"
        if not path.is_file():
            self.folder.mkdir(exist_ok=True)
            unfinished = self.folder / f"{name}.{os.getpid()}.part"
            try:
                with _opened(unfinished, self.register) as connection:
                    PROJECTION.create_all(connection, checkfirst=False)
                    fill(connection)
                unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)
            _keep_few(self.folder)
        with suppress(OSError):
            path.touch()
        with _opened(path, self.register) as connection:
            yield connection


@contextmanager
def _opened(path: Path, register: Path) -> Iterator[Connection]:
    engine = _engine(path, register)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _engine(path: Path, register: Path) -> Engine:
    url = URL.create("sqlite", database=f"file:{path}", query={"uri": "true", "mode": "rwc"})
    engine = create_engine(url)

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        # What can be made again at any time needs no journal; names are looked up here first, then in the register.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("ATTACH DATABASE ? AS register", (f"file:{register}?mode=ro",))

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin_deferred)
    return engine


def _keep_few(folder: Path) -> None:
    """Delete all asides but those used last, and what killed processes left."""
    older = sorted(folder.glob("*.db"), key=_touched, reverse=True)[KEPT:]
    left = [path for path in folder.glob("*.part") if _touched(path) < time.time() - _ABANDONED]
    for path in (*older, *left):
        with suppress(OSError):
            path.unlink()


def _touched(path: Path) -> float:
    """When a file was written or used last; now, where somebody else deletes it just then."""
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()

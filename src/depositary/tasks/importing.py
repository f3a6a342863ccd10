"""Import: a register made anew from an exported package, entry by entry as it was recorded.

A package is taken for hostile: nothing in it is unpacked to a path that it names, every member is read within limits,
and every entry must follow from the one before and hold what it was hashed from.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Any, Self

from depositary.core.errors import InputError, IntegrityError, LimitError
from depositary.corpus.limits import DEFAULT_LIMITS, Limits
from depositary.lexicon import load_lexicon
from depositary.store import Store, Verification, verify
from depositary.store.copying import LOG_FILE, ORIGINALS_FOLDER, replay
from depositary.tasks.projecting import refresh

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PIECE = 1024 * 1024
_ENCRYPTED = 0x1
_ADVICE = "export the register anew with `depositary export package`"
_BOMB = "this is how a decompression bomb looks; import only packages that you trust"


def import_package(package: Path, store: Store, limits: Limits = DEFAULT_LIMITS) -> Verification:
    """Fill a new register from a package, a folder or a zip archive, and verify every hash and passage of it.

    All of it is stored, or nothing. Raises `InputError` for what is no package, `LimitError` beyond a limit,
    `IntegrityError` for a package that was changed, `UsageError` for a register that holds something already.
    """
    with _opened(package, limits) as source, store.writing() as connection:
        replay(connection, _records(source, limits), source.original)
        refresh(connection, load_lexicon())
    return verify(store, deep=True)


def _opened(package: Path, limits: Limits) -> _Package:
    if package.is_dir():
        return _Folder(package, limits)
    try:
        return _Archive(package, limits)
    except FileNotFoundError as error:
        raise InputError(str(package), "there is no such file or folder", "check the path") from error
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise InputError(str(package), f"no package ({error})", _ADVICE) from error


class _Package(ABC):
    """A package that is open; counts what is read from it."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.name = str(path)
        self.limits = limits
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def open(self, name: str) -> IO[bytes] | None:
        """A member, None when there is none of that name."""

    @abstractmethod
    def close(self) -> None:
        """Release what is open."""

    def count(self, size: int) -> None:
        """Take note of bytes read. Raises `LimitError` when all of them are more than the limit."""
        self._read += size
        if self._read > self.limits.stream_size:
            raise LimitError(
                self.name, f"holds more than {self.limits.stream_size} bytes", "raise the limit stream_size"
            )

    def original(self, digest: str) -> bytes | None:
        """An original file by its digest, None where it was left out."""
        if not _DIGEST.fullmatch(digest):
            raise IntegrityError(f"{self.name}: {digest[:80]!r} is no digest of an original")
        stream = self.open(f"{ORIGINALS_FOLDER}{digest}")
        if stream is None:
            return None
        with stream:
            data = bytearray()
            while piece := stream.read(_PIECE):
                self.count(len(piece))
                data += piece
                if len(data) > self.limits.file_size:
                    found = f"the original {digest} is larger than {self.limits.file_size} bytes"
                    raise LimitError(self.name, found, "raise the limit file_size")
        return bytes(data)


class _Folder(_Package):
    """A package as a folder."""

    def __init__(self, path: Path, limits: Limits) -> None:
        super().__init__(path, limits)
        self._root = path.resolve()

    def open(self, name: str) -> IO[bytes] | None:
        path = self._root / name
        if not path.resolve().is_relative_to(self._root):
            raise InputError(self.name, f"{name} leads out of the folder", _ADVICE)
        return path.open("rb") if path.is_file() else None

    def close(self) -> None:
        pass  # members are closed by whoever opened them


class _Archive(_Package):
    """A package as a zip archive."""

    def __init__(self, path: Path, limits: Limits) -> None:
        super().__init__(path, limits)
        self._packed = path.stat().st_size
        self._archive = zipfile.ZipFile(path)
        self._members: dict[str, zipfile.ZipInfo] = {}
        members = self._archive.infolist()
        if len(members) > limits.files:
            raise LimitError(self.name, f"{len(members)} files, the limit is {limits.files}", _BOMB)
        for member in members:
            self._check(member)
            self._members[member.filename] = member

    def _check(self, member: zipfile.ZipInfo) -> None:
        # `orig_filename` is the name as the archive has it, before Python cuts it at a NUL.
        name = member.orig_filename
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or "\x00" in name or ":" in name:
            raise InputError(self.name, f"a member named {name[:80]!r} leads out of the package", _ADVICE)
        if member.filename in self._members:
            raise InputError(self.name, f"two members named {name[:80]!r}", _ADVICE)
        if member.flag_bits & _ENCRYPTED:
            raise InputError(self.name, "an encrypted archive", "save it without a password")

    def open(self, name: str) -> IO[bytes] | None:
        member = self._members.get(name)
        return self._archive.open(member) if member else None

    def close(self) -> None:
        self._archive.close()

    def count(self, size: int) -> None:
        super().count(size)
        if self._read > self.limits.ratio_from and self._read > self.limits.ratio * self._packed:
            raise LimitError(self.name, f"unpacks to more than {self.limits.ratio} times its size", _BOMB)


def _records(source: _Package, limits: Limits) -> Iterator[dict[str, Any]]:
    """The entries of a package's log."""
    try:
        stream = source.open(LOG_FILE)
        if stream is None:
            raise InputError(source.name, f"no package: it lacks {LOG_FILE}", _ADVICE)
        with stream:
            number = 0
            while line := stream.readline(limits.line_size + 1):
                number += 1
                source.count(len(line))
                yield _record(line, f"{source.name}: {LOG_FILE} line {number}", limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise InputError(source.name, f"a damaged or truncated package ({error})", "fetch it again") from error


def _record(line: bytes, place: str, limits: Limits) -> dict[str, Any]:
    if len(line) > limits.line_size:
        raise LimitError(place, f"longer than {limits.line_size} bytes", "raise the limit line_size")
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise LimitError(place, "JSON that is nested too deep", _ADVICE) from error
    except ValueError as error:
        raise InputError(place, f"no JSON ({error})", _ADVICE) from error
    if not isinstance(record, dict):
        raise InputError(place, "no log entry", _ADVICE)
    return record

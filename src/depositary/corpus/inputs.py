"""The inputs behind what a user names: files, folders, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from depositary.core.errors import InputError, LimitError
from depositary.corpus.formats import HEAD, packing_by_content
from depositary.corpus.limits import Limits
from depositary.corpus.packings import unpacked

STDIN = "-"
_STDIN_SOURCE = "standard input"


@dataclass(frozen=True, slots=True)
class Input:
    """One file or standard input, not opened yet. `path` is None for standard input."""

    source: str
    path: Path | None

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The bytes as a stream.

        Raises `InputError` when it is missing, may not be read or is no regular file.
        """
        if self.path is None:
            return nullcontext(sys.stdin.buffer)
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):
                raise InputError(self.source, "no regular file", "name a file or a folder")
            return self.path.open("rb")
        except OSError as error:
            raise refused(self.source, error) from error


def inputs(paths: Sequence[str], limits: Limits) -> Iterator[Input | InputError]:
    """The inputs behind paths, folders with all their files in the order of their names; failures are values.

    Hidden files and folders are passed over, and links that lead out of a folder are not followed. "-" is standard
    input.
    """
    for name in paths:
        if name == STDIN:
            yield Input(_STDIN_SOURCE, None)
            continue
        try:
            path = Path(name)
            if path.is_dir():
                yield from _folder(path, limits)
            else:
                path.stat()
                yield Input(name, path)
        except OSError as error:
            yield refused(name, error)
        except ValueError as error:
            yield InputError(repr(name), f"no usable path ({error})", "name a file or a folder")


def _folder(folder: Path, limits: Limits) -> Iterator[Input | InputError]:
    failures: list[InputError] = []
    root = folder.resolve()
    seen = 0
    for place, folders, names in os.walk(
        folder, onerror=lambda error: failures.append(refused(str(error.filename), error))
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith("."):
                continue
            seen += 1
            if seen > limits.files:
                yield LimitError(str(folder), f"more than {limits.files} files", "name its subfolders one at a time")
                return
            yield _member(path, root)
    yield from failures
    if not seen and not failures:
        yield InputError(str(folder), "a folder without files", "name a folder that holds documents")


def _member(path: Path, root: Path) -> Input | InputError:
    source = _printable(path)
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            return InputError(source, "a link that leads out of the folder", "name its target yourself if you want it")
        if not path.is_file():
            return InputError(source, "no regular file", "remove it from the folder or name the files")
    except OSError as error:
        return refused(source, error)
    return Input(source, path)


def _printable(path: Path) -> str:
    # A file name may hold bytes that are no text; they must not break whoever prints or stores the source.
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def refused(source: str, error: OSError) -> InputError:
    """The failure of an input that the operating system refuses."""
    if isinstance(error, FileNotFoundError):
        return InputError(source, "there is no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return InputError(source, "may not be read", "check its permissions")
    return InputError(source, f"cannot be read ({error.strerror or error})", "check the path and the disk")


@dataclass(frozen=True, slots=True)
class Opened:
    """An input that is open: how it begins once unpacked, and its unpacked pieces from the start."""

    source: str
    head: bytes
    pieces: Iterator[bytes]


def opened(stream: BinaryIO, source: str, limits: Limits) -> Opened:
    """The unpacked beginning and content of a stream.

    Raises `InputError` when it is empty or its first piece is damaged, `LimitError` as in `unpacked`.
    """
    try:
        start = stream.read(HEAD)
    except OSError as error:
        raise refused(source, error) from error
    if not start:
        raise InputError(source, "empty", "check how it was saved or fetched")
    pieces = unpacked(_Rewound(start, stream), packing_by_content(start), source, limits, limits.stream_size)
    first = next(pieces, b"")
    if not first:
        raise InputError(source, "empty once unpacked", "check how it was saved or fetched")
    return Opened(source, first[:HEAD], _chain(first, pieces))


def whole(file: Opened, limits: Limits) -> bytes:
    """All bytes of an opened input.

    Raises `LimitError` beyond `limits.file_size`, `InputError` for damaged packing.
    """
    parts: list[bytes] = []
    size = 0
    for piece in file.pieces:
        size += len(piece)
        if size > limits.file_size:
            raise LimitError(
                file.source,
                f"larger than {limits.file_size} bytes",
                "split it, put its documents into JSON Lines (which is streamed), or raise the limit file_size",
            )
        parts.append(piece)
    return b"".join(parts)


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


class _Rewound:
    """A stream whose first bytes were looked at already."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start = start
        self._stream = stream

    def read(self, size: int) -> bytes:
        if self._start:
            piece, self._start = self._start[:size], self._start[size:]
            return piece
        return self._stream.read(size)

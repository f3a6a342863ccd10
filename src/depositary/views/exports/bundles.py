"""Where exports are written: a file, a folder or a zip archive, whole or not at all, and the same bytes every time."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, BinaryIO
from uuid import uuid4

from depositary.core.errors import UsageError

#: The time of every member: the earliest that a zip archive can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: An ordinary file that everybody may read, in the bits of a Unix archive.
_MODE = 0o100644 << 16

#: Opens one member of a bundle for writing. One at a time.
Open = Callable[[str], AbstractContextManager[IO[bytes]]]


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes its name when it is complete; nothing is left behind when writing fails.

    Raises `UsageError` where it cannot be written.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file for the export")
    part = _beside(path)
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def bundle(path: Path) -> Iterator[Open]:
    """The members of a new folder or, for a name that ends in `.zip`, of a new archive.

    Raises `UsageError` for a folder that holds anything already, or where it cannot be written.
    """
    maker = _archive(path) if path.suffix.lower() == ".zip" else _folder(path)
    with maker as opened:
        yield opened


@contextmanager
def _folder(path: Path) -> Iterator[Open]:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError(f"{path} exists; name a new folder, or a file that ends in .zip")
    part = _beside(path)

    @contextmanager
    def opened(name: str) -> Iterator[IO[bytes]]:
        place = part / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            yield file

    try:
        part.mkdir()
        yield opened
        if path.exists():
            path.rmdir()
        part.rename(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _archive(path: Path) -> Iterator[Open]:
    with new_file(path) as file, zipfile.ZipFile(file, "w") as archive:

        def opened(name: str) -> AbstractContextManager[IO[bytes]]:
            # Sizes are always written in their long form: a stream does not know beforehand whether it will be long.
            return archive.open(_member(name), "w", force_zip64=True)

        yield opened


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = _MODE
    return member


def _beside(path: Path) -> Path:
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: there is no such folder for the export")
    return path.with_name(f".{path.name}.{os.getpid()}-{uuid4().hex[:8]}.part")

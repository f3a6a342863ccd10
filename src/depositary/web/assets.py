"""The site's own files: style sheet, scripts and what is vendored. Read once; nothing outside the folder is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depositary.core.hashing import digest_bytes

_FOLDER = Path(__file__).parent / "static"

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    "": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the site."""

    media_type: str
    body: bytes


@cache
def assets() -> Mapping[str, Asset]:
    """Every file by its path below `static`, with slashes."""
    return {
        path.relative_to(_FOLDER).as_posix(): Asset(_MEDIA_TYPES[path.suffix], path.read_bytes())
        for path in sorted(_FOLDER.rglob("*"))
        if path.is_file() and path.suffix in _MEDIA_TYPES
    }


@cache
def assets_version() -> str:
    """A short hash of all of them, which stands in their addresses."""
    return digest_bytes("".join(f"{name}{digest_bytes(each.body)}" for name, each in assets().items()).encode())[:10]

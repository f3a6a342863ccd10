"""Imprints: what every export says of itself, so that it can be cited and made again bit for bit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Imprint:
    """From which register, by which clocks, for which family an edition is made, and by which readers it was read.

    `head` is the hash of the last log entry that the edition knows, `entries` its number and `recorded` its instant
    (ISO 8601, UTC); all are None for an empty register. `as_of` is EDTF: a day, or an hour on it.
    """

    as_of: str | None = None
    as_known: str | None = None
    as_public: date | None = None
    family: str | None = None
    quotes: int | None = None
    """Quotes are cut after so many characters; None for whole ones."""
    readers: tuple[str, ...] = ()
    entries: int = 0
    head: str | None = None
    recorded: str | None = None

    def record(self) -> dict[str, Any]:
        """The imprint as JSON."""
        return {
            "as_of": self.as_of,
            "as_known": self.as_known,
            "as_public": self.as_public.isoformat() if self.as_public else None,
            "family": self.family,
            **({"quotes": self.quotes} if self.quotes is not None else {}),
            "readers": list(self.readers),
            "register": {"entries": self.entries, "head": self.head, "recorded": self.recorded},
        }

    def words(self) -> str:
        """The imprint in one line for people."""
        parts = [f"as of {self.as_of or 'the latest known day'}"]
        parts.append(f"as recorded by {self.as_known or self.recorded or 'now'}")
        parts += [f"as published by {self.as_public}"] if self.as_public else []
        parts += [f"family {self.family}"] if self.family else []
        parts += [f"quotes of at most {self.quotes} characters"] if self.quotes is not None else []
        parts.append(f"read by {', '.join(self.readers) or 'nobody'}")
        parts.append(f"register {(self.head or 'empty')[:16]}")
        return "; ".join(parts)


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":"))


class ContentHash:
    """The hash of what an export says, whatever its format: the imprint, and then each part with its rows in order.

    Rows are hashed as canonical JSON (ASCII, no blanks), so that CSV, XLSX, Parquet and JSON of the same tables carry
    the same hash, guarded or raw.
    """

    def __init__(self, imprint: Imprint) -> None:
        self._hash = sha256()
        self._add(imprint.record())

    def part(self, name: str, fields: Iterable[str] = ()) -> None:
        """Begin a part, for example a table with the names of its fields."""
        self._add({"part": name, "fields": list(fields)})

    def row(self, row: Any) -> None:
        """Add a row: anything that is plain JSON; tuples count as lists."""
        self._add(row)

    def _add(self, content: Any) -> None:
        self._hash.update(_CANONICAL.encode(content).encode("ascii"))
        self._hash.update(b"\n")

    @property
    def digits(self) -> str:
        """The hash so far, 64 hexadecimal digits."""
        return self._hash.hexdigest()

"""Tables: rows of the lexicon's CSV and TOML files, with a user's folder laid over them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

from depositary.core.errors import LexiconError

DATA = Path(__file__).parent / "data"

#: The header of every CSV table, and the columns by which rows are sorted and replaced.
COLUMNS: dict[str, tuple[str, ...]] = {
    "parties": ("code", "kind", "name", "iso2", "factbook", "since", "until", "sovereign"),
    "memberships": ("group", "party", "since", "until"),
    "gatherings": ("party", "start", "end", "place"),
    "holders": ("party", "office", "name", "surname", "since", "until", "spellings"),
    "publishers": ("publisher", "party"),
    "names": ("form", "code", "kind", "body"),
    "cautions": ("form", "sense", "counter_example"),
    "blockers": ("form", "example"),
}
KEYS: dict[str, tuple[str, ...]] = {
    "parties": ("code",),
    "memberships": ("group", "party", "since"),
    "gatherings": ("party", "start"),
    "holders": ("party", "office", "name", "since"),
    "publishers": ("publisher",),
    "names": ("form", "code"),
    "cautions": ("form",),
    "blockers": ("form",),
}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Folders:
    """Where tables are read from: the package's data, and a user's folder that is laid over it."""

    base: Path = DATA
    extra: Path | None = None

    def files(self, name: str, language: str | None = None) -> Iterator[Path]:
        """The existing files of that name, the package's first."""
        for root in (self.base, self.extra):
            if root is not None:
                path = (root / language if language else root) / name
                if path.is_file():
                    yield path

    def rows(self, table: str, *, files: Iterable[str] = (), language: str | None = None) -> list[Row]:
        """The rows of a table from its files, in order of key; a later file's row replaces an earlier one's.

        `files` are file names in order, `table.csv` when none are given. Raises `LexiconError` for a file that is no
        such table.
        """
        tables = [read_rows(path, table) for name in files or (f"{table}.csv",) for path in self.files(name, language)]
        if len(tables) == 1:
            return tables[0]  # one file is in canonical order already, which the checks see to
        key = itemgetter(*KEYS[table])
        found = {key(row): row for rows in tables for row in rows}
        return [found[each] for each in sorted(found)]

    def entries(self, name: str, language: str | None = None) -> dict[str, Any]:
        """The entries of a TOML file, a user's laid over the package's (`laid_over`)."""
        found: dict[str, Any] = {}
        for path in self.files(name, language):
            found = laid_over(found, read_toml(path))
        return found


def laid_over(base: Any, over: Any) -> Any:
    """One TOML value laid over another.

    Tables are merged key by key. Lists of words are joined. Of lists of tables the later ones come first and replace
    those with the same id or code, so that a user's rule is tried before the package's. Anything else is replaced.
    """
    if isinstance(base, dict) and isinstance(over, dict):
        merged = {key: laid_over(base[key], value) if key in base else value for key, value in over.items()}
        return {**base, **merged}
    if isinstance(base, list) and isinstance(over, list):
        if not all(isinstance(row, dict) for row in (*base, *over)):
            return [*base, *(word for word in over if word not in base)]
        named = {_key(row) for row in over} - {None}
        return [*over, *(row for row in base if _key(row) not in named)]
    return over


def _key(row: dict[str, Any]) -> Any:
    return row.get("id") or row.get("code")


def read_rows(path: Path, table: str) -> list[Row]:
    """The rows of one CSV table. Raises `LexiconError` when the file or its header is not what it must be."""
    columns = COLUMNS[table]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = tuple(next(lines, ()))
            if header != columns:
                raise LexiconError(f"{path}: the header is {','.join(header)!r}; expected {','.join(columns)!r}")
            return [dict(zip(columns, values, strict=True)) for values in lines]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LexiconError(
            f"{path}: cannot be read as a UTF-8 CSV table ({error}); correct or remove the file"
        ) from error
    except ValueError as error:
        found = f"{path}:{lines.line_num}: a row has more or fewer fields than the header"
        raise LexiconError(f"{found}; expected {len(columns)} ({', '.join(columns)})") from error


def read_toml(path: Path) -> dict[str, Any]:
    """The content of one TOML file. Raises `LexiconError` when it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as TOML ({error}); correct or remove the file") from error

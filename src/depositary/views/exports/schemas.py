"""What the tables of an export hold, from `data/tables.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from depositary.core.errors import UsageError

#: What a cell of an export holds. None is "the sources do not say"; a tuple is several values.
Value = str | int | float | bool | tuple[str, ...] | None

#: A row by the names of its fields.
Row = Mapping[str, Value]


class Type(StrEnum):
    """What a field holds."""

    CODE = "code"
    TEXT = "text"
    EDTF = "edtf"
    DAY = "day"
    INSTANT = "instant"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CODES = "codes"
    WORDS = "words"
    JSON = "json"


#: What joins several values in one cell. Codes have no blanks.
JOINTS: Mapping[Type, str] = {Type.CODES: " ", Type.WORDS: " | "}


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `codes` names a section of the codebook; `to` a table whose key the value is."""

    name: str
    type: Type
    says: str
    codes: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """One table: what it holds, its fields in order, and the fields that tell its rows apart."""

    name: str
    title: str
    says: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(field.name for field in self.fields)


@cache
def load_schemas() -> Mapping[str, Schema]:
    """Every table by its name, in the order in which they are read.

    >>> load_schemas()["agreements"].key
    ('id',)
    """
    text = resources.files(__package__).joinpath("data/tables.toml").read_text("utf-8")
    return {name: _schema(name, entry) for name, entry in tomllib.loads(text).items()}


def schemas_named(names: Iterable[str]) -> tuple[Schema, ...]:
    """The tables of these names in their own order, all of them when none is named.

    Raises `UsageError` for a name that no table has.
    """
    known, wanted = load_schemas(), set(names)
    unknown = sorted(wanted - known.keys())
    if unknown:
        raise UsageError(f"no table {', '.join(unknown)}; there are: {', '.join(known)}")
    return tuple(schema for name, schema in known.items() if not wanted or name in wanted)


def key_of(table: str) -> str:
    """The field by which other tables name a row of this one."""
    return "code" if table == "parties" else "id"


def _schema(name: str, entry: Mapping[str, Any]) -> Schema:
    fields = tuple(Field(**{**field, "type": Type(field["type"])}) for field in entry["fields"])
    return Schema(name, entry["title"], " ".join(entry["says"].split()), tuple(entry["key"]), fields)

"""The codebook as data: every code with its meaning and an example, from which docs and help are generated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from depositary.lexicon.tables import DATA, read_toml


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the codebook."""

    code: str
    meaning: str
    example: str
    of: str | None = None
    """The coarser code that it refines."""


@dataclass(frozen=True, slots=True)
class Section:
    """The codes of one field, in the order of the ladder or of common use."""

    name: str
    title: str
    says: str
    codes: tuple[Code, ...]

    def __contains__(self, code: str) -> bool:
        return any(each.code == code for each in self.codes)


@cache
def load_codebook() -> Mapping[str, Section]:
    """The sections of `codebook.toml` by name, in file order.

    >>> load_codebook()["framings"].codes[0].code
    'happened'
    """
    return {name: _section(name, entry) for name, entry in read_toml(DATA / "codebook.toml").items()}


def _section(name: str, entry: Mapping[str, Any]) -> Section:
    return Section(name, entry["title"], entry["says"], tuple(Code(**each) for each in entry["codes"]))

"""Areas of commitment as reports name them: the patterns of `areas.toml` without the language of treaty drafting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from depositary.core.errors import LexiconError
from depositary.lexicon.tables import DATA, Folders


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area of the codebook with the words that name it and its parts. Patterns match lower case."""

    code: str
    pattern: re.Pattern[str]
    excluded: re.Pattern[str] | None
    parts: tuple[tuple[str, re.Pattern[str]], ...]

    def part_in(self, stretch: str) -> str | None:
        """The part that a stretch of lower-case words names, or None."""
        return next((part for part, pattern in self.parts if pattern.search(stretch)), None)

    def names(self, stretch: str) -> bool:
        """Whether a stretch of lower-case words names the area."""
        return bool(self.pattern.search(stretch)) and not (self.excluded and self.excluded.search(stretch))


@cache
def load_areas(language: str = "en", extra: Path | None = None) -> tuple[NamedArea, ...]:
    """The areas of a language in the order of its file. Raises `LexiconError` for a pattern that is none."""
    entries = Folders(DATA, extra).entries("areas.toml", language).get("areas", {})
    return tuple(_area(code, entry, language) for code, entry in entries.items())


def _area(code: str, entry: dict[str, Any], language: str) -> NamedArea:
    excluded = entry.get("excluded")
    where = f"{language}: area {code}"
    return NamedArea(
        code,
        _either(entry["patterns"], where),
        _either(excluded, where) if excluded else None,
        tuple((part, _either(patterns, where)) for part, patterns in entry.get("parts", {}).items()),
    )


def _either(patterns: list[str], where: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    try:
        return re.compile(joined)
    except re.error as error:
        raise LexiconError(f"{where}: {joined!r} is no regular expression ({error}); correct it") from error

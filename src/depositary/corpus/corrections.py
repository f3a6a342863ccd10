"""Which documents say that they correct an earlier version. The markers are `data/corrections.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from depositary.core.errors import LexiconError

_HEAD = 400
_ENDS = 600
_PLACES = ("title", "head", "ends")


@dataclass(frozen=True, slots=True)
class Marker:
    """One way to say it. `where` is title, head or ends, see the head of the data file."""

    name: str
    where: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[tuple[str, str], ...]

    def marks(self, title: str | None, text: str) -> bool:
        """Whether a document with this title and text carries the marker."""
        if self.where == "title":
            return title is not None and self.pattern.match(title) is not None
        if self.pattern.search(text, 0, _HEAD):
            return True
        return self.where == "ends" and self.pattern.search(text, max(0, len(text) - _ENDS)) is not None


def is_correction(title: str | None, text: str) -> bool:
    """Whether a document says that it is the corrected version of an earlier one."""
    return any(marker.marks(title, text) for marker in markers())


@cache
def markers() -> tuple[Marker, ...]:
    """The markers that come with the package.

    Raises `LexiconError` when the data file is broken.
    """
    data = tomllib.loads(files("depositary.corpus").joinpath("data/corrections.toml").read_text("utf-8"))
    return tuple(_marker(item) for item in data["marker"])


def _marker(item: dict[str, Any]) -> Marker:
    name = item.get("name", "without a name")
    try:
        if item["where"] not in _PLACES:
            raise LexiconError(f"correction marker {name}: where is {item['where']!r}; use one of {', '.join(_PLACES)}")
        return Marker(
            name=item["name"],
            where=item["where"],
            pattern=re.compile(item["pattern"], re.IGNORECASE),
            examples=tuple((title, text) for title, text in item["examples"]),
            counter_examples=tuple((title, text) for title, text in item["counter_examples"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(f"correction marker {name}: {error!r}; compare it with the others in the file") from error

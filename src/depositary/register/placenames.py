"""Names of places: which spellings are one place (`data/places.toml`)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

_MARK = re.compile(r"['’ʻ]")
_BREAK = re.compile(r"\W+")


def place_key(place: str) -> str:
    """What tells a place from others, whatever its spelling.

    >>> place_key("Kiev") == place_key("Kyïv"), place_key("Washington, D.C.")
    (True, 'washington')
    """
    bare = "".join(char for char in unicodedata.normalize("NFKD", place) if not unicodedata.combining(char))
    folded = _BREAK.sub(" ", _MARK.sub("", bare.casefold())).strip()
    return _same().get(folded, folded)


@cache
def _same() -> Mapping[str, str]:
    record = tomllib.loads(resources.files(__package__).joinpath("data/places.toml").read_text("utf-8"))
    return dict(record["same"])

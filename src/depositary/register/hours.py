"""Hours: by when on its day something had happened, where the words of its date tell a part of the day.

The parts of the day and their ends are data (`data/hours.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=100_000)
def hour_of_words(literal: str) -> str | None:
    """The hour (HH:MM:SS) by which the part of the day that the words of a date name is over; None for no part.

    >>> hour_of_words("late in the afternoon"), hour_of_words("on Friday")
    ('17:00:00', None)
    """
    found = [_over()[word] for word in _WORD.findall(literal.casefold()) if word in _over()]
    return max(found, default=None)


@cache
def _over() -> Mapping[str, str]:
    record = tomllib.loads(resources.files(__package__).joinpath("data/hours.toml").read_text("utf-8"))
    return dict(record["over"])

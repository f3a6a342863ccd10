"""Weekdays: dates that a report names by the day of the week alone lie within days of it (`data/weekdays.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=100_000)
def is_weekday(literal: str) -> bool:
    """Whether the words of a date name a day of the week and nothing else.

    >>> is_weekday("late on Saturday"), is_weekday("Saturday 3 May")
    (True, False)
    """
    words = set(_WORD.findall(literal.casefold()))
    weekdays, beside = _words()
    return bool(words & weekdays) and words <= weekdays | beside


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    record = tomllib.loads(resources.files(__package__).joinpath("data/weekdays.toml").read_text("utf-8"))
    return frozenset(record["weekdays"]), frozenset(record["beside"])

"""Withdrawals: what a report tells only as what it, or an earlier report of its outlet, had wrong.

The words that say so are `data/withdrawals.toml`. What is withdrawn stays visible and moves nothing.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from depositary.core.statements import Statement

#: Without one of these nothing is withdrawn: most passages are not looked at any further.
_HINT = re.compile(r"version|edition|correct|clarification|erratum|amended|updated|mistaken|erroneous|wrongly|accurate")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    markers: tuple[re.Pattern[str], ...]
    ends: re.Pattern[str]


def is_withdrawn(statement: Statement) -> bool:
    """Whether a statement says what its report withdraws."""
    date = statement.date
    return withdraws(statement.passage.quote, date.literal if date is not None else "")


def withdraws(words: str, date: str) -> bool:
    """Whether words withdraw what they say with a date; where there is none, what they say as a whole.

    >>> withdraws("An earlier version of this report said they signed on 3 May; it was 4 May.", "3 May")
    True
    """
    if _HINT.search(words.casefold()) is None:
        return False
    known = _vocabulary()
    found = next((match for marker in known.markers if (match := marker.search(words))), None)
    if found is None:
        return False
    end = known.ends.search(words, found.end())
    told = words[found.end() : end.start() if end else len(words)]
    return date in told if date and date in words else end is None


@cache
def _vocabulary() -> _Vocabulary:
    record = tomllib.loads(resources.files(__package__).joinpath("data/withdrawals.toml").read_text("utf-8"))
    parts = {"{paper}": record["paper"], "{said}": record["said"]}
    made = []
    for marker in record["marker"]:
        pattern = marker["pattern"]
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        made.append(re.compile(pattern, re.IGNORECASE))
    return _Vocabulary(tuple(made), re.compile(record["ends"], re.IGNORECASE))

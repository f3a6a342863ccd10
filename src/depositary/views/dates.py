"""EDTF dates in words that need no explanation; data keeps the string itself."""

from __future__ import annotations

import re

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_POINT = re.compile(r"(?P<point>[^?~%]+)(?P<mark>[?~%])?")
_SEASON = re.compile(r"(?P<year>\d{4})-(?P<season>2[1-4])")
_MARKS = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


def date_words(edtf: str | None) -> str:
    """A date as people write it without adding or losing anything; empty for none.

    >>> date_words("../2024-05-31"), date_words("2024-02/2024-07"), date_words("2023-23"), date_words("2024-05~")
    ('by 2024-05-31', '2024-02 to 2024-07', 'autumn 2023', 'about 2024-05')
    """
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if first in ("..", ""):
        return f"by {_point(last)}"
    return f"from {_point(first)}" if last in ("..", "") else f"{_point(first)} to {_point(last)}"


def _point(edtf: str) -> str:
    found = _POINT.fullmatch(edtf)
    if found is None:
        return edtf
    season = _SEASON.fullmatch(found["point"])
    words = f"{_SEASONS[season['season']]} {season['year']}" if season else found["point"].replace("T", " ")
    return _MARKS.get(found["mark"] or "", "{}").format(words)

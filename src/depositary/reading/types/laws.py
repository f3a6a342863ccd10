"""Laws in the making, as a sentence names them: "an aid bill", "the measure"."""

from __future__ import annotations

import re

_LAW = r"(?:an?|the|its|this|that) (?P<law>(?:(?!an?\b|the\b)[\w-]+ ){0,4}?(?:bill|law|act|measure|package))\b"
_BEHIND = re.compile(rf" {_LAW}", re.IGNORECASE)
_ANYWHERE = re.compile(rf"\b{_LAW}", re.IGNORECASE)


def law_ends_behind(words: str, end: int) -> int:
    """Where the law ends that is named right behind an offset; the offset itself where none is."""
    found = _BEHIND.match(words, end)
    return found.end() if found is not None else end


def law_before(words: str, end: int) -> str | None:
    """The law that is named last before an offset, without its article, or None."""
    found = list(_ANYWHERE.finditer(words, 0, end))
    return found[-1]["law"] if found else None

"""Tails: another story's headline or item glued behind the end of a text, without any word that announces it.

Nothing in a tail's own words gives it away, so three things must come together: it begins with what looks like a
headline, it comes after prose that ended properly, and its words are not those of the text before it.
"""

from __future__ import annotations

import re

from depositary.core.documents import Span

_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADLINE_WORDS = range(4, 19)
_HEADLINE_LENGTH = 150
#: The body must be prose of some length, or "the words of the text before" mean nothing.
_MIN_BODY = 600
#: A tail longer than this share of the body is rather a second topic of the same text.
_MAX_SHARE = 0.35
#: At most this share of a tail's words may occur in the body.
_MAX_FAMILIAR = 0.15
_MAX_LINES = 12
_PROPER_END = re.compile(r"[.!?…][\"'”’»)\]]{0,2}$")
_NO_HEADLINE_END = ".!?:;,…\"'”’)]*_|>"
_GLUE = re.compile(r"[.!?][\"”’]?(?=[A-Z][a-z]+ [^\n.!?]{10,140}$)")
#: Legal texts end with signatures, not with other stories.
_LEGAL = re.compile(r"\bshall\b|^[ \t]*(?:Article|ARTICLE|Section|SECTION)[ \t]+\d", re.MULTILINE)
_LEGAL_ENOUGH = 5
#: How lines of a legal text, a letter or a list begin: never a headline.
_FORMAL = re.compile(
    r"(?:[-*•–—#(\[\d]|[A-Z]{2,}\b|(?:For|Done|In|Annex|Article|Signed|Sincerely|Yours|Dear|Mr|Ms|Mrs)\b)"
)


def tail(text: str, end: int) -> Span | None:
    """The tail that ends the first `end` characters of `text`, or None."""
    end = len(text[:end].rstrip())
    start = _headline_line(text, end)
    if start is None:
        start = _glued_headline(text, end)
    if start is None or start < _MIN_BODY or end - start > _MAX_SHARE * start:
        return None
    body = text[:start]
    if len(_LEGAL.findall(body)) >= _LEGAL_ENOUGH:
        return None
    return Span(start, end) if _is_foreign(body, text[start:end]) else None


def _headline_line(text: str, end: int) -> int | None:
    """Where the last line starts that looks like a headline and follows proper prose."""
    line_end = end
    for _ in range(_MAX_LINES):
        start = text.rfind("\n", 0, line_end) + 1
        if start == 0:
            return None
        before = text[:start].rstrip()
        if _is_headline(text[start:line_end].strip()) and _PROPER_END.search(before[-4:]):
            return start
        line_end = len(before)
    return None


def _glued_headline(text: str, end: int) -> int | None:
    """Where a headline starts that sticks to the full stop of the last sentence."""
    line_start = text.rfind("\n", 0, end) + 1
    match = _GLUE.search(text[max(line_start, end - 2 * _HEADLINE_LENGTH) : end])
    if match is None:
        return None
    start = max(line_start, end - 2 * _HEADLINE_LENGTH) + match.end()
    return start if _is_headline(text[start:end]) else None


def _is_headline(line: str) -> bool:
    if len(line) > _HEADLINE_LENGTH or len(line.split()) not in _HEADLINE_WORDS:
        return False
    return line[0].isupper() and line[-1] not in _NO_HEADLINE_END and _FORMAL.match(line) is None


def _is_foreign(body: str, glued: str) -> bool:
    known = set(map(str.lower, _WORD.findall(body)))
    words = [word.lower() for word in _WORD.findall(glued)]
    familiar = sum(1 for word in words if word in known)
    return bool(words) and familiar <= _MAX_FAMILIAR * len(words)

"""Markup: the tags and texts of an HTML page with their offsets, in one linear pass that never fails.

No parser in use here tells where in the file a piece of text stood, and looking for it afterwards would find the
look-alike in a caption or a script as well; so the page is cut into tokens here, each with its place.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]{0,63}")
_MARK = re.compile("[>\"']")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]{1,128})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
#: Their content is no markup: it ends at their own end tag only.
_RAW = {
    name: re.compile(f"</{name}(?![A-Za-z0-9:-])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_LONGEST_ATTRIBUTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page: `kind` is text, start, end or raw (the content of a script, style or title).

    `start` and `end` are code points of the page; `name` is the element's, in lower case.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """The tokens of a page, in order. Comments and declarations give none."""
    last = {quote: page.rfind(quote) for quote in "\"'"}
    at = 0
    while at < len(page):
        mark = page.find("<", at)
        if mark < 0:
            mark = len(page)
        if mark > at:
            yield Token("text", at, mark)
        if mark == len(page):
            return
        at = yield from _markup(page, mark, last)


def _markup(page: str, at: int, last: Mapping[str, int]) -> Generator[Token, None, int]:
    """The token (if any) that begins with the "<" at `at`; returns where the next one starts."""
    if page.startswith("<!--", at):
        return _behind(page, "-->", at + 4)
    if page.startswith(("<!", "<?"), at):
        return _behind(page, ">", at + 2)
    closing = page.startswith("</", at)
    name = _NAME.match(page, at + (2 if closing else 1))
    if name is None:
        yield Token("text", at, at + 1)
        return at + 1
    end = _tag_end(page, name.end(), last)
    label = name.group().lower()
    if closing:
        yield Token("end", at, end, label)
        return end
    attributes = _attributes(page[name.end() : min(end, name.end() + _LONGEST_ATTRIBUTES)])
    yield Token("start", at, end, label, attributes)
    if label in _RAW:
        found = _RAW[label].search(page, end)
        stop = found.start() if found else len(page)
        yield Token("raw", end, stop, label, attributes)
        return stop
    return end


def _behind(page: str, mark: str, start: int) -> int:
    found = page.find(mark, start)
    return found + len(mark) if found >= 0 else len(page)


def _tag_end(page: str, at: int, last: Mapping[str, int]) -> int:
    """Behind the ">" of a tag; one between quotes does not count."""
    while True:
        found = _MARK.search(page, at)
        if found is None:
            return len(page)
        mark = found.group()
        if mark == ">":
            return found.end()
        # A quote that is never closed is an ordinary character; `last` saves looking for its end again and again.
        at = page.find(mark, found.end()) + 1 if found.start() < last[mark] else found.end()


def _attributes(inner: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inner):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found

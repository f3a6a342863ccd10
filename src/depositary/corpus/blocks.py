"""Blocks: the paragraphs, headings, list items and table rows of a page, with their offsets carried along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from depositary.core.errors import LimitError
from depositary.corpus.markup import Token

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
#: Never main text, whatever it says.
_ASIDE = frozenset(
    (
        *("aside", "nav", "footer", "form", "button", "select", "option", "template", "noscript", "svg", "figcaption"),
        *("menu", "dialog", "head", "object", "canvas", "audio", "video", "math", "label"),
    )
)
#: Elements that begin and end a block; everything else is inline.
_BLOCK = _ASIDE - {"label", "math", "object"} | frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
        ),
        *("summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption"),
    )
)
_ASIDE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"})
_HIDDEN_STYLE = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
#: What the start of an element ends when its end tag was left out, as HTML allows.
_CELL = frozenset({"td", "th"})
_ENDS = {
    **dict.fromkeys(_BLOCK, frozenset({"p"})),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "tbody": frozenset({"tr", "td", "th", "tbody", "thead", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "option": frozenset({"option"}),
}
#: The origin of a blank that stands for a tag.
_NOWHERE = -1
_NOTHING: frozenset[str] = frozenset()
_PIECE = re.compile(r"[ \t\n\r\f]+|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?|[^& \t\n\r\f]+|&")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that belongs together. `segments` are as in `OffsetMap`, relative to `text`.

    `name` is the element it stands in; `linked` counts characters inside links; `inside` says whether it stands in an
    `article` or `main`.
    """

    text: str
    segments: tuple[tuple[int, int, int], ...]
    name: str
    linked: int
    inside: bool


@dataclass(slots=True)
class _Open:
    """A block under construction."""

    name: str = "body"
    parts: list[str] = field(default_factory=list)
    segments: list[tuple[int, int, int]] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    blank: tuple[str, int] | None = None

    def add(self, text: str, origin: int, linked: bool) -> None:
        """Append text of the page, behind the blank that is due."""
        if self.blank is not None:
            mark, place = self.blank
            self.blank = None
            if self.length:
                self._put(mark, place)
        self._put(text, origin)
        self.linked += len(text) if linked else 0

    def _put(self, text: str, origin: int) -> None:
        self.parts.append(text)
        if origin == _NOWHERE:
            self.length += len(text)
            return
        start, length, place = self.segments[-1] if self.segments else (0, 0, -1)
        if place + length == origin and start + length == self.length and place >= 0:
            self.segments[-1] = (start, length + len(text), place)
        else:
            self.segments.append((self.length, len(text), origin))
        self.length += len(text)


class BlockBuilder:
    """Turns the tokens of a page into blocks; what stands in navigation, forms or hidden elements is left out."""

    def __init__(self, page: str, source: str, depth: int) -> None:
        self._page = page
        self._source = source
        self._depth = depth
        self._stack: list[tuple[str, bool]] = []
        self._aside = 0
        self._links = 0
        self._inside = 0
        self._pre = 0
        self._open = _Open()
        self.blocks: list[Block] = []

    def build(self, pieces: Iterable[Token]) -> list[Block]:
        """The blocks, in order.

        Raises `LimitError` when elements nest deeper than allowed.
        """
        for token in pieces:
            if token.kind == "text":
                if not self._aside:
                    self._text(token.start, token.end)
            elif token.kind == "start":
                self._begin(token)
            elif token.kind == "end":
                self._finish(token.name)
        self._flush("body")
        return self.blocks

    def _begin(self, token: Token) -> None:
        name = token.name
        if name in _BLOCK:
            self._flush(name)
        elif name == "br":
            self._open.blank = ("\n", _NOWHERE)
        elif name in _CELL:
            self._open.blank = ("\t", _NOWHERE)
        if name in _VOID:
            return
        while self._stack and self._stack[-1][0] in _ENDS.get(name, _NOTHING):
            self._pop()
        if len(self._stack) >= self._depth:
            raise LimitError(
                self._source,
                f"elements nested deeper than {self._depth}",
                "save the page's text instead, this is no report",
            )
        aside = _is_aside(token)
        self._stack.append((name, aside))
        self._aside += aside
        self._count(name, 1)

    def _finish(self, name: str) -> None:
        if name in _BLOCK:
            self._flush("body")
        # An end tag without its start tag near the top of the stack is a slip of the page, not the end of everything.
        for back, (open_name, _) in enumerate(reversed(self._stack[-32:]), start=1):
            if open_name == name:
                for _ in range(back):
                    self._pop()
                return

    def _pop(self) -> None:
        name, aside = self._stack.pop()
        self._aside -= aside
        self._count(name, -1)

    def _count(self, name: str, step: int) -> None:
        self._links += step if name == "a" else 0
        self._pre += step if name == "pre" else 0
        self._inside += step if name in ("article", "main") else 0

    def _text(self, start: int, end: int) -> None:
        for match in _PIECE.finditer(self._page, start, end):
            piece = match.group()
            if piece[0] in " \t\n\r\f":
                broken = "\n" if self._pre and "\n" in piece else " "
                if self._open.blank is None or broken == "\n":
                    self._open.blank = (broken, match.start())
                continue
            text = unescape(piece) if piece[0] == "&" else piece
            if text in ("\u00a0", "\u200b", "\u00ad"):
                self._open.blank = self._open.blank or (" ", match.start()) if text == "\u00a0" else self._open.blank
                continue
            self._open.add(text, match.start(), self._links > 0)

    def _flush(self, name: str) -> None:
        done = self._open
        if done.length:
            self.blocks.append(
                Block("".join(done.parts), tuple(done.segments), done.name, done.linked, self._inside > 0)
            )
        self._open = _Open(name)


def _is_aside(token: Token) -> bool:
    if token.name in _ASIDE:
        return True
    given = token.attributes
    return (
        "hidden" in given
        or given.get("aria-hidden", "").lower() == "true"
        or given.get("role", "").lower() in _ASIDE_ROLES
        or _HIDDEN_STYLE.search(given.get("style", "")) is not None
    )

"""Lines: which printed lines of a text belong to it, and which of them a page's width broke off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from depositary.core.documents import Document

_BREAK = re.compile(r"\r\n|[\n\r\x0c\x0b\u2028\u2029]")
_PAGE_NUMBER = re.compile(r"(?:-\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*-)?", re.IGNORECASE)
_MARK = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){0,3}[.)](?!\d)|\(?(?:[a-z]|[ivx]{2,4})\)|\(\d{1,3}\)|[A-Za-z]\.(?=\s)|[IVXLC]{1,6}[.)]|[•▪●◦*]|[-–o](?=\s)|"
    r"(?i:article|part|chapter|section|annex|appendix|paragraph|title|protocol)\s+[\dA-Z]"
)
_SHORT_LAST = re.compile(r"(?:^|\s)[a-zа-яіїєґ]{1,4}$")
_ROMAN_OR_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6})[.)]?\s")
_FINAL = (".", ";", ":", "!", "?", '."', ".”", ";”")
_WORD = re.compile(r"[^\W\d_]+")

#: A page's head or foot repeats on at least this many pages.
_REPEATS = 3
#: Lines of one wrapped page are rarely longer than this.
_WIDEST = 130


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: document offsets, its words, and the width that lines of its text have."""

    start: int
    end: int
    words: str
    width: int
    blank_before: bool
    page_before: bool

    def continues(self, before: Line, after: Line | None) -> bool:
        """Whether this line carries on the paragraph of the line before it in a text with broken lines."""
        if _MARK.match(self.words):
            return False
        if len(before.words) >= 0.6 * before.width and not self.blank_before and _SHORT_LAST.search(before.words):
            return True  # "... in this", "... between Germany and": nothing ends on such a word
        if self._stands_alone(after):
            return False
        lower = self.words[0].islower()
        full = len(before.words) >= 0.8 * before.width
        if self.page_before:
            return lower or (full and not before.words.endswith(_FINAL))
        if self.blank_before:
            return False
        if lower or before.words.endswith((",", "-", "\x02")):
            return not before.words.endswith((":", ";"))
        if before.words.endswith((":", ";")):
            return False
        if before.words.endswith(_FINAL):
            return full
        return full or (len(before.words) >= 0.7 * before.width and not _ROMAN_OR_NUMBER.match(before.words))

    def _stands_alone(self, after: Line | None) -> bool:
        """Whether this is a short line of its own: "For Sweden:", or a heading over a numbered clause."""
        if self.words[0].islower() or len(self.words) > 0.6 * self.width:
            return False
        if self.words.endswith(":"):
            return True
        return after is not None and not self.words.endswith(_FINAL) and bool(_MARK.match(after.words))


def kept_lines(document: Document) -> list[Line]:
    """The lines of a document that hold words of the text, without page numbers, running heads and skipped spans."""
    text = document.text
    spans = list(_line_spans(text))
    heads = _running_heads(text, spans)
    width = _width(text, spans)
    skipped = [span.start for span in document.skipped]
    kept: list[Line] = []
    blank = page = False
    for start, end in spans:
        words = text[start:end].strip()
        page = page or (start > 0 and text[start - 1] == "\x0c") or "\x0c" in text[max(0, start - 2) : start]
        if not words:
            blank = True
            continue
        if words in heads or (_PAGE_NUMBER.fullmatch(words) and _alone(text, start, end)):
            page = True
            continue
        if _is_skipped(document, skipped, start):
            continue
        kept.append(Line(start, end, words, width, blank and not page, page))
        blank = page = False
    return kept


def is_wrapped(lines: list[Line]) -> bool:
    """Whether the lines were broken by the width of a page rather than at the end of paragraphs."""
    if len(lines) < 5:
        return False
    lengths = sorted(len(line.words) for line in lines)
    if lengths[int(len(lengths) * 0.97)] > _WIDEST:
        return False
    if any(_runs_on(before, line) for before, line in pairwise(lines)):
        return True
    long = [line for line in lines if len(line.words) >= 0.75 * lines[0].width]
    open_ends = sum(not line.words.endswith(_FINAL) for line in long)
    return len(long) * 3 >= len(lines) and open_ends * 2 >= len(long)


def _runs_on(before: Line, line: Line) -> bool:
    """Whether a line goes on in the middle of the words of the full line before it."""
    if (
        len(before.words) < 0.75 * before.width
        or line.blank_before
        or not line.words[0].islower()
        or not before.words[-1].isalnum()
    ):
        return False
    return not before.words.endswith((" and", " or"))


def broken_lines(text: str) -> frozenset[str]:
    """The words of a text, lowered: a word broken at a line's end is put together when the text has it whole."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _BREAK.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(text)))
    return spans


def _width(text: str, spans: list[tuple[int, int]]) -> int:
    lengths = sorted(end - start for start, end in spans if text[start:end].strip())
    return max(40, lengths[int(len(lengths) * 0.9)]) if lengths else 40


def _running_heads(text: str, spans: list[tuple[int, int]]) -> frozenset[str]:
    """First and last lines that come back on page after page."""
    seen: Counter[str] = Counter()
    for position, (start, end) in enumerate(spans):
        words = text[start:end].strip()
        if not words or len(words) > 100:
            continue
        top = "\x0c" in text[max(0, start - 3) : start]
        after = spans[position + 1][0] if position + 1 < len(spans) else len(text)
        if top or "\x0c" in text[end:after]:
            seen[words] += 1
    return frozenset(words for words, times in seen.items() if times >= _REPEATS)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a bare number stands by itself as a page number does: a page's edge or a blank line beside it."""
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    return (
        "\x0c" in before
        or "\x0c" in after
        or before.count("\n") > 1
        or after.count("\n") > 1
        or end == len(text)
        or start == 0
    )


def _is_skipped(document: Document, starts: list[int], offset: int) -> bool:
    position = bisect_right(starts, offset) - 1
    return position >= 0 and offset < document.skipped[position].end

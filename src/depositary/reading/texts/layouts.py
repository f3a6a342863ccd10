"""Layouts: a document's text as paragraphs and sentences that a pattern can match, each carried back to its offsets.

Patterns match a normalised copy: one space between words, plain quotation marks and hyphens, lines that a page broke
put together again, page numbers and running heads left out. Every character of the copy remembers where it stands
in the document, so that a passage is always cut from the document itself.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from depositary.core.documents import Document
from depositary.core.passages import Passage
from depositary.reading.texts.lines import Line, broken_lines, is_wrapped, kept_lines

#: One character for another: matching never has to know a typographer's choices.
_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "ʼ": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\x02": "-", "￾": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u3000": " ", "…": ".",
    }
)  # fmt: skip
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\ufeff\x0c\x0b\r")

#: What may stand before a full stop that ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Art|Arts|Mr|Mrs|Ms|Dr|St|vs|cf|e\.g|i\.e|etc|incl|approx|para|paras|ref|Res|Vol|pp?|mil|mln|bil|bln|mrd|млн|млрд|ст|ім|[мрпч])"
    r"|\b[A-ZА-ЯІЇЄҐ](?:\.[A-Z])*)$"
)
_STOP = re.compile(r'[.!?][")\]]{0,2}(?:\[\d{1,3}\])? +(?=["(\[\'-]?[A-ZÀ-ÞА-ЯІЇЄҐ0-9])')
_ITEM_END = re.compile(r"[.;:] (?P<mark>[a-z]|\d{1,3}|[ivx]{1,4})$")
#: Longer than this is a table or a hostile file.
LONGEST_SENTENCE = 3_000
_NUMBERED = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])[.)]$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or sentence of the copy: offsets of the copy, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the copy with the paragraph it stands in.

    `lead` is the index of the sentence that introduces the list in which this one is an item, or None.
    """

    text: str
    start: int
    end: int
    paragraph: int
    lead: int | None = None


class Layout:
    """A document's text made ready for matching.

    `text` is the copy, `paragraphs` its stretches (separated by a line feed), `sentences` theirs. `passage` carries
    a stretch of the copy back to the document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text, self._origin, self.paragraphs = _copy(document)
        self.low = self.text.lower()
        if len(self.low) != len(self.text):  # a few capitals grow when lowered ("İ"): keep offsets equal
            self.low = "".join(low if len(low := char.lower()) == 1 else char for char in self.text)
        self.sentences = tuple(_sentences(self.text, self.paragraphs))
        self._starts = [sentence.start for sentence in self.sentences]
        self._paragraph_starts = [stretch.start for stretch in self.paragraphs]

    def passage(self, start: int, end: int) -> Passage:
        """The document's passage for a stretch of the copy, without spaces around it."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Passage.of(self.document.text, self._origin[start], self._origin[end - 1] + 1)

    def gap(self, offset: int) -> int:
        """How many characters of the document a space of the copy stands for: columns are parted by wide gaps."""
        following = self._origin[offset + 1] if offset + 1 < len(self._origin) else self._origin[offset] + 1
        return following - self._origin[offset]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which an offset of the copy lies."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def index_at(self, offset: int) -> int:
        """The index of the sentence in which an offset of the copy lies."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph in which an offset of the copy lies."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def paragraph_text(self, index: int) -> str:
        """The words of a paragraph."""
        stretch = self.paragraphs[index]
        return self.text[stretch.start : stretch.end]


def _copy(document: Document) -> tuple[str, array[int], tuple[Stretch, ...]]:
    lines = kept_lines(document)
    wrapped = is_wrapped(lines)
    joins = broken_lines(document.text) if wrapped else frozenset()
    chars: list[str] = []
    origin = array("l")
    paragraphs: list[Stretch] = []
    start = 0
    for position, line in enumerate(lines):
        after = lines[position + 1] if position + 1 < len(lines) else None
        continues = wrapped and position > 0 and line.continues(lines[position - 1], after)
        if not continues and len(chars) > start:
            paragraphs.append(Stretch(start, len(chars)))
            chars.append("\n")
            origin.append(line.start)
            start = len(chars)
        elif continues:
            _join(chars, origin, document.text, line, joins)
        _append(chars, origin, document.text, line)
        if chars and chars[-1] == " ":
            chars.pop()
            origin.pop()
    if len(chars) > start:
        paragraphs.append(Stretch(start, len(chars)))
    return "".join(chars), origin, tuple(paragraphs)


def _join(chars: list[str], origin: array[int], text: str, line: Line, joins: frozenset[str]) -> None:
    """Puts the end of a broken line and the start of the next together."""
    if chars and chars[-1] == "-" and len(chars) > 1 and chars[-2].isalpha():
        whole = _last_word(chars[:-1]) + _first_word(text, line)
        if whole.lower() in joins:
            chars.pop()
            origin.pop()
        return
    chars.append(" ")
    origin.append(line.start)


def _last_word(chars: list[str]) -> str:
    cut = len(chars)
    while cut > 0 and chars[cut - 1].isalpha():
        cut -= 1
    return "".join(chars[cut:])


def _first_word(text: str, line: Line) -> str:
    start = line.start
    while start < line.end and not text[start].isalpha():
        start += 1
    end = start
    while end < line.end and text[end].isalpha():
        end += 1
    return text[start:end]


#: What of a line must be looked at letter by letter: spaces that are none, what is dropped, open hyphens.
_UNEVEN = re.compile(rf"^\s|[^\S ]|(?:^| )-(?! )|[{''.join(map(re.escape, sorted(_DROPPED)))}]")
_WIDE_GAP = re.compile(r"(?<= ) +")


def _append(chars: list[str], origin: array[int], text: str, line: Line) -> None:
    plain = text[line.start : line.end].translate(_PLAIN)
    if not _UNEVEN.search(plain):
        low = 0
        for gap in (*(match.span() for match in _WIDE_GAP.finditer(plain)), (len(plain), len(plain))):
            chars.extend(plain[low : gap[0]])
            origin.extend(range(line.start + low, line.start + gap[0]))
            low = gap[1]
        return
    for offset, char in enumerate(plain, line.start):
        if char in _DROPPED:
            continue
        if char.isspace():
            if not chars or chars[-1] in " \n":
                continue
            char = " "
        elif char == "-" and len(chars) > 1 and chars[-1] == " " and chars[-2].isalpha() and _letter(text, offset + 1):
            # A typesetter's gap before the hyphen of a compound ("five -year"): the hyphen closes it.
            chars.pop()
            origin.pop()
        chars.append(char)
        origin.append(offset)


def _letter(text: str, offset: int) -> bool:
    return offset < len(text) and text[offset].islower()


def _sentences(text: str, paragraphs: tuple[Stretch, ...]) -> Iterator[Sentence]:
    count = 0
    lead: int | None = None
    for index, stretch in enumerate(paragraphs):
        words = text[stretch.start : stretch.end]
        item = lead is not None and _is_item(text, paragraphs, index)
        if not item:
            lead = None
        for start, end in _pieces(words):
            yield Sentence(words[start:end], stretch.start + start, stretch.start + end, index, lead if item else None)
            count += 1
        if words.endswith(":"):
            lead = count - 1


_ITEM_MARK = re.compile(r"(?:[-•▪●◦*o]|\(?[a-z0-9ivx]{1,4}[.)])\s")


def _is_item(text: str, paragraphs: tuple[Stretch, ...], index: int) -> bool:
    """Whether a paragraph after a colon is an item of the list that the colon opens."""
    words = text[paragraphs[index].start : paragraphs[index].end]
    before = text[paragraphs[index - 1].start : paragraphs[index - 1].end]
    if _ITEM_MARK.match(words) or words[:1].islower() or words.endswith((";", "; and", ";and", "; or")):
        return True
    return before.endswith((":", ";", "; and", ";and", ", and", "; or"))


def _split(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(words):
        before = words[start : stop.start()]
        if words[stop.start()] == "." and (_ABBREVIATION.search(before) or _NUMBERED.fullmatch((before + ".").strip())):
            continue
        marked = _ITEM_END.search(before) if words[stop.start()] == "." else None
        if marked is not None:
            # "... services. d. Energy": the letter belongs to what follows it.
            yield start, start + marked.start("mark")
            start += marked.start("mark")
            continue
        yield start, stop.end()
        start = stop.end()
    if start < len(words):
        yield start, len(words)


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; one that never ends is cut at spaces, so that no reader meets a boundless one."""
    for start, end in _split(words):
        while end - start > LONGEST_SENTENCE:
            cut = words.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            cut = cut + 1 if cut > start else start + LONGEST_SENTENCE
            yield start, cut
            start = cut
        if start < end:
            yield start, end

"""Sentences: where each one starts and ends, with list items and headings kept apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nupunkt import sent_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from depositary.core.documents import Document

#: Where a text breaks whatever the punctuation says: blank lines, and dashes or bullets that open a list item. Like the
#: next, it starts with the rarest letters and looks back from there, which is several times as quick.
_BREAK = re.compile(r"[\n•*▪–-](?:(?<=\n)\s*\n|(?<!\n)(?:(?<=\n.)|(?<=[.;:]\s.))(?=\s{1,4}\S))")

#: The end of a sentence that the model may take for an abbreviation: no abbreviation has so many small letters, and of
#: words of three but a few that stand before a number or a name; of words of two only those that often end one.
_MISSED = re.compile(
    r"[.!?](?:(?<=[a-z]{4}.)|(?<=[\s(](?:do|it|so|up|us).)|(?<=[a-z]{3}.)(?<![\w.-][a-z]{3}.)"
    r"(?<!art.)(?<!bar.)(?<!cap.)(?<!cit.)(?<!col.)(?<!etc.)(?<!est.)(?<!fig.)(?<!inc.)(?<!ltd.)(?<!mrs.)(?<!par.)"
    r"(?<!sec.)(?<!ser.)(?<!sig.)(?<!vol.))"
    r"[”\"’)]{0,2}\s+(?=[A-Z“])"
)

#: Without one of these no sentence ends.
_STOPS = ".!?…"

#: A stop behind which the model may see an end: none after the title of who speaks next in a transcript ("MS. LINDE:"),
#: nor after "U.S." or "U.N." before a small letter, where it never sees one.
_END = re.compile(
    r"[.!?…](?=[)\";}\]*:@({\[\s?!”»]|['’](?![^\W\d_]))(?<!\bM[RS]\.(?= [A-Z]))(?<!\bU\.[NS]\.(?= [a-z]))"
)

#: Abbreviations behind which the model may cut a sentence in two, and how its second half then opens.
_ABBREVIATED = ("U.K.", "U.N.", "U.S.")
_GOES_ON = re.compile(
    r"[a-z]|(?:Ambassador|Army|Attorney|Commission|Congress|Department|Embassy|General|Government|Mission|Navy|"
    r"Partnership|President|Secretary|Senate|Trade|Treasury)\b"
)
_ABBREVIATION_REACH = 8

#: Beyond this many characters a "sentence" is a table or a hostile file; it is cut at a space.
LONGEST_SENTENCE = 4_000


def readable(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches of the text that are to be read."""
    position = 0
    for span in document.skipped:
        if span.start > position:
            yield position, span.start
        position = max(position, span.end)
    if position < len(document.text):
        yield position, len(document.text)


def blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs and list items of a stretch, as spans."""
    position = start
    for match in _BREAK.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end() if text[match.start()] == "\n" else match.start()
    if position < end:
        yield position, end


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one block in text order, in code points, end exclusive."""
    block = text[start:end]
    body = block.rstrip()[:-1]
    if not any(stop in body for stop in _STOPS):
        yield from _trimmed(text, start, end)
        return
    sure = list(_MISSED.finditer(block))
    if not _has_doubtful_end(block, len(body), sure):
        yield from _cut(text, start, (0, len(block)), sure)
        return
    for low, high in _mended(block):
        yield from _cut(text, start, (low, high), _MISSED.finditer(block, low, high))


def _cut(text: str, start: int, span: tuple[int, int], ends: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of the block at `start`, cut behind each of `ends`."""
    position, high = span
    for end in ends:
        yield from _trimmed(text, start + position, start + end.end())
        position = end.end()
    yield from _trimmed(text, start + position, start + high)


def _has_doubtful_end(block: str, length: int, sure: Iterable[re.Match[str]]) -> bool:
    """Whether a stop within so many characters may end a sentence and is none of those that do for sure."""
    known = {match.start() for match in sure}
    return any(match.start() not in known for match in _END.finditer(block, 0, length))


def _mended(block: str) -> Iterator[tuple[int, int]]:
    """The model's sentences, with those joined that it cut behind an abbreviation: "the U.S. | Ambassador"."""
    first: int | None = None
    for low, high in sent_spans(block):
        first = low if first is None else first
        short = block[max(0, high - _ABBREVIATION_REACH) : high].rstrip().endswith(_ABBREVIATED)
        if not (short and _GOES_ON.match(block, high)):
            yield first, high
            first = None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end].rstrip()
    end = start + len(piece)
    start = end - len(piece.lstrip())
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end

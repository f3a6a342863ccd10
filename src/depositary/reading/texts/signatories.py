"""Signatories: who signed for which side, as the signature block prints it.

Blocks come in several settings: one line a side ("For X: Name, Office"), the office before the name, name and office
on lines of their own, two columns run together ("For X: For Y:" and then the names in turn), several for one side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.desks import Desk
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.names import NameIndex, NameMention
from depositary.reading.texts.records import Signatory

#: The block is at most this long (characters), and ends at a heading.
_BLOCK = 1_500
#: Labels in columns stand within the block's first characters.
_LABELS = 400
_CAPITAL = r"[^\W\d_a-zа-яіїєґ][\w'.-]*"
_NAME = re.compile(
    rf"{_CAPITAL}(?:[ -](?:{_CAPITAL}|(?:van|von|der|den|des|del|de|di|da|al|el|bin|la|le)(?= ))){{1,7}}"
)
_OF = re.compile(r" ?(?:of|for|de la|de) (?:the )?(?:Government of (?:the )?)?")
_BODY = re.compile(r"[A-Z][a-z]+(?: (?:Council|Commission|Government|Confederation|Affairs|Parliament))?")
_TAIL = re.compile(r" (?:Council|Commission)\b")
_FILLER = re.compile(r"[_.…\s]{4,}")
#: Columns are parted by at least this many spaces.
_WIDE = 4
_SPLIT = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """The signature block: the names of the sides that it is signed for, and the persons."""

    signed_for: tuple[NameMention, ...]
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of the block between two marks: a person, an office, or both."""

    start: int
    end: int


def read_block(desk: Desk, start: int) -> Block:
    """The signature block behind the closing formula that ends at `start`."""
    layout, drafting, index = desk.layout, desk.drafting, desk.index
    end = min(len(layout.text), start + _BLOCK)
    labels = _labels(layout, drafting, index, start, end)
    offices = _Offices(desk.lexicon)
    signatories: list[Signatory] = []
    for row in _rows(layout, labels):
        after = next((label.start for label in labels if label.start > row[-1].start), end)
        signatories.extend(_row_signatories(layout, offices, index, row, after))
    signed_for = [label.side for label in labels]
    if len({each.party for each in signed_for}) < 2:
        signed_for = _named_in_block(layout, drafting, index, start)
    return Block(tuple(signed_for), tuple(signatories))


def _named_in_block(layout: Layout, drafting: Drafting, index: NameIndex, start: int) -> list[NameMention]:
    """The names in a block whose labels run over columns ("For the Government   For the Government / of X   of Y")."""
    end = min(len(layout.text), start + _LABELS)
    opened = drafting.compiled("signs_plainly").search(layout.low, start, end)
    return list(index.mentions(layout.text, opened.end(), end)) if opened else []


@dataclass(frozen=True, slots=True)
class _Label:
    """ "For <side>:" in the block."""

    start: int
    end: int
    side: NameMention


def _labels(layout: Layout, drafting: Drafting, index: NameIndex, start: int, end: int) -> list[_Label]:
    labels: list[_Label] = []
    for found in drafting.compiled("signs_for").finditer(layout.low, start, end):
        line_end = layout.text.find("\n", found.end())
        reach = min(end, found.end() + 90, line_end if line_end >= 0 else end)
        colon = layout.text.find(":", found.end(), reach)
        reach = colon if colon >= 0 else reach
        named = next(iter(index.mentions(layout.text, found.end(), reach)), None)
        if named is not None and (colon >= 0 or named.start - found.end() < 45):
            labels.append(_Label(found.start(), (colon + 1) if colon >= 0 else named.end, named))
    return labels


def _rows(layout: Layout, labels: list[_Label]) -> list[list[_Label]]:
    """The labels line by line: several in one line head columns."""
    rows: list[list[_Label]] = []
    for label in labels:
        if rows and _beside(layout, rows[-1][-1], label):
            rows[-1].append(label)
        else:
            rows.append([label])
    return rows


def _beside(layout: Layout, left: _Label, right: _Label) -> bool:
    """Whether nothing but space parts two labels of one line."""
    between = layout.text[left.end : right.start]
    return "\n" not in between and not between.strip(" :,")


def _row_signatories(
    layout: Layout, offices: _Offices, index: NameIndex, row: list[_Label], end: int
) -> list[Signatory]:
    """The persons under the labels of one line: in columns, or one after the other."""
    lines = [_columns(layout, low, high) for low, high in _lines(layout, row[-1].end, end)]
    if len(row) > 1 and lines and len(lines[0]) == len(row):
        while lines and len(lines[-1]) != len(row):
            lines.pop()
        columns = [[line[place] for line in lines if len(line) == len(row)] for place in range(len(row))]
        persons = [_persons(layout, offices, index, column) for column in columns]
    else:
        together = _persons(layout, offices, index, [piece for line in lines for piece in line])
        persons = [[person] for person in together] if len(row) > 1 else [together]
        if len(persons) != len(row):
            persons = [[] for _ in row]
    return [
        Signatory(person.name, person.office, label.side.party, layout.passage(person.start, person.end))
        for label, group in zip(row, persons, strict=True)
        for person in group
    ]


def _lines(layout: Layout, low: int, high: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = low
    for position in range(low, high + 1):
        if position == high or layout.text[position] == "\n":
            if position > start:
                lines.append((start, position))
            start = position + 1
    return lines


def _columns(layout: Layout, low: int, high: int) -> list[_Piece]:
    """The stretches of a line that wide gaps part."""
    pieces: list[_Piece] = []
    start = low
    for position in range(low, high + 1):
        if position == high or (layout.text[position] == " " and layout.gap(position) >= _WIDE):
            words = layout.text[start:position]
            if words.strip(" ,:;") and not _FILLER.fullmatch(words):
                pieces.append(_Piece(start, position))
            start = position + 1
    return pieces


class _Offices:
    """The words for offices, longest first."""

    def __init__(self, lexicon: Lexicon) -> None:
        forms = sorted({office.form.lower() for office in lexicon.offices}, key=lambda form: (-len(form), form))
        self.pattern = re.compile("|".join(re.escape(form) for form in forms) or "(?!)")


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    office: str | None
    start: int
    end: int


def _persons(layout: Layout, offices: _Offices, index: NameIndex, pieces: list[_Piece]) -> list[_Person]:
    """The persons of one stretch: an office on a line of its own belongs to the name before it, or else behind it."""
    persons: list[_Person] = []
    waiting: tuple[str, int] | None = None
    for piece in pieces:
        name, office = _parts(layout, offices, index, piece)
        if name is None and office is None:
            break  # a line that is neither: the block is over
        if name is not None:
            start = piece.start
            if office is None and waiting is not None:
                office, start = waiting
            persons.append(_Person(name, office, start, piece.end))
            waiting = None
        elif office is not None:
            if persons and persons[-1].office is None:
                persons[-1] = _Person(persons[-1].name, office, persons[-1].start, piece.end)
            else:
                waiting = (office, piece.start)
    return persons


def _parts(layout: Layout, offices: _Offices, index: NameIndex, piece: _Piece) -> tuple[str | None, str | None]:
    """The name and the office in one line."""
    words = layout.text[piece.start : piece.end]
    found = offices.pattern.search(words.lower())
    if found is None:
        named = _NAME.fullmatch(words.strip(" ,:;."))
        return (named[0] if named else None), None
    end = _office_end(layout, index, piece, found.end())
    office = " ".join(words[found.start() : end].split())
    before = _SPLIT.split(words[: found.start()].strip(" ,:;"))[0]
    behind = words[end:].strip(" ,:;.")
    for rest in (before, _SPLIT.split(behind)[0]):
        named = _NAME.search(rest)
        if named:
            return named[0], office
    return None, office


def _office_end(layout: Layout, index: NameIndex, piece: _Piece, end: int) -> int:
    """The end of the office's words with the body or country that it is of."""
    text = layout.text
    start = piece.start + end
    while joined := _OF.match(text, start, piece.end):
        named = next(iter(index.mentions(text, joined.end(), piece.end)), None)
        if named is not None and named.start == joined.end():
            tail = _TAIL.match(text, named.end, piece.end)
            start = tail.end() if tail else named.end
        elif body := _BODY.match(text, joined.end(), piece.end):
            start = body.end()
        else:
            break
    return start - piece.start

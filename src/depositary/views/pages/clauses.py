"""The clause matrix as a page: agreement texts by clauses, and two of them side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from depositary.reading.texts.records import TextRecord
from depositary.views.matrix import GROUPS, Cell, Clause, Matrix, Row, clause_matrix, clauses_of, differences
from depositary.views.matrix import matrix_record as whole_record
from depositary.views.matrix_tables import LEGEND, LETTERS, cell_words, matrix_table
from depositary.views.pages.naming import Naming
from depositary.views.pages.passages import part_of
from depositary.views.tables import Column, Kind, Table

#: Passages of more words than this are set side by side without marking what differs in them.
_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a passage, and whether the other text lacks them."""

    words: str
    own: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage stands: the document's digest, the part of its page, and the passage's offsets."""

    document: str
    part: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one text says on one clause: in short, in its own words, and where these stand."""

    says: str
    state: str
    parts: tuple[Part, ...]
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One clause in two texts."""

    clause: Clause
    left: Side
    right: Side

    @property
    def alike(self) -> bool:
        """Whether both say the same in short."""
        return self.left.says == self.right.says


@dataclass(frozen=True, slots=True)
class Text:
    """One text as a row of the matrix: the key that addresses name it by, its label, day of signature and digest."""

    key: str
    label: str
    signed: str | None
    digest: str
    row: Row


@dataclass(frozen=True, slots=True)
class Box:
    """One cell as it is shown: a letter or figure, the whole in words, and where the passage stands."""

    short: str
    says: str
    state: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The texts in order of signature; `pairs` compares `left` and `right` where two were chosen."""

    matrix: Matrix
    texts: tuple[Text, ...]
    left: Text | None
    right: Text | None
    pairs: tuple[Pair, ...]
    definition: str = "agreement texts of the register by clause; every present cell opens the words it rests on"
    title: str = "Clause matrix"
    legend: str = LEGEND

    @property
    def groups(self) -> list[tuple[str, list[Clause]]]:
        """The groups of clauses with their clauses."""
        return [(group, list(clauses_of(group))) for group in GROUPS]

    def box(self, text: Text, clause: Clause) -> Box:
        """One cell."""
        cell = text.row.cells[clause.code]
        return Box(_short(cell), cell_words(cell), cell.state, _spot(cell, text.digest))

    def record(self) -> dict[str, Any]:
        """The matrix; with two texts chosen also their clauses side by side."""
        compared = {"left": self.left.key, "right": self.right.key} if self.left and self.right else None
        return {"texts": whole_record(self.matrix), "compared": compared, "clauses": [_pair(p) for p in self.pairs]}

    def table(self) -> Table:
        """The two texts side by side where they were chosen, else the matrix."""
        if not (self.left and self.right):
            return matrix_table(self.matrix)
        columns = (
            Column("clause", "Clause", Kind.CODE),
            Column("left", self.left.label),
            Column("left_words", f"{self.left.label}, words"),
            Column("right", self.right.label),
            Column("right_words", f"{self.right.label}, words"),
        )
        rows = tuple(
            (pair.clause.code, pair.left.says, _joined(pair.left), pair.right.says, _joined(pair.right))
            for pair in self.pairs
        )
        return Table(columns, rows)


def matrix_page(
    records: Iterable[tuple[str, TextRecord]], naming: Naming, chosen: tuple[str | None, str | None] = (None, None)
) -> MatrixPage:
    """The matrix of text records, each with its document's digest; `chosen` names the two texts to compare.

    A text is named by its key. Raises `NothingFoundError` for one that the matrix lacks.
    """
    found = list(records)
    digests = {record.name: digest for digest, record in found}
    matrix = clause_matrix(record for _, record in found)
    texts = tuple(_text(matrix, row, digests[row.name], naming) for row in matrix.rows)
    by_name = {text.row.name: text for text in texts}
    left, right = (by_name[matrix.find(name).name] if name else None for name in chosen)
    pairs = _pairs(left, right) if left and right else ()
    return MatrixPage(matrix, texts, left, right, pairs)


def _text(matrix: Matrix, row: Row, digest: str, naming: Naming) -> Text:
    others = [party for party in row.parties if party != matrix.common]
    signed = row.cells["signed"]
    key = matrix.label(row)
    alone = sum(matrix.label(each) == key for each in matrix.rows) == 1
    label = naming.parties(others) if others else row.name
    return Text(key if alone else row.name, label if alone else f"{label} ({row.name})", signed.figure, digest, row)


def _pairs(left: Text, right: Text) -> tuple[Pair, ...]:
    made = []
    for each in differences(left.row, right.row):
        one, other = (_words(cell) for cell in (each.left, each.right))
        mine, theirs = _parts(one, other)
        made.append(Pair(each.clause, _side(each.left, mine, left), _side(each.right, theirs, right)))
    return tuple(made)


def _side(cell: Cell, parts: tuple[Part, ...], text: Text) -> Side:
    return Side(cell_words(cell), cell.state, parts, _spot(cell, text.digest))


def _words(cell: Cell) -> list[str]:
    return cell.passage.quote.split() if cell.passage else []


def _parts(left: list[str], right: list[str]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Two passages in runs of words that both have or only one has."""
    if not left or not right or max(len(left), len(right)) > _COMPARED:
        return _whole(left), _whole(right)
    mine: list[Part] = []
    theirs: list[Part] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        mine += [Part(" ".join(left[i1:i2]), own=tag != "equal")] if i2 > i1 else []
        theirs += [Part(" ".join(right[j1:j2]), own=tag != "equal")] if j2 > j1 else []
    return tuple(mine), tuple(theirs)


def _whole(words: list[str]) -> tuple[Part, ...]:
    return (Part(" ".join(words), own=False),) if words else ()


def _spot(cell: Cell, digest: str) -> Spot | None:
    passage = cell.passage
    return Spot(digest, part_of(passage.start), passage.start, passage.end) if passage else None


def _short(cell: Cell) -> str:
    if cell.state != "present":
        return "?" if cell.state == "unknown" else "–"
    return cell.figure or LETTERS.get(cell.strength or "", "+")


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "clause": pair.clause.code,
        "title": pair.clause.title,
        "alike": pair.alike,
        "left": {"says": pair.left.says, "words": _joined(pair.left)},
        "right": {"says": pair.right.says, "words": _joined(pair.right)},
    }


def _joined(side: Side) -> str | None:
    return " ".join(part.words for part in side.parts) or None

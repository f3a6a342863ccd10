"""The clause matrix: agreement texts by clauses, each cell with the passage behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depositary.core.errors import NothingFoundError
from depositary.core.passages import Passage
from depositary.reading.texts.records import Sum, TextRecord

#: Notes after which an absent clause proves nothing.
_UNREADABLE = frozenset({"no_text", "not_an_agreement", "several_agreements"})
#: The party that all texts of a matrix share is left out of their names.
_SCALES = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))
_CURRENCY_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A column of the matrix: its code, its title, a short head for narrow tables, and its group."""

    code: str
    title: str
    short: str
    group: str


TERMS = "Terms"
SECURITY = "Security and defence"
POLITICS = "Politics, justice, procedure"
MONEY = "Money, economy, people"
#: The groups in the order of the matrix.
GROUPS = (TERMS, SECURITY, POLITICS, MONEY)

CLAUSES = (
    Clause("signed", "Signed", "signed", TERMS),
    Clause("duration", "Duration", "term", TERMS),
    Clause("termination_notice", "Termination notice", "out", TERMS),
    Clause("extension", "Extension", "longer", TERMS),
    Clause("entry_into_force", "Entry into force", "force", TERMS),
    Clause("legally_binding", "Legally binding", "binds", TERMS),
    Clause("consultation", "Emergency consultation", "call", TERMS),
    Clause("nato", "Stance on NATO", "NATO", TERMS),
    Clause("eu", "Stance on the European Union", "EU", TERMS),
    Clause("military_equipment", "Military equipment", "equip", SECURITY),
    Clause("military_training", "Military training", "train", SECURITY),
    Clause("defence_industry", "Defence industry", "indus", SECURITY),
    Clause("interoperability", "Interoperability", "inter", SECURITY),
    Clause("intelligence", "Intelligence", "intel", SECURITY),
    Clause("cyber", "Cyber", "cyber", SECURITY),
    Clause("disinformation", "Disinformation", "disin", SECURITY),
    Clause("crime", "Organised crime", "crime", SECURITY),
    Clause("infrastructure", "Critical infrastructure", "infra", SECURITY),
    Clause("nuclear_safety", "Nuclear and CBRN safety", "nucl", SECURITY),
    Clause("sanctions", "Sanctions", "sanct", POLITICS),
    Clause("assets", "Frozen assets", "asset", POLITICS),
    Clause("compensation", "Compensation", "compe", POLITICS),
    Clause("accountability", "Accountability", "accou", POLITICS),
    Clause("prisoners", "Prisoners and deported", "pris", POLITICS),
    Clause("reform", "Reform", "refor", POLITICS),
    Clause("nato_support", "Support towards NATO", "NATO", POLITICS),
    Clause("eu_support", "Support towards the EU", "EU", POLITICS),
    Clause("review", "Review", "revie", POLITICS),
    Clause("disputes", "Settlement of disputes", "dispu", POLITICS),
    Clause("amendment", "Amendment", "amend", POLITICS),
    Clause("financial", "Money", "money", MONEY),
    Clause("humanitarian", "Humanitarian aid, demining", "human", MONEY),
    Clause("reconstruction", "Reconstruction", "recon", MONEY),
    Clause("energy", "Energy", "energ", MONEY),
    Clause("economy", "Economy", "econ", MONEY),
    Clause("health", "Health", "healt", MONEY),
    Clause("refugees", "Refugees", "refug", MONEY),
    Clause("culture", "Culture", "cultu", MONEY),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text says on one clause: `present`, `absent`, or `unknown` where the text could not be read through."""

    state: str
    strength: str | None = None
    figure: str | None = None
    """The key figure or code: "24 h", "€7.1bn in 2024", "on_signature"."""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One text: its name, its sides, and a cell for every clause."""

    name: str
    title: str | None
    parties: tuple[str, ...]
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The texts in order of signature, and the party that all of them share, or None."""

    rows: tuple[Row, ...]
    common: str | None

    def label(self, row: Row) -> str:
        """The short name of a row: the sides without the common one, else the file's name."""
        others = [party for party in row.parties if party != self.common]
        return " ".join(others) or row.name

    def find(self, wanted: str) -> Row:
        """The row of a party's code or a file's name. Raises `NothingFoundError` when there is none, or several."""
        found = [row for row in self.rows if wanted in (row.name, self.label(row))]
        found = found or [row for row in self.rows if wanted.upper() in row.parties and wanted.upper() != self.common]
        if len(found) != 1:
            known = ", ".join(self.label(row) for row in self.rows)
            raise NothingFoundError(f"{wanted!r} names {len(found)} texts of the matrix; name one of: {known}")
        return found[0]


def clause_matrix(records: Iterable[TextRecord]) -> Matrix:
    """The matrix of some records; texts with the same sides and day stay apart."""
    ordered = sorted(records, key=lambda record: (record.signed or "9999", record.parties, record.name))
    rows = tuple(Row(r.name, r.title.value if r.title else None, r.parties, _cells(r)) for r in ordered)
    shared = set(rows[0].parties) if rows else set()
    for row in rows:
        shared &= set(row.parties)
    return Matrix(rows, min(shared) if len(shared) == 1 and len(rows) > 1 else None)


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause in two texts."""

    clause: Clause
    left: Cell
    right: Cell


def differences(left: Row, right: Row) -> tuple[Difference, ...]:
    """Every clause that at least one of two texts has, in the matrix's order."""
    pairs = (Difference(clause, left.cells[clause.code], right.cells[clause.code]) for clause in CLAUSES)
    return tuple(each for each in pairs if "present" in (each.left.state, each.right.state))


def matrix_record(matrix: Matrix) -> list[dict[str, Any]]:
    """The matrix as JSON-ready values: one object a text."""
    return [
        {
            "file": row.name,
            "title": row.title,
            "parties": list(row.parties),
            "clauses": {code: cell_record(cell) for code, cell in row.cells.items()},
        }
        for row in matrix.rows
    ]


def cell_record(cell: Cell) -> dict[str, Any]:
    """A cell as JSON-ready values."""
    passage = cell.passage
    return {
        "state": cell.state,
        "strength": cell.strength,
        "figure": cell.figure,
        "passage": {"start": passage.start, "end": passage.end, "quote": passage.quote} if passage else None,
    }


def _cells(record: TextRecord) -> dict[str, Cell]:
    unread = any(note.code in _UNREADABLE for note in record.notes)
    missing = Cell("unknown" if unread else "absent")
    areas = {entry.area: Cell("present", entry.strength, None, entry.passage) for entry in record.areas}
    found = {**areas, **_terms(record)}
    if "financial" in found:
        found["financial"] = _money(record, found["financial"])
    return {clause.code: found.get(clause.code, missing) for clause in CLAUSES}


def _terms(record: TextRecord) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    shown: dict[str, Callable[[str], str]] = {
        "duration": _span,
        "extension": _words,
        "entry_into_force": _words,
        "legally_binding": _words,
        "nato": _words,
        "eu": _words,
    }
    for name, show in shown.items():
        wording = getattr(record, name)
        if wording is not None:
            cells[name] = Cell("present", None, show(wording.value), wording.passage)
    if record.termination is not None:
        cells["termination_notice"] = Cell("present", None, _span(record.termination.value), record.termination.passage)
    if record.signature is not None and record.signature.signed is not None:
        cells["signed"] = Cell("present", None, record.signature.signed, record.signature.signed_passage)
    consultation = record.consultation
    if consultation is not None:
        hours = f"{consultation.hours} h" if consultation.hours is not None else "at once"
        cells["consultation"] = Cell("present", None, hours, consultation.passage)
    return cells


def _money(record: TextRecord, cell: Cell) -> Cell:
    """The largest sum promised for the time from signature on, with its own passage."""
    ahead = [each for each in record.amounts if each.direction == "future" and each.value is not None]
    if not ahead:
        return cell
    largest = max(ahead, key=lambda each: each.value or 0.0)
    return Cell("present", cell.strength, amount_words(largest), largest.passage)


def amount_words(amount: Sum) -> str:
    """A sum in short: "≥€7.1bn 2024", "≤$500m a year"."""
    sign = {"minimum": "≥", "maximum": "≤", "approximate": "~"}.get(amount.qualifier, "")
    currency = _CURRENCY_SIGNS.get(amount.currency or "", f"{amount.currency or '?'} ")
    value = amount.value or 0.0
    scale, letter = next(((size, name) for size, name in _SCALES if value >= size), (1.0, ""))
    yearly = " a year" if amount.per_year else ""
    period = f" {amount.period.replace('/', '-')}" if amount.period and amount.period_basis == "stated" else ""
    return f"{sign}{currency}{value / scale:g}{letter}{yearly}{period}"


def _span(value: str) -> str:
    units = {"Y": "y", "M": "mo", "W": "wk", "D": "d"}
    if value.startswith("P") and value[-1] in units and value[1:-1].isdigit():
        return f"{value[1:-1]} {units[value[-1]]}"
    return _words(value)


def _words(value: str) -> str:
    return value.replace("_", " ")


def clauses_of(group: str) -> Sequence[Clause]:
    """The clauses of one group, in order."""
    return [clause for clause in CLAUSES if clause.group == group]

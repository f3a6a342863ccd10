"""What statements say, in a few words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depositary.core.codes import StatementType
from depositary.core.documents import Document
from depositary.core.passages import Passage
from depositary.core.statements import Statement
from depositary.core.values import (
    Amount,
    CommitmentValue,
    ConditionValue,
    CountValue,
    EventValue,
    MembershipValue,
    PositionValue,
    TargetValue,
    TermValue,
)
from depositary.views.dates import date_words
from depositary.views.plaintext import one_line


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as columns of a line."""

    type: str
    who: str
    says: str
    date: str
    speaker: str


def line(statement: Statement) -> Line:
    """A statement's type, parties, content, date and speaker, each as visible text; empty where there is none."""
    date = statement.date
    speaker = statement.speaker
    return Line(
        type=statement.type.value,
        who=" ".join(statement.parties),
        says=one_line(says(statement)),
        date=(date.edtf or f"“{one_line(date.literal)}”") if date else "",
        speaker=one_line(speaker.name or speaker.office or speaker.party or "") if speaker else "",
    )


def says(statement: Statement) -> str:
    """What the statement says beyond its parties and date: "signed, planned", "10 exact signed"."""
    value = statement.value
    match value:
        case CountValue():
            words = _count(value)
        case ConditionValue():
            words = f"{value.on or value.stage or 'something'} waits for: {value.text} ({value.status})"
        case TargetValue():
            words = f"{value.stage or 'done'} by {value.by or 'no named time'} ({value.status})"
        case CommitmentValue():
            words = _commitment(value)
        case TermValue():
            words = f"{value.term}: {value.duration or value.text}"
        case PositionValue():
            words = f"{value.stance}: {value.on}" + (f", if {value.condition}" if value.condition else "")
        case MembershipValue():
            words = f"{value.action} {value.body}"
        case EventValue():
            words = f"{value.event}: {value.text}"
        case _:
            words = statement.stage_detail or statement.stage or ""
    return f"{words}, {statement.framing}" if statement.type is StatementType.STAGE else words


def _count(value: CountValue) -> str:
    number = "?" if value.number is None else str(value.number)
    listed = f": {' '.join(value.listed)}" if value.listed else ""
    return f"{number} {value.kind.replace('_', ' ')} {value.stage or ''}".rstrip() + listed


def _commitment(value: CommitmentValue) -> str:
    what = f"{value.area}/{value.subarea}" if value.subarea else value.area
    extent = [amount(value.amount)] if value.amount else []
    extent += [f"within {value.hours} h"] if value.hours is not None else []
    extent += [f"for {date_words(value.period)}"] if value.period else []
    to = f", to {' '.join(value.creditor)}" if value.creditor else ""
    return " ".join([f"{' '.join(value.debtor) or '?'} {value.strength}: {what}", *extent]) + to


def amount(sum_: Amount) -> str:
    """A sum: normalised where its magnitude and currency are certain, else the literal words, marked when suspect."""
    if sum_.suspect or sum_.value is None or sum_.currency is None:
        return f"“{sum_.literal}”" + (" (suspect)" if sum_.suspect else "")
    return f"{sum_.currency} {sum_.value:,.0f}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage, and what was read in it."""

    passage: Passage
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says, passage by passage in document order."""

    name: str
    title: str
    published: str
    notes: tuple[str, ...]
    """What is odd about it, or was done to read it."""
    evidence: tuple[Evidence, ...]


def reading(document: Document, statements: Iterable[Statement]) -> Reading:
    """The statements of a document gathered under their passages."""
    return Reading(
        name=one_line(document.name if document.given_id else document.provenance.source),
        title=one_line(document.title or ""),
        published=document.published or "undated",
        notes=tuple(one_line(note) for note in document.notes),
        evidence=tuple(_gathered(statements)),
    )


def _gathered(statements: Iterable[Statement]) -> Iterator[Evidence]:
    by_passage: dict[Passage, dict[Line, None]] = {}
    for statement in statements:
        by_passage.setdefault(statement.passage, {})[line(statement)] = None
    for passage, lines in by_passage.items():
        yield Evidence(passage, tuple(lines))

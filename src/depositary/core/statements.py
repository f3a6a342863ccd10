"""Statements: one thing that one passage says, as its reader understood it. Immutable."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.hashing import content_id
from depositary.core.passages import Passage
from depositary.core.values import Value
from depositary.core.wire import plain


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as the source gives it. `edtf` is None when the words could not be resolved ("last July", undated)."""

    edtf: str | None
    literal: str
    basis: DateBasis
    unresolved: str | None = None
    """Why `edtf` is None."""


@dataclass(frozen=True, slots=True)
class InstrumentRef:
    """The instrument as one passage refers to it."""

    kind: str
    subject: str | None = None
    title: str | None = None
    family: str | None = None
    year: int | None = None
    """The year that tells it from others between the same parties ("the agreement of 1980")."""
    explicit: bool = False
    """Whether the passage itself names it, rather than "it" or "the document"."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it. Fields that the source does not give are None."""

    name: str | None = None
    office: str | None = None
    party: str | None = None


#: How the ids of the rules begin by which agreements' own texts are read; a store keeps the rule of every statement.
TEXT_RULES = "text."


@dataclass(frozen=True, slots=True)
class ReaderRef:
    """Which reader and rule made a statement."""

    name: str
    version: str
    rule: str

    @property
    def official(self) -> bool:
        """Whether it read an agreement's own text, which outranks any report."""
        return self.rule.startswith(TEXT_RULES)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one passage says. `parties` are sorted codes; `document` is the document's digest."""

    type: StatementType
    document: str
    passage: Passage
    parties: tuple[str, ...]
    framing: Framing
    value: Value
    reader: ReaderRef
    confidence: float
    stage: Stage | None = None
    stage_detail: str | None = None
    date: StatedDate | None = None
    instrument: InstrumentRef | None = None
    speaker: Speaker | None = None

    @property
    def id(self) -> str:
        """Hash of everything said, not of which reader version said it nor how sure it was."""
        return content_id(
            [
                self.type,
                self.document,
                [self.passage.start, self.passage.end],
                list(self.parties),
                self.framing,
                plain(self.value),
                self.stage,
                self.stage_detail,
                plain(self.date),
                plain(self.instrument),
                plain(self.speaker),
            ]
        )

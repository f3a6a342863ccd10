"""Scenes and drafts: what a type's reader is given for one sentence, and what it gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.documents import Document
from depositary.core.statements import InstrumentRef, Speaker, StatedDate
from depositary.core.values import Value
from depositary.lexicon import Lexicon
from depositary.reading.contexts import Context
from depositary.reading.grammars import Grammar
from depositary.reading.instrument_mentions import InstrumentMention
from depositary.reading.sentence_views import SentenceView
from depositary.reading.stage_readings import StageReading


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that was found in it and what the document has said before."""

    document: Document
    view: SentenceView
    number: int
    """The sentence's number in the document, from 0."""
    instruments: Sequence[InstrumentMention]
    readings: Sequence[StageReading]
    """The sentence's stage readings, in text order."""
    context: Context
    lexicon: Lexicon
    grammar: Grammar
    speaker: Speaker | None
    """Who says the sentence, when it says so itself."""
    heading: tuple[str, ...]
    """The parties that open its paragraph as a heading does, and nothing else: "Japan and Italy. After years ..."."""
    tried: frozenset[str]
    """The names of the type files that have a word for the sentence; the rules of the others cannot match it."""

    @property
    def published(self) -> str | None:
        """The day from which the document's dates count, as EDTF, or None."""
        return self.context.published


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is tied to its document. The passage is the sentence unless `span` narrows it."""

    type: StatementType
    parties: tuple[str, ...]
    value: Value
    rule: str
    confidence: float
    framing: Framing = Framing.HAPPENED
    stage: Stage | None = None
    stage_detail: str | None = None
    date: StatedDate | None = None
    instrument: InstrumentRef | None = None
    speaker: Speaker | None = None
    span: tuple[int, int] | None = None
    """Start and end of the passage in code points of the document's text, end exclusive."""

"""Scenes and drafts: what a type's reader is given for one sentence, and what it gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.documents import Document
from depositary.core.statements import InstrumentRef, Speaker, StatedDate
from depositary.core.values import Value
from depositary.lexicon import Lexicon
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.sections import paragraph_heading
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.parties import PartyMention
from depositary.reading.mentions.speakers import find_speaker
from depositary.reading.mentions.summits import Summit, find_summits
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar
from depositary.reading.stages.records import StageReading, StageSentence


@dataclass(frozen=True)
class Scene:
    """One sentence with all that was found in it and what the document has said before."""

    document: Document
    mentions: Sequence[PartyMention]
    """All parties that the document names, in text order."""
    sentence: StageSentence
    readings: Sequence[StageReading]
    """The sentence's stage readings, in text order."""
    tried: frozenset[str]
    """The names of the type files that have a word for the sentence; the rules of the others cannot match it."""

    @property
    def view(self) -> SentenceView:
        """The sentence as it stands in the document."""
        return self.sentence.view

    @property
    def number(self) -> int:
        """The sentence's number in the document, from 0."""
        return self.sentence.number

    @property
    def instruments(self) -> Sequence[InstrumentMention]:
        """The instruments that it names, in text order."""
        return self.sentence.instruments

    @property
    def context(self) -> Context:
        """What the document has said before."""
        return self.sentence.context

    @property
    def lexicon(self) -> Lexicon:
        """The data of the language."""
        return self.sentence.lexicon

    @property
    def grammar(self) -> Grammar:
        """The compiled rules of the language."""
        return self.sentence.grammar

    @cached_property
    def speaker(self) -> Speaker | None:
        """Who says the sentence, when it says so itself."""
        return find_speaker(self.view, self.lexicon)

    @cached_property
    def summits(self) -> Sequence[Summit]:
        """The gatherings by which the sentence gives a time, in text order."""
        return find_summits(self.view, self.lexicon, self.published)

    @cached_property
    def heading(self) -> tuple[str, ...]:
        """The parties that alone open its paragraph, as a heading does: "Japan and Italy. After years ..."."""
        return paragraph_heading(self.document.text, self.mentions, self.view.start)

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
    framing: Framing = Framing.HAPPENED
    stage: Stage | None = None
    stage_detail: str | None = None
    date: StatedDate | None = None
    instrument: InstrumentRef | None = None
    speaker: Speaker | None = None
    span: tuple[int, int] | None = None
    """Start and end of the passage in code points of the document's text, end exclusive."""

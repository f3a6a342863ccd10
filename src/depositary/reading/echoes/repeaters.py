"""Repeaters: a sentence that may repeat the latest stage, and what it says when it does."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.codes import Framing
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Said
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar


@dataclass(frozen=True, slots=True)
class Echo:
    """A stage of an earlier sentence said again, with the parties that now reach it."""

    clause: Clause
    arguments: Arguments
    aside: bool = False
    """Whether it is only named for comparison: "after those with Peru and Brazil"."""


@dataclass(frozen=True, slots=True)
class Repeater:
    """A sentence that may repeat the latest stage."""

    view: SentenceView
    last: Said
    grammar: Grammar
    number: int
    """The sentence's number."""
    published: str | None = None
    """The day from which the document's dates count, as EDTF."""

    def clause(self, span: tuple[int, int], framing: Framing = Framing.HAPPENED) -> Clause:
        """The clause of the words that repeat the stage."""
        cue = self.view.tokens[span[0]].lower
        return self.framed(Predicate(span[0], span[0], span[1], Voice.ACTIVE, framing, cue))

    def framed(self, predicate: Predicate) -> Clause:
        """The clause of a predicate that repeats the stage."""
        return Clause(self.view, self.last.rule, predicate, (), self.grammar.words)

"""What stage reading is given for a sentence, and what it makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from depositary.core.codes import Framing, Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.frames import StageRule
from depositary.reading.admissions.prospects import Prospect
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Predicate
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.triggers import Firing
from depositary.reading.dates.mentions import DateMention
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.mentions.clubs import find_clubs, with_clubs
from depositary.reading.mentions.finding import find_instruments
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar


@dataclass(frozen=True)
class StageSentence:
    """A sentence to be read for stages, with its number and what is known when it is read."""

    view: SentenceView
    number: int
    prospect: Prospect
    context: Context
    lexicon: Lexicon
    grammar: Grammar
    ventures: list[StageReading] = field(default_factory=list)
    """What its clauses may say though they are not admitted, once it was read (see `ventures.py`)."""

    @cached_property
    def instruments(self) -> Sequence[InstrumentMention]:
        """The instruments that it names, in text order."""
        return find_instruments(self.view, self.grammar) if self.prospect.instrument else ()

    @cached_property
    def clubs(self) -> Sequence[InstrumentMention]:
        """What it names that is joined and no paper; in a government's own text nothing."""
        return find_clubs(self.view, self.grammar, self.lexicon.parties) if self.context.home is None else ()

    def clause(self, firing: Firing) -> Clause:
        """The clause of a rule that fired in the sentence."""
        joins = firing.rule.stage is Stage.JOINED
        instruments = with_clubs(self.instruments, self.clubs) if joins else self.instruments
        return Clause(self.view, firing.rule, firing.predicate, instruments, self.grammar.words)


@dataclass(frozen=True, slots=True)
class StageReading:
    """One stage of one instrument as one sentence gives it, before it becomes a statement."""

    clause: Clause
    arguments: Arguments
    instrument: Known
    parties: tuple[str, ...]
    explicit: bool
    """Whether the clause itself names all of the parties."""
    listed: bool = False
    """Whether it is an entry of a roster, which has the date that the roster gives it and no other."""
    date: DateMention | None = None
    """The date of an entry of a roster."""
    ventured: bool = False
    """Whether its clause lacks what the rule demands: only the model may believe it."""

    @property
    def rule(self) -> StageRule:
        """The rule that fired."""
        return self.clause.rule

    @property
    def predicate(self) -> Predicate:
        """The stage word and how it is framed."""
        return self.clause.predicate

    @property
    def stage(self) -> Stage:
        """The coarse stage."""
        if self.rule.by_parliament is not None and self.arguments.body == "parliament":
            return self.rule.by_parliament
        if self.rule.by_government is not None and self.arguments.body == "government":
            return self.rule.by_government
        if self.rule.under_way is not None and self.predicate.cue == "progressive":
            return self.rule.under_way
        return self.rule.stage

    @property
    def framing(self) -> Framing:
        """How it is framed."""
        return self.predicate.framing

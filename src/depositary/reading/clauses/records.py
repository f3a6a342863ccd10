"""Clauses: a predicate in its sentence, with the instruments named there, as arguments are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depositary.lexicon.frames import StageRule
from depositary.lexicon.words import Words
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList, party_list
from depositary.reading.mentions.views import SentenceView

_OPENING_MARKS = frozenset({";", ":", "—", "("})
_AFTER_MARKS = frozenset({".", ",", ";", ":", "—", "?"})
_CROSSING_MARKS = frozenset({";", ":", "—"})
#: Nobody writes a longer clause; without a bound a hostile sentence costs the square of its length.
_CLAUSE_REACH = 120
_PARTICIPLES = frozenset({Voice.PASSIVE, Voice.REDUCED})


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with the rule that it fires and what its sentence offers. All indexes are token indexes."""

    view: SentenceView
    rule: StageRule
    predicate: Predicate
    instruments: Sequence[InstrumentMention]
    words: Words

    @property
    def is_passive(self) -> bool:
        """Whether what is acted on stands before the verb."""
        return self.predicate.voice in _PARTICIPLES

    def word(self, at: int) -> str:
        """The lower-case word at a token, or an empty string outside the sentence."""
        return self.view.tokens[at].lower if 0 <= at < len(self.view.tokens) else ""

    def lower(self, start: int, end: int) -> list[str]:
        """The lower-case words between two tokens."""
        return [token.lower for token in self.view.tokens[max(0, start) : max(0, end)]]

    def ahead(self, reach: int) -> range:
        """The tokens behind the predicate, as many as `reach`."""
        return range(self.predicate.last, min(len(self.view.tokens), self.predicate.last + reach))

    def list_at(self, at: int) -> PartyList | None:
        """The list of parties that starts at a token, or None."""
        return party_list(self.view, at, self.words.lists)

    def start(self) -> int:
        """The token where the predicate's clause starts."""
        inside = 0
        floor = max(0, self.predicate.first - _CLAUSE_REACH)
        for i in range(self.predicate.first - 1, floor - 1, -1):
            token = self.view.tokens[i]
            inside += (token.text == ")") - (token.text == "(" and inside > 0)
            if inside or token.text == "(":
                continue
            if token.text in _OPENING_MARKS or token.lower in self.words.clauses.openers:
                return i + 1
        return floor

    def crosses_verb(self, start: int, end: int) -> bool:
        """Whether the words between a verb and a noun phrase start a clause of their own."""
        tokens = self.view.tokens
        return any(
            tokens[i].text in _CROSSING_MARKS
            or (tokens[i].lower in self.words.clauses.new and not tokens[i - 1].text.isdigit())
            for i in range(start, end)
        )

    def opened_by(self, mention: InstrumentMention) -> bool:
        """ "Peru will sign in June, and agreements with Chile are expected": behind ", and" a new clause begins."""
        before = self.lower(mention.first - 2, mention.first)
        if before[:1] != [","] or before[1:] not in (["and"], ["but"]):
            return False
        verbs = self.words.verbs
        return self.word(mention.after) in verbs.be | verbs.have | self.words.clauses.modals

    def lead_of_date(self, date: int) -> int:
        """The token with which the phrase of a date opens: its preposition, or the date's own first token `date`."""
        return date - (self.word(date - 1) in self.words.lists.before_date)

    def is_dated(self, at: int) -> bool:
        """Whether a date stands at a token, or behind its preposition there: "Peru in May"."""
        return at + (self.word(at) in self.words.lists.before_date) in self.view.masked

    def nothing_follows(self) -> bool:
        """Whether no object can stand behind the verb: the sentence ends, or a place, date or clause follows."""
        at, words = self.predicate.last, self.words.acted_on
        if at >= len(self.view.tokens) or at in self.view.masked:
            return True
        if self.predicate.cue == "ranked" and self.word(at) in self.words.verbs.be:
            return True  # "the first to sign was Britain"
        if self.word(at) in words.few and at + 1 < len(self.view.tokens):
            return self.word(at + 1) in words.spans
        return self.view.tokens[at].text in _AFTER_MARKS or self.word(at) in words.nothing

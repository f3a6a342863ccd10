"""Prospects: what a sentence can still say, told from its letters alone, before any of its words is cut out.

Most sentences that a sieve lets through say nothing. One pass over their letters finds the words without which no stage
rule fires, no instrument is named and no type has anything to say; nothing is lost by leaving out the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from depositary.core.codes import Stage
from depositary.reading.mentions.elliptic_instruments import elliptic_phrases
from depositary.reading.mentions.finding import head_phrases, wide_phrases
from depositary.reading.mentions.views import MARKUP
from depositary.reading.sentences.grammars import Grammar

#: A letter that a sentence's words are cut around: where it stands, every word may be in the sentence.
_UNPLAIN = ("ʼ",)
#: Marks of which markup has one: a sentence's words are cut around it.
_OF_MARKUP = ("*", "[", "]", "<", "http")

_INSTRUMENT, _WIDE, _STAGE, _BARE, _JOINS = 1, 2, 4, 8, 16
_FIRST_TYPE = 5


@dataclass(frozen=True, slots=True)
class Prospect:
    """What one sentence can still say."""

    instrument: bool
    """Whether it may name an instrument."""
    wide: bool
    """Whether it may name one of many parties without naming any of them."""
    stage: bool
    """Whether a stage rule may fire."""
    bare: bool
    """Whether one may fire that can do without an instrument, named here or before."""
    joins: bool
    """Whether one may fire of joining what is spoken of."""
    types: frozenset[str]
    """The names of the type files that have a word for it."""


class Prospects:
    """The words that a grammar and the types of statements need. `gates` holds each type's stretches by its name."""

    def __init__(self, grammar: Grammar, gates: Mapping[str, Collection[str]]) -> None:
        self._names = tuple(gates)
        anywhere: dict[str, int] = {}
        whole: dict[str, int] = {}
        for number, stretches in enumerate(gates.values(), _FIRST_TYPE):
            _add(anywhere, stretches, 1 << number)
        _add(anywhere, _UNPLAIN, _INSTRUMENT | _WIDE | _STAGE | _BARE | _JOINS)
        _add(anywhere, elliptic_phrases(grammar), _INSTRUMENT)
        _add(whole, head_phrases(grammar), _INSTRUMENT)
        _add(whole, wide_phrases(grammar), _WIDE)
        triggers = [trigger for triggers in grammar.triggers.values() for trigger in triggers]
        _add(whole, (" ".join(each.words) for each in triggers), _STAGE)
        _add(whole, (" ".join(each.words) for each in triggers if each.rule.unsaid or each.rule.optional), _BARE)
        _add(whole, (" ".join(each.words) for each in triggers if each.rule.stage is Stage.JOINED), _JOINS)
        self._always = anywhere.pop("", 0)
        patterns = sorted({*anywhere, *whole})
        self._bits = [(anywhere.get(each, 0), whole.get(each, 0)) for each in patterns]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard)
        self._known: dict[int, Prospect] = {}

    def of(self, low: str) -> Prospect:
        """The prospect of a sentence in lower case and plain marks. Linear in its length."""
        found = self._always | self._found(low)
        if any(mark in low for mark in _OF_MARKUP):
            found |= self._found(MARKUP.sub(" ", low))
        prospect = self._known.get(found)
        if prospect is None:
            prospect = self._known[found] = self._prospect(found)
        return prospect

    def _found(self, low: str) -> int:
        """The bits of all that stands in a text. It ends in a stop, since the end is one to words that look ahead."""
        text = " ".join([*low.split(), "."])
        found = 0
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            anywhere, whole = self._bits[index]
            found |= anywhere
            if whole & ~found and _is_whole(text, start, end):
                found |= whole
        return found

    def _prospect(self, found: int) -> Prospect:
        types = frozenset(name for number, name in enumerate(self._names, _FIRST_TYPE) if found >> number & 1)
        instrument, wide, stage, bare, joins = (
            bool(found & bit) for bit in (_INSTRUMENT, _WIDE, _STAGE, _BARE, _JOINS)
        )
        return Prospect(instrument, wide, stage, bare, joins, types)


def _add(bits: dict[str, int], patterns: Iterable[str], what: int) -> None:
    for pattern in patterns:
        bits[pattern] = bits.get(pattern, 0) | what


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a match may be whole words, as sentences are cut: "do" is one in "don't"."""
    if start and text[start - 1].isalnum():
        return False
    return end == len(text) or not text[end].isalnum() or text.startswith("n't", end)

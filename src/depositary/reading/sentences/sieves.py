"""The sieve: one pass over the whole text that decides which sentences can matter. Most documents end here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntFlag
from functools import reduce
from operator import or_

from ahocorasick_rs import AhoCorasick, MatchKind

from depositary.core.codes import Stage
from depositary.core.documents import Document
from depositary.lexicon.frames import StageRule
from depositary.reading.sentences.bounds import blocks, readable, split
from depositary.reading.sentences.grammars import Grammar, Trigger

#: Opens a sentence whose subject the sentence before names.
_POINTING = re.compile(r"(?:It|He|She|They|Its|His|Her|Their|Both|The two|In both) ")
#: A label at the head of a line or sentence: "Signed so far: ...", "- In force:".
_LABEL = re.compile(r"[-–•* ]{0,3}[A-Z][^:.;\n]{2,40}:")
#: A sentence this close behind one with a cue may speak of the same thing without a cue ("It runs for ten years").
AFTERGLOW = 5

#: What two sides may undertake without a paper.
UNDERTAKEN = "agreed to"


class Cue(IntFlag):
    """What a cue word can do for its sentence."""

    ALONE = 1
    """Enough by itself: a stage noun, a word of another statement type."""
    ACT = 2
    """A stage verb: it needs an instrument in its sentence or, where it can stand without, one before it."""
    BARE = 4
    """A stage verb that can stand without its instrument ("has not signed yet")."""
    INSTRUMENT = 8
    """Names an instrument: it needs a stage verb in its sentence."""
    LOCAL = 16
    """Enough for its own sentence, and says nothing of those behind it: a word of a visit, a promise, a stance."""
    JOIN = 32
    """A verb of joining: it needs a club in its sentence, where it joins no paper."""
    CLUB = 64
    """Names what is joined and no paper: it needs a verb of joining."""


#: Without one of these nothing of a stretch of text can matter.
_OPENING = (Cue.ALONE | Cue.ACT | Cue.LOCAL).value

#: The cues as numbers.
_ALONE, _ACT, _BARE, _INSTRUMENT, _LOCAL, _JOIN, _CLUB = (cue.value for cue in Cue)


@dataclass(frozen=True, slots=True)
class Sifted:
    """A sentence worth reading: its span in code points, end exclusive, and its number in the document."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class _Hits:
    """Where cues stand in a text, in text order, and where the first instrument is named."""

    starts: list[int]
    cues: list[int]
    """What each can do, as the number of its `Cue`: one is looked at for every word, and numbers are quick."""
    first_instrument: int

    def within(self, start: int, end: int) -> int:
        """All that the cues of a stretch can do, as the number of a `Cue`."""
        low = bisect_left(self.starts, start)
        return reduce(or_, self.cues[low : bisect_left(self.starts, end, low)], 0)

    def keeps(self, found: int, end: int) -> bool:
        """Whether a sentence can matter whose cues can do `found`, and that ends at `end`."""
        if found & _ALONE or (found & _INSTRUMENT and found & _ACT) or (found & _CLUB and found & _JOIN):
            return True
        return bool(found & _BARE) and self.first_instrument < end


class Sieve:
    """Finds the sentences whose cue words can make a statement, and those just behind them."""

    def __init__(self, cues: Mapping[str, Cue]) -> None:
        self._words = sorted(cues)
        self._cues = [cues[word].value for word in self._words]
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard)

    def sift(self, document: Document) -> list[Sifted]:
        """The sentences worth reading, in text order."""
        hits = self._hits(document.text)
        if not any(cue & _OPENING for cue in hits.cues):
            return []
        if any(cue & _INSTRUMENT for cue in self._hits(document.title or "").cues):
            hits = replace(hits, first_instrument=-1)
        return list(_kept(document, hits))

    def _hits(self, text: str) -> _Hits:
        # Lowering keeps offsets but for a handful of letters (İ); such a text is searched as it is.
        lowered = text.lower()
        lowered = lowered if len(lowered) == len(text) else text
        found: list[tuple[int, int]] = []
        first = len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if not _is_word(lowered, start, end):
                continue
            found.append((start, self._cues[index]))
            if self._cues[index] & _INSTRUMENT:
                first = min(first, start)
        found.sort()
        return _Hits([start for start, _ in found], [cue for _, cue in found], first)


def _kept(document: Document, hits: _Hits) -> Iterator[Sifted]:
    number = 0
    glow = 0
    foreglow: list[tuple[int, int]] = []
    for low, high in _blocks(document):
        whole = hits.within(low, high)
        labelled = _is_labelled(document.text, (low, high), whole, hits)
        if glow <= 0 and not whole & _LOCAL and not hits.keeps(whole, high) and not labelled:
            number += AFTERGLOW + 1  # nobody looks back across a stretch that was not read
            foreglow = [(low, high)] if whole & _INSTRUMENT else []
            continue
        skipped: tuple[int, int] | None = None
        for start, end in split(document.text, low, high):
            found = hits.within(start, end) if whole else 0
            kept = hits.keeps(found, end) or _is_labelled(document.text, (start, end), found, hits)
            glow = AFTERGLOW + 1 if kept else glow - 1
            if glow > AFTERGLOW:
                yield from _introducing(document.text, foreglow, hits, number)
                if skipped is not None and not foreglow and _POINTING.match(document.text, start, end):
                    yield Sifted(*skipped, number - 1)
            if glow > 0 or found & _LOCAL or (found & _CLUB and whole & _JOIN):
                yield Sifted(start, end, number)
            elif found & _INSTRUMENT:
                foreglow = [(start, end)]
            skipped = (start, end) if glow <= 0 and not found & _LOCAL else None
            number += 1
            foreglow = foreglow if glow <= 0 else []


def _is_labelled(text: str, span: tuple[int, int], found: int, hits: _Hits) -> bool:
    """Whether a stretch opens with a label that holds a stage word, where an instrument was named before."""
    if not found & _ACT or hits.first_instrument >= span[1]:
        return False
    label = _LABEL.match(text, *span)
    return label is not None and bool(hits.within(span[0], label.end()) & _ACT)


def _introducing(text: str, stretches: Sequence[tuple[int, int]], hits: _Hits, number: int) -> Iterator[Sifted]:
    """The last sentence that names an instrument right before one worth reading: it may say whose that is."""
    for low, high in stretches:
        named = [(start, end) for start, end in split(text, low, high) if hits.within(start, end) & _INSTRUMENT]
        yield from (Sifted(start, end, number - 1) for start, end in named[-1:])


def stage_cues(grammar: Grammar, parliaments: Iterable[str] = ()) -> dict[str, Cue]:
    """The words of sentences about an instrument's stage, with what each can do.

    `parliaments` are the names of legislatures: they stand for the verbs that are too common to be cues.
    """
    cues: dict[str, Cue] = {name.lower(): Cue.ACT for name in (*parliaments, *grammar.words.parliaments.cues)}
    for first, triggers in grammar.triggers.items():
        for trigger in triggers:
            rule = trigger.rule
            if trigger.fronted or rule.common:
                continue  # its verb alone is a cue of its whole words, or of nothing
            if trigger.forms:
                bare = Cue.BARE if rule.unsaid or rule.optional or rule.resumes else Cue(0)
                whole = " ".join(trigger.words)
                cues[first] = cues.get(first, Cue(0)) | Cue.ACT
                cues[whole] = cues.get(whole, Cue(0)) | Cue.ACT | bare | _cue_of_joining(trigger)
            else:
                cues[" ".join(trigger.words)] = _cue_of_noun(rule) if rule.noun else Cue.ACT
    for phrase in grammar.words.echoes.holding_cues | grammar.words.existences.sieved:
        cues[phrase] = cues.get(phrase, Cue(0)) | Cue.ACT
    for heads in grammar.heads.values():
        for head in heads:
            word = " ".join(head.words)
            if word in grammar.words.echoes.no_cues:
                continue
            cues[word] = cues.get(word, Cue(0)) | Cue.INSTRUMENT
    cues[UNDERTAKEN] = cues.get(UNDERTAKEN, Cue(0)) | Cue.LOCAL
    for word in grammar.words.clubs.heads:
        cues[word] = cues.get(word, Cue(0)) | Cue.CLUB
    return cues


def _cue_of_joining(trigger: Trigger) -> Cue:
    """What a verb of joining can do beside: a longer phrase can be about an organisation, which no cue names."""
    if trigger.rule.stage is not Stage.JOINED:
        return Cue(0)
    return Cue.JOIN | Cue.LOCAL if len(trigger.words) > 1 else Cue.JOIN


def _cue_of_noun(rule: StageRule) -> Cue:
    """What a stage noun can do: one that says something only of an instrument, or behind its like, needs them."""
    if rule.resumes:
        return Cue.ACT | Cue.BARE
    return Cue.ACT if rule.carriers and not rule.optional else Cue.ALONE


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    for start, end in readable(document):
        yield from blocks(document.text, start, end)


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum())

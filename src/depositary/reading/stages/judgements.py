"""Judgements: how likely each stage statement of a document is right, once the whole document has been read.

A sentence's own features are taken when it is read; what the rest of the document says of the same agreement is added
at the end. The model of `confidences.py` weighs both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from depositary.core.codes import Framing, Stage
from depositary.core.statements import StatedDate, Statement
from depositary.reading.discourse.contexts import Context
from depositary.reading.stages.clause_features import clause_features, date_features, sentence_features
from depositary.reading.stages.confidences import Model
from depositary.reading.stages.document_features import document_features
from depositary.reading.stages.records import StageReading
from depositary.reading.stages.side_features import side_features

_ORDER = tuple(Stage)
#: Up to so many agreements that one stage word gives are one, a few, many.
_SPREADS = (1, 3)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stage statement before it is judged, with what its sentence says for or against it."""

    statement: Statement
    sentence: int
    """The sentence's number in the document."""
    word: int
    """The token of its stage word."""
    explicit: bool
    """Whether the clause itself names all of the parties."""
    features: frozenset[str]

    @property
    def said(self) -> tuple[tuple[str, ...], Stage | None, Framing]:
        """What is scored: who, which stage, framed how."""
        return self.statement.parties, self.statement.stage, self.statement.framing


def features_of(reading: StageReading, context: Context, when: StatedDate | None) -> frozenset[str]:
    """What a reading's own sentence says for or against it."""
    found = {*clause_features(reading, context), *sentence_features(reading)}
    found.update(side_features(reading, context))
    found.update(document_features(reading, context))
    found.update(date_features(reading, when, context))
    return frozenset(found)


def judged(candidates: Sequence[Candidate], model: Model) -> Iterator[list[Statement]]:
    """Sentence by sentence the statements that are likely enough, with their confidence."""
    weighed = zip(candidates, with_document(candidates), strict=True)
    for _, group in groupby(weighed, key=lambda pair: pair[0].sentence):
        kept = []
        for candidate, features in group:
            confidence = model.probability(features)
            if confidence >= model.floor:
                kept.append(replace(candidate.statement, confidence=confidence))
        yield kept


def with_document(candidates: Sequence[Candidate]) -> list[frozenset[str]]:
    """The features of each candidate with those that the other candidates of its document give it."""
    whole = _Whole(candidates)
    return [candidate.features | frozenset(whole.features(candidate)) for candidate in candidates]


class _Whole:
    """All candidates of a document, by what they say."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.sentences: defaultdict[object, set[int]] = defaultdict(set)
        self.explicit: defaultdict[object, set[int]] = defaultdict(set)
        self.framings: defaultdict[object, set[Framing]] = defaultdict(set)
        self.done: defaultdict[tuple[str, ...], set[Stage]] = defaultdict(set)
        self.spread: defaultdict[tuple[int, int], set[tuple[str, ...]]] = defaultdict(set)
        for each in candidates:
            parties, stage, framing = each.said
            self.sentences[each.said].add(each.sentence)
            if each.explicit:
                self.explicit[each.said].add(each.sentence)
            self.framings[parties, stage].add(framing)
            if framing is Framing.HAPPENED and stage is not None:
                self.done[parties].add(stage)
            self.spread[each.sentence, each.word].add(parties)

    def features(self, candidate: Candidate) -> Iterator[str]:
        """What the rest of the document says for or against a candidate."""
        parties, stage, framing = candidate.said
        elsewhere = len(self.sentences[candidate.said]) - 1
        yield f"said elsewhere={min(2, elsewhere)}"
        if len(self.explicit[candidate.said] - {candidate.sentence}):
            yield "said elsewhere in full"
        for other in sorted(self.framings[parties, stage] - {framing}):
            yield f"framing,elsewhere={framing},{other}"
        spread = len(self.spread[candidate.sentence, candidate.word])
        yield f"spread={sum(spread > most for most in _SPREADS)}"
        earlier = stage is not None and any(_ORDER.index(each) < _ORDER.index(stage) for each in self.done[parties])
        yield f"framing,earlier stage={framing},{earlier}"

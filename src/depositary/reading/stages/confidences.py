"""Confidence: how often a reading like this one is right, learnt from the labelled documents.

A linear model over yes-or-no features of the reading, fitted by `bench/quality/fit_confidence.py` and shipped as
`data/confidence.json`: one weight a feature, readable as it stands. The score is a probability, checked on held-out
folds by the same script.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from depositary.reading.discourse.contexts import Context
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.stages.records import StageReading


@dataclass(frozen=True, slots=True)
class Model:
    """The weights by feature, the constant, and the probability below which a reading is not worth keeping."""

    weights: Mapping[str, float]
    constant: float
    floor: float

    def probability(self, features: frozenset[str]) -> float:
        """How likely a reading with these features is right, rounded to two places."""
        score = self.constant + sum(self.weights.get(feature, 0.0) for feature in sorted(features))
        return round(1 / (1 + exp(-score)), 2)


@cache
def load_model() -> Model:
    """The model that ships with the package."""
    record = json.loads((resources.files("depositary.reading") / "data/confidence.json").read_text("utf-8"))
    return Model(record["weights"], record["constant"], record["floor"])


def features_of(reading: StageReading, context: Context) -> frozenset[str]:
    """What the model looks at."""
    return frozenset(_features(reading, context))


def _features(reading: StageReading, context: Context) -> Iterator[str]:
    predicate, arguments = reading.predicate, reading.arguments
    yield f"rule={reading.rule.id}"
    yield f"stage={reading.stage}"
    yield f"framing={reading.framing}"
    yield f"stage,framing={reading.stage},{reading.framing}"
    yield f"voice={predicate.voice}"
    yield f"parties={min(len(reading.parties), 4)}"
    yield f"named={'all' if reading.explicit else 'part'}"
    yield f"home={'one' if context.home in reading.parties else 'none' if context.home is None else 'other'}"
    yield f"family={context.in_family}"
    if predicate.present:
        yield "present"
    if predicate.voice == "nominal":
        yield f"carried={predicate.carried}"
    if predicate.cue in {"noun", "will", "to"}:
        yield f"cue={predicate.cue}"
    yield f"doers={'named' if arguments.subject else arguments.people or ('listed' if arguments.listed else 'none')}"
    yield f"with={arguments.partners is not None}"
    if arguments.body != "none":
        yield f"body={arguments.body}"
    yield from _instrument_features(arguments.instrument, reading)


def _instrument_features(mention: InstrumentMention | None, reading: StageReading) -> Iterator[str]:
    if mention is None:
        yield f"instrument={'pronoun' if reading.arguments.pronoun else 'unsaid'}"
        return
    yield f"instrument={mention.strength}"
    yield f"kind={mention.kind}"
    determiner = mention.determiner or "none"
    yield f"determiner={determiner if determiner in _DETERMINERS else 'other'}"
    yield f"points={mention.points},{len(mention.named_parties) > 0}"
    yield f"plural={mention.plural}"
    if mention.similar:
        yield "similar"
    if mention.subject is None:
        yield "no subject"
    if mention.title:
        yield "titled"
    gap = (
        mention.first - reading.predicate.last
        if mention.head > reading.predicate.head
        else reading.predicate.first - mention.head_end
    )
    yield f"gap={0 if gap <= 0 else 1 if gap <= 2 else 2 if gap <= 6 else 3}"


#: The determiners that are features: fixed by what the weights were fitted on.
_DETERMINERS = frozenset({"none", "the", "a", "an", "this", "these", "its", "their", "our", "no", "any"})

"""Confidence: how often a statement like this one is right, learnt from documents that people have read.

Linear models over yes-or-no features, one for stages (`clause_features.py`, `side_features.py`, `judgements.py`) and
one for the other types (`types/draft_features.py`), fitted by `bench/quality/fit_confidence.py` and
`fit_type_confidence.py` and shipped as `data/confidence.json` and `data/type_confidence.json`: one weight a feature,
readable as it stands. The score is a probability, checked on held-out folds by the same scripts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp


@dataclass(frozen=True, slots=True)
class Model:
    """The weights by feature, the constant, and the probability below which a statement is not worth keeping."""

    weights: Mapping[str, float]
    constant: float
    floor: float

    def probability(self, features: frozenset[str]) -> float:
        """How likely a statement with these features is right, rounded to two places."""
        score = self.constant + sum(self.weights.get(feature, 0.0) for feature in sorted(features))
        return round(1 / (1 + exp(-score)), 2)


@cache
def load_model(file: str = "confidence.json") -> Model:
    """A model that ships with the package, by the name of its file."""
    record = json.loads((resources.files("depositary.reading") / "data" / file).read_text("utf-8"))
    return Model(record["weights"], record["constant"], record["floor"])

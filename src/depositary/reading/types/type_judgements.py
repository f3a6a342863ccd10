"""Type judgements: how likely each statement that is no stage is right, once the whole document has been read.

As `stages/judgements.py` does for stages: the features of its own sentence, and what the document says besides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from depositary.core.codes import StatementType
from depositary.core.statements import Statement
from depositary.reading.stages.confidences import Model

_MOST = 4
#: So many stages of a document count as one.
_STAGES = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A statement before it is judged, with what its sentence says for or against it."""

    statement: Statement
    features: frozenset[str]


def judged_types(said: Sequence[Said], stages: Sequence[Statement], model: Model) -> list[Statement]:
    """The statements that are likely enough, with their confidence; `stages` are the document's."""
    found = []
    for each, features in zip(said, with_stages(said, stages), strict=True):
        confidence = model.probability(features)
        if confidence >= model.floor:
            found.append(replace(each.statement, confidence=confidence))
    return found


def with_stages(said: Sequence[Said], stages: Sequence[Statement]) -> list[frozenset[str]]:
    """The features of each statement with those that its document gives it."""
    times = Counter(each.statement.type for each in said)
    passages: defaultdict[int, list[Statement]] = defaultdict(list)
    for stage in stages:
        passages[stage.passage.start].append(stage)
    parties = {stage.parties for stage in stages}
    return [
        each.features | frozenset(_features(each.statement, times, passages[each.statement.passage.start], parties))
        for each in said
    ]


def _features(
    statement: Statement, times: Counter[StatementType], here: Sequence[Statement], parties: set[tuple[str, ...]]
) -> Iterator[str]:
    kind = statement.type
    yield f"times={kind},{min(_MOST, times[kind])}"
    yield f"stages kept here={kind},{min(_STAGES, len(here))}"
    yield f"stage of its parties here={kind},{any(each.parties == statement.parties for each in here)}"
    yield f"stage of its parties={kind},{statement.parties in parties}"

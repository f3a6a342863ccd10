"""Predictions and promises about groups: what somebody said will come, and whether it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.register.predictions import Prediction
from depositary.register.promises import GroupPromise
from depositary.register.threadrecords import MOST_PASSAGES, prediction_record, promise_record
from depositary.views.agreements import when
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quotes_of
from depositary.views.pages.slices import Slice
from depositary.views.predictions import predictions_table
from depositary.views.tables import Table

#: The shape that stands before the word for each status.
SHAPES = {"came_true": "✓", "did_not": "✕", "unverifiable": "?", "kept": "✓", "kept_late": "◷"}

#: How a page calls a status where its code says too little.
_CALLED = {"did_not": "did not come true"}


@dataclass(frozen=True, slots=True)
class PredictionCard:
    """One prediction with the words that state it and those that settle it."""

    who: str
    party: str | None
    on: str
    horizon: str | None
    condition: str | None
    agreement: Link | None
    status: str
    called: str
    """The status in words."""
    shape: str
    came: str | None
    lexicon: bool
    """Whether it came true by the lexicon's dated groups, without words of a source."""
    stated: tuple[Quote, ...]
    settled: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class MemberStep:
    """One member of a group, with the day on which it reached the stage, None while it has not."""

    party: str
    agreement: Link | None
    reached: str | None


@dataclass(frozen=True, slots=True)
class PromiseCard:
    """A promise about a group, member by member."""

    group: str
    stage: str
    by: str | None
    status: str
    shape: str
    reached: int
    promised: tuple[MemberStep, ...]
    already: tuple[str, ...]
    stated: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PredictionsPage:
    """The predictions after the filters, the slice of them that one page shows, and the promises about groups."""

    predictions: tuple[Prediction, ...]
    shown: Slice[PredictionCard]
    promises: tuple[GroupPromise, ...]
    promised: tuple[PromiseCard, ...]
    statuses: tuple[Choice, ...]
    title: str = "Predictions"
    definition: str = (
        "what named speakers predict, followed to the day on which it had come, and promises about groups, followed "
        "member by member; silence is no failure"
    )

    def record(self) -> dict[str, Any]:
        """Every prediction and every promise."""
        return {
            "predictions": [prediction_record(each) for each in self.predictions],
            "promises": [promise_record(each) for each in self.promises],
        }

    def table(self) -> Table:
        """A row for each prediction."""
        return predictions_table(self.predictions)


def prediction_card(prediction: Prediction, naming: Naming) -> PredictionCard:
    """A prediction as the page shows it."""
    record = prediction_record(prediction)
    coming = prediction.coming
    return PredictionCard(
        who=naming.party(prediction.who),
        party=naming.party(prediction.party) if prediction.party else None,
        on=prediction.on,
        horizon=prediction.horizon,
        condition=prediction.condition,
        agreement=naming.link(prediction.agreement),
        status=prediction.status,
        called=_CALLED.get(prediction.status, prediction.status.replace("_", " ")),
        shape=SHAPES.get(prediction.status, "○"),
        came=record["came"],
        lexicon=coming is not None and coming.basis == "lexicon",
        stated=quotes_of(prediction.stated, 4),
        settled=quotes_of(prediction.settled[:MOST_PASSAGES], 2),
    )


def promise_card(promise: GroupPromise, naming: Naming) -> PromiseCard:
    """A promise about a group as the page shows it."""
    steps = []
    for step in promise.promised:
        event = step.event
        not_after = event.not_after.isoformat() if event and event.not_after else None
        reached = when(event.date, not_after) if event else None
        steps.append(MemberStep(naming.party(step.party), naming.link(step.agreement), reached))
    return PromiseCard(
        group=naming.party(promise.group),
        stage=promise.stage.value,
        by=promise.by,
        status=promise.status,
        shape=SHAPES.get(promise.status, "○"),
        reached=promise.reached,
        promised=tuple(steps),
        already=tuple(naming.party(step.party) for step in promise.already),
        stated=quotes_of(promise.stated, 3),
    )


def statuses_of(predictions: Iterable[Prediction]) -> tuple[Choice, ...]:
    """The statuses with their numbers."""
    return facet(prediction.status for prediction in predictions)

"""Datings: which of a sentence's dates belongs to a predicate, resolved against the document's own date."""

from __future__ import annotations

from collections.abc import Sequence

from dataclasses import replace

from depositary.core.codes import Framing, Stage
from depositary.core.statements import StatedDate
from depositary.reading.date_mentions import DateMention, Direction
from depositary.reading.dates import resolve
from depositary.reading.predicates import Predicate
from depositary.reading.sentence_views import SentenceView
from depositary.reading.stages import StageReading

#: Words between a predicate and a date that hand the date to something else ("the agreement of 1980").
_FOREIGN = frozenset({"which", "that", "who", "after", "before", "since", "until"})
_FORWARD = frozenset({Framing.PLANNED, Framing.POSSIBLE})


def date_of(
    view: SentenceView, reading: StageReading, others: Sequence[Predicate], published: str | None
) -> StatedDate | None:
    """The date of a stage, or None when its clause names none."""
    predicate = reading.predicate
    mention = _nearest(view, predicate, others)
    if mention is None:
        return None
    if reading.stage is Stage.IN_FORCE and mention.bound == "since":
        mention = replace(mention, bound=None)  # in force since a day: it entered into force on that day
    direction = Direction.FUTURE if predicate.framing in _FORWARD else Direction.PAST
    return resolve(mention, published, direction, view.anchors.get(mention.start))


def _nearest(view: SentenceView, predicate: Predicate, others: Sequence[Predicate]) -> DateMention | None:
    best: tuple[int, DateMention] | None = None
    for first, after, mention in view.dates:
        distance = _distance(view, predicate, others, first, after)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, mention)
    return best[1] if best else None


def _distance(
    view: SentenceView, predicate: Predicate, others: Sequence[Predicate], first: int, after: int
) -> int | None:
    """How far a date stands from a predicate, or None where it belongs to something else."""
    if first >= predicate.last:
        between, gap, bias = range(predicate.last, first), first - predicate.last, 0
    elif after <= predicate.head:
        between, gap, bias = range(after, predicate.first), max(0, predicate.first - after), 6
    else:
        return 0
    if any(o.head in between for o in others if o is not predicate):
        return None
    if any(
        view.tokens[i].text == "," and view.tokens[i + 1].lower in {"and", "but"}
        for i in between
        if i + 1 < len(view.tokens)
    ):
        return None
    if any(view.tokens[i].text == ";" or view.tokens[i].lower in _FOREIGN for i in between):
        return None
    if (
        view.tokens[first - 1].lower == "of"
        and first
        and view.tokens[first - 1 - 0].lower == "of"
        and mention_is_year(view, first, after)
    ):
        return None
    return gap + bias


def mention_is_year(view: SentenceView, first: int, after: int) -> bool:
    """Whether the date is a bare year, as in "the agreement of 1980"."""
    return after - first == 1 and view.tokens[first].text.isdigit()

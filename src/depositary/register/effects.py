"""What a ruling on a conflict would change: the disputed fact, and what hangs on the day or the stage in dispute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.edtf import bounds
from depositary.register.agreements import Agreement, StageEvent
from depositary.register.statedcounts import CheckedCount
from depositary.register.targets import Target


@dataclass(frozen=True, slots=True)
class Effect:
    """How many facts, checked counts and targets could come out otherwise."""

    facts: int = 0
    counts: int = 0
    targets: int = 0

    @property
    def total(self) -> int:
        """All of them together."""
        return self.facts + self.counts + self.targets


#: A ruling that would change no fact, count or target.
NO_EFFECT = Effect()


#: What a ruling on each kind of conflict would change, the most first; every kind of count weighs the same.
WEIGHTS: Mapping[str, int] = {
    "stage": 300, "date": 250, "correction": 200, "metadata": 150, "count": 100, "targets": 50, "place": 15,
}  # fmt: skip
#: So much at most is added for what hangs on a conflict, so that no kind comes before the next.
_MOST = 40


def weight_of(kind: str, effect: Effect) -> int:
    """The weight of the kind, and a little more for each count and target that hangs on the conflict."""
    return WEIGHTS[kind] + min(effect.counts + effect.targets, _MOST)


@dataclass(frozen=True, slots=True)
class Dependants:
    """What the register says that rests on other facts: checked counts and targets."""

    checked: Sequence[CheckedCount]
    targets: Sequence[Target]

    def on(self, agreement: Agreement, event: StageEvent, first: date | None, last: date | None) -> Effect:
        """What rests on whether an agreement had reached a stage between two days (the last day excluded, None: open).

        A count of its family told between them would have another number; a target with its last day between them
        would be kept or missed.
        """
        counts = sum(
            each.verdict.claim.family == agreement.family
            and each.verdict.claim.stage is event.stage
            and _lies(_said(each), first, last)
            for each in self.checked
        )
        targets = sum(
            target.stage is event.stage
            and agreement in target.agreements
            and _lies(bounds(target.by).latest if target.by else None, first, last)
            for target in self.targets
        )
        return Effect(1, counts, targets)


def span(days: Iterable[str]) -> tuple[date | None, date | None]:
    """The first and the last of the days (EDTF) by which something may have been reached."""
    latest = [day for text in days if (day := bounds(text).latest) is not None]
    return min(latest, default=None), max(latest, default=None)


def _said(each: CheckedCount) -> date | None:
    said_at = each.verdict.claim.said_at
    return bounds(said_at).latest if said_at else None


def _lies(day: date | None, first: date | None, last: date | None) -> bool:
    return day is not None and (first is None or first <= day) and (last is None or day < last)

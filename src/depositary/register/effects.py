"""What a ruling on a conflict would change: the disputed fact, and what hangs on the day or the stage in dispute."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from depositary.core.codes import Stage
from depositary.core.edtf import bounds
from depositary.register.agreements import Agreement, StageEvent
from depositary.register.candidates import Identity
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


class Dependants:
    """What the register says that rests on other facts: checked counts and targets."""

    def __init__(self, checked: Iterable[CheckedCount], targets: Iterable[Target]) -> None:
        self._told: dict[tuple[str, Stage], list[date]] = defaultdict(list)
        self._due: dict[tuple[Identity, Stage], list[date]] = defaultdict(list)
        for each in checked:
            claim = each.verdict.claim
            if claim.said_at and (day := bounds(claim.said_at).latest) is not None:
                self._told[claim.family, claim.stage].append(day)
        for target in targets:
            if target.by and (day := bounds(target.by).latest) is not None:
                for identity in {agreement.identity for agreement in target.agreements}:
                    self._due[identity, target.stage].append(day)
        for days in chain(self._told.values(), self._due.values()):
            days.sort()

    def on(self, agreement: Agreement, event: StageEvent, first: date | None, last: date | None) -> Effect:
        """What rests on whether an agreement had reached a stage between two days (the last day excluded, None: open).

        A count of its family told between them would have another number; a target with its last day between them
        would be kept or missed.
        """
        told = self._told.get((agreement.family or "", event.stage), ())
        due = self._due.get((agreement.identity, event.stage), ())
        return Effect(1, _between(told, first, last), _between(due, first, last))


def span(days: Iterable[str]) -> tuple[date | None, date | None]:
    """The first and the last of the days (EDTF) by which something may have been reached."""
    latest = [day for text in days if (day := bounds(text).latest) is not None]
    return min(latest, default=None), max(latest, default=None)


def _between(days: Sequence[date], first: date | None, last: date | None) -> int:
    """How many of the days, which are in order, lie between two, the last excluded."""
    start = bisect_left(days, first) if first is not None else 0
    return max(0, (bisect_left(days, last) if last is not None else len(days)) - start)

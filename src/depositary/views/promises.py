"""What became of the promise: targets beside the day on which their stage was reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depositary.core.codes import Stage
from depositary.core.edtf import bounds
from depositary.core.values import TargetValue
from depositary.register import Agreement, Evidence, RegisterState, StageEvent


@dataclass(frozen=True, slots=True)
class LateStage:
    """A stage that was reached after the time that a target named for it."""

    agreement: Agreement
    target: Evidence
    by: str
    """EDTF."""
    reached: StageEvent
    days: int
    """From the target's last day to the first day on which the stage can have been reached."""


def late_stages(state: RegisterState) -> list[LateStage]:
    """Every target whose stage came late, the longest delay first; of equal targets the earliest source."""
    found: dict[tuple[str, str, str], LateStage] = {}
    for agreement in state.agreements:
        for late in _late(agreement, state):
            found.setdefault((agreement.id, late.reached.stage, late.by), late)
    return sorted(found.values(), key=lambda late: (-late.days, late.agreement.id, late.by))


def _late(agreement: Agreement, state: RegisterState) -> Iterator[LateStage]:
    for item in agreement.evidence:
        value = item.statement.value
        if item.silent is not None or not isinstance(value, TargetValue) or not value.by or not value.stage:
            continue
        event = agreement.reached(Stage(value.stage), state.clocks)
        due = bounds(value.by).latest
        first = event.window.earliest if event else None
        if event is not None and due is not None and first is not None and first > due:
            yield LateStage(agreement, item, value.by, event, (first - due).days)

"""Terms: when an agreement ends, as its sources say or as its duration implies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depositary.core.codes import Stage, StatementType
from depositary.core.values import TermValue
from depositary.register.agreements import Agreement, Evidence, witnesses
from depositary.register.sources import OPEN, Clocks

_YEARS = re.compile(r"P(\d{1,3})Y")


@dataclass(frozen=True, slots=True)
class End:
    """When an agreement ends: EDTF, with `ended` as its basis, or `derived` from start and duration."""

    edtf: str
    basis: str


def end_of(agreement: Agreement, clocks: Clocks = OPEN) -> End | None:
    """When an agreement ended or will end, or None when nothing says so.

    A derived end keeps the precision of the day from which it is counted: the one that the agreement's own text gives
    beside its duration, in force, or else signed.
    """
    ended = agreement.reached(Stage.ENDED, clocks)
    if ended is not None and ended.date is not None:
        return End(ended.date, "ended")
    terms = [item for item in agreement.evidence if item.silent is None and item.statement.type is StatementType.TERM]
    counted = _strongest([(item, value.derived_end) for item in terms if (value := _value(item)).derived_end])
    if counted:
        return End(counted, "derived")
    duration = _strongest(
        [(item, v.duration) for item in terms if (v := _value(item)).term == "duration" and v.duration]
    )
    years = _YEARS.fullmatch(duration) if duration else None
    start = agreement.reached(Stage.IN_FORCE, clocks) or agreement.reached(Stage.SIGNED, clocks)
    if years is None or start is None or start.date is None or "/" in start.date:
        return None
    return End(_years_later(start.date, int(years[1])), "derived")


def _value(item: Evidence) -> TermValue:
    value = item.statement.value
    if not isinstance(value, TermValue):
        raise TypeError(f"a statement of type term holds {type(value).__name__}")
    return value


def _strongest(found: list[tuple[Evidence, str | None]]) -> str | None:
    texts = sorted({text for _, text in found if text})
    return max(texts, key=lambda text: (witnesses(item for item, said in found if said == text), text), default=None)


def _years_later(edtf: str, years: int) -> str:
    day = edtf[:10]
    moved = f"{int(day[:4]) + years:04d}{day[4:]}"
    # A term that runs from 29 February ends, ten years on, in a February that may lack the day.
    return moved[:7] if moved.endswith("-02-29") else moved

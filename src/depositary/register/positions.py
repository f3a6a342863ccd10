"""Positions: what each speaker or body says about one thing, in the order in which it was said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from depositary.core.codes import StatementType
from depositary.core.values import PositionValue
from depositary.register.agreements import Evidence, RegisterState
from depositary.register.sources import Clocks
from depositary.register.titles import significant_words


@dataclass(frozen=True, slots=True)
class PositionThread:
    """The stances of one speaker on one thing. `who` is the name, or else the office or the party that speaks.

    `stances` are the codes in order of publication, repeated ones once; more than one means that the line has changed.
    """

    who: str
    party: str | None
    on: str
    stances: tuple[str, ...]
    stated: tuple[Evidence, ...]

    @property
    def stance(self) -> str:
        """The latest stance."""
        return self.stances[-1]


def positions(state: RegisterState, clocks: Clocks | None = None) -> list[PositionThread]:
    """Every position stated by the clocks' day, in order of party, speaker and thing.

    The outlet's own glosses are threads of their own: they are not what the speaker said.
    """
    at = clocks or state.clocks
    threads: dict[tuple[str, str, tuple[str, ...]], list[Evidence]] = defaultdict(list)
    for item in state.statements(StatementType.POSITION):
        value = position_value(item)
        if item.silent is None and at.has_happened(item.source.window):
            who, party = _speaker(item, value)
            threads[party or "", who, significant_words(value.on) or (value.on,)].append(item)
    return [_thread(who, party or None, items) for (party, who, _), items in sorted(threads.items())]


def position_value(item: Evidence) -> PositionValue:
    """The value of a position statement. Raises `TypeError` for another."""
    value = item.statement.value
    if not isinstance(value, PositionValue):
        raise TypeError(f"a statement of type position holds {type(value).__name__}")
    return value


def _speaker(item: Evidence, value: PositionValue) -> tuple[str, str | None]:
    if value.gloss:
        return (item.source.outlet, None)
    speaker = item.statement.speaker
    party = (speaker.party if speaker else None) or next(iter(item.statement.parties), None)
    name = (speaker.name or speaker.office) if speaker else None
    return (name or party or "unnamed", party)


def _thread(who: str, party: str | None, items: list[Evidence]) -> PositionThread:
    values = [position_value(item) for item in items]
    stances = [value.stance for value in values]
    kept = [stance for i, stance in enumerate(stances) if i == 0 or stance != stances[i - 1]]
    return PositionThread(who, party, values[0].on, tuple(kept), tuple(items))

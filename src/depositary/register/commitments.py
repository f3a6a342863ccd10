"""Commitments: what each party owes, intends or may do, the same undertaking of several reports together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from depositary.core.values import Amount, CommitmentValue
from depositary.register.agreements import Agreement, Evidence, RegisterState, witnesses
from depositary.register.sources import Clocks


@dataclass(frozen=True, slots=True)
class Commitment:
    """One undertaking. `value` is as the first report has it; `support` counts independent witnesses.

    Reports that differ in sum, currency, period or strength make undertakings of their own; where they contradict one
    another they are conflicts.
    """

    agreement: Agreement | None
    value: CommitmentValue
    support: int
    stated: tuple[Evidence, ...]


def commitments(state: RegisterState, clocks: Clocks | None = None) -> list[Commitment]:
    """Every undertaking reported by the clocks' day, by agreement, debtor and area."""
    at = clocks or state.clocks
    homes = ((agreement, agreement.evidence) for agreement in state.agreements)
    return [made for home, evidence in (*homes, (None, state.unassigned)) for made in _of(home, evidence, at)]


def _of(agreement: Agreement | None, evidence: Iterable[Evidence], clocks: Clocks) -> list[Commitment]:
    alike: dict[tuple[object, ...], list[tuple[Evidence, CommitmentValue]]] = defaultdict(list)
    for item in evidence:
        value = item.statement.value
        if isinstance(value, CommitmentValue) and item.silent is None and clocks.has_happened(item.source.window):
            alike[_key(value)].append((item, value))
    made = [
        Commitment(agreement, found[0][1], witnesses(item for item, _ in found), tuple(item for item, _ in found))
        for found in alike.values()
    ]
    return sorted(made, key=lambda each: (each.value.debtor, each.value.area or "", each.value.subarea or ""))


def _key(value: CommitmentValue) -> tuple[object, ...]:
    """What makes two reports one undertaking: everything but the words."""
    return (
        value.debtor, value.creditor, value.area, value.subarea, value.strength, _sum(value.amount), value.period,
        value.hours, value.trigger is not None,
    )  # fmt: skip


def _sum(amount: Amount | None) -> tuple[object, ...] | None:
    if amount is None:
        return None
    return (amount.currency, amount.value, amount.suspect, amount.literal if amount.value is None else "")

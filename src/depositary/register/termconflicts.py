"""Conflicts within an agreement's terms: amounts, their currency, bound and period, strengths, and bindingness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from depositary.core.edtf import bounds
from depositary.core.statements import Statement
from depositary.core.values import Amount, CommitmentValue
from depositary.register.agreements import Agreement, Evidence
from depositary.register.bindingness import binding_sides
from depositary.register.datings import width_of
from depositary.register.readings import Conflict, Reading

_FIRM = frozenset({"shall", "will"})
_LOOSE = frozenset({"may", "welcomes"})
_YEARLY = re.compile(r"\b(?:every year|each year|a year|per year|annually|annual|yearly)\b", re.IGNORECASE)
_WEIGHT = 10
#: Days of a financial year that may be a little longer than a calendar's.
_YEAR = 370


def commitment_conflicts(agreement: Agreement) -> list[Conflict]:
    """What sources say differently about one party's undertakings under an agreement."""
    made: dict[tuple[str, ...], list[tuple[Evidence, CommitmentValue]]] = defaultdict(list)
    for item in agreement.evidence:
        value = item.statement.value
        if isinstance(value, CommitmentValue) and item.silent is None:
            made[value.debtor].append((item, value))
    found: list[Conflict] = []
    for debtor in sorted(made):
        found += _amounts(agreement, debtor, made[debtor])
        found += _sums(agreement, debtor, made[debtor])
        found += _strengths(agreement, debtor, made[debtor])
        found += _clauses(agreement, debtor, made[debtor])
    return found


def suspect_sums(agreement: Agreement | None, evidence: Iterable[Evidence]) -> list[Conflict]:
    """Sums whose literal words cannot mean what they say: open items, never repaired.

    Their readers are in doubt about them by their nature, so that doubt does not hide them.
    """
    alike: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        value = item.statement.value
        amount = value.amount if isinstance(value, CommitmentValue) else None
        if amount is not None and amount.suspect and item.silent in (None, "low_confidence"):
            alike[amount.literal].append(item)
    return [
        _conflict("amount_magnitude", agreement, f"size of {literal!r}", [("the magnitude is lost", items)])
        for literal, items in sorted(alike.items())
    ]


def total_conflicts(agreement: Agreement | None, evidence: Iterable[Evidence]) -> list[Conflict]:
    """Totals that are put on the same thing: sums of which nobody is said to owe them, each with who put it.

    Their readers are in doubt about whose they are by their nature, so that doubt does not hide them.
    """
    alike: dict[tuple[str, ...], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for item in evidence:
        value = item.statement.value
        amount = value.amount if isinstance(value, CommitmentValue) and not value.debtor else None
        if amount is None or not amount.value or amount.suspect or item.silent not in (None, "low_confidence"):
            continue
        if isinstance(value, CommitmentValue):
            alike[item.source.digest, value.area or "", *value.creditor][amount.literal].append(item)
    return [
        _conflict("amount", agreement, f"total for {', '.join(creditor) or 'nobody named'}", sides.items())
        for (_, _, *creditor), sides in sorted(alike.items())
        if len(sides) > 1
    ]


def term_conflicts(agreement: Agreement) -> list[Conflict]:
    """Whether an agreement binds, where sources differ."""
    sides = binding_sides(agreement)
    if not all(sides.values()):
        return []
    return [_conflict("legal_character", agreement, "whether it binds", sides.items())]


def _amounts(
    agreement: Agreement, debtor: Sequence[str], made: Iterable[tuple[Evidence, CommitmentValue]]
) -> Iterator[Conflict]:
    sums: dict[float, list[tuple[Evidence, CommitmentValue, Amount]]] = defaultdict(list)
    for item, value in made:
        amount = value.amount
        if amount is None:
            continue
        if amount.value is not None and amount.value > 0 and not amount.suspect:
            sums[amount.value].append((item, value, amount))
    who = ", ".join(debtor)
    for number in sorted(sums):
        same = sums[number]
        currencies = _sides(((amount.currency or "none", item) for item, _, amount in same))
        bounds_ = _sides(((amount.qualifier or "exact", item) for item, _, amount in same))
        periods = _sides(((_period(item.statement, value), item) for item, value, _ in same))
        periods.pop("", None)
        if "every year" in periods and all(period == "every year" or _is_long(period) for period in periods):
            periods = {}
        for kind, sides in (("currency", currencies), ("amount_bound", bounds_), ("amount_period", periods)):
            if len(sides) > 1 and not (kind == "amount_bound" and set(sides) <= {"exact", "approximate"}):
                yield _conflict(kind, agreement, f"{who}: {kind.replace('_', ' ')} of {number:,.0f}", sides.items())


def _sums(
    agreement: Agreement | None, debtor: Sequence[str], made: Iterable[tuple[Evidence, CommitmentValue]]
) -> Iterator[Conflict]:
    """Sums that sources give for one undertaking: of one area, in one currency, for one stated period.

    A document that gives two of them speaks of two undertakings.
    """
    alike: dict[tuple[str, ...], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for item, value in made:
        period, amount = _period(item.statement, value), value.amount
        if amount is None or not amount.value or amount.suspect or amount.currency is None or not period:
            continue
        if amount.qualifier in ("minimum", "maximum"):
            continue
        kind = (value.area or "", value.subarea or "", amount.currency, period, *value.creditor)
        alike[kind][f"{amount.value:,.0f} {amount.currency}"].append(item)
    for (area, subarea, _, period, *_), sides in sorted(alike.items()):
        documents = Counter(digest for items in sides.values() for digest in {item.source.digest for item in items})
        if len(sides) > 1 and max(documents.values()) == 1:
            what = f"{area} {subarea}".replace("_", " ").strip()
            yield _conflict("amount", agreement, f"{', '.join(debtor)}: {what} sum for {period}", sides.items())


def _is_long(period: str) -> bool:
    """Whether a period spans more than a year, so that a yearly sum may well be paid in it."""
    return width_of(bounds(period)) > _YEAR


def _period(statement: Statement, value: CommitmentValue) -> str:
    if value.period:
        return value.period
    return "every year" if _YEARLY.search(statement.passage.quote) else ""


def _strengths(
    agreement: Agreement, debtor: Sequence[str], made: Iterable[tuple[Evidence, CommitmentValue]]
) -> Iterator[Conflict]:
    areas: dict[tuple[str, str], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for item, value in made:
        if value.subarea is not None and value.strength in _FIRM | _LOOSE:
            side = "will" if value.strength in _FIRM else "may"
            areas[value.area or "", value.subarea][side].append(item)
    for (area, subarea), sides in sorted(areas.items()):
        documents = {side: {item.source.digest for item in items} for side, items in sides.items()}
        # One document may promise one thing of an area and hold out another; two that differ on it disagree.
        if len(sides) == 2 and not documents["will"] & documents["may"]:
            about = f"{', '.join(debtor)}: how firm on {area}, {subarea}"
            yield _conflict("strength", agreement, about, sides.items())


def _clauses(
    agreement: Agreement, debtor: Sequence[str], made: Iterable[tuple[Evidence, CommitmentValue]]
) -> Iterator[Conflict]:
    by_hours: dict[int, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for item, value in made:
        if value.hours is not None:
            by_hours[value.hours][value.area or "another duty"].append(item)
    for hours, sides in sorted(by_hours.items()):
        if len(sides) > 1:
            about = f"{', '.join(debtor)}: what is due within {hours} hours"
            yield _conflict("clause", agreement, about, sides.items())


def _sides(pairs: Iterable[tuple[str, Evidence]]) -> dict[str, list[Evidence]]:
    sides: dict[str, list[Evidence]] = defaultdict(list)
    for says, item in pairs:
        sides[says].append(item)
    return dict(sides)


def _conflict(
    kind: str, agreement: Agreement | None, about: str, sides: Iterable[tuple[str, list[Evidence]]]
) -> Conflict:
    readings = tuple(Reading(says, tuple(items)) for says, items in sorted(sides))
    return Conflict(kind, agreement, agreement.family if agreement else None, about, readings, None, _WEIGHT)

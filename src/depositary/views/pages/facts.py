"""The facts of one agreement, each with its value, what it rests on, and the words that say so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import Stage
from depositary.core.values import StageValue, TermValue
from depositary.register import Agreement, Clocks, Evidence
from depositary.register.agreements import witnesses
from depositary.register.bindingness import binding_sides
from depositary.views.agreements import when
from depositary.views.conflicts import SETTLED
from depositary.views.pages.quotes import Quote, event_quotes, quotes_of
from depositary.views.plaintext import several

_ENDS = {"ended": "it has ended", "derived": "derived from its start and duration"}
_TERMS = {
    "duration": "Duration",
    "extension": "Extension",
    "termination_notice": "Notice to leave",
    "entry_into_force": "Entry into force",
}
_CHARACTERS = {"binding": "binds in law", "political": "a political commitment", "disputed": "sources differ"}
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = ("year", "month", "week", "day")
_MOST = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `value` is None where the evidence does not say; `basis` says in words what it rests on."""

    name: str
    title: str
    value: str | None
    basis: str
    disputed: bool
    quotes: tuple[Quote, ...]

    @property
    def dated(self) -> bool:
        """Whether its value is a date."""
        return self.name in ("signed", "in_force", "ends")

    def record(self) -> dict[str, Any]:
        """The fact as data."""
        return {
            "fact": self.name,
            "value": self.value,
            "basis": self.basis or None,
            "disputed": self.disputed,
            "evidence": [quote.record() for quote in self.quotes],
        }


def facts_of(agreement: Agreement, record: Mapping[str, Any], clocks: Clocks) -> tuple[Fact, ...]:
    """The facts in the order in which a page gives them. `record` is the agreement's at the same clocks."""
    return (
        _dated("signed", "Signed", Stage.SIGNED, agreement, clocks),
        *_places(agreement, clocks),
        _dated("in_force", "In force", Stage.IN_FORCE, agreement, clocks),
        _ends(agreement, record, clocks),
        *_terms(agreement),
        _binding(agreement, record["binding"]),
    )


def _dated(name: str, title: str, stage: Stage, agreement: Agreement, clocks: Clocks) -> Fact:
    event = agreement.reached(stage, clocks)
    if event is None:
        return Fact(name, title, None, "", disputed=False, quotes=())
    value = when(event.date, event.not_after.isoformat() if event.not_after else None)
    sources = several(event.support, "independent source")
    basis = f"{SETTLED.get(event.settled_by, event.settled_by)}; {sources}" if event.disputed else sources
    return Fact(name, title, value or "yes, day unknown", basis, event.disputed, event_quotes(event, _MOST))


def _ends(agreement: Agreement, record: Mapping[str, Any], clocks: Clocks) -> Fact:
    """When it ends, with the words that say so, or those that give the duration."""
    ended = agreement.reached(Stage.ENDED, clocks) if record["ends_basis"] == "ended" else None
    if ended is not None:
        quotes = event_quotes(ended, _MOST)
    else:
        quotes = quotes_of((item for item, _ in _said(agreement, "duration")), _MOST) if record["ends"] else ()
    return Fact(
        "ends", "Ends", record["ends"], _ENDS.get(record["ends_basis"] or "", ""), disputed=False, quotes=quotes
    )


def _places(agreement: Agreement, clocks: Clocks) -> Iterator[Fact]:
    event = agreement.reached(Stage.SIGNED, clocks)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for item in event.evidence if event else ():
        value = item.statement.value
        if isinstance(value, StageValue) and value.place and item.silent is None:
            found[value.place].append(item)
    if found:
        yield _strongest("place", "Place", found)


def _terms(agreement: Agreement) -> Iterator[Fact]:
    for term, title in _TERMS.items():
        found: dict[str, list[Evidence]] = defaultdict(list)
        for item, value in _said(agreement, term):
            found[length_words(value.duration) or value.text].append(item)
        if found:
            yield _strongest(term, title, found)


def _said(agreement: Agreement, term: str) -> Iterator[tuple[Evidence, TermValue]]:
    """What sources say of a term and counts."""
    for item in agreement.evidence:
        value = item.statement.value
        if isinstance(value, TermValue) and value.term == term and item.silent is None:
            yield item, value


def length_words(duration: str | None) -> str | None:
    """An ISO 8601 duration in words; anything else as it is.

    >>> length_words("P10Y"), length_words("P1Y6M"), length_words(None)
    ('10 years', '1 year 6 months', None)
    """
    match = _LENGTH.fullmatch(duration or "")
    if match is None:
        return duration
    parts = [several(int(number), unit) for number, unit in zip(match.groups(), _UNITS, strict=True) if number]
    return " ".join(parts) or duration


def _strongest(name: str, title: str, said: Mapping[str, list[Evidence]]) -> Fact:
    """What most independent witnesses say; the others make it disputed."""
    value = min(said, key=lambda each: (-witnesses(said[each]), each))
    others = [each for each in sorted(said) if each != value]
    basis = f"others say {', '.join(others)}" if others else ""
    quotes = quotes_of((item for each in (value, *others) for item in said[each]), _MOST)
    return Fact(name, title, value, basis, bool(others), quotes)


def _binding(agreement: Agreement, code: str) -> Fact:
    sides = binding_sides(agreement)
    quotes = quotes_of((item for items in sides.values() for item in items), _MOST)
    return Fact(
        "binding", "Binding", None if code == "unknown" else _CHARACTERS.get(code, code), "", code == "disputed", quotes
    )

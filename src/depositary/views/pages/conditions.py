"""Conditions: what waits for what, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.register.conditions import ConditionThread
from depositary.register.threadrecords import MOST_PASSAGES, condition_record
from depositary.views.conditions import conditions_table
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quotes_of
from depositary.views.pages.slices import Slice
from depositary.views.stages import waiting_words
from depositary.views.tables import Table

#: By which rule a condition is taken to have ended, in words.
ENDINGS = {
    "said": "a source says so",
    "vote": "the chamber that it asks for has voted",
    "consent": "the consent that it asks for was given or refused",
    "implied": "what it held up has happened",
}

#: The shape that stands before the word for each status.
SHAPES = {"pending": "○", "satisfied": "✓", "failed": "✕", "waived": "◇"}


@dataclass(frozen=True, slots=True)
class ConditionCard:
    """One condition with the words that state it and those that end it."""

    agreement: Link | None
    parties: str
    waits: str | None
    waits_for: str
    status: str
    shape: str
    ended: str | None
    because: str | None
    stated: tuple[Quote, ...]
    settled: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ConditionsPage:
    """The conditions after the filters, pending ones first, and the slice of them that one page shows."""

    threads: tuple[ConditionThread, ...]
    shown: Slice[ConditionCard]
    statuses: tuple[Choice, ...]
    families: tuple[Choice, ...]
    title: str = "Conditions"
    definition: str = (
        "what sources say that a stage or commitment waits for; a condition ends when a source says so, the vote or "
        "consent that it asks for has come, or what it held up has happened"
    )

    def record(self) -> dict[str, Any]:
        """Every condition."""
        return {"conditions": [condition_record(each) for each in self.threads]}

    def table(self) -> Table:
        """A row for each condition."""
        return conditions_table(self.threads)


def pending_first(threads: Iterable[ConditionThread]) -> tuple[ConditionThread, ...]:
    """The conditions with those that still hold something up first, else in their order."""
    return tuple(sorted(threads, key=lambda thread: thread.ending is not None))


def condition_card(thread: ConditionThread, naming: Naming) -> ConditionCard:
    """A condition as the page shows it."""
    ending = thread.ending
    parties = thread.agreement.parties if thread.agreement else thread.stated[0].statement.parties
    held_up = thread.on or (thread.holds_up.value if thread.holds_up else None)
    return ConditionCard(
        agreement=naming.link(thread.agreement),
        parties=naming.parties(parties),
        waits=waiting_words(held_up) if held_up else None,
        waits_for=thread.text,
        status=thread.status,
        shape=SHAPES.get(thread.status, "?"),
        ended=(ending.on or (f"by {ending.by}" if ending.by else None)) if ending else None,
        because=ENDINGS.get(ending.rule, ending.rule) if ending else None,
        stated=quotes_of(thread.stated, 4),
        settled=quotes_of(thread.settled[:MOST_PASSAGES], 2),
    )


def statuses_of(threads: Iterable[ConditionThread]) -> tuple[Choice, ...]:
    """The statuses with their numbers."""
    return facet(thread.status for thread in threads)

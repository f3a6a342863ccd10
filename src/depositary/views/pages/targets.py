"""Kept and slipped: every named time for a stage, in chains, with what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from depositary.register.targets import Target
from depositary.register.threadrecords import MOST_PASSAGES, target_record
from depositary.views.agreements import when
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quotes_of
from depositary.views.pages.slices import Slice
from depositary.views.tables import Table
from depositary.views.targets import targets_table

#: The shape that stands before the word for each status.
SHAPES = {"kept": "✓", "kept_late": "◷", "missed": "✕", "dropped": "✕", "unverifiable": "?"}


@dataclass(frozen=True, slots=True)
class Step:
    """One target of a chain: by when, who named it, and what became of it. `late` counts days."""

    by: str | None
    move: str
    """How it stands to the one before: `stated`, `slipped` or `advanced`."""
    status: str
    shape: str
    reached: str | None
    late: int | None
    speakers: tuple[str, ...]
    stated: tuple[Quote, ...]
    settled: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The targets for one stage of one agreement, or of the first among several, in the order in which they came up."""

    agreements: tuple[Link, ...]
    parties: str
    stage: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who names times, and how they turned out."""

    name: str
    named: int
    kept: int
    late: int
    days: int | None
    """The greatest delay, in days."""
    open: int


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """The targets after the filters as chains, the slice of them that one page shows, and the tally of each speaker."""

    targets: tuple[Target, ...]
    shown: Slice[Chain]
    statuses: tuple[Choice, ...]
    families: tuple[Choice, ...]
    speakers: tuple[Speaker, ...]
    title: str = "Kept and slipped"
    definition: str = (
        "every time that a source names for a future stage, followed to the day on which the stage was reached; "
        "delays count from the last day that was named"
    )

    def record(self) -> dict[str, Any]:
        """Every target."""
        return {"targets": [target_record(each) for each in self.targets]}

    def table(self) -> Table:
        """A row for each target."""
        return targets_table(self.targets)


def chains(targets: Iterable[Target]) -> list[list[Target]]:
    """Targets by chain: those with a delay first, the longest before, then those that were kept, then open ones."""
    found: dict[tuple[tuple[str, ...], str], list[Target]] = defaultdict(list)
    for target in targets:
        found[tuple(each.id for each in target.agreements), target.stage.value].append(target)
    return sorted(found.values(), key=_rank)


def chain_cards(targets: Iterable[Target], naming: Naming) -> tuple[Chain, ...]:
    """All chains of targets, made ready to be shown."""
    return tuple(chain_card(steps, naming) for steps in chains(targets))


def _rank(steps: Sequence[Target]) -> tuple[object, ...]:
    delay = max((step.outcome.late or 0 for step in steps), default=0)
    statuses = {step.status for step in steps}
    place = 0 if statuses & {"missed", "kept_late"} else 1 if "kept" in statuses else 2
    return (place, -delay, steps[0].parties, steps[0].stage.value, [each.id for each in steps[0].agreements])


def chain_card(items: Sequence[Target], naming: Naming) -> Chain:
    """One chain, made ready to be shown."""
    first = items[0]
    links = tuple(link for each in first.agreements if (link := naming.link(each)))
    return Chain(links, naming.parties(first.parties), first.stage.value, tuple(_step(item) for item in items))


def _step(target: Target) -> Step:
    outcome = target.outcome
    event = outcome.reached
    return Step(
        by=target.by,
        move=target.step,
        status=target.status,
        shape=SHAPES.get(target.status, "○"),
        reached=when(event.date, event.not_after.isoformat() if event.not_after else None) if event else None,
        late=outcome.late or None,
        speakers=target.speakers,
        stated=quotes_of(target.stated, 4),
        settled=quotes_of(outcome.evidence[:MOST_PASSAGES], 2),
    )


def speakers_of(targets: Iterable[Target]) -> tuple[Speaker, ...]:
    """The tally of everyone who names times; who named most comes first."""
    said: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        for name in target.speakers:
            said[name].append(target)
    made = [
        Speaker(
            name,
            len(items),
            sum(item.status == "kept" for item in items),
            sum(item.status in ("kept_late", "missed") for item in items),
            max((item.outcome.late for item in items if item.outcome.late), default=None),
            sum(item.outcome.code == "open" for item in items),
        )
        for name, items in said.items()
    ]
    return tuple(sorted(made, key=lambda each: (-each.named, each.name)))


def statuses_of(targets: Iterable[Target]) -> tuple[Choice, ...]:
    """The statuses with their numbers."""
    return facet(target.status for target in targets)

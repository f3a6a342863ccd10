"""The conflicts queue: what sources say that cannot all be right, and what a person may rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import StatementType
from depositary.core.rulings import RulingKind
from depositary.register.readings import Conflict, Reading
from depositary.register.sources import Source
from depositary.register.threadrecords import conflict_record
from depositary.views.conflicts import (
    conflicts_table,
    effect_words,
    kind_words,
    named_reports,
    says_words,
    suggestion_words,
)
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quotes_of
from depositary.views.pages.slices import Slice
from depositary.views.tables import Table

#: Why people rule, most common first; a ruling's reason begins with one of them.
REASONS = (
    ("misread", "the words were misread"),
    ("corrected_by_source", "the source corrected itself"),
    ("better_source", "another source is better placed to know"),
    ("official_text", "the agreement's own text says so"),
    ("source_error", "the source is wrong"),
    ("other", "another reason, in the note"),
)

#: Kinds of conflict that correcting a statement can settle: they turn on a stage statement's own fields.
_CORRECTABLE = frozenset({StatementType.STAGE})


@dataclass(frozen=True, slots=True)
class Option:
    """One decision that the form offers: what it does, to which statements."""

    code: str
    label: str
    kind: RulingKind
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One reading of a conflict, lettered. `total` counts its passages; `statements` are all of its ids."""

    letter: str
    says: str
    quotes: tuple[Quote, ...]
    total: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """One conflict as the queue shows it."""

    id: str
    kind: str
    about: str
    family: str | None
    agreement: Link | None
    suggestion: str | None
    effect: str | None
    """What a ruling would change: "1 fact, 3 counts"."""
    sides: tuple[Side, ...]
    options: tuple[Option, ...]
    correctable: bool
    """Whether a date or stage may be put right in one of its statements."""

    def option(self, code: str) -> Option | None:
        """The option with that code, or None."""
        return next((option for option in self.options if option.code == code), None)


def conflict_card(conflict: Conflict, naming: Naming) -> ConflictCard:
    """A conflict with its sides lettered and the decisions that would settle it."""
    sides = tuple(_side(letter(i), reading) for i, reading in enumerate(conflict.readings))
    stages = {
        item.statement.type for reading in conflict.readings for item in reading.evidence
    } <= _CORRECTABLE and any(side.statements for side in sides)
    return ConflictCard(
        id=conflict.id,
        kind=conflict.kind,
        about=_about(conflict, naming),
        family=conflict.family,
        agreement=naming.link(conflict.agreement),
        suggestion=suggestion_words(conflict.suggestion),
        effect=effect_words(conflict.effect),
        sides=sides,
        options=tuple(_options(sides, in_agreement=conflict.agreement is not None)),
        correctable=stages,
    )


def _about(conflict: Conflict, naming: Naming) -> str:
    """What it is about, with the names of parties, families and documents for their codes."""
    words = named_reports(conflict, _report)
    if conflict.agreement is not None:
        parties = conflict.agreement.parties
        words = naming.spelled(words.replace("-".join(parties), naming.parties(parties)))
    if conflict.family is not None and words.startswith(f"{conflict.family}: "):
        words = words.replace(conflict.family, naming.family(conflict.family), 1)
    return f"{words[:1].upper()}{words[1:]}"


def _report(source: Source) -> str:
    """A document as somebody speaks of it: its title and who published it."""
    return f"“{source.title}” ({source.outlet})" if source.title else source.outlet


def letter(place: int) -> str:
    """The letter of a side: A, B ... Z, and numbers beyond."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def _side(name: str, reading: Reading) -> Side:
    ids = tuple(dict.fromkeys(item.id for item in reading.evidence))
    return Side(name, says_words(reading.says), quotes_of(reading.evidence), len(reading.evidence), ids)


def _options(sides: tuple[Side, ...], *, in_agreement: bool) -> Iterable[Option]:
    spoken = [side for side in sides if side.statements]
    if in_agreement and len(spoken) > 1:
        for side in spoken:
            yield Option(f"rank-{side.letter}", f"{side.letter} holds", RulingKind.RANK, side.statements)
    for side in spoken:
        label = f"{side.letter} counts for nothing"
        yield Option(f"reject-{side.letter}", label, RulingKind.REJECT, side.statements)
    if in_agreement:
        for side in spoken[1:]:
            label = f"{side.letter} speaks of another agreement"
            yield Option(f"split-{side.letter}", label, RulingKind.SPLIT, side.statements)


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """The queue after its filters, weightiest first, and the slice of it that one page shows."""

    conflicts: tuple[Conflict, ...]
    shown: Slice[ConflictCard]
    kinds: tuple[Choice, ...]
    families: tuple[Choice, ...]
    title: str = "Conflicts"
    definition: str = (
        "what sources say that cannot all be right, the weightiest first; both sides stand until a person rules"
    )

    def record(self) -> dict[str, Any]:
        """Every conflict with the passages of every side."""
        return {"conflicts": [conflict_record(each) for each in self.conflicts]}

    def table(self) -> Table:
        """A row for each conflict."""
        return conflicts_table(self.conflicts)


def kinds_of(conflicts: Iterable[Conflict]) -> tuple[Choice, ...]:
    """The kinds of conflict with their numbers."""
    return facet((each.kind for each in conflicts), kind_words)


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """One conflict by itself, with the form to rule on it."""

    conflict: Conflict
    card: ConflictCard
    next: str | None = None
    """The id of the conflict that follows in the queue, None behind the last."""
    reasons: tuple[tuple[str, str], ...] = REASONS
    definition: str = "one contradiction between sources, with the words of every side"

    @property
    def title(self) -> str:
        """What it is about."""
        return f"Conflict: {self.card.about}"

    def record(self) -> dict[str, Any]:
        """The conflict with the passages of every side."""
        return {"conflict": conflict_record(self.conflict)}

    def table(self) -> Table:
        """The conflict as one row."""
        return conflicts_table([self.conflict])

"""The log of rulings: who decided what and why, and whether it still stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depositary.core.rulings import Ruling, RulingKind
from depositary.core.wire import plain
from depositary.register import Agreement, Evidence
from depositary.register.rulings import standing_rulings
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quote_of
from depositary.views.pages.slices import Slice
from depositary.views.tables import Column, Kind, Table

#: What each kind of ruling does, in words.
DEEDS = {
    RulingKind.ACCEPT: "statement accepted",
    RulingKind.REJECT: "statement counts for nothing",
    RulingKind.CORRECT: "statement put right",
    RulingKind.MERGE: "agreements made one",
    RulingKind.SPLIT: "statement set apart, as of another agreement",
    RulingKind.RANK: "statement holds against others",
    RulingKind.UNDO: "ruling taken back",
}

_ROWS = (
    Column("id", "Ruling", Kind.CODE),
    Column("made_at", "Made at", Kind.DATE),
    Column("who", "Who"),
    Column("kind", "Kind", Kind.CODE),
    Column("targets", "About", Kind.CODE),
    Column("corrections", "Set"),
    Column("reason", "Reason"),
    Column("standing", "Stands", Kind.CODE),
    Column("answered", "Read now", Kind.CODE),
)


@dataclass(frozen=True, slots=True)
class RulingRow:
    """One ruling with what it is about. `answered` is False where no current reading makes its statements any more."""

    id: str
    kind: str
    deed: str
    reason: str
    who: str
    made_at: str
    corrections: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    quotes: tuple[Quote, ...]
    agreements: tuple[Link, ...]
    standing: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class RulingsPage:
    """Every ruling after the filters, the latest first, and the slice of them that one page shows."""

    rows: tuple[RulingRow, ...]
    shown: Slice[RulingRow]
    kinds: tuple[Choice, ...]
    unanswered: int
    title: str = "Rulings"
    definition: str = (
        "every decision that a person recorded, with its reason; nothing is edited, a later ruling or an undo takes "
        "its place"
    )

    def record(self) -> dict[str, Any]:
        """Every ruling."""
        return {
            "rulings": [
                {**plain(row), "corrections": dict(row.corrections), "quotes": [each.record() for each in row.quotes]}
                for row in self.rows
            ]
        }

    def table(self) -> Table:
        """A row for each ruling."""
        return Table(_ROWS, tuple(_cells(row) for row in self.rows))


def _cells(row: RulingRow) -> tuple[str | bool | tuple[str, ...] | None, ...]:
    corrections = "; ".join(f"{field}={value}" for field, value in row.corrections)
    return (
        row.id, row.made_at, row.who, row.kind, row.targets, corrections or None, row.reason, row.standing, row.answered
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What the rulings can be about: current statements and agreements by id."""

    statements: Mapping[str, Evidence]
    agreements: Mapping[str, Agreement]


def ruling_rows(rulings: Sequence[Ruling], known: Known, naming: Naming) -> tuple[RulingRow, ...]:
    """Rulings as rows, the latest first."""
    standing = {ruling.id for ruling in standing_rulings(rulings)}
    made = {ruling.id for ruling in rulings}
    return tuple(_row(ruling, standing, made, known, naming) for ruling in reversed(rulings))


def _row(ruling: Ruling, standing: Collection[str], made: Collection[str], known: Known, naming: Naming) -> RulingRow:
    found = [known.statements[target] for target in ruling.targets if target in known.statements]
    homes = [known.agreements[target] for target in ruling.targets if target in known.agreements]
    lost = [target for target in ruling.targets if target not in known.statements and target not in made]
    return RulingRow(
        id=ruling.id,
        kind=ruling.kind.value,
        deed=DEEDS[ruling.kind],
        reason=ruling.reason,
        who=ruling.who,
        made_at=ruling.made_at,
        corrections=tuple(sorted(ruling.corrections.items())),
        targets=ruling.targets,
        quotes=tuple(quote_of(item) for item in found[:4]),
        agreements=tuple(link for home in homes if (link := naming.link(home))),
        # An undo is a deed of its own: it does not stand in force, and it cannot be undone by being listed.
        standing=ruling.id in standing,
        answered=ruling.kind is RulingKind.MERGE or not lost,
    )


def kinds_of(rows: Iterable[RulingRow]) -> tuple[Choice, ...]:
    """The kinds of ruling with their numbers."""
    return facet(row.kind for row in rows)

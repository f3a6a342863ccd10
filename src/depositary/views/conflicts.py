"""Conflicts: what sources say that cannot all be right, with the words on each side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from depositary.register import Evidence, RegisterState
from depositary.register.effects import Effect
from depositary.register.readings import Conflict, Reading
from depositary.views.agreements import SHORT_ID
from depositary.views.plaintext import several
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("short_id", "Id", Kind.CODE, for_data=False),
    Column("id", "Id", Kind.CODE, for_people=False),
    Column("kind", "Kind", Kind.CODE),
    Column("agreement", "Agreement", Kind.CODE, for_people=False),
    Column("about", "About"),
    Column("says", "Readings"),
    Column("suggestion", "Better supported"),
    Column("moves", "Moves", Kind.NUMBER, for_data=False),
    Column("effect", "Changes", for_people=False),
)


def conflicts_table(conflicts: Iterable[Conflict], caption: str = "") -> Table:
    """The conflicts in their order."""
    rows = tuple(
        (
            each.id[:SHORT_ID],
            each.id,
            each.kind,
            each.agreement_id or None,
            each.about,
            " | ".join(reading.says for reading in each.readings),
            each.suggestion,
            each.effect.total or None,
            effect_words(each.effect),
        )
        for each in conflicts
    )
    return Table(_COLUMNS, rows, caption)


def effect_words(effect: Effect) -> str | None:
    """What a ruling would change, in words: "1 fact, 3 counts"; None where it changes nothing else."""
    numbers = (("fact", effect.facts), ("count", effect.counts), ("target", effect.targets))
    return ", ".join(several(number, word) for word, number in numbers if number) or None


def plainest(conflicts: Iterable[Conflict], state: RegisterState) -> tuple[Conflict, Evidence, Evidence] | None:
    """The conflict whose two best passages speak of the fewest agreements, with these two; None without any.

    The fewer agreements a passage speaks of, the plainer its words are about this one.
    """
    crowds = Counter(place for each in state.agreements for place in {_place(item) for item in each.evidence})
    best: tuple[tuple[int, int, str], tuple[Conflict, Evidence, Evidence]] | None = None
    for conflict in conflicts:
        sides = [_clearest(reading, crowds) for reading in conflict.readings[:2] if reading.evidence]
        if len(sides) == 2:
            rank = (sum(crowds[_place(item)] for item in sides), -conflict.weight, conflict.id)
            if best is None or rank < best[0]:
                best = (rank, (conflict, sides[0], sides[1]))
    return best[1] if best else None


def _clearest(reading: Reading, crowds: Counter[tuple[str, int]]) -> Evidence:
    return min(reading.evidence, key=lambda item: crowds[_place(item)])


def _place(item: Evidence) -> tuple[str, int]:
    return (item.source.digest, item.statement.passage.start)

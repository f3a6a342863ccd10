"""Reviewing: what changed since an instant, what a ruling would change, and rulings that no reading answers to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from depositary.core.errors import NothingFoundError
from depositary.core.rulings import Ruling, RulingKind
from depositary.lexicon import load_lexicon
from depositary.register import Clocks, World, rebuild
from depositary.register.changes import Change, compare
from depositary.register.rulings import check_ruling, standing_rulings
from depositary.store import Store, instant
from depositary.tasks.registers import as_sources, collecting_paused, load_register


@dataclass(frozen=True, slots=True)
class Preview:
    """What a ruling would change, fact by fact; nothing is written."""

    ruling: Ruling
    changes: tuple[Change, ...]


def changes_since(store: Store, since: datetime, world: World | None = None) -> list[Change]:
    """The facts that differ between what the register knew at an instant and what it knows now, each with its cause."""
    known = world or load_lexicon()
    return compare(load_register(store, Clocks(as_known=instant(since)), known), load_register(store, world=known))


def preview_ruling(store: Store, ruling: Ruling, world: World | None = None) -> Preview:
    """What a ruling would change in the register.

    Raises `UsageError` when it cannot be carried out as it is put, `NothingFoundError` when it is about nothing that
    the register holds.
    """
    check_ruling(ruling)
    known = world or load_lexicon()
    with collecting_paused():
        statements, sources, made = list(store.statements()), as_sources(store.listings()), store.rulings()
        before = rebuild(statements, sources, known, made)
        held = {statement.id for statement in statements} | {agreement.id for agreement in before.agreements}
        missing = [target for target in ruling.targets if target not in held | {other.id for other in made}]
        if missing:
            raise NothingFoundError(f"the register holds no {', '.join(missing)}; see `show ID --evidence` for ids")
        after = rebuild(statements, sources, known, [*made, ruling])
    return Preview(ruling, tuple(compare(before, after)))


def record_ruling(store: Store, ruling: Ruling, clock: Callable[[], datetime], world: World | None = None) -> Preview:
    """Record a ruling and return what it changed. Raises as `preview_ruling` does, before anything is written."""
    preview = preview_ruling(store, ruling, world)
    store.add_ruling(ruling, clock())
    return preview


def unanswered_rulings(store: Store) -> list[Ruling]:
    """Standing rulings about a statement that no current reading makes: a newer reader contradicts or lost it."""
    current = {statement.id for statement in store.statements()}
    return [
        ruling
        for ruling in standing_rulings(store.rulings())
        if ruling.kind is not RulingKind.MERGE and not current.issuperset(ruling.targets)
    ]

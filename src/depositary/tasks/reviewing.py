"""Reviewing: what changed since an instant, what a ruling would change, and rulings that no reading answers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from depositary.core.errors import StaleError
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import Statement
from depositary.lexicon import load_lexicon
from depositary.register import Clocks, RegisterState, World, rebuild
from depositary.register.changes import Change, compare
from depositary.register.readings import Conflict
from depositary.register.rulings import check_ruling, standing_rulings
from depositary.register.sources import OPEN
from depositary.store import Store, instant
from depositary.store.currents import documents_of_statements, statements_of
from depositary.store.logs import last_entry
from depositary.store.writing import add_ruling
from depositary.tasks.projecting import refresh
from depositary.tasks.refreshing import compare_standpoints, differing_conflicts, refreshed
from depositary.tasks.registers import as_sources, collecting_paused, load_register
from depositary.tasks.ruledids import among, check_parties, in_store, named, undoable
from depositary.tasks.standpoints import standpoint

#: So many digits of a hash tell one version from another.
_LEAST_SEEN = 12


@dataclass(frozen=True, slots=True)
class Preview:
    """What a ruling would change, fact by fact; nothing is written.

    `settled` are the conflicts about agreements that are no longer open after it, `raised` those that it opens.
    """

    ruling: Ruling
    changes: tuple[Change, ...]
    settled: tuple[Conflict, ...] = ()
    raised: tuple[Conflict, ...] = ()


def changes_since(store: Store, since: datetime, world: World | None = None) -> list[Change]:
    """The facts that differ between what the register knew at an instant and what it knows now, each with its cause."""
    known = world or load_lexicon()
    clocks = Clocks(as_known=instant(since))
    with standpoint(store, clocks, known) as then, standpoint(store, OPEN, known) as now:
        if then is not None and now is not None:
            return compare_standpoints(then, now, known)
    return compare(load_register(store, clocks, known), load_register(store, world=known))


def preview_ruling(store: Store, ruling: Ruling, world: World | None = None) -> Preview:
    """What a ruling would change in the register.

    Raises `UsageError` when it cannot be carried out as it is put, `NothingFoundError` when it is about nothing that
    the register holds.
    """
    check_ruling(ruling)
    known = world or load_lexicon()
    if store.read_only:
        return _rebuilt_preview(store, ruling, known)
    with store.writing() as connection:
        refresh(connection, known)
    with store.trying() as connection:
        return _ruled(store, connection, ruling, datetime.fromisoformat(ruling.made_at), known)


def record_ruling(
    store: Store,
    ruling: Ruling,
    clock: Callable[[], datetime],
    world: World | None = None,
    *,
    seen: str | None = None,
) -> Preview:
    """Record a ruling and return what it changed. Raises as `preview_ruling` does, before anything is written.

    `seen` is the hash of the log's last entry when the person looked, or its beginning: `StaleError` is raised when
    anything was recorded since, in the same transaction, so that no two people rule on the same state unawares.
    """
    check_ruling(ruling)
    known = world or load_lexicon()
    with store.writing() as connection:
        refresh(connection, known)
    with store.writing() as connection:
        if seen is not None:
            _check_seen(connection, seen)
        return _ruled(store, connection, ruling, clock(), known)


def _check_seen(connection: Connection, seen: str) -> None:
    last = last_entry(connection)
    if last is None or len(seen) < _LEAST_SEEN or not last.hash.startswith(seen):
        raise StaleError("something was recorded since you looked; look again and rule anew")


def _ruled(store: Store, connection: Connection, ruling: Ruling, moment: datetime, world: World) -> Preview:
    """Add a ruling within a transaction and tell what that changes."""
    meant = named(ruling, in_store(connection, ruling.kind))
    check_parties(meant, world)
    add_ruling(connection, meant, moment)
    found = refreshed(store, connection, world)
    return Preview(meant, tuple(found.changes), tuple(found.settled), tuple(found.raised))


def _rebuilt_preview(store: Store, ruling: Ruling, world: World) -> Preview:
    """The same for a store in which nothing may be written, not even for a moment."""
    with collecting_paused():
        statements, sources, made = list(store.statements()), as_sources(store.listings()), store.rulings()
        before = rebuild(statements, sources, world, made)
        meant = named(ruling, among(_can_be_meant(ruling.kind, statements, before, made)))
        check_parties(meant, world)
        after = rebuild(statements, sources, world, [*made, meant])
    settled, raised = differing_conflicts(before, after)
    return Preview(meant, tuple(compare(before, after)), tuple(settled), tuple(raised))


def _can_be_meant(
    kind: RulingKind, statements: Iterable[Statement], state: RegisterState, made: Iterable[Ruling]
) -> set[str]:
    if kind is RulingKind.UNDO:
        return undoable(made)
    return {each.id for each in (state.agreements if kind is RulingKind.MERGE else statements)}


def unanswered_rulings(store: Store) -> list[Ruling]:
    """Standing rulings about a statement that no current reading makes: a newer reader contradicts or lost it."""
    about = [each for each in standing_rulings(store.rulings()) if each.kind is not RulingKind.MERGE]
    with store.reading() as connection:
        documents = documents_of_statements(connection, {target for each in about for target in each.targets})
        current = {said.id for _, found in statements_of(connection, sorted(documents)) for _, said in found}
    return [ruling for ruling in about if not current.issuperset(ruling.targets)]

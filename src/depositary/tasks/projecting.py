"""Keeping the projection: bring it up to the log's last entry, or make it anew.

The projection is never the truth. It is made by the same functions as a rebuild of everything, and a change of the
code, of the lexicon or of anything else that it was made by makes it void.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from depositary.register.rulings import Decisions
from depositary.register.sources import Clocks
from depositary.register.worlds import World
from depositary.store.agreementrows import records_of, remove_agreements, write_agreements
from depositary.store.currents import chunks, documents_of_statements
from depositary.store.duplicates import copy_own, own_reached, own_size
from depositary.store.logs import entries_after, last_entry, last_entry_by
from depositary.store.places import Places
from depositary.store.projections import Projection, Reached
from depositary.store.searching import index_passages
from depositary.store.touches import note_anew, note_touched
from depositary.tasks.agreementlines import agreement_rows, counting_marks, moved_counts
from depositary.tasks.building import build
from depositary.tasks.copies import take_in, take_out
from depositary.tasks.countlines import judge_again, take_counts
from depositary.tasks.projectionstates import continues, known_decisions, reached_by, standing
from depositary.tasks.registers import collecting_paused
from depositary.tasks.resolving import Resolver, Touched
from depositary.tasks.slices import Slices
from depositary.tasks.weighing import weighed
from depositary.tasks.working import counted_off, work

#: Agreements whose evidence is held in memory at once.
_BATCH = 200
#: A projection is made anew when more documents than this have changed, and more than one in so many of all.
_MANY = 200
_PART = 4


def refresh(connection: Connection, world: World, *, anew: bool = False) -> set[str] | None:
    """Bring the projection up to the log's last entry, within the connection's transaction; `anew` from nothing.

    Returns the ids of the agreements that may have changed; None when it was made anew, so that any may have.
    """
    projection, wanted = Projection(connection), reached_by(last_entry(connection))
    reached = None if anew else projection.reached()
    if reached == wanted:
        return set()
    with work(_reason(connection, reached, anew=anew)), collecting_paused():
        touched = _catch_up(connection, reached, world) if reached and continues(connection, reached) else None
        decisions = standing(connection)
        if touched is None:
            projection.clear()
            _write(connection, build(connection, world, decisions), decisions, world)
            take_counts(connection, sorted(projection.sources()), Slices(connection, decisions, world), world)
            index_passages(connection)
            note_anew(connection, wanted.sequence)
        else:
            _write_touched(connection, touched, decisions, world)
            index_passages(connection, sorted(touched.documents))
            note_touched(connection, wanted.sequence, touched.agreements, touched.documents)
    projection.note(wanted)
    return touched.agreements if touched else None


def _reason(connection: Connection, reached: Reached | None, *, anew: bool) -> str:
    """Why a projection is brought up to date, in words."""
    if anew:
        return "making the register's index anew, as asked"
    if reached is None:
        return "making the register's index for the first time"
    if not continues(connection, reached):
        return "another version of the program kept the register's index: making it anew, once"
    return "taking what was recorded into the register's index"


def project_known(connection: Connection, world: World, clocks: Clocks) -> None:
    """Fill empty tables with a projection of what was known at the clocks' known time; it will not be brought on."""
    known = Clocks(as_known=clocks.as_known, as_public=clocks.as_public)
    with work("finding out what was known then: kept for the next who asks"), collecting_paused():
        if clocks.as_public is None and _take_back(connection, world, known):
            return
        projection, decisions = Projection(connection), known_decisions(connection, known)
        _write(connection, build(connection, world, decisions, known), decisions, world)
        take_counts(connection, sorted(projection.sources()), Slices(connection, decisions, world), world)


def _catch_up(connection: Connection, reached: Reached, world: World) -> Touched | None:
    """What entries of the log have changed, the evidence resolved again; None for too much."""
    new: set[str] = set()
    read: set[str] = set()
    for entry in entries_after(connection, reached.sequence):
        if entry.kind == "document":
            new.add(entry.subject)
        elif entry.kind == "reading":
            read.add(entry.subject.partition("/")[0])
    projection = Projection(connection)
    if _is_too_much(read, projection.size()):
        return None
    ruled = _Ruled(standing(connection, reached.sequence), standing(connection))
    changed = new | read | take_in(connection, projection, new).keys()
    return _apply(connection, world, ruled, _Changed(changed))


def _take_back(connection: Connection, world: World, known: Clocks) -> bool:
    """Fill an aside with the register's own projection, and take back in it what was recorded after a known time.

    False, and nothing done, where that would be too much, or where the register's own is not up to date.
    """
    last, reached = last_entry_by(connection, known.as_known), own_reached(connection)
    if last is None or reached is None or not continues(connection, reached) or reached.sequence < last.sequence:
        return False
    later = [entry for entry in entries_after(connection, last.sequence) if entry.sequence <= reached.sequence]
    gone = {entry.subject for entry in later if entry.kind == "document"}
    read = {entry.subject.partition("/")[0] for entry in later if entry.kind == "reading"}
    if _is_too_much(gone | read, own_size(connection)):
        return False
    copy_own(connection)
    projection = Projection(connection)
    ruled = _Ruled(standing(connection, reached.sequence), known_decisions(connection, known))
    changed = read | take_out(connection, projection, gone).keys()
    found = _apply(connection, world, ruled, _Changed(changed, gone, known.as_known))
    _write_touched(connection, found, ruled.after, world)
    return True


def _is_too_much(changed: Collection[str], size: int) -> bool:
    return len(changed) > _MANY and len(changed) * _PART > size


@dataclass(frozen=True, slots=True)
class _Ruled:
    """By which rulings a projection stood, and by which it is to stand."""

    before: Decisions
    after: Decisions

    def statements(self) -> set[str]:
        """Statements that weigh otherwise than before."""
        found: set[str] = set()
        for name in ("rejected", "accepted", "preferred", "corrected", "split"):
            old, new = getattr(self.before, name), getattr(self.after, name)
            found |= {each for each in old.keys() | new.keys() if old.get(each) != new.get(each)}
        return found

    def agreements(self) -> set[str]:
        """Agreements of which another merge stands than before."""
        old, new = self.before.merged, self.after.merged
        differing = {each for each in old.keys() | new.keys() if old.get(each) != new.get(each)}
        return differing | {
            other for each in differing for other in (old.get(each), new.get(each)) if other is not None
        }


@dataclass(frozen=True, slots=True)
class _Changed:
    """Documents that say something else by an instant (None: now), and those that are `gone`."""

    documents: Collection[str]
    gone: Collection[str] = ()
    as_known: str | None = None


def _apply(connection: Connection, world: World, ruled: _Ruled, changed: _Changed) -> Touched:
    """Resolve again what documents say, as rulings weigh it; return what that may have changed."""
    projection, places = Projection(connection), Places(connection)
    documents = set(changed.documents) | documents_of_statements(connection, ruled.statements())
    documents -= set(changed.gone)
    sources = projection.sources(documents)
    sources |= projection.sources({each.superseded_by for each in sources.values() if each.superseded_by is not None})
    resolver = Resolver(connection, world, ruled.after.merged)
    made = dict(weighed(connection, sources, ruled.after, world, sorted(documents), changed.as_known))
    touched = resolver.apply(made | {digest: [] for digest in changed.gone}, ruled.agreements())
    partners = projection.corrections_beside(touched.documents)
    beside = (each for members in places.members_of(partners).values() for ids in members.values() for each in ids)
    return Touched(touched.agreements | set(beside), touched.documents)


def _write_touched(connection: Connection, touched: Touched, decisions: Decisions, world: World) -> None:
    """Write the rows of the agreements and the counts of the documents that were touched."""
    moved = _write(connection, sorted(touched.agreements), decisions, world)
    take_counts(connection, sorted(touched.documents), Slices(connection, decisions, world), world)
    judge_again(connection, moved, world)


def _write(connection: Connection, ids: Iterable[str], decisions: Decisions, world: World) -> dict[str, str]:
    """Write the rows of agreements in place of those that were there.

    Returns the families of which others are counted now, each with the first day from which that is so.
    """
    moved: dict[str, str] = {}
    held = list(ids)
    for chunk in counted_off(chunks(held, _BATCH), "agreements", len(held), _BATCH):
        before = counting_marks(records_of(connection, chunk).values())
        remove_agreements(connection, chunk)
        slices = Slices(connection, decisions, world)
        rows = agreement_rows(slices.around(chunk), set(chunk), slices.keys())
        write_agreements(connection, rows)
        here = moved_counts(before, counting_marks(row.record for row in rows))
        moved = {family: min(day, moved.get(family, day)) for family, day in (moved | here).items()}
    return moved

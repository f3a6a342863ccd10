"""Keeping the projection: bring it up to the log's last entry, or make it anew.

The projection is never the truth. It is made by the same functions as a rebuild of everything, and a change of the
code, of the lexicon or of anything else that it was made by makes it void.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from depositary.register.rulings import Decisions
from depositary.register.sources import Clocks
from depositary.register.worlds import World
from depositary.store.agreementrows import records_of, remove_agreements, write_agreements
from depositary.store.currents import chunks, documents_of_statements
from depositary.store.logs import entries_after, last_entry
from depositary.store.places import Places
from depositary.store.projections import Projection, Reached
from depositary.store.searching import index_passages
from depositary.store.touches import note_anew, note_touched
from depositary.tasks.agreementlines import agreement_rows, counting_marks, moved_counts
from depositary.tasks.building import build
from depositary.tasks.copies import take_in
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
            moved = _write(connection, sorted(touched.agreements), decisions, world)
            slices = Slices(connection, decisions, world)
            take_counts(connection, sorted(touched.documents), slices, world)
            judge_again(connection, moved, world)
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
    if len(read) > _MANY and len(read) * _PART > projection.size():
        return None
    before, decisions = standing(connection, reached.sequence), standing(connection)
    changed = new | read | take_in(connection, projection, new).keys()
    changed |= documents_of_statements(connection, _ruled_statements(before, decisions))
    sources = projection.sources(changed)
    sources |= projection.sources({each.superseded_by for each in sources.values() if each.superseded_by is not None})
    places = Places(connection)
    resolver = Resolver(connection, world, decisions.merged)
    made = dict(weighed(connection, sources, decisions, world, sorted(changed)))
    touched = resolver.apply(made, _ruled_agreements(before, decisions))
    partners = projection.corrections_beside(touched.documents)
    beside = (each for members in places.members_of(partners).values() for ids in members.values() for each in ids)
    return Touched(touched.agreements | set(beside), touched.documents)


def _ruled_statements(before: Decisions, after: Decisions) -> set[str]:
    """Statements that weigh otherwise than before."""
    found: set[str] = set()
    for name in ("rejected", "accepted", "preferred", "corrected", "split"):
        old, new = getattr(before, name), getattr(after, name)
        found |= {each for each in old.keys() | new.keys() if old.get(each) != new.get(each)}
    return found


def _ruled_agreements(before: Decisions, after: Decisions) -> set[str]:
    """Agreements of which another merge stands than before."""
    old, new = before.merged, after.merged
    differing = {each for each in old.keys() | new.keys() if old.get(each) != new.get(each)}
    return differing | {other for each in differing for other in (old.get(each), new.get(each)) if other is not None}


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

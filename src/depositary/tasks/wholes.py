"""The whole register of now, kept in memory: loaded once, and brought up to date by what each later step changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy import Connection

from depositary.register.agreements import Agreement, Evidence, RegisterState, sort_evidence
from depositary.register.rebuilding import register_order
from depositary.register.rulings import Decisions
from depositary.register.sources import OPEN, Source
from depositary.register.worlds import World
from depositary.store.currents import StatementKey, chunks
from depositary.store.logs import LogEntry, entry_at
from depositary.store.places import Places
from depositary.store.projections import Projection
from depositary.store.touches import Touches, touched_since
from depositary.tasks.projectionstates import answered_upto, standing
from depositary.tasks.registers import collecting_paused
from depositary.tasks.slices import Beside, Slices
from depositary.tasks.standpoints import Standpoint
from depositary.tasks.working import counted_off, work

#: Agreements whose rows are fetched at once.
_BATCH = 500


def whole_state(stand: Standpoint, world: World) -> RegisterState:
    """Everything that the projection of a standpoint holds, at no clocks."""
    with work("reading the whole register into memory for this answer"):
        return WholeRegister(world).loaded(stand.connection, stand.decisions)


@dataclass(slots=True)
class WholeRegister:
    """Everything that the projection holds, with all evidence. One thread at a time may bring it up to date.

    The states that it has given out stay as they are.
    """

    world: World
    _entry: LogEntry | None = None
    _state: RegisterState | None = None
    _agreements: dict[str, Agreement] = field(default_factory=dict)
    _beside: dict[str, Beside] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)
    _made: dict[StatementKey, Evidence] = field(default_factory=dict)

    def bring(self, connection: Connection) -> tuple[LogEntry | None, RegisterState]:
        """The register as of the log's entry that the projection has reached, which must be one of this version."""
        entry = answered_upto(connection)
        if self._state is None or entry != self._entry:
            touches = touched_since(connection, self._sequence) if self._goes_on(connection) else None
            with collecting_paused():
                if touches is None:
                    self._load(connection, standing(connection))
                else:
                    self._follow(connection, touches)
                self._entry, self._state = entry, self._whole()
        return entry, self._state

    def loaded(self, connection: Connection, decisions: Decisions) -> RegisterState:
        """The same of any projection, as rulings weigh its evidence, read anew."""
        self._load(connection, decisions)
        return self._whole()

    @property
    def _sequence(self) -> int:
        return self._entry.sequence if self._entry else 0

    def _goes_on(self, connection: Connection) -> bool:
        """Whether what is held is an earlier state of this log, and not of one that stood in its place."""
        return self._state is not None and (self._entry is None or entry_at(connection, self._sequence) == self._entry)

    def _load(self, connection: Connection, decisions: Decisions) -> None:
        self._made, self._agreements = {}, {}
        slices = Slices(connection, decisions, self.world, self._made)
        self._sources = Projection(connection).sources()
        self._take(slices, Places(connection).agreements())
        self._beside = slices.beside_all()

    def _follow(self, connection: Connection, touches: Touches) -> None:
        """Take anew what was touched, and nothing else."""
        old = chain.from_iterable(self._evidence_of(touches))
        gone = {id(item) for item in old if item.source.digest in touches.documents}
        self._made = {key: item for key, item in self._made.items() if id(item) not in gone} if gone else self._made
        for subject in touches.agreements:
            self._agreements.pop(subject, None)
        for digest in touches.documents:
            self._beside.pop(digest, None)
        slices = Slices(connection, standing(connection), self.world, self._made)
        self._sources |= Projection(connection).sources(touches.documents)
        self._take(slices, touches.agreements)
        self._beside |= slices.beside_all(touches.documents)

    def _evidence_of(self, touches: Touches) -> Iterable[Iterable[Evidence]]:
        for subject in touches.agreements:
            if subject in self._agreements:
                yield self._agreements[subject].evidence
        for digest in touches.documents:
            if digest in self._beside:
                yield (*self._beside[digest].unassigned, *self._beside[digest].unbound)

    def _take(self, slices: Slices, ids: Collection[str]) -> None:
        for chunk in counted_off(chunks(sorted(ids), _BATCH), "agreements", len(ids), _BATCH):
            self._agreements |= {agreement.id: agreement for agreement in slices.agreements(chunk)}

    def _whole(self) -> RegisterState:
        agreements = sorted(
            self._agreements.values(), key=lambda item: register_order(item.family, item.parties, item.id)
        )
        return RegisterState(
            tuple(agreements),
            tuple(sort_evidence(item for beside in self._beside.values() for item in beside.unassigned)),
            tuple(sort_evidence(item for beside in self._beside.values() for item in beside.unbound)),
            dict(self._sources),
            OPEN,
        )

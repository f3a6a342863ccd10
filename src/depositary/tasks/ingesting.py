"""Ingest: read documents, store what they say, and tell what changed in the register.

Documents stream through one at a time; each is stored in one transaction. A run that was cut short is completed by
the same command: what is stored already is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from depositary.core.errors import DepositaryError, InputError
from depositary.core.protocols import Reader
from depositary.corpus import LoadedDocument
from depositary.lexicon import load_lexicon
from depositary.register import World
from depositary.register.changes import Change
from depositary.store import Reading, Store
from depositary.store.writing import add, check_addition
from depositary.tasks.projecting import refresh
from depositary.tasks.refreshing import refreshed_changes
from depositary.tasks.registers import pack_fingerprint

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. `appeared` and `vanished` count statements against its last reading."""

    name: str
    digest: str
    new: bool
    """Whether the document was not yet in the register."""
    read: bool
    """Whether this version of the reader had not read it yet."""
    statements: int
    appeared: int
    vanished: int
    dated: bool = True
    """Whether the day of its publication is known."""


@dataclass(slots=True)
class IngestReport:
    """What an ingest did or, on a dry run, would do. `changes` are the facts of the register that differ."""

    dry_run: bool
    outcomes: list[Outcome] = field(default_factory=list)
    failures: list[DepositaryError] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many documents were new."""
        return sum(outcome.new for outcome in self.outcomes)

    @property
    def unchanged(self) -> int:
        """How many documents this reader had read before."""
        return sum(not outcome.read for outcome in self.outcomes)


def ingest(
    documents: Iterable[LoadedDocument | InputError],
    reader: Reader,
    store: Store,
    clock: Clock,
    *,
    dry_run: bool = False,
    world: World | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> IngestReport:
    """Read and store documents, and compare the register before and after.

    Inputs that failed to load, and documents that the reader or the store refuses, are kept in the report; the others
    are stored. A dry run reads everything, writes nothing and reports the same outcomes and changes.
    """
    known_world = world or load_lexicon()
    run = _Run(reader, store, clock, dry_run)
    with store.writing() as connection:
        refresh(connection, known_world)
    report = IngestReport(dry_run)
    for item in documents:
        if isinstance(item, InputError):
            report.failures.append(item)
            continue
        try:
            outcome = run.take(item)
        except InputError as error:
            report.failures.append(error)
            continue
        report.outcomes.append(outcome)
        if progress is not None:
            progress(outcome)
    if any(outcome.read for outcome in report.outcomes):
        report.changes = run.changes(known_world)
    return report


@dataclass(slots=True)
class _Run:
    """One run over documents. A dry run keeps what it would store, to store it for a moment at its end."""

    reader: Reader
    store: Store
    clock: Clock
    dry_run: bool
    _kept: dict[str, tuple[LoadedDocument, Reading, datetime]] = field(default_factory=dict)

    def take(self, item: LoadedDocument) -> Outcome:
        """Read and store one document, unless this version of the reader has read it before."""
        document, reader = item.document, self.reader
        digest = document.digest
        kept = self._kept.get(digest)
        if kept is not None or self.store.has_reading(digest, reader.name, reader.version):
            known = kept[1].ids if kept else self.store.last_reading(digest, reader.name)
            return Outcome(document.name, digest, False, False, len(known), 0, 0, dated=document.published is not None)
        reading = Reading(reader.name, reader.version, tuple(reader.read(document)))
        new, last = not self.store.has_document(digest), self.store.last_reading(digest, reader.name)
        moment = self.clock()
        if self.dry_run:
            check_addition(document, item.original, reading)
            self._kept[digest] = (item, reading, moment)
        else:
            self.store.add(document, item.original, reading, moment, pack_fingerprint(document))
        now = reading.ids
        appeared, vanished = len(now - last), len(last - now)
        dated = document.published is not None
        return Outcome(document.name, digest, new, True, len(now), appeared, vanished, dated=dated)

    def changes(self, world: World) -> list[Change]:
        """The facts that differ between the register as it was at the beginning and as the documents make it."""
        if not self.dry_run:
            with self.store.writing() as connection:
                return refreshed_changes(self.store, connection, world)
        with self.store.trying() as connection:
            for item, reading, moment in self._kept.values():
                add(connection, item.document, item.original, reading, moment, pack_fingerprint(item.document))
            return refreshed_changes(self.store, connection, world)

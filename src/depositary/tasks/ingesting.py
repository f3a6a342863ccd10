"""Ingest: read documents, store what they say, and tell what changed in the register.

Documents stream through one at a time; each is stored in one transaction. A run that was cut short is completed by
the same command: what is stored already is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from depositary.core.errors import DepositaryError, InputError
from depositary.core.protocols import Reader
from depositary.core.rulings import Ruling
from depositary.core.statements import Statement
from depositary.corpus import LoadedDocument
from depositary.lexicon import load_lexicon
from depositary.register import RegisterState, World, rebuild
from depositary.register.changes import Change, compare
from depositary.store import Listing, Reading, Store
from depositary.store.logs import instant
from depositary.tasks.registers import as_sources, collecting_paused, listing_of

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
    before = _Content.of(store)
    after = before.copy()
    report = IngestReport(dry_run)
    for item in documents:
        if isinstance(item, InputError):
            report.failures.append(item)
            continue
        try:
            outcome = _take(item, reader, store, clock, after, dry_run=dry_run)
        except InputError as error:
            report.failures.append(error)
            continue
        report.outcomes.append(outcome)
        if progress is not None:
            progress(outcome)
    if any(outcome.read for outcome in report.outcomes):
        rulings = store.rulings()
        with collecting_paused():
            report.changes = compare(before.state(known_world, rulings), after.state(known_world, rulings))
    return report


def _take(
    item: LoadedDocument, reader: Reader, store: Store, clock: Clock, content: _Content, *, dry_run: bool
) -> Outcome:
    document = item.document
    key = (document.digest, reader.name)
    new = document.digest not in content.listings
    last = content.readings.get(key, ())
    if content.versions.get(key) == reader.version or store.has_reading(document.digest, reader.name, reader.version):
        return Outcome(
            document.name, document.digest, new=False, read=False, statements=len(last), appeared=0, vanished=0
        )
    statements = tuple(reader.read(document))
    moment = clock()
    listing = listing_of(document, instant(moment))
    if not dry_run:
        store.add(
            document, item.original, Reading(reader.name, reader.version, statements), moment, listing.fingerprint
        )
    content.take(listing, reader, statements)
    was, now = {statement.id for statement in last}, {statement.id for statement in statements}
    return Outcome(document.name, document.digest, new, True, len(now), len(now - was), len(was - now))


@dataclass(slots=True)
class _Content:
    """What the register is rebuilt from, in memory: sources, and the current statements by document and reader."""

    listings: dict[str, Listing]
    readings: dict[tuple[str, str], tuple[Statement, ...]]
    versions: dict[tuple[str, str], str]

    @classmethod
    def of(cls, store: Store) -> _Content:
        found: dict[tuple[str, str], list[Statement]] = {}
        versions: dict[tuple[str, str], str] = {}
        for statement in store.statements():
            key = (statement.document, statement.reader.name)
            found.setdefault(key, []).append(statement)
            versions[key] = statement.reader.version
        listings = {listing.digest: listing for listing in store.listings()}
        return cls(listings, {key: tuple(statements) for key, statements in found.items()}, versions)

    def copy(self) -> _Content:
        return _Content(dict(self.listings), dict(self.readings), dict(self.versions))

    def take(self, listing: Listing, reader: Reader, statements: tuple[Statement, ...]) -> None:
        key = (listing.digest, reader.name)
        self.readings[key] = statements
        self.versions[key] = reader.version
        self.listings.setdefault(listing.digest, listing)

    def state(self, world: World, rulings: Sequence[Ruling]) -> RegisterState:
        statements = (statement for found in self.readings.values() for statement in found)
        return rebuild(statements, as_sources(self.listings.values()), world, rulings)

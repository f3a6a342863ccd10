"""A register: agreements computed from what an append-only store holds, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from depositary.api.reading import Inputs, as_inputs, rule_reader
from depositary.api.states import check_family, check_party, clocks
from depositary.core.rulings import Ruling, RulingKind

if TYPE_CHECKING:
    from depositary.core.protocols import Reader
    from depositary.register import Clocks, RegisterState
    from depositary.register.changes import Change
    from depositary.register.claims import Claims
    from depositary.register.readings import Conflict
    from depositary.register.statedcounts import CheckedCount
    from depositary.register.threadchanges import ThreadChange
    from depositary.register.verdicts import Verdict
    from depositary.store import Store, Verification
    from depositary.tasks import IngestReport, Outcome
    from depositary.tasks.families import Counted, Counting
    from depositary.tasks.listing import Page, Query
    from depositary.tasks.reviewing import Preview
    from depositary.tasks.threadslices import Threads
    from depositary.views.exports.editions import Edition, Request


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides: the kind, what it is about (ids), why, who, and for `correct` what holds instead."""

    kind: RulingKind
    targets: tuple[str, ...]
    reason: str
    who: str
    corrections: Mapping[str, str] = field(default_factory=dict)


class Register:
    """A register: agreements computed from what an append-only store holds."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, location: str | Path, *, read_only: bool = False, trailing: bool = False) -> Register:
        """The register at a path or PostgreSQL URL; a new one is created unless `read_only`.

        With `trailing` it answers as of the last finished work while documents are taken in.

        Raises `UsageError` for what is no register, `StoreBusyError` while another process writes.
        """
        from depositary.store import Store

        return cls(Store.open(location, read_only=read_only, trailing=trailing))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    def ingest(
        self,
        inputs: Inputs | Sequence[str],
        *,
        reader: Reader | None = None,
        dry_run: bool = False,
        progress: Callable[[Outcome], None] | None = None,
    ) -> IngestReport:
        """Read documents, store them with their statements, and tell what changed in the register.

        Inputs that cannot be read are kept in the report's `failures`; everything else is stored. A dry run writes
        nothing and reports the same.
        """
        from depositary.tasks import ingest

        return ingest(
            as_inputs(inputs).load(),
            reader or rule_reader(),
            self.store,
            lambda: datetime.now(UTC),
            dry_run=dry_run,
            progress=progress,
        )

    def state(self, at: Clocks | None = None) -> RegisterState:
        """The whole register as it stands for the clocks."""
        from depositary.tasks import load_register

        return load_register(self.store, at or clocks())

    @contextmanager
    def threads(self, asked: Threads, at: Clocks | None = None) -> Iterator[RegisterState]:
        """A state that holds what the threads of one topic are made of, for as long as the context lasts.

        Ask it by the topic's own function, `register.targets.targets` and the like. Where the register is kept up to
        date beside its log it is not rebuilt.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.threadslices import thread_state

        with thread_state(self.store, asked, at or clocks(), load_lexicon()) as state:
            yield state

    def claims(self, at: Clocks | None = None) -> tuple[Claims, list[CheckedCount]]:
        """The counts that documents state with their bare verdicts for the clocks, and the checker to tell more."""
        from depositary.lexicon import load_lexicon
        from depositary.tasks.storedcounts import claims_in_store

        return claims_in_store(self.store, at or clocks(), load_lexicon())

    def rows(self, query: Query | None = None, at: Clocks | None = None) -> Page:
        """A page of the agreements' records, found, ordered and counted as a query asks, as they stand for the clocks.

        Answered without a rebuild where only the day of the world is given. Raises `UsageError` for a query that
        names what there is not.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.listing import Query, rows

        return rows(self.store, query or Query(), at or clocks(), load_lexicon())

    def days(self) -> list[date]:
        """The days on which the register turned otherwise: a stage was reached, a term ended; in order."""
        from depositary.lexicon import load_lexicon
        from depositary.tasks.listing import days

        return days(self.store, load_lexicon())

    def count(self, asked: Counting | None = None, at: Clocks | None = None) -> Counted:
        """Who of a family had reached a stage for the clocks, and how many by other definitions.

        Raises `UsageError` for an unknown family and `NothingFoundError` when no family has an agreement.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.families import Counting, counted

        wanted = asked or Counting()
        if wanted.family is not None:
            check_family(wanted.family)
        return counted(self.store, wanted, at or clocks(), load_lexicon())

    def slice(self, beginning: str, at: Clocks | None = None) -> RegisterState:
        """The agreement whose id starts so with all its evidence, and what its documents say of none that can be told.

        Raises `NothingFoundError` when there is none and `UsageError` when there are several.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.slices import slice_of

        return slice_of(self.store, beginning, at or clocks(), load_lexicon())

    def around(self, beginning: str, at: Clocks | None = None) -> RegisterState:
        """The agreement whose id starts so with all by which conflicts about it are told; others may lack evidence.

        Raises `NothingFoundError` when there is none and `UsageError` when there are several.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.slices import surroundings_of

        return surroundings_of(self.store, beginning, at or clocks(), load_lexicon())

    def document(self, digest: str, at: Clocks | None = None) -> RegisterState:
        """All that the document with this digest says, with the agreements that it speaks of.

        Raises `NothingFoundError` for a document that the clocks do not know.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.slices import document_slice

        return document_slice(self.store, digest, at or clocks(), load_lexicon())

    def refresh(self, *, anew: bool = False) -> None:
        """Bring what is kept beside the log, so that questions are answered fast, up to the log's last entry.

        `ingest` and `rule` do so by themselves; this is for a register that another version wrote, and, with `anew`,
        for one that `verify` finds damaged.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.projecting import refresh

        with self.store.writing() as connection:
            refresh(connection, load_lexicon(), anew=anew)

    def edition(self, request: Request | None = None) -> Edition:
        """The register as it stands for a request's clocks and family, ready for `views.exports.formats.write`.

        Everything known now without one. Raises `UsageError` for an unknown family.
        """
        from depositary.lexicon import load_lexicon
        from depositary.views.exports.editions import Edition, Request

        wanted = request or Request()
        if wanted.family is not None:
            check_family(wanted.family)
        return Edition(self.store, wanted, self.state, load_lexicon())

    def take_over(self, package: str | Path) -> Verification:
        """Make this new register the one that an exported package holds, and verify all of it.

        Raises `InputError` for what is no package, `IntegrityError` for one that was changed, `UsageError` when the
        register holds something already.
        """
        from depositary.tasks.importing import import_package

        return import_package(Path(package), self.store)

    def verify(self, *, deep: bool = False) -> Verification:
        """Check the log's chain and every cross-reference; `deep` also every hash and passage, and what is kept beside.

        Raises `IntegrityError` with what was found.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.auditing import audit

        return audit(self.store, load_lexicon(), deep=deep)

    def check(
        self, sentence: str, *, said_at: str | None = None, family: str | None = None, at: Clocks | None = None
    ) -> list[Verdict]:
        """The verdict on every number that a sentence claims, in its order, by what the clocks know. `said_at` is EDTF.

        Raises `NothingFoundError` when it claims none.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.checking import check_in_store

        return check_in_store(sentence, self.store, load_lexicon(), at or clocks(), said_at=said_at, family=family)

    def changes(self, since: datetime) -> list[Change]:
        """The facts that differ between what the register knew at an instant and what it knows now, with causes."""
        from depositary.tasks.reviewing import changes_since

        return changes_since(self.store, since)

    def learned(
        self, since: date, at: Clocks | None = None, *, published: bool = False
    ) -> tuple[list[Change], list[ThreadChange]]:
        """What differs between the register before a day began (UTC) and as it stands for the clocks.

        The changed facts with their causes, then the targets, conditions and checked counts that come out otherwise.
        The day is one of recording or, with `published`, one of publication: then the first side knows what had been
        published before it.
        """
        from dataclasses import replace

        from depositary.lexicon import load_lexicon
        from depositary.store import instant
        from depositary.tasks.changing import learned_between

        now = at or clocks()
        if published:
            before = replace(now, as_public=since - timedelta(days=1))
        else:
            before = replace(now, as_known=instant(datetime.combine(since, time.min, UTC)))
        return learned_between(self.store, before, now, load_lexicon())

    def conflicts(
        self, at: Clocks | None = None, *, family: str | None = None, party: str | None = None
    ) -> list[Conflict]:
        """The open conflicts for the clocks, of a family or of the agreements of a party where one is named.

        Raises `UsageError` for a party or family that the lexicon does not know.
        """
        from depositary.lexicon import load_lexicon
        from depositary.tasks.conflictslices import Concerning, conflicts_in_store

        if family is not None:
            check_family(family)
        if party is not None:
            check_party(party)
        return conflicts_in_store(self.store, Concerning(family, party), at or clocks(), load_lexicon())

    def rulings(self) -> tuple[list[Ruling], set[str], set[str]]:
        """Every ruling in order of recording, the ids of those that stand, and of those that are lost.

        A ruling is lost when it stands and a newer reading no longer makes the statement that it is about.
        """
        from depositary.register.rulings import standing_rulings
        from depositary.tasks.reviewing import unanswered_rulings

        made = self.store.rulings()
        standing = {ruling.id for ruling in standing_rulings(made)}
        return made, standing, {ruling.id for ruling in unanswered_rulings(self.store)}

    def rule(self, decision: Decision, *, dry_run: bool = False, seen: str | None = None) -> Preview:
        """Record a person's decision now, and return the ruling with what it changes; a dry run records nothing.

        `seen` is the version of the register on which it rests: the hash of the log's last entry, or its first twelve
        digits or more. Raises `UsageError` for a decision that cannot be carried out, `NothingFoundError` for unknown
        ids, `StaleError` when anything was recorded since that version.
        """
        from depositary.store import instant
        from depositary.tasks.reviewing import preview_ruling, record_ruling

        now = datetime.now(UTC)
        ruling = Ruling(
            decision.kind, decision.targets, decision.reason, decision.who, instant(now), dict(decision.corrections)
        )
        if dry_run:
            return preview_ruling(self.store, ruling)
        return record_ruling(self.store, ruling, lambda: now, seen=seen)

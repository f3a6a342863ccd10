"""The public Python functions: what the command line does, for programs.

    from depositary import api

    for document, statements in api.read(["report.txt"]):
        ...
    with api.Register.open("depositary.db") as register:
        register.ingest(["reports/"])
        print(register.count("ukraine-security", as_of=date(2024, 5, 29)).number)

Importing this module loads neither a database nor the reader; each function imports what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from depositary.core.codes import Stage
from depositary.core.errors import InputError, NothingFoundError, UsageError
from depositary.core.rulings import Ruling, RulingKind

if TYPE_CHECKING:
    from depositary.core.documents import Document
    from depositary.core.protocols import Reader
    from depositary.core.statements import Statement
    from depositary.corpus import LoadedDocument
    from depositary.register import Agreement, Clocks, CountAnswer, RegisterState
    from depositary.register.changes import Change
    from depositary.register.verdicts import Verdict
    from depositary.store import Store, Verification
    from depositary.tasks import IngestReport, Outcome
    from depositary.tasks.families import Counted, Counting
    from depositary.tasks.listing import Page, Query
    from depositary.tasks.reviewing import Preview
    from depositary.views.exports.editions import Edition, Request

#: Is told of each input that could not be read. Without one, the first such error is raised.
OnFailure = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read: files, folders or `-` for standard input.

    `kind` is a `--from` value of the command line; `published` (EDTF) holds for documents that give no date themselves.
    """

    paths: Sequence[str]
    kind: str = "auto"
    published: str | None = None

    def load(self) -> Iterator[LoadedDocument | InputError]:
        """The documents in a stable order, one at a time; inputs that cannot be read are values among them."""
        from depositary.corpus import Format, LoadOptions, load

        return load(self.paths, LoadOptions(Format(self.kind), self.published))


def read(
    inputs: Inputs | Sequence[str], *, reader: Reader | None = None, on_failure: OnFailure | None = None
) -> Iterator[tuple[Document, list[Statement]]]:
    """Each document with its statements in document order; nothing is stored.

    `reader` is the rule reader when it is not given. Raises `InputError` for an input that cannot be read, unless
    `on_failure` takes it.
    """
    chosen = reader or rule_reader()
    for found in _inputs(inputs).load():
        if not isinstance(found, InputError):
            yield found.document, chosen.read(found.document)
        elif on_failure is None:
            raise found
        else:
            on_failure(found)


def rule_reader(lexicon: Path | None = None) -> Reader:
    """The reader that ships with the package; `lexicon` is a folder of data files laid over the built-in ones."""
    from depositary.reading import DocumentReader

    return DocumentReader(lexicon)


def explain(sentence: str, *, published: str | None = None, lexicon: Path | None = None) -> str:
    """What each step of the reader saw in a sentence, as lines of text. `published` is the report's date (EDTF)."""
    from depositary.reading import RuleReader, explain

    return explain(sentence, published, RuleReader(extra=lexicon))


def clocks(as_of: date | None = None, as_known: date | None = None, as_public: date | None = None) -> Clocks:
    """The instants at which a question stands; None leaves a side open.

    `as_of`: the state of the world on that day. `as_known`: what the register had recorded by the end of that day,
    UTC. `as_public`: what had been published by that day.
    """
    from depositary.register import Clocks

    return Clocks(as_of, f"{as_known.isoformat()}T23:59:59.999999Z" if as_known else None, as_public)


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
    def open(cls, location: str | Path, *, read_only: bool = False) -> Register:
        """The register at a path or PostgreSQL URL; a new one is created unless `read_only`.

        Raises `UsageError` for what is no register, `StoreBusyError` while another process writes.
        """
        from depositary.store import Store

        return cls(Store.open(location, read_only=read_only))

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
            _inputs(inputs).load(),
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

    def states_since(
        self, since: date, at: Clocks | None = None, *, published: bool = False
    ) -> tuple[RegisterState, RegisterState]:
        """The register as it stood before a day began (UTC) and as it stands for the clocks.

        The day is one of recording or, with `published`, one of publication: then the first state knows what had been
        published before it.
        """
        from dataclasses import replace

        from depositary.store import instant

        now = at or clocks()
        if published:
            before = replace(now, as_public=since - timedelta(days=1))
        else:
            before = replace(now, as_known=instant(datetime.combine(since, time.min, UTC)))
        return self.state(before), self.state(now)

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


def agreements(
    state: RegisterState, *, party: str | None = None, stage: Stage | None = None, family: str | None = None
) -> list[Agreement]:
    """The agreements of a state that have a party, stand at a stage and belong to a family, in the register's order.

    Raises `UsageError` for a party or family that the lexicon does not know.
    """
    if party is not None:
        check_party(party)
    if family is not None:
        check_family(family)
    return [
        agreement
        for agreement in state.agreements
        if (party is None or party in _all_parties(agreement))
        and (stage is None or agreement.status(state.clocks) is stage)
        and (family is None or agreement.family == family)
    ]


def records(state: RegisterState, agreements: Iterable[Agreement]) -> list[dict[str, Any]]:
    """Agreements as the contract's records on the state's day, each with the number of its open conflicts."""
    from depositary.lexicon import load_lexicon
    from depositary.register import agreement_record
    from depositary.register.conflicts import conflicts, conflicts_by_agreement

    numbers = conflicts_by_agreement(conflicts(state, load_lexicon()))
    return [agreement_record(each, state.clocks, numbers.get(each.id, 0)) for each in agreements]


def agreement(state: RegisterState, beginning: str) -> Agreement:
    """The agreement whose id starts so.

    Raises `NothingFoundError` when there is none and `UsageError` when there are several.
    """
    found = [each for each in state.agreements if each.id.startswith(beginning)]
    if not found:
        raise NothingFoundError(f"{beginning}: the register holds no such agreement; list them with 'agreements'")
    if len(found) > 1:
        raise UsageError(f"{beginning} could be {', '.join(each.id for each in found)}; write more of the id")
    return found[0]


def count(
    state: RegisterState,
    family: str | None = None,
    stage: Stage | None = None,
    *,
    as_of: date | None = None,
    founders: bool | None = None,
) -> CountAnswer:
    """Who of a family had reached a stage on a day, by its own definition unless `stage` or `founders` are given.

    The day is the state's own unless `as_of` is given. Without a family, the one with the most agreements; the answer's
    definition names it. Raises `UsageError` for an unknown family and `NothingFoundError` when no family has an
    agreement.
    """
    from depositary.lexicon import load_lexicon
    from depositary.register import count

    if family is not None:
        check_family(family)
    return count(state, load_lexicon(), family or largest_family(state), stage, as_of=as_of, founders=founders)


def largest_family(state: RegisterState) -> str:
    """The family with the most agreements; of several, the first by code."""
    from depositary.tasks.families import largest_family

    return largest_family(state)


def _inputs(inputs: Inputs | Sequence[str]) -> Inputs:
    return inputs if isinstance(inputs, Inputs) else Inputs(inputs)


def _all_parties(agreement: Agreement) -> set[str]:
    return {*agreement.parties, *(event.party for event in agreement.events if event.party)}


def check_family(family: str) -> None:
    """Raise `UsageError`, naming the families there are, unless the lexicon knows this one."""
    from depositary.lexicon import load_lexicon

    known = load_lexicon().families
    if family not in known:
        raise UsageError(f"no family {family!r}; there are: {', '.join(sorted(known))}")


def check_party(party: str) -> None:
    """Raise `UsageError` unless the lexicon knows a party of this code."""
    from depositary.lexicon import load_lexicon

    if party not in load_lexicon().parties:
        raise UsageError(f"no party {party!r}; write its code, for example GBR, EU or NATO")

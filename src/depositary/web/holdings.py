"""What a site reads of a register, kept between requests as long as nothing was recorded meanwhile."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from depositary import api
from depositary.core.codes import Stage
from depositary.core.errors import NothingFoundError
from depositary.core.rulings import Ruling
from depositary.lexicon import Lexicon
from depositary.register import Agreement, Clocks, Evidence, RegisterState
from depositary.register.claims import Claims
from depositary.register.conflicts import conflicts
from depositary.register.readings import Conflict
from depositary.register.rulings import decide
from depositary.register.sources import OPEN
from depositary.register.statedcounts import CheckedCount, open_claims
from depositary.register.threadrecords import MOST_PASSAGES
from depositary.store.logs import LogEntry, recorded_days
from depositary.store.searching import FoundPassage, Known, passages_saying
from depositary.store.tallies import Tally, tally
from depositary.tasks.changing import Recorded, kept_between, recorded_between
from depositary.tasks.familyviews import FamilyView, family_view, family_view_of
from depositary.tasks.listing import Page as RowsPage
from depositary.tasks.listing import Query, all_records, days_of, rows_among, rows_of
from depositary.tasks.projectionstates import answered_upto, is_current
from depositary.tasks.storedcounts import kept_claims
from depositary.tasks.tellers import look_up
from depositary.tasks.threadslices import Threads, Topic, kept_thread_state
from depositary.views.pages.listing import Ask, Rows
from depositary.views.pages.spans import Span
from depositary.web.exchanges import MovedError
from depositary.web.keepers import Held, Keeper
from depositary.web.kept import Kept, Key
from depositary.web.problems import BusyError
from depositary.web.settings import Settings
from depositary.web.versions import Version, version_of

Made = TypeVar("Made")


def _none(_: object) -> Sequence[Evidence]:
    return ()


@dataclass(frozen=True, slots=True)
class Following(Generic[Made]):
    """How the threads of a topic are followed in a state, and the evidence by which one of them was settled."""

    topic: Topic
    follow: Callable[[RegisterState], Sequence[Made]]
    settled: Callable[[Made], Sequence[Evidence]] = _none


#: What follows from the whole register and was asked for last is made ready before a new state of it is shown.
_READY = 12


class Holdings:
    """A register open for reading. Safe for threads; every answer is computed from one version of the store."""

    def __init__(self, register: api.Register, world: Lexicon, settings: Settings) -> None:
        self.register = register
        self.world = world
        self._states = Kept(settings.cached_states)
        self._answers = Kept(settings.cached_answers)
        self._records = Kept(1)
        self._seen: tuple[str, ...] = ()
        self._projected = True
        self._tally: Tally | None = None
        self._turns = threading.BoundedSemaphore(settings.rebuilds)
        self._patience = settings.patience
        self._grace = settings.grace
        self._keeper = Keeper(register.store, world, self._prepare)
        self._followed: OrderedDict[str, Callable[[RegisterState], object]] = OrderedDict()

    def close(self) -> None:
        """Close the register, when nothing is read of it any more."""
        self._keeper.close()
        self.register.store.close()

    def version(self) -> Version:
        """The version of which questions are answered now."""
        with self.register.store.reading() as connection:
            found = version_of(answered_upto(connection))
            self._projected = is_current(connection)
        if found.head not in self._seen:
            # What was computed from versions that nobody is shown any more is not asked for again.
            heads = {found.head, *self._keeper.heads}
            over = {head for head in self._seen if head not in heads}
            self._seen = (*(head for head in self._seen if head in heads), found.head)
            for kept in (self._states, self._answers):
                kept.drop(lambda key: len(key) > 1 and key[1] in over)
        return found

    def whole_version(self, clocks: Clocks, *, exactly: bool) -> Version:
        """The version of which pages of the whole register are shown: the newest, unless that takes more than a moment.

        Only `exactly` the newest will do for whoever rules. Raises `BusyError` when no version can be shown yet.
        """
        now = self.version()
        if _past(clocks):
            return now
        return self._keeper.reach(now, self._patience if exactly else self._grace, self._patience).version

    def part_version(self, clocks: Clocks, *, exactly: bool) -> Version:
        """The version of which pages are shown that need the whole register only where it is held in memory anyway."""
        if self._keeper.heads or not self._is_projected(clocks):
            return self.whole_version(clocks, exactly=exactly)
        return self.version()

    def state(self, clocks: Clocks, version: Version) -> RegisterState:
        """The register at the clocks. The day in the world filters what is known, so that one rebuild serves every day.

        Raises `BusyError` when too many others are being computed.
        """
        known = replace(clocks, as_of=None)
        if _past(clocks):
            # What had been recorded by an instant that is over stays as it is, whatever is recorded later.
            over = known.as_known is not None and known.as_known < version.recorded
            key = ("state", "" if over else version.head, known)
            whole = self._states.once(key, lambda: self.register.state(known), self._turn)
        else:
            held = self._keeper.at(version) or self._keeper.reach(version, self._patience, self._patience)
            if held.version.head != version.head:
                raise BusyError("the register is just being changed; try again in a few seconds")
            whole = held.state
        return whole if clocks.as_of is None else replace(whole, clocks=clocks)

    def followed(self, name: str, clocks: Clocks, version: Version, follow: Callable[[RegisterState], Made]) -> Made:
        """What follows from the whole register at the clocks, worked out once for each version and clocks."""
        self._remember(name, clocks, follow)
        return self._once((name, version.head, clocks), lambda: follow(self.state(clocks, version)))

    def threads(self, following: Following[Made], clocks: Clocks, version: Version) -> Sequence[Made]:
        """The threads of a topic at the clocks, worked out once for each version and clocks.

        Of the register they look at no more than they need, unless the whole is held in memory already.
        """
        name = following.topic.value
        self._remember(name, clocks, following.follow)
        return self._once((name, version.head, clocks), lambda: self._followed_apart(following, clocks, version))

    def _followed_apart(self, following: Following[Made], clocks: Clocks, version: Version) -> Sequence[Made]:
        if self._is_held(clocks, version):
            return following.follow(self.state(clocks, version))
        with kept_thread_state(self.register.store, Threads(following.topic), clocks, self.world) as state:
            if state is not None:
                found = following.follow(state)
                # Pages are made of it when the register is no longer open here.
                look_up(map(following.settled, found), MOST_PASSAGES)
                return found
        return following.follow(self.state(clocks, version))

    def claims(self, clocks: Clocks, version: Version) -> tuple[Claims, list[CheckedCount]]:
        """A checker of claims at the clocks, and the documents' own counts with their bare verdicts."""

        def follow(state: RegisterState) -> tuple[Claims, list[CheckedCount]]:
            return open_claims(state, self.world)

        def make() -> tuple[Claims, list[CheckedCount]]:
            held = self._is_held(clocks, version)
            kept = None if held else kept_claims(self.register.store, clocks, self.world)
            return kept or follow(self.state(clocks, version))

        self._remember("claims", clocks, follow)
        return self._once(("claims", version.head, clocks), make)

    def recorded(self, before: Clocks, clocks: Clocks, version: Version) -> Recorded:
        """What changed between what two clocks know, with the documents that were recorded meanwhile."""

        def make() -> Recorded:
            kept = kept_between(self.register.store, before, clocks, self.world)
            if kept is not None:
                return kept
            old, new = self.state(before, version), self.state(clocks, version)
            return recorded_between(old, new, before.as_known or "")

        return self._once(("recorded", version.head, before, clocks), make)

    def _is_held(self, clocks: Clocks, version: Version) -> bool:
        """Whether the whole register is in memory already."""
        return not _past(clocks) and self._keeper.at(version) is not None

    def _remember(self, name: str, clocks: Clocks, follow: Callable[[RegisterState], object]) -> None:
        """See to it that what follows from the whole register is worked out for its next state before that is shown."""
        if clocks == OPEN:
            self._followed[name] = follow
            self._followed.move_to_end(name)
            while len(self._followed) > _READY:
                self._followed.popitem(last=False)

    def _prepare(self, held: Held) -> None:
        """Work out for a new state what was asked of the one before."""
        for name, follow in list(self._followed.items()):
            self._answers.put((name, held.version.head, OPEN), follow(held.state))

    def rows(self, ask: Ask, clocks: Clocks, version: Version) -> Rows:
        """The agreements that are asked for, at the clocks: the one source of the register's rows.

        Raises `UsageError` for a party or family that there is not.
        """
        query = _query(ask)
        if self._is_projected(clocks):
            key = ("rows", version.head, clocks, query)
            page = self._answers.once(key, lambda: self._projected_rows(query, clocks), nullcontext)
        else:
            state = self.state(clocks, version)
            page = self._once(("rows", version.head, clocks, query), lambda: rows_of(state, query, self.world))
        return Rows(tuple(page.records), page.total, page.facets)

    def _projected_rows(self, query: Query, clocks: Clocks) -> RowsPage:
        """A page of rows, from the records of all days: these are read once for each version."""
        with self.register.store.reading() as connection:
            if is_current(connection):
                head = version_of(answered_upto(connection)).head
                records = self._records.once((head,), lambda: all_records(connection), nullcontext)
                return rows_among(records, connection, query, clocks, self.world)
        return self.register.rows(query, clocks)

    def family(self, family: str | None, clocks: Clocks, version: Version) -> FamilyView:
        """A family, the largest where none is named, with all that is known of it."""
        key = ("family", version.head, clocks, family)
        if self._is_projected(clocks):
            kept = partial(self._kept_family, version.head)
            return self._once(key, lambda: family_view(self.register.store, family, clocks, self.world, kept))
        state = self.state(clocks, version)
        return self._once(key, lambda: family_view_of(state, family, self.world))

    def _kept_family(self, head: str, family: str, make: Callable[[], RegisterState]) -> RegisterState:
        return self._answers.once(("family's evidence", head, family), make, nullcontext)

    def records(self, clocks: Clocks, version: Version) -> list[dict[str, Any]]:
        """Every agreement as the contract's record at the clocks."""
        state = self.state(clocks, version)
        return self._once(("records", version.head, clocks), lambda: api.records(state, state.agreements))

    def agreement(self, beginning: str, clocks: Clocks, version: Version) -> tuple[Agreement, RegisterState]:
        """The agreement whose id begins so, with a state that holds all by which conflicts about it are told.

        Raises `MovedError` for one that a ruling merged into another and for an id that is cut short,
        `NothingFoundError` for none, `UsageError` for several.
        """
        try:
            state = self._around(beginning, clocks, version)
            found = api.agreement(state, beginning)
        except NothingFoundError:
            survivor = self.merged(beginning)
            if survivor is None:
                raise
            raise MovedError(f"/agreements/{survivor}", f"{beginning} was merged into {survivor}") from None
        if found.id != beginning:
            raise MovedError(f"/agreements/{found.id}", f"{beginning} is short for {found.id}")
        return found, state

    def _around(self, beginning: str, clocks: Clocks, version: Version) -> RegisterState:
        if not self._is_projected(clocks):
            return self.state(clocks, version)
        key = ("around", version.head, beginning)
        state = self._answers.once(key, lambda: self.register.around(beginning), nullcontext)
        return replace(state, clocks=clocks)

    def conflicts(self, clocks: Clocks, version: Version) -> list[Conflict]:
        """Every open conflict at the clocks."""
        return self.followed("conflicts", clocks, version, lambda state: conflicts(state, self.world))

    def span(self, clocks: Clocks, version: Version) -> Span:
        """The days on which something happened, as far as the clocks know, whatever their own day in the world."""
        if self._is_projected(clocks):
            return self._answers.once(("span", version.head), lambda: Span(tuple(self.register.days())), nullcontext)
        return Span(tuple(days_of(self.state(replace(clocks, as_of=None), version))))

    def recorded_days(self, version: Version) -> tuple[date, ...]:
        """The days on which anything was recorded, in order."""

        def find() -> tuple[date, ...]:
            with self.register.store.reading() as connection:
                return tuple(date.fromisoformat(day) for day in recorded_days(connection))

        return self._once(("recorded days", version.head), find)

    def merged(self, agreement: str) -> str | None:
        """The agreement into which a ruling merged this one, or None."""
        into = decide(self.register.store.rulings()).merged
        seen = {agreement}
        found = into.get(agreement)
        while found is not None and found in into and found not in seen:
            seen.add(found)
            found = into[found]
        return found

    def passages(self, words: tuple[str, ...], clocks: Clocks, version: Version, most: int) -> list[FoundPassage]:
        """Passages that hold every word, of documents that the clocks know."""
        known = Known(clocks.as_known, clocks.as_public)

        def find() -> list[FoundPassage]:
            with self.register.store.reading() as connection:
                return passages_saying(connection, words, known, most)

        return self._once(("passages", version.head, words, known, most), find)

    def tally(self, version: Version) -> Tally:
        """How much the store holds, and whether its log is whole."""

        def count() -> Tally:
            with self.register.store.reading() as connection:
                self._tally = tally(connection, self._tally)
            return self._tally

        return self._once(("tally", version.head), count)

    def rulings(self) -> list[Ruling]:
        """The rulings recorded so far, in order."""
        return self.register.store.rulings()

    def log(self, after: int = 0) -> Iterator[LogEntry]:
        """The log's entries after a number."""
        return self.register.store.log(after)

    def once(self, name: str, visit_key: Key, make: Callable[[], Made]) -> Made:
        """What a page computes for itself, kept under its name; `visit_key` holds all that it depends on."""
        return self._once((name, *visit_key), make)

    def _once(self, key: Key, make: Callable[[], Made]) -> Made:
        """What was made for a key, made now when it is not kept. It takes a turn, as everything that may take long
        does; what the projection answers does not."""
        return self._answers.once(key, make, self._turn)

    def _is_projected(self, clocks: Clocks) -> bool:
        """Whether a question can be answered without the whole register: that of now, and by tables that are of it."""
        return self._projected and not _past(clocks)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self._patience):
            raise BusyError("the server computes the register for other readers just now; try again in a few seconds")
        try:
            yield
        finally:
            self._turns.release()


def _past(clocks: Clocks) -> bool:
    """Whether a question is about what was known at an earlier time, for which the register is rebuilt."""
    return clocks.as_known is not None or clocks.as_public is not None


def _query(ask: Ask) -> Query:
    return Query(
        ask.party, Stage(ask.stage) if ask.stage else None, ask.family, ask.kind, ask.subject, ask.binding,
        ask.text or "", ask.sort, ask.descending, ask.offset, ask.limit,
    )  # fmt: skip

"""Editions: the register as it stands for its clocks, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from depositary.core.codes import StatementType
from depositary.core.rulings import Ruling
from depositary.core.statements import InstrumentRef
from depositary.core.values import CountValue
from depositary.lexicon import Lexicon
from depositary.register import Agreement, Clocks, Evidence, RegisterState
from depositary.register.conflicts import conflicts
from depositary.register.promises import GroupPromise, promises
from depositary.register.readings import Conflict
from depositary.register.rulings import Decisions, decide
from depositary.register.sources import OPEN, Source
from depositary.register.statedcounts import CheckedCount, open_claims
from depositary.register.targets import Target, targets
from depositary.store import Listing, Store
from depositary.store.streams import ReadStatement, edge, read_statements
from depositary.views.exports.imprints import Imprint

#: Gives the register of the edition's store for some clocks.
Load = Callable[[Clocks], RegisterState]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the clocks, one family or all (None), and the years of the dyads (None: all that matter).

    `quotes` is the most characters of a passage that the tables repeat, None for all of them.
    """

    clocks: Clocks = OPEN
    family: str | None = None
    years: tuple[int, int] | None = None
    quotes: int | None = None


class Edition:
    """One edition of a register. Everything in it is computed once, when a format first asks for it.

    An edition sees the log up to the entry that was the last one when it was made, whatever is recorded meanwhile.
    What only streams (`statements`, `listings`, `rulings`) needs no rebuilt register and little memory.
    """

    def __init__(self, store: Store, request: Request, load: Load, lexicon: Lexicon) -> None:
        self.store = store
        self.request = request
        self.lexicon = lexicon
        self._load = load
        known = edge(store, request.clocks.as_known)
        self._upto = known.last.recorded if known.last else request.clocks.as_known
        self.imprint = Imprint(
            as_of=request.clocks.moment,
            as_known=request.clocks.as_known,
            as_public=request.clocks.as_public,
            family=request.family,
            quotes=request.quotes,
            readers=known.readers,
            entries=known.last.sequence if known.last else 0,
            head=known.last.hash if known.last else None,
            recorded=known.last.recorded if known.last else None,
        )

    @property
    def upto(self) -> str | None:
        """The instant of the last log entry that the edition knows."""
        return self._upto

    @cached_property
    def state(self) -> RegisterState:
        """The rebuilt register."""
        clocks = self.request.clocks
        return replace(self._load(replace(clocks, as_known=self._upto)), clocks=clocks)

    def state_before(self, instant: str) -> RegisterState:
        """The register as it was known just before an instant (ISO 8601, UTC), by the edition's other clocks."""
        return self._load(replace(self.request.clocks, as_known=instant))

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements of the edition's family, all of them without one."""
        family = self.request.family
        return self.state.in_family(family) if family else self.state.agreements

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The codes of the families of which the edition has an agreement, sorted."""
        return tuple(sorted({each.family for each in self.agreements if each.family}))

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The open conflicts, the weightiest first."""
        found = conflicts(self.state, self.lexicon)
        return tuple(each for each in found if self.request.family in (None, each.family))

    @cached_property
    def claims(self) -> tuple[CheckedCount, ...]:
        """The counts that sources state, with the whole verdicts on them."""
        checker, found = open_claims(self.state, self.lexicon)
        own = (each for each in found if self.request.family in (None, each.verdict.claim.family))
        return tuple(replace(each, verdict=checker.check(each.verdict.claim)) for each in own)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets, each with what became of it."""
        found = targets(self.state)
        return tuple(each for each in found if any(map(self.is_of, each.agreements)))

    @cached_property
    def promises(self) -> tuple[GroupPromise, ...]:
        """The promises about groups."""
        found = promises(self.state, self.lexicon)
        return tuple(each for each in found if self.request.family in (None, each.family))

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """The rulings that were recorded, in order of recording."""
        return tuple(self.store.rulings(as_known=self._upto))

    @cached_property
    def decisions(self) -> Decisions:
        """What the rulings decide."""
        return decide(self.rulings, Clocks(as_known=self._upto))

    @cached_property
    def listings(self) -> Mapping[str, Listing]:
        """The documents that the edition knows, by digest, in order of digest."""
        clocks = replace(self.request.clocks, as_known=self._upto)
        found = {each.digest: each for each in self.store.listings() if clocks.knows(_source(each))}
        if self.request.family is None:
            return found
        return {digest: each for digest, each in found.items() if digest in self._documents_of_family}

    def statements(self) -> Iterator[ReadStatement]:
        """The statements of the edition's documents, streamed, by document and, within one, in the order of reading."""
        wanted = self._ids_of_family if self.request.family else None
        for item in read_statements(self.store, self._upto):
            if item.document in self.listings and (wanted is None or item.id in wanted):
                yield item

    def is_of(self, agreement: Agreement | None) -> bool:
        """Whether something about that agreement (None: about none that can be told) belongs to the edition."""
        family = self.request.family
        return family is None or (agreement is not None and agreement.family == family)

    def names(self, instrument: InstrumentRef | None) -> bool:
        """Whether something that names that instrument belongs to the edition."""
        family = self.request.family
        return family is None or (instrument is not None and instrument.family == family)

    @cached_property
    def _evidence_of_family(self) -> tuple[Evidence, ...]:
        own = [item for agreement in self.agreements for item in agreement.evidence]
        for kind in (StatementType.COUNT, StatementType.POSITION, StatementType.MEMBERSHIP):
            own += [item for item in self.state.statements(kind) if self._speaks_of_family(item)]
        own += [item for target in self.targets for item in target.stated]
        own += [item for promise in self.promises for item in promise.stated]
        own += [item for conflict in self.conflicts for reading in conflict.readings for item in reading.evidence]
        return tuple(own)

    def _speaks_of_family(self, item: Evidence) -> bool:
        value = item.statement.value
        if isinstance(value, CountValue):
            return value.family == self.request.family
        return self.names(item.statement.instrument)

    @cached_property
    def _ids_of_family(self) -> frozenset[str]:
        return frozenset(item.id for item in self._evidence_of_family)

    @cached_property
    def _documents_of_family(self) -> frozenset[str]:
        return frozenset(item.source.digest for item in self._evidence_of_family)


def _source(listing: Listing) -> Source:
    return Source(listing.digest, listing.name, listing.published, recorded=listing.recorded)

"""Slices: a few agreements of the register with all their evidence, taken from the projection."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sqlalchemy import Connection

from depositary.core.codes import StatementType
from depositary.core.errors import IntegrityError, NothingFoundError, UsageError
from depositary.register.agreements import Agreement, Evidence, RegisterState, sort_evidence
from depositary.register.candidates import Identity
from depositary.register.rebuilding import make_agreement, reference_of, register_order, split_identity
from depositary.register.references import ReferenceReader
from depositary.register.rulings import Decisions, corrected_statement, decide
from depositary.register.sources import OPEN, Clocks, Source
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.agreementrows import ids_beginning, records_of
from depositary.store.currents import StatementKey
from depositary.store.heldevidence import HeldStatement, held_of_agreements, held_of_documents, held_of_none
from depositary.store.places import Places
from depositary.store.projections import Projection
from depositary.store.settlements import Settlements
from depositary.tasks.agreementlines import light_agreement
from depositary.tasks.registers import load_register
from depositary.tasks.standpoints import standpoint


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside agreements in their documents.

    `partial` are the other agreements of these documents, with the evidence of these documents only.
    """

    partial: tuple[Agreement, ...]
    unassigned: tuple[Evidence, ...]
    unbound: tuple[Evidence, ...]


class Slices:
    """Takes agreements from the projection behind a connection, as the rulings that stand weigh their evidence."""

    def __init__(
        self,
        connection: Connection,
        decisions: Decisions,
        world: World,
        made: dict[StatementKey, Evidence] | None = None,
    ) -> None:
        """`made` holds evidence that was taken before and still stands, and is given what is taken now."""
        self._connection = connection
        self._decisions = decisions
        self._world = world
        self._projection = Projection(connection)
        self._places = Places(connection)
        self._settlements = Settlements(connection)
        self._sources: dict[str, Source] = {}
        self._made: dict[StatementKey, Evidence] = {} if made is None else made

    def agreements(self, ids: Iterable[str]) -> list[Agreement]:
        """The agreements with these ids and all their evidence, in the register's order.

        Ids of which nothing speaks are left out.
        """
        held = held_of_agreements(self._connection, ids)
        self._load_sources({each.statement.document for found in held.values() for each in found})
        identities = self._settlements.identities(held)
        made = [
            self._agreement(each, identities[each].identity if each in identities else None, found)
            for each, found in held.items()
        ]
        return sorted(made, key=lambda item: register_order(item.family, item.parties, item.id))

    def around(self, ids: Collection[str]) -> RegisterState:
        """Agreements with everything by which conflicts about them can be told.

        Besides the agreements the state holds what stands beside them in documents that name a time for agreements
        which cannot be told apart, and in documents that were corrected and their corrections.
        """
        agreements = self.agreements(ids)
        documents = {item.source.digest for agreement in agreements for item in agreement.evidence}
        beside = self._beside(self._telling(documents), ids)
        return self._state((*agreements, *beside.partial), beside)

    def with_documents(self, ids: Collection[str], clocks: Clocks = OPEN) -> RegisterState:
        """Agreements, and all that their documents say of no agreement that can be told."""
        agreements = self.agreements(ids)
        documents = {item.source.digest for agreement in agreements for item in agreement.evidence}
        return replace(self._state(agreements, self._beside(documents, ids)), clocks=clocks)

    def of_document(self, digest: str) -> RegisterState:
        """All that a document says, and the sources of its copies.

        The agreements that it speaks of hold its own evidence; their events are there without evidence. Raises
        `NothingFoundError` for a document that the register does not hold.
        """
        self._load_sources([digest])
        source = self._sources.get(digest)
        if source is None:
            raise NothingFoundError(f"{digest}: the register holds no such document")
        self._load_sources(self._projection.copies([source.witness] if source.witness else []))
        homes = self._places.members_of([digest]).get(digest, {})
        said: dict[str, list[Evidence]] = defaultdict(list)
        rest: dict[bool, list[Evidence]] = defaultdict(list)
        for each in held_of_documents(self._connection, [digest]).get(digest, []):
            found = homes.get(each.key, set())
            for home in found:
                said[home].append(self._evidence(each))
            if not found:
                rest[each.bound].append(self._evidence(each))
        records = records_of(self._connection, said)
        agreements = [
            replace(light_agreement(json.loads(records[home])), evidence=tuple(sort_evidence(items)))
            for home, items in said.items()
        ]
        beside = Beside((), tuple(sort_evidence(rest[True])), tuple(sort_evidence(rest[False])))
        return self._state(agreements, beside)

    def keys(self) -> dict[int, StatementKey]:
        """The keys of the evidence that was taken, by its identity (`id`)."""
        return {id(item): key for key, item in self._made.items()}

    def evidence(self, held: Iterable[HeldStatement]) -> dict[StatementKey, Evidence]:
        """Statements as evidence, by their keys."""
        found = list(held)
        self._load_sources({each.statement.document for each in found})
        return {each.key: self._evidence(each) for each in found}

    def beside_all(self, documents: Collection[str] | None = None) -> dict[str, Beside]:
        """What documents say of no agreement that can be told, by document; of all documents when none are named."""
        held = list(held_of_none(self._connection, documents))
        self._load_sources({each.statement.document for each in held})
        rest: dict[str, tuple[list[Evidence], list[Evidence]]] = defaultdict(lambda: ([], []))
        for each in held:
            rest[each.statement.document][not each.bound].append(self._evidence(each))
        return {digest: Beside((), tuple(bound), tuple(unbound)) for digest, (bound, unbound) in rest.items()}

    def _state(self, agreements: Iterable[Agreement], beside: Beside) -> RegisterState:
        ordered = sorted(agreements, key=lambda item: register_order(item.family, item.parties, item.id))
        return RegisterState(tuple(ordered), beside.unassigned, beside.unbound, dict(self._sources), OPEN)

    def _telling(self, documents: Collection[str]) -> set[str]:
        promising = held_of_documents(self._connection, documents, types=[StatementType.TARGET.value])
        members = self._places.members_of(promising)
        waiting = {
            document
            for document, found in promising.items()
            if any(each.bound and each.key not in members.get(document, {}) for each in found)
        }
        pairs = {(digest, other) for digest in documents if (other := self._sources[digest].superseded_by) is not None}
        corrected = self._projection.corrected_by(documents)
        self._load_sources(corrected)
        pairs |= {(digest, other) for digest in corrected if (other := self._sources[digest].superseded_by) is not None}
        return waiting | {digest for pair in pairs for digest in pair}

    def _beside(self, documents: Collection[str], ids: Collection[str]) -> Beside:
        held = held_of_documents(self._connection, documents)
        self._load_sources(documents)
        members = self._places.members_of(documents)
        partial: dict[str, list[HeldStatement]] = defaultdict(list)
        unassigned: list[Evidence] = []
        unbound: list[Evidence] = []
        for document, found in held.items():
            for each in found:
                homes = members.get(document, {}).get(each.key, set())
                for home in homes - set(ids):
                    partial[home].append(each)
                if not homes:
                    (unassigned if each.bound else unbound).append(self._evidence(each))
        identities = self._settlements.identities(partial)
        others = [
            self._agreement(each, identities[each].identity if each in identities else None, found)
            for each, found in partial.items()
        ]
        return Beside(tuple(others), tuple(sort_evidence(unassigned)), tuple(sort_evidence(unbound)))

    def _load_sources(self, documents: Collection[str]) -> None:
        """Look up sources and the corrections that supersede them."""
        found = self._projection.sources(set(documents) - self._sources.keys())
        self._sources |= found
        corrections = {source.superseded_by for source in found.values() if source.superseded_by is not None}
        if corrections - self._sources.keys():
            self._sources |= self._projection.sources(corrections - self._sources.keys())

    def _agreement(self, agreement_id: str, identity: Identity | None, held: Iterable[HeldStatement]) -> Agreement:
        split = {self._evidence(each).id: each.split for each in held if each.split is not None}
        evidence = sort_evidence(self._evidence(each) for each in held)
        known = identity or self._split(agreement_id, evidence, split)
        return make_agreement(known, evidence, self._world)

    def _split(self, agreement_id: str, evidence: Iterable[Evidence], split: Mapping[str, str]) -> Identity:
        """The identity of an agreement that a ruling has split off: its first statement's reference makes it."""
        reader = ReferenceReader(self._world)
        for item in evidence:
            reference = reference_of(item.statement, reader) if item.id in split else None
            identity = split_identity(split[item.id], reference) if reference is not None else None
            if identity is not None and identity.id == agreement_id:
                return identity
        raise IntegrityError(f"the projection holds agreement {agreement_id} that nothing settles; see `verify --deep`")

    def _evidence(self, held: HeldStatement) -> Evidence:
        made = self._made.get(held.key)
        if made is None:
            ruling = self._decisions.corrected.get(held.id)
            made = self._made[held.key] = Evidence(
                corrected_statement(held.statement, ruling) if ruling else held.statement,
                self._sources[held.statement.document],
                held.silent,
                held.id in self._decisions.preferred,
                held.crowded,
                held.statement if ruling else None,
            )
        return made


def slice_of(store: Store, beginning: str, clocks: Clocks, world: World) -> RegisterState:
    """The agreement whose id begins so with all its evidence, and what its documents say of none that can be told.

    What an earlier known time is asked of, or a register whose projection is not up to date, is rebuilt whole. Raises
    `NothingFoundError` when there is no such agreement and `UsageError` when there are several.
    """
    with standpoint(store, clocks, world) as stand:
        if stand is not None:
            chosen = only_id(ids_beginning(stand.connection, beginning), beginning, stand.decisions.merged)
            return Slices(stand.connection, stand.decisions, world).with_documents([chosen], clocks)
    state = load_register(store, clocks, world)
    merged = decide(store.rulings(), clocks).merged
    chosen = only_id([each.id for each in state.agreements if each.id.startswith(beginning)], beginning, merged)
    documents = {item.source.digest for each in state.agreements if each.id == chosen for item in each.evidence}
    return replace(
        state,
        agreements=tuple(each for each in state.agreements if each.id == chosen),
        unassigned=tuple(item for item in state.unassigned if item.source.digest in documents),
        unbound=tuple(item for item in state.unbound if item.source.digest in documents),
    )


def document_slice(store: Store, digest: str, clocks: Clocks, world: World) -> RegisterState:
    """All that a document says, with the agreements that it speaks of; more where it had to be rebuilt whole.

    Raises `NothingFoundError` for a document that the clocks do not know.
    """
    with standpoint(store, clocks, world) as stand:
        if stand is not None:
            return replace(Slices(stand.connection, stand.decisions, world).of_document(digest), clocks=clocks)
    state = load_register(store, clocks, world)
    if digest not in state.sources:
        raise NothingFoundError(f"{digest}: the register holds no such document at these clocks")
    return state


def surroundings_of(store: Store, beginning: str, clocks: Clocks, world: World) -> RegisterState:
    """The agreement whose id begins so, with everything by which conflicts about it can be told.

    Other agreements of the state may lack evidence, unless it had to be rebuilt whole. Raises as `slice_of` does.
    """
    with standpoint(store, clocks, world) as stand:
        if stand is not None:
            chosen = only_id(ids_beginning(stand.connection, beginning), beginning, stand.decisions.merged)
            return replace(Slices(stand.connection, stand.decisions, world).around([chosen]), clocks=clocks)
    state = load_register(store, clocks, world)
    merged = decide(store.rulings(), clocks).merged
    only_id([each.id for each in state.agreements if each.id.startswith(beginning)], beginning, merged)
    return state


def only_id(ids: Sequence[str], beginning: str, merged: Mapping[str, str] = MappingProxyType({})) -> str:
    """The only id that begins so. Raises `NothingFoundError` for none and `UsageError` for several.

    `merged` leads from the ids of agreements to those of which rulings make them part.
    """
    if not ids:
        for gone, into in merged.items():
            if gone.startswith(beginning):
                raise NothingFoundError(f"{beginning}: a ruling merged this agreement into {into}; look at that one")
        raise NothingFoundError(f"{beginning}: the register holds no such agreement; list them with 'agreements'")
    if len(ids) > 1:
        raise UsageError(f"{beginning} could be {', '.join(ids)}; write more of the id")
    return ids[0]

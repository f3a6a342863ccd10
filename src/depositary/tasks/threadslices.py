"""Threads from the projection: of the register what a question about some types of statement looks at, and no more.

Targets, conditions, commitments, positions, predictions, promises and memberships are followed by the same functions as
in a state that holds everything, and come out the same. Here a state holds the statements of their types in full;
agreements of which these speak, or may be about, with their events; and what tells an event where somebody looks
(`tellers`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from depositary.core.codes import FORWARD, Framing, StatementType
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent, sort_evidence
from depositary.register.conditions import REJECTED
from depositary.register.rebuilding import register_order
from depositary.register.sources import Clocks
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.agreementrows import told_of
from depositary.store.currents import StatementKey
from depositary.store.heldevidence import HeldStatement, Narrowing, held_ahead, held_of_types
from depositary.store.places import Places
from depositary.tasks.agreementlines import light_agreement
from depositary.tasks.registers import collecting_paused, load_register
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import Standpoint, standpoint
from depositary.tasks.tellers import Tellers, Told
from depositary.tasks.working import counted_off, work

#: An agreement by its id, or nothing.
_Home = str | None


class Topic(StrEnum):
    """What is followed."""

    TARGETS = "targets"
    CONDITIONS = "conditions"
    COMMITMENTS = "commitments"
    POSITIONS = "positions"
    PREDICTIONS = "predictions"
    PROMISES = "promises"
    MEMBERSHIPS = "memberships"


#: The types of statement of which the threads of a topic are made.
_MADE_OF = {
    Topic.TARGETS: (StatementType.TARGET,),
    Topic.CONDITIONS: (StatementType.CONDITION,),
    Topic.COMMITMENTS: (StatementType.COMMITMENT,),
    Topic.POSITIONS: (StatementType.POSITION,),
    Topic.PREDICTIONS: (StatementType.POSITION, StatementType.TARGET, StatementType.MEMBERSHIP),
    Topic.PROMISES: (StatementType.TARGET, StatementType.COUNT),
    Topic.MEMBERSHIPS: (StatementType.MEMBERSHIP,),
}
#: Topics whose threads are told apart by what each statement itself says, and not by its agreement.
_BY_STATEMENT = frozenset({Topic.COMMITMENTS, Topic.POSITIONS})
#: Topics for which it matters what single agreements promise to several, and who joined those that are open to others.
_OF_TARGETS = frozenset({Topic.TARGETS, Topic.PREDICTIONS})
_OF_MEMBERS = frozenset({Topic.PREDICTIONS, Topic.MEMBERSHIPS})
#: Topics about which every agreement is asked how far it has come, whether or not what is followed speaks of it.
_OF_ALL = _OF_MEMBERS | {Topic.PROMISES}
#: Topics for which of events only those count that lie behind.
_BEHIND = frozenset({Topic.PROMISES})


@dataclass(frozen=True, slots=True)
class Threads:
    """What is asked for. Threads of another family or without the party may be left out, or not: none that are asked
    for are."""

    topic: Topic
    family: str | None = None
    party: str | None = None


@contextmanager
def thread_state(store: Store, asked: Threads, clocks: Clocks, world: World) -> Iterator[RegisterState]:
    """A state that holds what threads are made of, for as long as the context lasts."""
    with kept_thread_state(store, asked, clocks, world) as state:
        yield load_register(store, clocks, world) if state is None else state


@contextmanager
def kept_thread_state(store: Store, asked: Threads, clocks: Clocks, world: World) -> Iterator[RegisterState | None]:
    """The same; None where everything would have to be rebuilt for it."""
    with standpoint(store, clocks, world) as stand:
        if stand is None:
            yield None
            return
        with collecting_paused():
            state = thread_state_at(stand, asked, clocks, world)
        yield state


def thread_state_at(stand: Standpoint, asked: Threads, clocks: Clocks, world: World) -> RegisterState:
    """The same from one standpoint, for as long as that lasts."""
    with work(f"looking for {asked.topic.value}"):
        return replace(_Part(stand, world).state(asked), clocks=clocks)


class _Part:
    """A part of the projection behind one standpoint."""

    def __init__(self, stand: Standpoint, world: World) -> None:
        self._connection: Connection = stand.connection
        self._decisions = stand.decisions
        self._slices = Slices(stand.connection, stand.decisions, world)
        self._tellers = Tellers(stand.connection, self._slices)

    def state(self, asked: Threads) -> RegisterState:
        """The state for a question, at no clocks."""
        topic = asked.topic
        types = [kind.value for kind in _MADE_OF[topic]]
        said = held_of_types(self._connection, types, self._narrowing(asked))
        held = list(counted_off(said, "statements"))
        if topic is Topic.CONDITIONS:
            # A vote on what waits may be that of a party of whom nothing else is asked.
            held += held_of_types(self._connection, [StatementType.EVENT.value], Narrowing())
        if topic is Topic.PROMISES:
            held += held_ahead(self._connection, self._decisions.corrected)
        homes = self._gathered(held)
        # What speaks of none that can be told may be a promise of several that the same document names.
        waiting = {item.source.digest for item in homes.unassigned} if topic in _OF_TARGETS else set()
        beside = Places(self._connection).members_of(waiting)
        near = {key for found in beside.values() for key in found}
        ids = {each for found in beside.values() for homes_of in found.values() for each in homes_of}
        ids |= homes.evidence.keys()
        others = set(Places(self._connection).agreements()) if topic in _OF_ALL else set()
        agreements = self._agreements(ids | others, homes.evidence, near)
        if topic is Topic.MEMBERSHIPS:
            agreements = tuple(each for each in agreements if each.identity.open or each.id in ids)
        looked_into = [each for each in agreements if topic not in _BEHIND and (each.id in ids or each.identity.open)]
        self._tellers.look_up(key for each in looked_into for event in each.events for key in _looked_at(event))
        return RegisterState(agreements, homes.unassigned, homes.unbound, {}, Clocks())

    def _narrowing(self, asked: Threads) -> Narrowing:
        if asked.topic in _OF_ALL:
            return Narrowing()
        family = None if asked.topic is Topic.POSITIONS else asked.family
        corrected = tuple(sorted(self._decisions.corrected))
        return Narrowing(family, asked.party, asked.topic in _BY_STATEMENT, corrected)

    def _gathered(self, held: Iterable[tuple[_Home, HeldStatement]]) -> _Gathered:
        found = list(held)
        evidence = self._slices.evidence({each.key: each for _, each in found}.values())
        said: dict[str, list[Evidence]] = defaultdict(list)
        rest: dict[bool, list[Evidence]] = defaultdict(list)
        for home, each in found:
            (rest[each.bound] if home is None else said[home]).append(evidence[each.key])
        ordered = {home: tuple(sort_evidence(items)) for home, items in said.items()}
        return _Gathered(ordered, tuple(sort_evidence(rest[True])), tuple(sort_evidence(rest[False])))

    def _agreements(
        self, ids: Collection[str], evidence: Mapping[str, tuple[Evidence, ...]], near: Collection[StatementKey]
    ) -> tuple[Agreement, ...]:
        made = []
        for own, (record, told) in told_of(self._connection, sorted(ids)).items():
            light = light_agreement(json.loads(record))
            events = tuple(
                replace(event, evidence=Told(_keys(event, keys, None if light.identity.open else near), self._tellers))
                for event, keys in zip(light.events, json.loads(told), strict=True)
            )
            made.append(replace(light, events=events, evidence=evidence.get(own, ())))
        return tuple(sorted(made, key=lambda item: register_order(item.family, item.parties, item.id)))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Evidence by the agreement it speaks of, and what speaks of none."""

    evidence: Mapping[str, tuple[Evidence, ...]]
    unassigned: tuple[Evidence, ...]
    unbound: tuple[Evidence, ...]


def _keys(event: StageEvent, keys: Iterable[Any], near: Collection[StatementKey] | None) -> list[StatementKey]:
    """What tells an event. Of one that is to come only those who may promise it to several (`near`) are ever looked at,
    unless it is of an instrument that others may join (None).

    A refusal ends what waits, however it is framed.
    """
    found = [(reading, position) for reading, position in keys]
    if near is not None and event.framing in FORWARD and event.detail != REJECTED:
        return [key for key in found if key in near]
    return found


def _looked_at(event: StageEvent) -> Iterable[StatementKey]:
    """The keys of what is looked at whatever is asked: denials, plans, and an undated refusal."""
    told = event.evidence
    undated = event.detail == REJECTED and event.date is None
    return told.keys if isinstance(told, Told) and (event.framing is not Framing.HAPPENED or undated) else ()

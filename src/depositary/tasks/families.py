"""Families from the projection: who is counted, and the passages by which, without the rest of the evidence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from depositary.core.codes import Stage
from depositary.core.errors import NothingFoundError
from depositary.register import count
from depositary.register.agreements import Agreement, RegisterState, StageEvent
from depositary.register.counts import CountAnswer, Member
from depositary.register.definitions import other_counts
from depositary.register.rebuilding import register_order
from depositary.register.sources import Clocks
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.agreementrows import in_families
from depositary.store.heldevidence import held_of_statements
from depositary.tasks.agreementlines import light_agreement
from depositary.tasks.registers import load_register
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import standpoint


class Families:
    """The agreements of the projection that belong to families, their events without evidence."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._best: dict[int, list[str]] = {}
        made: list[Agreement] = []
        for text in in_families(connection):
            record = json.loads(text)
            agreement = light_agreement(record)
            made.append(agreement)
            for event, found in zip(agreement.events, record["events"], strict=True):
                self._best[id(event)] = found["best"]
        made.sort(key=lambda item: register_order(item.family, item.parties, item.id))
        self._agreements = tuple(made)

    def state(self, clocks: Clocks) -> RegisterState:
        """A state that holds the families' agreements and nothing else."""
        return RegisterState(self._agreements, (), (), {}, clocks)

    def with_passages(self, members: Iterable[Member], slices: Slices) -> tuple[Member, ...]:
        """Members that were found in `state`, their events with the best evidence for them."""
        held = list(members)
        wanted = {each for member in held if member.event for each in self._best[id(member.event)]}
        found = {each.id: each for each in held_of_statements(self._connection, wanted)}
        evidence = slices.evidence(found.values())
        made = []
        for member in held:
            event: StageEvent | None = member.event
            if event is not None:
                best = tuple(evidence[found[each].key] for each in self._best[id(event)])
                event = replace(event, evidence=best)
            made.append(Member(member.party, member.agreement, event))
        return tuple(made)


@dataclass(frozen=True, slots=True)
class Counting:
    """What is to be counted: a family, None for the largest; a stage and whether founders count, None for its own."""

    family: str | None = None
    stage: Stage | None = None
    founders: bool | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with its members' passages, and the number by each other definition, in words."""

    answer: CountAnswer
    otherwise: tuple[tuple[str, int], ...]


def counted(store: Store, asked: Counting, clocks: Clocks, world: World) -> Counted:
    """Who of a family had reached a stage, for the clocks.

    Raises `KeyError` for an unknown family and `NothingFoundError` when no family has an agreement.
    """
    with standpoint(store, clocks, world) as stand:
        if stand is not None:
            families = Families(stand.connection)
            made = _count(families.state(clocks), asked, world)
            slices = Slices(stand.connection, stand.decisions, world)
            members = families.with_passages(made.answer.members, slices)
            return replace(made, answer=replace(made.answer, members=members))
    return _count(load_register(store, clocks, world), asked, world)


def largest_family(state: RegisterState) -> str:
    """The family with the most agreements; of several, the first by code.

    Raises `NothingFoundError` when no family has an agreement.
    """
    sizes = Counter(each.family for each in state.agreements if each.family)
    if not sizes:
        raise NothingFoundError("the register holds no family of agreements; ingest reports first")
    return min(sizes, key=lambda family: (-sizes[family], family))


def _count(state: RegisterState, asked: Counting, world: World) -> Counted:
    family = asked.family or largest_family(state)
    answer = count(state, world, family, asked.stage, founders=asked.founders)
    return Counted(answer, tuple(other_counts(state, world, answer)))

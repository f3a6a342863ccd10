"""The counts that documents state, from the projection, judged for any clocks."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from depositary.register.agreements import Evidence, sort_evidence
from depositary.register.claims import Claims, completeness
from depositary.register.sources import Clocks
from depositary.register.statedcounts import CheckedCount, open_claims
from depositary.register.verdicts import Claim
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.countrows import CountRow, counts, told_numbers
from depositary.store.heldevidence import held_of_places
from depositary.tasks.countlines import read_claim
from depositary.tasks.families import Families
from depositary.tasks.registers import collecting_paused, load_register
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import standpoint


def claims_in_store(store: Store, clocks: Clocks, world: World) -> tuple[Claims, list[CheckedCount]]:
    """The counts of a store's documents with a checker, as `register.statedcounts.open_claims` gives them."""
    return kept_claims(store, clocks, world) or open_claims(load_register(store, clocks, world), world)


def kept_claims(store: Store, clocks: Clocks, world: World) -> tuple[Claims, list[CheckedCount]] | None:
    """The same; None where everything would have to be rebuilt for it."""
    with standpoint(store, clocks, world) as stand, collecting_paused():
        if stand is None:
            return None
        claims = Claims(Families(stand.connection).state(clocks), world)
        return claims, checked_of_all(stand.connection, Slices(stand.connection, stand.decisions, world), claims)


def checked_of_family(connection: Connection, family: str, slices: Slices, claims: Claims) -> tuple[CheckedCount, ...]:
    """The counts of one family with all that can be said of each, in order of publication."""
    claims.know(completeness(told_numbers(connection, family)))
    stated = _stated(connection, counts(connection, family), slices)
    return tuple(CheckedCount(item, claims.check(claim)) for item, claim in stated)


def checked_of_all(connection: Connection, slices: Slices, claims: Claims) -> list[CheckedCount]:
    """Every count with its bare verdict, as `register.statedcounts.check_counts` gives it."""
    stated = _stated(connection, counts(connection), slices)
    first = [claims.judge(claim) for _, claim in stated]
    claims.learn(first)
    return [CheckedCount(item, claims.again(made)) for (item, _), made in zip(stated, first, strict=True)]


def _stated(connection: Connection, rows: Iterable[CountRow], slices: Slices) -> list[tuple[Evidence, Claim]]:
    held = {row.key: row for row in rows}
    evidence = slices.evidence(held_of_places(connection, held))
    keys = {id(item): key for key, item in evidence.items()}
    return [
        (item, read_claim(held[keys[id(item)]].claim))
        for item in sort_evidence(evidence.values())
        if item.silent is None
    ]

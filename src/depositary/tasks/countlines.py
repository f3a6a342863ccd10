"""The counts that documents state, as the projection keeps them: claims with the verdict of the register as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.wire import plain
from depositary.register.agreements import Evidence, sort_evidence
from depositary.register.claims import Claims
from depositary.register.sources import OPEN
from depositary.register.statedcounts import stated_claims
from depositary.register.verdicts import Claim
from depositary.register.wordings import Base, Wording
from depositary.register.worlds import World
from depositary.store.countrows import CountRow, counts, replace_counts, set_codes
from depositary.store.currents import StatementKey, chunks
from depositary.store.heldevidence import held_of_documents
from depositary.tasks.families import Families
from depositary.tasks.slices import Slices

#: Documents whose counts are looked at together.
_BATCH = 2_000
_TYPES = (StatementType.COUNT.value, StatementType.STAGE.value)


def take_counts(
    connection: Connection, documents: Iterable[str], slices: Slices, world: World, *, rejudge: bool = False
) -> None:
    """Write the counts that documents state; with `rejudge`, also new verdicts on all the others."""
    claims = Claims(Families(connection).state(OPEN), world)
    for chunk in chunks(documents, _BATCH):
        replace_counts(connection, chunk, _rows(connection, chunk, slices, claims, world))
    if rejudge:
        held = counts(connection)
        codes = {row.key: claims.judge(read_claim(row.claim)).code for row in held}
        set_codes(connection, {row.key: codes[row.key] for row in held if row.code != codes[row.key]})


def read_claim(text: str) -> Claim:
    """The claim of a row."""
    record = _tuples(json.loads(text))
    wording = _tuples(record.pop("wording"))
    return Claim(
        **{**record, "stage": Stage(record["stage"]), "framing": Framing(record["framing"])},
        wording=Wording(**{**wording, "base": Base(wording["base"])}),
    )


def _tuples(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}


def _rows(
    connection: Connection, documents: Iterable[str], slices: Slices, claims: Claims, world: World
) -> list[CountRow]:
    counting = held_of_documents(connection, documents, types=[StatementType.COUNT.value])
    held = [each for found in held_of_documents(connection, counting, types=_TYPES).values() for each in found]
    evidence = slices.evidence(held)
    keys: dict[int, StatementKey] = {id(item): key for key, item in evidence.items()}
    ordered: list[Evidence] = sort_evidence(evidence.values())
    said = [item for item in ordered if item.statement.type is StatementType.COUNT]
    stages = [item for item in ordered if item.statement.type is StatementType.STAGE]
    return [
        CountRow(
            *keys[id(item)], item.source.digest, claim.family, claim.number, claim.kind, claim.said_at,
            claims.judge(claim).code, json.dumps(plain(claim), separators=(",", ":")),
        )
        for item, claim in stated_claims(said, stages, world)
    ]  # fmt: skip

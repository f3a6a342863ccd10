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
from depositary.register.sources import OPEN, bounds
from depositary.register.statedcounts import stated_claims
from depositary.register.verdicts import Claim
from depositary.register.wordings import Base, Wording
from depositary.register.worlds import World
from depositary.store.countrows import CountRow, counts, replace_counts, set_codes
from depositary.store.currents import StatementKey, chunks
from depositary.store.heldevidence import held_of_documents
from depositary.tasks.families import Families
from depositary.tasks.slices import Slices
from depositary.tasks.working import counted_off

#: Documents whose counts are looked at together.
_BATCH = 2_000
#: What the record of a claim holds that is not about a window.
_NO_WINDOW = '"window":null'
_TYPES = (StatementType.COUNT.value, StatementType.STAGE.value)


def take_counts(connection: Connection, documents: Iterable[str], slices: Slices, world: World) -> None:
    """Write the counts that documents state."""
    claims = Claims(Families(connection).state(OPEN), world)
    for chunk in counted_off(chunks(documents, _BATCH), "documents with counts", each=_BATCH):
        replace_counts(connection, chunk, _rows(connection, chunk, slices, claims, world))


def judge_again(connection: Connection, moved: Mapping[str, str], world: World) -> None:
    """Write new verdicts on the counts that can come out otherwise: those of families and of what they are related to.

    `moved` gives the first day from which others are counted in a family.
    """
    first: dict[str, str] = {}
    for family, day in moved.items():
        own = world.families[family].framework if family in world.families else None
        related = [code for code, other in world.families.items() if other.framework == family]
        for code in {family, own, *related} - {None}:
            first[code or ""] = min(day, first.get(code or "", day))
    if not first:
        return
    claims = Claims(Families(connection).state(OPEN), world)
    reached = [row for family, day in first.items() for row in counts(connection, family) if _reaches(row, day)]
    codes = {row.key: claims.judge(read_claim(row.claim)).code for row in reached}
    set_codes(connection, {row.key: codes[row.key] for row in reached if row.code != codes[row.key]})


def _reaches(row: CountRow, day: str) -> bool:
    """Whether a change from a day on can change the verdict: not on a number that was told of an earlier day.

    Whose place an ordinal claims is told by later steps too, and a window may end after its telling.
    """
    if row.told is None or row.kind == "ordinal" or _NO_WINDOW not in row.claim:
        return True
    latest = bounds(row.told).latest
    return latest is None or latest.isoformat() >= day


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

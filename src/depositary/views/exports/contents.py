"""Which rows fill which table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter

from depositary.views.exports.editions import Edition
from depositary.views.exports.rows import agreements, dyads, sources, threads
from depositary.views.exports.schemas import Row, Schema, Value

_ROWS: Mapping[str, Callable[[Edition], Iterator[Row]]] = {
    "parties": sources.parties,
    "documents": sources.documents,
    "statements": sources.statements,
    "agreements": agreements.agreements,
    "stages": agreements.stages,
    "evidence": agreements.evidence,
    "counts": agreements.counts,
    "count_members": agreements.count_members,
    "claims": threads.claims,
    "targets": threads.targets,
    "conditions": threads.conditions,
    "commitments": threads.commitments,
    "positions": threads.positions,
    "predictions": threads.predictions,
    "promises": threads.promises,
    "members": threads.members,
    "conflicts": threads.conflicts,
    "conflict_readings": threads.conflict_readings,
    "rulings": sources.rulings,
    "dyad_years": dyads.dyad_years,
}


def rows_of(schema: Schema, edition: Edition) -> Iterator[tuple[Value, ...]]:
    """The rows of a table, each as the values of its fields in order. Raises `KeyError` for a row without one."""
    return map(itemgetter(*schema.names), _ROWS[schema.name](edition))

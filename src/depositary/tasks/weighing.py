"""Documents' statements as the places of the projection: what each weighs, and the reference that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from depositary.register.rebuilding import reference_of, weigh
from depositary.register.references import ReferenceReader
from depositary.register.rulings import Decisions
from depositary.register.sources import Source
from depositary.register.worlds import World
from depositary.store.currents import statements_of
from depositary.store.places import Place
from depositary.tasks.resolving import Made


def weighed(
    connection: Connection,
    sources: Mapping[str, Source],
    decisions: Decisions,
    world: World,
    documents: Iterable[str] | None = None,
    as_known: str | None = None,
) -> Iterator[tuple[str, list[Made]]]:
    """The places of documents, of all sources when none are named, by the readings that count, document by document.

    `sources` holds the documents and their corrections.
    """
    reader = ReferenceReader(world)
    wanted = sorted(sources) if documents is None else documents
    for document, said in statements_of(connection, wanted, as_known):
        keys = {id(statement): key for key, statement in said}
        latest = sources[document].window.latest
        day = latest.isoformat() if latest else None
        made: list[Made] = []
        for item in weigh((statement for _, statement in said), sources, decisions):
            reading, position = keys[id(item.read_as or item.statement)]
            passage = item.statement.passage
            split = decisions.split.get(item.id) if decisions.split else None
            place = Place(
                reading, position, document, item.statement.type.value, None, passage.start, passage.end, day,
                item.silent, item.crowded, split,
            )  # fmt: skip
            made.append((place, reference_of(item.statement, reader)))
        yield document, made

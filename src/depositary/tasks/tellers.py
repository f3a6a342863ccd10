"""Who tells an event, looked up only when somebody looks: most events of a list are never asked for their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from sqlalchemy import Connection

from depositary.register.agreements import Evidence
from depositary.store.currents import CHUNK, StatementKey, chunks
from depositary.store.heldevidence import held_of_places
from depositary.tasks.slices import Slices
from depositary.tasks.working import counted_off, work


class Tellers:
    """Looks up statements by their keys, through a connection that has to be open as long as anybody looks."""

    def __init__(self, connection: Connection, slices: Slices) -> None:
        self._connection = connection
        self._slices = slices
        self._found: dict[StatementKey, Evidence] = {}

    def look_up(self, keys: Iterable[StatementKey]) -> None:
        """Look up statements, many at once."""
        missing = [key for key in keys if key not in self._found]
        if missing:
            self._found |= self._slices.evidence(held_of_places(self._connection, missing))

    def evidence(self, keys: Sequence[StatementKey]) -> tuple[Evidence, ...]:
        """The evidence that statements are."""
        self.look_up(keys)
        return tuple(self._found[key] for key in keys)


class Told(Sequence[Evidence]):
    """The evidence behind an event, in its order: as many as there are, each looked up when it is looked at."""

    def __init__(self, keys: Sequence[StatementKey], tellers: Tellers) -> None:
        self.keys = keys
        self.tellers = tellers

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Evidence: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Evidence]: ...

    def __getitem__(self, place: int | slice) -> Evidence | Sequence[Evidence]:
        if isinstance(place, slice):
            return self.tellers.evidence(self.keys[place])
        return self.tellers.evidence((self.keys[place],))[0]


def look_up(evidence: Iterable[Sequence[Evidence]], most: int) -> None:
    """Look up the first few of each of many, in a few questions; what is there already is left alone."""
    wanted: dict[int, tuple[Tellers, list[StatementKey]]] = {}
    for each in evidence:
        if isinstance(each, Told):
            wanted.setdefault(id(each.tellers), (each.tellers, []))[1].extend(each.keys[:most])
    with work("looking up the words behind them"):
        for tellers, keys in wanted.values():
            for some in counted_off(chunks(keys), "passages", len(keys), CHUNK):
                tellers.look_up(some)

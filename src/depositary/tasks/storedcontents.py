"""What a projection holds, by which the causes of changes are told: asked of the store only when a cause needs it."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from depositary.store.heldevidence import all_held_ids, held_ids
from depositary.store.projections import Projection
from depositary.tasks.standpoints import Standpoint


class StoredContent:
    """What the projection of a standpoint holds."""

    def __init__(self, stand: Standpoint) -> None:
        self._stand = stand

    @cached_property
    def documents(self) -> Container[str]:
        """The digests of its documents."""
        return Projection(self._stand.connection).documents()

    @cached_property
    def ruled(self) -> frozenset[str]:
        """The ids of statements that a ruling rejects or corrects."""
        decisions = self._stand.decisions
        return frozenset(held_ids(self._stand.connection, decisions.rejected.keys() | decisions.corrected.keys()))

    @cached_property
    def statements(self) -> frozenset[str]:
        """The ids of all its statements."""
        return all_held_ids(self._stand.connection)

"""The latest that a document has said of something, found only when a later sentence asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """What was last said. Sentences that nothing else asks about are looked at when somebody asks.

    `reach` says how many sentences back it still matters; None where it matters to the end.
    """

    def __init__(self, reach: int | None = None) -> None:
        self._reach = reach
        self._value: T | None = None
        self._put_off: list[tuple[int, Callable[[], T | None]]] = []

    def note(self, value: T | None) -> None:
        """Take what a sentence says; None where it says nothing."""
        if value is not None:
            self._value = value
            self._put_off.clear()

    def put_off(self, number: int, find: Callable[[], T | None]) -> None:
        """Leave it open what the sentence of that number says, until somebody asks."""
        if self._reach is not None:
            self._put_off = [each for each in self._put_off if number - each[0] <= self._reach]
        self._put_off.append((number, find))

    def value(self) -> T | None:
        """What was said last, or None when nothing was."""
        while self._put_off:
            _, find = self._put_off.pop()
            self.note(find())
        return self._value

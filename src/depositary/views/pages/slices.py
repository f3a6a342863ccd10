"""Slices: one page of a longer list, with how long the whole is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """The items of one page; `number` counts pages from 1 and `total` all items."""

    items: tuple[T, ...]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The place of the first item in the whole, from 1; 0 when there is none."""
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The place of the last item in the whole."""
        return (self.number - 1) * self.size + len(self.items)

    def of(self, make: Callable[[T], U]) -> Slice[U]:
        """The same slice of what is made of each item."""
        return Slice(tuple(make(item) for item in self.items), self.number, self.size, self.total)


def cut(items: Sequence[T], number: int, size: int) -> Slice[T]:
    """One page of a list; a number beyond the ends gives the nearest page."""
    last = max(1, -(-len(items) // size))
    number = min(max(number, 1), last)
    return Slice(tuple(items[(number - 1) * size : number * size]), number, size, len(items))

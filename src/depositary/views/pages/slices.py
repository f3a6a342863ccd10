"""Slices: one page of a longer list, with how long the whole is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

#: Rows on one page of HTML, and the most of them that an address may ask for.
SIZE = 50
MOST = 200


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


def cut(items: Sequence[T], number: int = 1, size: int = SIZE) -> Slice[T]:
    """One page of a list. A number beyond the ends gives the nearest page, a size beyond `MOST` gives `MOST`."""
    size = min(max(size, 1), MOST)
    last = max(1, -(-len(items) // size))
    number = min(max(number, 1), last)
    return Slice(tuple(items[(number - 1) * size : number * size]), number, size, len(items))

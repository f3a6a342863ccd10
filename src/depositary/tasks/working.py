"""Long work, told to whoever watches: what is being done and why, and how far it has come.

Who does the work needs not know whether anybody watches, nor how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

Item = TypeVar("Item")

#: So many things are done between two tellings.
EVERY = 500


class Watcher(Protocol):
    """Who is told of long work."""

    def begin(self, what: str) -> None:
        """Work begins, perhaps within other work."""
        ...

    def step(self, part: str, done: int, total: int | None) -> None:
        """So much of one part of it is done."""
        ...

    def end(self) -> None:
        """The work that began last has ended."""
        ...


_WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher | None) -> Iterator[None]:
    """Let somebody watch all work that is done meanwhile; nobody when it is None."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


@contextmanager
def work(what: str) -> Iterator[None]:
    """Work that may take long; `what` says what it is, and why it has to be done."""
    watcher = _WATCHER.get()
    if watcher is None:
        yield
        return
    watcher.begin(what)
    try:
        yield
    finally:
        watcher.end()


def counted_off(items: Iterable[Item], part: str, total: int | None = None, each: int = 1) -> Iterator[Item]:
    """The items as they are; who watches is told how many are done, of which every item holds `each`."""
    watcher = _WATCHER.get()
    if watcher is None:
        yield from items
        return
    told = 0
    for number, item in enumerate(items, 1):
        yield item
        done = number * each if total is None else min(number * each, total)
        if done - told >= EVERY:
            told = done
            watcher.step(part, done, total)

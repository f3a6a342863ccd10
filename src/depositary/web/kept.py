"""Values that are costly to make, kept for the next who asks."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

Made = TypeVar("Made")
Key = tuple[object, ...]

_MISSING = object()


class Kept:
    """The values made or asked for last, by key; the oldest goes first. Safe for threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Any] = OrderedDict()
        self._making: dict[Key, threading.Lock] = {}
        self._lock = threading.Lock()

    def once(self, key: Key, make: Callable[[], Made], turn: Callable[[], AbstractContextManager[None]]) -> Made:
        """The value of a key, made within `turn()` unless it is there; two threads never make the same at one time."""
        found = self._find(key)
        if found is _MISSING:
            with self._maker(key):
                found = self._find(key)
                if found is _MISSING:
                    found = self._make(key, make, turn)
        made: Made = found
        return made

    def put(self, key: Key, made: object) -> None:
        """Keep what was made for a key."""
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def drop(self, is_over: Callable[[Key], bool]) -> None:
        """Let go of what nobody asks for any more."""
        with self._lock:
            for key in [key for key in self._values if is_over(key)]:
                del self._values[key]

    def _find(self, key: Key) -> Any:
        with self._lock:
            if key not in self._values:
                return _MISSING
            self._values.move_to_end(key)
            return self._values[key]

    def _maker(self, key: Key) -> threading.Lock:
        with self._lock:
            return self._making.setdefault(key, threading.Lock())

    def _make(self, key: Key, make: Callable[[], Any], turn: Callable[[], AbstractContextManager[None]]) -> Any:
        try:
            with turn():
                made = make()
            self.put(key, made)
            return made
        finally:
            # A key that cannot be made must leave nothing behind: anybody can ask for what there is not.
            with self._lock:
                self._making.pop(key, None)

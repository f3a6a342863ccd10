"""The latest actor of a document: who alone did what was last told, found only when a later sentence asks."""

from __future__ import annotations

from collections.abc import Callable


class LatestActor:
    """Who alone did what was last told. Sentences that nothing else asks about are looked at when somebody asks."""

    def __init__(self) -> None:
        self._code: str | None = None
        self._put_off: list[Callable[[], str | None]] = []

    def note(self, code: str | None) -> None:
        """Take who did what a sentence tells; None where nobody alone did it."""
        if code is not None:
            self._code = code
            self._put_off.clear()

    def put_off(self, find: Callable[[], str | None]) -> None:
        """Leave it open who did what a sentence tells, until somebody asks."""
        self._put_off.append(find)

    def code(self) -> str | None:
        """The party's code, or None when nobody is known to have done anything alone."""
        while self._put_off:
            self.note(self._put_off.pop()())
        return self._code

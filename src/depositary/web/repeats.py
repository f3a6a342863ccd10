"""Requests that may be sent twice: a program that never got an answer asks again, and nothing is done twice."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from depositary.core.errors import DepositaryError, UsageError
from depositary.core.hashing import digest_bytes
from depositary.web.exchanges import Answer

#: Keys that are remembered, and characters of one.
_MOST, _LONGEST = 1000, 255


class ReusedKeyError(DepositaryError):
    """A key that came with another request before."""


@dataclass(slots=True)
class _Turn:
    body: str
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    answer: Answer | None = None


class Repeats:
    """The answers to the requests that came last with an `Idempotency-Key`. For one event loop; a restart forgets them.

    What failed is not kept: sent again, it is tried again.
    """

    def __init__(self) -> None:
        self._turns: OrderedDict[str, _Turn] = OrderedDict()

    async def once(self, key: str | None, body: bytes, do: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer to a request: the one that its key was given before, or what it does now.

        Raises `ReusedKeyError` when the key came with another body.
        """
        if key is None:
            return await do()
        if not 0 < len(key) <= _LONGEST or not key.isprintable():
            raise UsageError(f"an Idempotency-Key has 1 to {_LONGEST} characters")
        digest = digest_bytes(body)
        turn = self._turns.setdefault(key, _Turn(digest))
        self._turns.move_to_end(key)
        while len(self._turns) > _MOST:
            self._turns.popitem(last=False)
        if turn.body != digest:
            raise ReusedKeyError("this Idempotency-Key came with another request before; choose a new one")
        async with turn.lock:
            if turn.answer is None:
                turn.answer = await do()
            return turn.answer

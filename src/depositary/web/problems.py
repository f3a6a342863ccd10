"""Errors as answers: which status each has, and what it says to people and to programs (RFC 9457)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from depositary.core.errors import (
    DepositaryError,
    InputError,
    LimitError,
    NothingFoundError,
    StoreBusyError,
    UsageError,
)
from depositary.views.plaintext import one_line


class TooLongError(DepositaryError):
    """A path or query beyond the site's limits."""


class BusyError(DepositaryError):
    """The server has more to compute than it should at once."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, and what to do."""

    status: int
    title: str
    detail: str

    def record(self, instance: str) -> dict[str, Any]:
        """The problem as `application/problem+json`."""
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }


#: An error of the program itself.
BROKEN = Problem(500, "Something broke", "this is an error of the program, and is in the server's log")

#: The first class that fits decides.
_STATUSES: tuple[tuple[type[DepositaryError], int, str], ...] = (
    (NothingFoundError, 404, "Not found"),
    (UsageError, 400, "This cannot be answered"),
    (TooLongError, 414, "Too long"),
    (BusyError, 503, "Busy"),
    (StoreBusyError, 503, "Busy"),
    (LimitError, 413, "Too large"),
    (InputError, 400, "This cannot be read"),
)

#: Seconds after which a client may try again.
RETRY_AFTER = 5


def problem_of(error: DepositaryError) -> Problem:
    """The problem that an error of ours is to a reader."""
    for kind, status, title in _STATUSES:
        if isinstance(error, kind):
            return Problem(status, title, one_line(str(error)))
    return Problem(500, "Something is wrong with the register", one_line(str(error)))

"""What goes into a site and what comes out of it, whoever carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from depositary.core.errors import DepositaryError


@dataclass(frozen=True, slots=True)
class Request:
    """One request to read: a decoded path, the query's pairs in order, and headers by lower-case name."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    reviewer: bool = False
    """Whether the person may rule."""
    csrf: str = ""
    """The token that a reviewer's forms send back."""

    def value(self, name: str) -> str | None:
        """The last value of a parameter, None when it is missing or empty."""
        return next((value for key, value in reversed(self.query) if key == name and value), None)

    def values(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter that is not empty, in order."""
        return tuple(value for key, value in self.query if key == name and value)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, complete with its headers."""

    status: int
    media_type: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class MovedError(DepositaryError):
    """What was asked for has another permanent path now."""

    def __init__(self, path: str, because: str) -> None:
        super().__init__(because)
        self.path = path

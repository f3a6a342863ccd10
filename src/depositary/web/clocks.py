"""The clocks in an address: `as_of`, `as_known` and `as_public`, each a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from email.utils import parsedate_to_datetime

from depositary import api
from depositary.core.errors import UsageError
from depositary.register import Clocks
from depositary.views.plaintext import visible
from depositary.web.exchanges import Request

#: The parameters that set the clocks; every link keeps them.
CLOCKS = ("as_of", "as_known", "as_public")


@dataclass(frozen=True, slots=True)
class Moment:
    """The days at which a page's question stands; None leaves a side open."""

    as_of: date | None = None
    as_known: date | None = None
    as_public: date | None = None

    @property
    def clocks(self) -> Clocks:
        """The same for the register."""
        return api.clocks(self.as_of, self.as_known, self.as_public)

    @property
    def words(self) -> str:
        """The clocks in words, as every page and export prints them."""
        parts = [f"as of {self.as_of or 'the latest known day'}"]
        parts += [f"as recorded by {self.as_known}" if self.as_known else "with everything recorded"]
        parts += [f"as published by {self.as_public}"] if self.as_public else []
        return ", ".join(parts)

    def record(self) -> dict[str, str | None]:
        """The clocks as data."""
        return {name: day.isoformat() if day else None for name, day in self._days()}

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """The clocks that are set, as query pairs."""
        return tuple((name, day.isoformat()) for name, day in self._days() if day)

    def _days(self) -> Iterator[tuple[str, date | None]]:
        yield from zip(CLOCKS, (self.as_of, self.as_known, self.as_public), strict=True)


def read_moment(request: Request) -> Moment:
    """The clocks that a request sets; `Accept-Datetime` (RFC 7089) sets `as_known` where the query does not.

    Raises `UsageError` for what is no day.
    """
    as_of, as_known, as_public = (_day(name, request.value(name)) for name in CLOCKS)
    return Moment(as_of, as_known or _accepted(request.headers.get("accept-datetime")), as_public)


def _day(name: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise UsageError(f"{name}={visible(value[:40])}: this is no day; write for example {name}=2024-06-13") from None


def _accepted(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).astimezone(UTC).date()
    except ValueError:
        raise UsageError("Accept-Datetime is no date of RFC 1123, for example Thu, 13 Jun 2024 00:00:00 GMT") from None

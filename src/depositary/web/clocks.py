"""The clocks in an address: `as_of` is a day or an hour on it, `as_known` a day or an instant, `as_public` a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
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
    hour: str | None = None
    """The time of day (HH:MM:SS) at which `as_of` stands; without it, at the end of the day."""
    instant: str | None = None
    """The instant of the day `as_known`, UTC; without it, the end of the day."""
    up_to_date: bool = False
    """Whether nothing was recorded after `as_known`, so that the register of now answers."""

    @property
    def clocks(self) -> Clocks:
        """The same for the register."""
        return api.clocks(self.world, None if self.up_to_date else self.known, self.as_public)

    @property
    def world(self) -> str | None:
        """`as_of` as an address has it."""
        return self._on(self.as_of, self.hour.removesuffix(":00") if self.hour else None)

    @property
    def known(self) -> str | None:
        """`as_known` as an address has it."""
        return self.instant or self._on(self.as_known, None)

    @property
    def recorded_by(self) -> datetime | None:
        """The last instant of `as_known`."""
        if self.as_known is None:
            return None
        return datetime.fromisoformat(self.instant or f"{self.as_known}T23:59:59Z")

    @property
    def words(self) -> str:
        """The clocks in words, as every page and export prints them."""
        parts = [f"as of {self.world or 'the latest known day'}"]
        parts += [f"as recorded by {self.known_words}" if self.as_known else "with everything recorded"]
        parts += [f"as published by {self.as_public}"] if self.as_public else []
        return ", ".join(parts)

    @property
    def known_words(self) -> str:
        """`as_known` for people."""
        return instant_words(self.instant) if self.instant else f"{self.as_known or ''}"

    def record(self) -> dict[str, str | None]:
        """The clocks as data."""
        return dict(zip(CLOCKS, (self.world, self.known, self._on(self.as_public, None)), strict=True))

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """The clocks that are set, as query pairs."""
        return tuple((name, text) for name, text in self.record().items() if text)

    def seen_at(self, recorded: str) -> Moment:
        """The same where a register was last added to at an instant."""
        known = api.clocks(as_known=self.known).as_known
        return replace(self, up_to_date=known is not None and known >= recorded)

    @staticmethod
    def _on(day: date | None, hour: str | None) -> str | None:
        return None if day is None else f"{day}T{hour}" if hour else day.isoformat()


def instant_words(instant: str) -> str:
    """An instant for people, to the second.

    >>> instant_words("2026-11-28T09:22:58.800198Z")
    '2026-11-28 09:22:58 UTC'
    """
    return f"{instant[:19].replace('T', ' ')} UTC"


def read_moment(request: Request) -> Moment:
    """The clocks that a request sets; `Accept-Datetime` (RFC 7089) sets `as_known` where the query does not.

    Raises `UsageError` for what is no day, hour or instant.
    """
    as_of, hour = _world(request.value("as_of"))
    as_known, instant = _known(request.value("as_known"))
    return Moment(
        as_of,
        as_known or _accepted(request.headers.get("accept-datetime")),
        _day("as_public", request.value("as_public")),
        hour,
        instant,
    )


def _world(value: str | None) -> tuple[date | None, str | None]:
    if value is None or "T" not in value:
        return _day("as_of", value), None
    try:
        found = api.clocks(value.strip())
    except UsageError:
        raise UsageError(
            f"as_of={visible(value[:40])}: this is no hour; write for example as_of=2024-06-13T11:40"
        ) from None
    return found.as_of, found.hour


def _known(value: str | None) -> tuple[date | None, str | None]:
    if value is None or "T" not in value:
        return _day("as_known", value), None
    try:
        # A plus sign in an address is read as a space.
        instant = api.clocks(as_known=value.strip().replace(" ", "+")).as_known or ""
    except UsageError:
        raise UsageError(
            f"as_known={visible(value[:40])}: this is no instant; write for example as_known=2024-06-13T11:40:00Z"
        ) from None
    return date.fromisoformat(instant[:10]), instant


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

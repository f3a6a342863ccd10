"""Who may rule: signing in with the site's token, the cookie that keeps it, and the token that forms send back.

Nothing is stored: a cookie holds the person's name and when it ends, sealed with a key made of the site's token.
Whoever changes the token ends every session.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from depositary.core.errors import DepositaryError, UsageError

COOKIE = "depositary-reviewer"
#: How long a session lasts.
LASTS = timedelta(hours=12)
#: Characters of a reviewer's name.
MOST_NAME = 80
#: So many wrong tokens in so long a time, and nobody is let in until it has passed.
_TRIES, _SPAN = 10, timedelta(minutes=1)


class RefusedError(DepositaryError):
    """Somebody asks for what they may not do."""


class TooManyError(DepositaryError):
    """Too many tries in too short a time."""


@dataclass(frozen=True, slots=True)
class Session:
    """A person who may rule. `csrf` is what every form of this session sends back."""

    who: str
    csrf: str


class Sessions:
    """The sessions of one site. `clock` gives the present moment with its time zone."""

    def __init__(self, token: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._key = hmac.digest(token.encode(), b"depositary session", sha256)
        self._token = token
        self._clock = clock
        self._wrong: deque[datetime] = deque(maxlen=_TRIES)
        self._lock = threading.Lock()

    def sign_in(self, token: str, who: str) -> str:
        """The cookie of a new session.

        Raises `RefusedError` for a wrong token, `TooManyError` after many of them, `UsageError` without a name.
        """
        name = " ".join(who.split())
        if not name or len(name) > MOST_NAME:
            raise UsageError(f"write your name, in at most {MOST_NAME} characters; it stands beside every ruling")
        self.admit(token)
        ends = (self._clock() + LASTS).timestamp()
        body = json.dumps({"who": name, "ends": int(ends), "salt": secrets.token_hex(16)}).encode()
        return f"{base64.urlsafe_b64encode(body).decode()}.{self._seal(body)}"

    def admit(self, token: str) -> None:
        """Raise `RefusedError` unless the token is the site's, `TooManyError` after many wrong ones."""
        now = self._clock()
        with self._lock:
            if len(self._wrong) == _TRIES and now - self._wrong[0] < _SPAN:
                raise TooManyError("too many wrong tokens; wait a minute and try again")
            if hmac.compare_digest(token.encode("utf-8", "replace"), self._token.encode()):
                return
            self._wrong.append(now)
        raise RefusedError("this is not the site's token; it is the one that the site was started with")

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None for none, for a forged one and for one that has ended."""
        encoded, _, seal = (cookie or "").partition(".")
        try:
            body = base64.urlsafe_b64decode(encoded.encode("ascii"))
        except (binascii.Error, ValueError):
            return None
        if not hmac.compare_digest(seal.encode("utf-8", "replace"), self._seal(body).encode()):
            return None
        held = json.loads(body)
        if held["ends"] < self._clock().timestamp():
            return None
        return Session(held["who"], hmac.new(self._key, b"csrf" + body, sha256).hexdigest())

    def _seal(self, body: bytes) -> str:
        return hmac.new(self._key, b"cookie" + body, sha256).hexdigest()

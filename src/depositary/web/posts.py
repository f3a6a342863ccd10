"""What comes in by POST: read within limits, from our own pages or from a program with the token, or refused."""

from __future__ import annotations

import hmac
from collections import defaultdict
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request as HttpRequest

from depositary.core.errors import DepositaryError, StaleError
from depositary.web.decisions import Fields
from depositary.web.problems import Problem, problem_of
from depositary.web.repeats import ReusedKeyError
from depositary.web.sessions import COOKIE, RefusedError, Session, Sessions, TooManyError

#: Bytes of a form or a JSON body.
MOST_BODY = 64 * 1024
_MOST_FIELDS = 1000
_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"


class UnconditionalError(DepositaryError):
    """A change that does not say on which version it rests."""


class MediaTypeError(DepositaryError):
    """A body of another type than the address takes."""


class TooLargeError(DepositaryError):
    """A body beyond the limit."""


_STATUSES: tuple[tuple[type[DepositaryError], int, str], ...] = (
    (RefusedError, 403, "Refused"),
    (TooManyError, 429, "Too many tries"),
    (StaleError, 412, "The register has changed"),
    (UnconditionalError, 428, "On which version?"),
    (MediaTypeError, 415, "Another type of body"),
    (TooLargeError, 413, "Too large"),
    (ReusedKeyError, 422, "This key is taken"),
)


def refusal_of(error: DepositaryError) -> Problem:
    """The problem that an error is to whoever posted."""
    for kind, status, title in _STATUSES:
        if isinstance(error, kind):
            return Problem(status, title, str(error))
    return problem_of(error)


async def read_body(request: HttpRequest, media_type: str) -> bytes:
    """The whole body. Raises `MediaTypeError` for another type, `TooLargeError` beyond the limit."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != media_type:
        raise MediaTypeError(f"this address takes {media_type}, not {given[:60] or 'a body without a type'}")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BODY:
            raise TooLargeError(f"the body has more than {MOST_BODY} bytes")
    return bytes(body)


async def read_form(request: HttpRequest) -> Fields:
    """The fields of a form that one of our own pages sent. Raises `RefusedError` for any other origin."""
    check_origin(request)
    body = await read_body(request, _FORM)
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise TooLargeError(f"this is no form of at most {_MOST_FIELDS} fields") from None
    fields: dict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        fields[name].append(value)
    return fields


async def read_json(request: HttpRequest, sessions: Sessions) -> bytes:
    """The JSON of a program that shows the site's token. Raises `RefusedError` without it."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise RefusedError("send the site's token: Authorization: Bearer TOKEN")
    sessions.admit(token.strip())
    return await read_body(request, _JSON)


def check_origin(request: HttpRequest) -> None:
    """Raise `RefusedError` unless the browser says that the form stands on a page of this very site."""
    origin = request.headers.get("origin") or request.headers.get("referer")
    site = request.headers.get("sec-fetch-site")
    told = urlsplit(origin) if origin else None
    ours = told is not None and (told.scheme, told.netloc) == (request.url.scheme, request.url.netloc)
    if not ours or site not in (None, "same-origin"):
        raise RefusedError("this form does not come from a page of this site; open the page here and send it again")


def read_session(request: HttpRequest, sessions: Sessions | None) -> Session | None:
    """Who sends a request, None for a reader."""
    return sessions.read(request.cookies.get(COOKIE)) if sessions else None


def check_csrf(session: Session | None, fields: Fields) -> Session:
    """The session, if the form carries its token. Raises `RefusedError` otherwise."""
    if session is None:
        raise RefusedError("only a reviewer may rule; sign in first")
    given = (fields.get("csrf") or [""])[-1]
    if not hmac.compare_digest(given.encode("utf-8", "replace"), session.csrf.encode()):
        raise RefusedError("this form is of another session; open the page again and repeat")
    return session

"""Ruling on the web: sign in, see what a ruling would change, record it, take it back.

The routes exist only where the site has a reviewer's token. Nothing here edits: a ruling is appended with its reason,
and one rests on the version of the register that the person saw, or is refused.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from fastapi import Request as HttpRequest
from fastapi import Response as HttpResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from depositary import __version__, api
from depositary.core.errors import DepositaryError, NothingFoundError, StaleError, UsageError
from depositary.register import Clocks
from depositary.register.conflicts import conflicts
from depositary.register.readings import Conflict
from depositary.register.threadrecords import change_record, conflict_record
from depositary.tasks import Preview
from depositary.views.pages.changes import entry
from depositary.views.pages.conflicts import ConflictCard, conflict_card
from depositary.views.pages.naming import Naming
from depositary.web.assets import assets_version
from depositary.web.decisions import CARRIED, Fields, RulingBody, asked
from depositary.web.exchanges import Answer, MovedError, Request
from depositary.web.links import served_links
from depositary.web.posts import (
    UnconditionalError,
    check_csrf,
    read_form,
    read_json,
    read_session,
    refusal_of,
)
from depositary.web.rendering import json_bytes, render
from depositary.web.repeats import Repeats
from depositary.web.security import security_headers
from depositary.web.sessions import COOKIE, LASTS, Sessions
from depositary.web.site import HTML, JSON, Site

Act = Callable[[HttpRequest], Awaitable[Answer]]
#: So many changed facts are listed before a ruling is recorded; the rest are counted.
_LISTED = 100


class Desk:
    """Where rulings are made on one site."""

    def __init__(self, site: Site, sessions: Sessions) -> None:
        self._site = site
        self._sessions = sessions
        self._repeats = Repeats()

    async def show_sign_in(self, request: HttpRequest) -> Answer:
        """The form to sign in."""
        session = read_session(request, self._sessions)
        to = _local(request.query_params.get("to", ""))
        return self._page("signin.html", {"who": session.who if session else None, "to": to})

    async def sign_in(self, request: HttpRequest) -> Answer:
        """A session for whoever knows the token."""
        fields = await read_form(request)
        cookie = self._sessions.sign_in(_field(fields, "token"), _field(fields, "who"))
        return _moved(_local(_field(fields, "to")), _cookie(request, cookie, int(LASTS.total_seconds())))

    async def sign_out(self, request: HttpRequest) -> Answer:
        """No session any more in this browser."""
        check_csrf(read_session(request, self._sessions), await read_form(request))
        return _moved("/", _cookie(request, "", 0))

    async def preview(self, request: HttpRequest) -> Answer:
        """What the ruling would change, and the form that records it. Nothing is written."""
        fields = await read_form(request)
        session = check_csrf(read_session(request, self._sessions), fields)
        return await run_in_threadpool(self._preview, fields, session.who, session.csrf)

    def _preview(self, fields: Fields, who: str, csrf: str) -> Answer:
        version = self._site.holdings.version()
        wanted = asked(fields, who, self._card(fields))
        found = self._tried(wanted.decision)
        naming = Naming(self._site.world)
        values = {
            "wanted": wanted,
            "entries": [entry(change, naming) for change in found.changes[:_LISTED]],
            "total": len(found.changes),
            "settled": [conflict_card(each, naming) for each in found.settled[:_LISTED]],
            "raised": [conflict_card(each, naming) for each in found.raised[:_LISTED]],
            "carried": [(name, value) for name in CARRIED for value in fields.get(name, ())],
            "version": version.head,
            "csrf": csrf,
        }
        return self._page("ruling.html", values)

    async def record(self, request: HttpRequest) -> Answer:
        """Record the ruling, if the register is still as the person saw it."""
        fields = await read_form(request)
        session = check_csrf(read_session(request, self._sessions), fields)
        seen = request.headers.get("if-match") or _field(fields, "version")
        made = await run_in_threadpool(
            self._record, lambda: asked(fields, session.who, self._card(fields)).decision, seen
        )
        return _moved(f"/rulings#{made.ruling.id}")

    async def record_json(self, request: HttpRequest) -> Answer:
        """The same for programs: a ruling as JSON, with what it changed or, for a dry run, would change."""
        body = await read_json(request, self._sessions)
        seen = request.headers.get("if-match") or ""
        key = request.headers.get("idempotency-key")
        return await self._repeats.once(key, body, lambda: self._answer_json(body, seen))

    async def _answer_json(self, body: bytes, seen: str) -> Answer:
        try:
            sent = RulingBody.model_validate_json(body)
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()[:5])
            raise UsageError(f"this is no ruling: {faults}") from None
        if sent.dry_run:
            made = await run_in_threadpool(self._tried, sent.decision())
        else:
            made = await run_in_threadpool(self._record, sent.decision, seen)
        changes = [change_record(change) for change in made.changes]
        settled, raised = ([*map(conflict_record, each)] for each in (made.settled, made.raised))
        record = {"id": made.ruling.id, "dry_run": sent.dry_run, "changes": changes}
        record |= {"settled": settled, "raised": raised}
        return Answer(200 if sent.dry_run else 201, JSON, json_bytes(record), _private())

    def _tried(self, decision: api.Decision) -> Preview:
        """What a decision would change; nothing of it is kept."""
        with api.Register.open(self._site.holdings.register.store.location) as register:
            return register.rule(decision, dry_run=True)

    def _record(self, decide: Callable[[], api.Decision], seen: str) -> Preview:
        """Record what is decided, if nothing was recorded since the version that was seen."""
        if not seen:
            raise UnconditionalError("send If-Match with the version of the register that the ruling rests on")
        holdings, named = self._site.holdings, seen.strip().strip('"')
        version = holdings.version()
        if named not in (version.head, version.id):
            raise StaleError("somebody recorded something since this page was opened; look again and rule anew")
        decision = decide()
        with api.Register.open(holdings.register.store.location) as register:
            return register.rule(decision, seen=named)

    def _card(self, fields: Fields) -> ConflictCard | None:
        """The open conflict that a form is about, None where there is none any more."""
        wanted = _field(fields, "conflict")
        found = (each for each in self._conflicts(_field(fields, "agreement")) if each.id == wanted)
        conflict = next(found, None) if wanted else None
        return conflict_card(conflict, Naming(self._site.world)) if conflict else None

    def _conflicts(self, agreement: str) -> Sequence[Conflict]:
        """The open conflicts about an agreement, which need no more than what speaks of it; every one without."""
        holdings = self._site.holdings
        if not agreement:
            return holdings.conflicts(Clocks(), holdings.version())
        try:
            _, state = holdings.agreement(agreement, Clocks(), holdings.version())
        except (MovedError, NothingFoundError):
            return ()
        return conflicts(state, self._site.world)

    def _page(self, template: str, values: Mapping[str, Any]) -> Answer:
        links = served_links(Request("/"), "/", (), assets_version())
        frame = {"links": links, "menu": self._site.menu(), "path": "", "product": __version__}
        return Answer(200, HTML, render(template, {**frame, **values}), _private())

    def carried(self, act: Act) -> Callable[[HttpRequest], Awaitable[HttpResponse]]:
        """The act as a route: what goes wrong is an answer too."""

        async def route(request: HttpRequest) -> HttpResponse:
            try:
                answer = await act(request)
            except DepositaryError as error:
                told = Request(request.url.path, headers={"accept": request.headers.get("accept", "")})
                answer = self._site.problem(told, refusal_of(error))
            return HttpResponse(answer.body, answer.status, dict(answer.headers), answer.media_type)

        return route


def review_router(site: Site, sessions: Sessions) -> APIRouter:
    """The routes by which people and programs rule on a site."""
    desk, router = Desk(site, sessions), APIRouter(include_in_schema=False)
    routes: tuple[tuple[str, str, Act], ...] = (
        ("GET", "/sign-in", desk.show_sign_in),
        ("POST", "/sign-in", desk.sign_in),
        ("POST", "/sign-out", desk.sign_out),
        ("POST", "/rulings/preview", desk.preview),
        ("POST", "/rulings", desk.record),
        ("POST", "/api/v1/rulings", desk.record_json),
    )
    for method, path, act in routes:
        router.add_api_route(path, desk.carried(act), methods=[method])
    return router


def _field(fields: Fields, name: str) -> str:
    return (fields.get(name) or [""])[-1]


def _private() -> dict[str, str]:
    return {**security_headers(), "Cache-Control": "no-store"}


def _moved(path: str, cookie: str | None = None) -> Answer:
    headers = {**_private(), "Location": path, **({"Set-Cookie": cookie} if cookie else {})}
    return Answer(303, "text/plain; charset=utf-8", b"", headers)


def _local(path: str) -> str:
    """A path of this site, or the queue of conflicts: nobody is sent elsewhere after signing in."""
    plain = path.isascii() and path.isprintable() and "\\" not in path and " " not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/conflicts"


def _cookie(request: HttpRequest, value: str, seconds: int) -> str:
    secure = "; Secure" if request.url.scheme == "https" else ""
    return f"{COOKIE}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Strict{secure}"

"""The site as an HTTP application: FastAPI carries requests to `Site.respond`, which does the work in a thread."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI
from fastapi import Request as HttpRequest
from fastapi import Response as HttpResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from depositary import __version__
from depositary.web.exchanges import Answer, Request
from depositary.web.posts import read_session
from depositary.web.problems import BROKEN, Problem
from depositary.web.resources import BASE, RESOURCES, described
from depositary.web.reviewing import review_router
from depositary.web.sessions import Session, Sessions
from depositary.web.settings import Settings
from depositary.web.site import Site, new_site
from depositary.web.throttling import Throttle
from depositary.web.workrooms import LEAST_STATEMENTS, Workroom, statements_in

#: Requests that are worked on at one time: more would only keep one another from the processor.
_HANDS = 4
#: Answers below this size are sent as they are.
_COMPRESSED_FROM = 800


_TOO_OFTEN = Problem(429, "Too often", "this address asks more often than it may; wait a few seconds")
_PROBLEM = {"content": {"application/problem+json": {"schema": {"type": "object"}}}}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing was recorded since the version of `If-None-Match`."},
    400: {"description": "A parameter that cannot be answered; `detail` says why.", **_PROBLEM},
    404: {"description": "The register holds no such thing.", **_PROBLEM},
    429: {"description": "Asked too often; come back after `Retry-After`.", **_PROBLEM},
    503: {"description": "Too much is asked at once; come back after `Retry-After`.", **_PROBLEM},
}


def create_app(location: str, settings: Settings | None = None) -> FastAPI:
    """The application of the register at a path or URL. Raises `UsageError` for what is no register."""
    chosen = settings or Settings()
    room = Workroom(location, chosen) if statements_in(location) >= LEAST_STATEMENTS else None
    return app_of(new_site(location, chosen, elsewhere=room.respond if room else None), room)


def app_of(site: Site, room: Workroom | None = None) -> FastAPI:
    """The application of a site, and of the process that makes its pages of the whole register."""
    hands = CapacityLimiter(_HANDS)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        if room is not None:
            room.open()
        yield
        if room is not None:
            room.close()
        site.close()

    app = FastAPI(title="Depositary", version=__version__, docs_url=None, redoc_url=None, lifespan=life)
    app.state.site = site
    if site.settings.hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(site.settings.hosts), www_redirect=False)
    token = site.settings.reviewer_token
    sessions = Sessions(token) if token else None
    if sessions is not None:
        app.include_router(review_router(site, sessions))
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM)

    throttle = Throttle(site.settings.rate, site.settings.burst, time.monotonic) if site.settings.rate else None

    async def page(request: HttpRequest) -> HttpResponse:
        if throttle is not None and not throttle.allows(request.client.host if request.client else ""):
            return http_response(site.problem(site_request(request), _TOO_OFTEN))
        asked = site_request(request, read_session(request, sessions))
        limit = None if room is not None and site.hands_on(asked) else hands
        answer = await run_sync(site.respond, asked, limiter=limit)
        return http_response(answer, whole=request.method != "HEAD")

    for resource in RESOURCES:
        app.add_api_route(
            f"{BASE}{resource.path}",
            page,
            methods=["GET"],
            summary=resource.words,
            operation_id=resource.operation,
            openapi_extra={"parameters": described(resource)},
            responses=_RESPONSES,
        )
    app.add_api_route("/{path:path}", page, methods=["GET", "HEAD"], include_in_schema=False)

    @app.exception_handler(Exception)
    async def broken(request: HttpRequest, _: Exception) -> HttpResponse:
        return http_response(site.problem(site_request(request), BROKEN))

    @app.api_route("/{path:path}", methods=["POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    async def refused(request: HttpRequest) -> HttpResponse:
        problem = Problem(405, "For reading only", "this address only answers; rulings need a reviewer's token")
        answer = site.problem(site_request(request), problem)
        return http_response(answer, {"Allow": "GET, HEAD"})

    return app


def site_request(request: HttpRequest, session: Session | None = None) -> Request:
    """An HTTP request as the site takes it."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    pairs = tuple(request.query_params.multi_items())
    return Request(request.url.path, pairs, headers, session is not None, session.csrf if session else "")


def http_response(answer: Answer, more: dict[str, str] | None = None, *, whole: bool = True) -> HttpResponse:
    """The site's answer as HTTP; without its body when it is not `whole`."""
    made = HttpResponse(
        answer.body if whole else b"", answer.status, {**answer.headers, **(more or {})}, answer.media_type
    )
    if not whole:
        made.headers["content-length"] = str(len(answer.body))
    return made

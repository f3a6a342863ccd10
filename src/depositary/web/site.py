"""The site: a pure function from a request and the version of a register to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from types import TracebackType
from typing import Any, Self

from depositary import __version__
from depositary.core.errors import DepositaryError, NothingFoundError
from depositary.core.hashing import digest_bytes
from depositary.lexicon import Lexicon
from depositary.views.plaintext import visible
from depositary.web.assets import assets, assets_version
from depositary.web.clocks import Moment, read_moment
from depositary.web.exchanges import Answer, MovedError, Request
from depositary.web.holdings import Holdings
from depositary.web.kept import Kept
from depositary.web.links import Links, Pairs, data_path, served_links
from depositary.web.mementos import LINK_FORMAT, TIMEMAP, memento_headers, timemap
from depositary.web.pages import Format, Page, Visit
from depositary.web.problems import RETRY_AFTER, Problem, TooLongError, problem_of
from depositary.web.rendering import json_bytes, metadata_json, page_csv, page_json, render
from depositary.web.security import inert_headers, security_headers
from depositary.web.settings import Settings
from depositary.web.versions import Version

#: Makes the links of one page: from the request, the page's path without its extension, the clocks as pairs, and the
#: version of the assets.
LinkMaker = Callable[[Request, str, Pairs, str], Links]

HTML, JSON, PROBLEM = "text/html; charset=utf-8", "application/json", "application/problem+json"

#: Forms that every page has.
COMMON: Mapping[str, Format] = {
    "metadata.json": Format("application/json", metadata_json),
    "json": Format("application/json", page_json, "JSON"),
    "csv": Format("text/csv; charset=utf-8; header=present", page_csv, "CSV", download=True),
    TIMEMAP: Format(LINK_FORMAT, timemap),
}

_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Target:
    """What a path asks for: a page, the values in its path, the path without extension, and the form."""

    page: Page
    arguments: Mapping[str, str]
    path: str
    extension: str | None


class Site:
    """Every page of a register. Pages are tried in their order; the first whose pattern fits answers."""

    def __init__(
        self,
        holdings: Holdings,
        world: Lexicon,
        pages: Sequence[Page],
        settings: Settings | None = None,
        links: LinkMaker = served_links,
        elsewhere: Callable[[Request], Answer] | None = None,
    ) -> None:
        """`elsewhere` answers requests for pages of the whole register in the site's place."""
        self.holdings = holdings
        self.world = world
        self.pages = tuple(pages)
        self.settings = settings or Settings()
        self._links = links
        self._elsewhere = elsewhere
        self._pages = Kept(self.settings.cached_pages)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the register; no thread of the site's is left afterwards."""
        self.holdings.close()

    def respond(self, request: Request) -> Answer:
        """The answer to a request; what goes wrong is an answer too."""
        try:
            self._check_limits(request)
            if request.path.startswith("/static/"):
                return _asset(request)
            return self._answer(request)
        except MovedError as moved:
            return self._moved(request, moved)
        except DepositaryError as error:
            return self.problem(request, problem_of(error))

    def visit(self, request: Request, target: Target) -> Visit:
        """What the builder of a page is given."""
        moment = read_moment(request)
        if moment.as_known is not None:
            moment = moment.seen_at(self.holdings.version().recorded)
        links = self._links(request, target.path, moment.parameters(), assets_version())
        version = self._version(request, target, moment)
        return Visit(
            request, target.arguments, moment, version, self.holdings, links, self.world, self.settings,
            pages=self.pages, whole=target.extension is not None, dated=target.page.clocks,
        )  # fmt: skip

    def _version(self, request: Request, target: Target, moment: Moment) -> Version:
        if not target.page.whole:
            return self.holdings.version()
        reach = self.holdings.part_version if target.page.apart else self.holdings.whole_version
        return reach(moment.clocks, exactly=request.reviewer)

    def target(self, path: str) -> Target:
        """The page that a path asks for, and the form in which. Raises `NothingFoundError` for no page."""
        for page in self.pages:
            for extension in (*COMMON, *page.formats):
                stem = path.removesuffix(f".{extension}")
                arguments = page.match(_page_path(stem)) if stem != path else None
                if arguments is not None:
                    return Target(page, arguments, _page_path(stem), extension)
            arguments = page.match(path)
            if arguments is not None:
                return Target(page, arguments, path, None if page.template else "json")
        raise NothingFoundError(f"{visible(path[:80])}: there is no such page; start at the overview or search")

    def hands_on(self, request: Request) -> bool:
        """Whether a request is answered elsewhere, so that this process only waits for it."""
        try:
            return self._elsewhere is not None and self.target(request.path).page.whole
        except NothingFoundError:
            return False

    def _check_limits(self, request: Request) -> None:
        limits = self.settings
        if len(request.path) > limits.most_path:
            raise TooLongError(f"the path has more than {limits.most_path} characters")
        if len(request.query) > limits.most_parameters:
            raise TooLongError(f"the query has more than {limits.most_parameters} parameters")
        if sum(len(name) + len(value) + 2 for name, value in request.query) > limits.most_query:
            raise TooLongError(f"the query has more than {limits.most_query} characters")

    def _answer(self, request: Request) -> Answer:
        target = self.target(request.path)
        if self._elsewhere is not None and target.page.whole:
            return self._elsewhere(request)
        visit = self.visit(request, target)
        headers = {**security_headers(embeddable=target.page.embeddable), **self._caching(request, visit, target)}
        if headers["ETag"] in _tags(request.headers.get("if-none-match", "")):
            return Answer(304, HTML, b"", headers)
        if target.extension is None and not request.reviewer:
            # The tag stands for all that the page depends on.
            return self._pages.once((headers["ETag"],), lambda: self._made(target, visit, headers), nullcontext)
        return self._made(target, visit, headers)

    def _made(self, target: Target, visit: Visit, headers: dict[str, str]) -> Answer:
        shape = target.page.build(visit)
        if target.extension is None:
            return Answer(200, HTML, self._html(target, visit, shape), headers)
        form = {**COMMON, **target.page.formats}[target.extension]
        if form.foreign:
            headers.update(inert_headers())
        if form.download:
            name = _file_name(target, visit)
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        headers["Link"] = ", ".join(_links(headers, f'<{visit.links.data("metadata.json")}>; rel="describedby"'))
        headers["Access-Control-Allow-Origin"] = "*"
        if target.page.headers is not None:
            headers.update(target.page.headers(visit, shape))
        return Answer(200, form.media_type, form.make(visit, shape), headers)

    def _caching(self, request: Request, visit: Visit, target: Target) -> dict[str, str]:
        """Strong validators: the same version, program and address give the same bytes."""
        parts = (__version__, assets_version(), visit.version.head, target.path, target.extension, request.query,
                 visit.moment, request.reviewer, request.csrf)  # fmt: skip
        headers = {
            "ETag": f'"{digest_bytes(repr(parts).encode("utf-8", "replace"))[:32]}"',
            "Cache-Control": "private, no-cache" if request.reviewer else "no-cache",
            "Vary": "Accept-Encoding, Accept-Datetime, Cookie",
            "X-Register-Version": visit.version.id,
        }
        if visit.version.recorded:
            recorded = datetime.fromisoformat(visit.version.recorded)
            headers["Last-Modified"] = format_datetime(recorded.astimezone(UTC).replace(microsecond=0), usegmt=True)
        if target.page.clocks:
            asked = request.value("as_known") is None
            headers.update(memento_headers(visit.moment, visit.links, asked=asked))
        return headers

    def _html(self, target: Target, visit: Visit, shape: Any) -> bytes:
        forms = {**COMMON, **target.page.formats}
        values = {
            "page": shape,
            "visit": visit,
            "links": visit.links,
            "moment": visit.moment,
            "menu": self.menu(),
            "path": target.path,
            "kind": target.page,
            "formats": [(extension, form.title) for extension, form in forms.items() if form.title],
            "product": __version__,
        }
        return render(target.page.template, values)

    def menu(self) -> list[tuple[str, str]]:
        """The entries of the menu: path and words."""
        return [(page.pattern, page.menu) for page in self.pages if page.menu]

    def problem(self, request: Request, problem: Problem) -> Answer:
        """An error as an answer: a page for people, `application/problem+json` for programs."""
        headers = {**security_headers(), "Cache-Control": "no-store"}
        if problem.status in (429, 503):
            headers["Retry-After"] = str(RETRY_AFTER)
        if problem.status == 503:
            # A browser asks again by itself.
            headers["Refresh"] = str(RETRY_AFTER)
        if _wants_data(request):
            return Answer(problem.status, PROBLEM, json_bytes(problem.record(request.path)), headers)
        calm = replace(request, path="/", query=(), headers={})
        links = self._links(calm, "/", (), assets_version())
        values = {"problem": problem, "links": links, "menu": self.menu(), "path": "", "product": __version__}
        return Answer(problem.status, HTML, render("problem.html", values), headers)

    def _moved(self, request: Request, moved: MovedError) -> Answer:
        target = self.target(request.path)
        moment = read_moment(request)
        links = self._links(request, moved.path, moment.parameters(), assets_version())
        place = links.data(target.extension) if target.extension else links.permanent()
        headers = {**security_headers(), "Location": place, "Cache-Control": "no-cache"}
        return Answer(308, "text/plain; charset=utf-8", f"{moved}\n".encode("utf-8", "replace"), headers)


def _page_path(stem: str) -> str:
    """The path of the page whose data is at a stem: the front page's is `index`."""
    return "/" if stem == data_path("/") else stem


def _asset(request: Request) -> Answer:
    found = assets().get(request.path.removeprefix("/static/"))
    if found is None:
        raise NothingFoundError(f"{visible(request.path[:80])}: the site has no such file")
    tag = f'"{digest_bytes(found.body)[:32]}"'
    caching = _FOREVER if request.value("v") == assets_version() else "no-cache"
    headers = {**security_headers(), "ETag": tag, "Cache-Control": caching}
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Answer(304, found.media_type, b"", headers)
    return Answer(200, found.media_type, found.body, headers)


def _wants_data(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    by_path = request.path.startswith("/api/") or request.path.endswith((".json", ".csv", ".xlsx", ".geojson"))
    return by_path or ("json" in accepted and "html" not in accepted)


def _tags(header: str) -> set[str]:
    """The entity tags of `If-None-Match`, weak marks dropped as its comparison asks (RFC 9110, 13.1.2)."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


def _links(headers: Mapping[str, str], more: str) -> tuple[str, ...]:
    return (headers["Link"], more) if "Link" in headers else (more,)


def _file_name(target: Target, visit: Visit) -> str:
    """A name for a download that tells the clocks and the version; only plain characters."""
    stem = "-".join(part for part in target.path.split("/") if part) or "overview"
    days: Sequence[str] = [f"{name.replace('_', '-')}-{day}" for name, day in visit.moment.parameters()]
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in "-".join([stem, *days]))
    return f"{plain[:100]}-{visit.version.id}.{target.extension}"


def new_site(
    location: str,
    settings: Settings | None = None,
    links: LinkMaker = served_links,
    elsewhere: Callable[[Request], Answer] | None = None,
) -> Site:
    """The site of the register at a path or URL, opened for reading.

    Raises `UsageError` for what is no register.
    """
    from depositary import api
    from depositary.lexicon import load_lexicon
    from depositary.web.routes import PAGES

    chosen = settings or Settings()
    world = load_lexicon()
    register = api.Register.open(location, read_only=True, trailing=True)
    return Site(Holdings(register, world, chosen), world, PAGES, chosen, links, elsewhere)

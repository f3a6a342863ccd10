"""The hostile register before a real browser: nothing runs, nothing is fetched from elsewhere, no policy is broken."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, sync_playwright
from tests.web.hostile.payloads import MARK
from tests.web.hostile.test_markup import listed_paths

from depositary.web.exchanges import Request
from depositary.web.site import Site

HERE = "https://register.test"


class Answering:
    """Answers a browser's requests from a site, without a server; whatever it asks of others is noted and refused."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []

    def __call__(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        if f"{parts.scheme}://{parts.netloc}" != HERE:
            self.elsewhere.append(route.request.url)
            route.abort()
            return
        answer = self._site.respond(Request(parts.path, tuple(parse_qsl(parts.query, keep_blank_values=True))))
        headers = {**answer.headers, "content-type": answer.media_type}
        route.fulfill(status=answer.status, headers=headers, body=answer.body)

    def watch(self, page: Page) -> Page:
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error {error}"))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        return page


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    """A browser without any page yet."""
    wanted = os.environ.get("DEPOSITARY_CHROMIUM", "chromium")
    found = shutil.which(wanted)
    if found is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) or name it in DEPOSITARY_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser.new_context(viewport={"width": 1280, "height": 900})
        browser.close()


def test_no_payload_runs_on_any_page(context: BrowserContext, hostile_site: Site) -> None:
    answering = Answering(hostile_site)
    page = answering.watch(context.new_page())
    page.route("**/*", answering)
    documents = [f"/documents/{digest}" for digest in list(hostile_site.holdings.register.state().sources)[::12]]
    paths = [*(f"{path}?rows=200" for path in listed_paths(hostile_site)), *documents]
    for path in paths:
        page.goto(f"{HERE}{path}")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.mouse.move(300, 400)
        page.keyboard.press("Tab")
        assert page.evaluate(f"typeof window.{MARK}") == "undefined", path
        assert page.url.startswith(f"{HERE}{path.split('?')[0]}"), (path, page.url)
    assert answering.elsewhere == []
    assert answering.complaints == []

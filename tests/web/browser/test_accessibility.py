"""Every page, light and dark, on a large and a small screen: axe-core finds no violation, nothing scrolls sideways."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from tests.web.browser.conftest import TOKEN

AXE = (Path(__file__).parents[1] / "vendor/axe-core-4.10.3/axe.min.js").read_text(encoding="utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
CONTRASTS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
SIZES = {
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
    "resultTypes": ["violations"],
}
LARGE: ViewportSize = {"width": 1280, "height": 900}
SMALL: ViewportSize = {"width": 390, "height": 844}
#: Rows of one table are made alike: axe-core, which takes its time over each, is shown so many of them.
ROWS = 12
CUT = "most => document.querySelectorAll('tbody').forEach(t => [...t.rows].slice(most).forEach(row => row.remove()))"

#: Every page that has an address of its own; lists are cut short.
PAGES = (
    "/",
    "/agreements?rows=12",
    "/agreements?family=ukraine-security&as_of=2024-04-15",
    "/agreements?q=nothing-is-called-so",
    "/parties",
    "/parties/NOR",
    "/timeline?family=ukraine-security&as_of=2024-03-01",
    "/map",
    "/network?family=ukraine-security",
    "/matrix",
    "/matrix?left=PER&right=GHA",
    "/claims?rows=8",
    "/check?claim=Spain+became+the+eighth+country+to+sign.&said_at=2024-05-28",
    "/targets?rows=8",
    "/predictions",
    "/accessions",
    "/conditions?rows=8",
    "/positions?rows=8",
    "/commitments?rows=8",
    "/conflicts?rows=6",
    "/changes",
    "/rulings",
    "/documents?rows=8",
    "/codebook",
    "/status",
    "/about",
    "/search?q=Norway",
    "/sign-in",
)
#: Pages that are reached from a list: the list, and the beginning of their addresses.
REACHED = (
    ("/agreements?party=NOR", "/agreements/"),
    ("/claims", "/claims/"),
    ("/conflicts", "/conflicts/"),
    ("/documents", "/documents/"),
    ("/accessions", "/accessions/"),
)


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe-core finds, one line for each rule that is broken, with the first places."""
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [
        f"{each['id']}: {each['help']}: {[(node['target'], node['html'][:120]) for node in each['nodes'][:3]]}"
        for each in found
    ]


def check(page: Page) -> None:
    """Look at the page that is open on both screens, in both themes. What only a screen or a theme changes is looked at
    again with it: sizes on the small one, contrasts in the dark."""
    page.set_viewport_size(SMALL)
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = [f"small: the page is {sideways} pixels wider than the screen"] if sideways > 0 else []
    page.set_viewport_size(LARGE)
    page.evaluate(CUT, ROWS)
    page.evaluate(f"{AXE}; undefined")
    found += violations(page, RULES)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {each}" for each in violations(page, CONTRASTS)]
    page.set_viewport_size(SMALL)
    found += [f"small: {each}" for each in violations(page, SIZES)]
    assert not found, "\n".join([page.url, *found])


@pytest.mark.parametrize("path", PAGES)
def test_pages(page: Page, path: str) -> None:
    page.goto(path)
    check(page)


@pytest.mark.parametrize(("listed", "beginning"), REACHED)
def test_pages_that_are_reached_from_a_list(page: Page, listed: str, beginning: str) -> None:
    page.goto(listed)
    page.goto(page.locator(f'main a[href^="{beginning}"]').first.get_attribute("href") or "")
    check(page)


def test_an_error_page(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, viewport=LARGE)
    page.goto("/no-such-page")
    check(page)
    page.close()


def test_the_forms_of_whoever_may_rule(page: Page) -> None:
    page.goto("/sign-in")
    page.fill("input[name=token]", TOKEN)
    page.fill("input[name=who]", "Ann Reviewer")
    page.click("main button")
    page.goto("/agreements?party=NOR")
    agreement = page.locator('main a[href^="/agreements/"]').first.get_attribute("href")
    page.goto(f"{agreement}/identity")
    check(page)
    page.set_viewport_size(LARGE)
    split = page.locator("form", has=page.locator('input[value="split"]'))
    split.locator('input[name="target"]').first.check()
    split.locator("select").select_option("another_instrument")
    split.locator("button").click()
    assert "What the ruling changes" in page.content()
    check(page)

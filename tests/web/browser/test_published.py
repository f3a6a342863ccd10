"""The published site in a real browser, straight from the disk: nobody serves it."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from depositary.web.clocks import Moment
from depositary.web.publishing import publish


def test_files_are_read_and_followed_without_a_server(browser: Browser, register_path: Path, tmp_path: Path) -> None:
    publish(str(register_path), tmp_path / "site", Moment())
    page = browser.new_page(viewport={"width": 390, "height": 844})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "site/index.html").as_uri())
    expect(page.locator("form:visible")).to_have_count(0)
    page.get_by_role("link", name="Agreements", exact=True).first.click()
    page.get_by_role("link", name="Norway – Ukraine").first.click()
    expect(page.locator("h1")).to_contain_text("Norway")
    page.locator("details.evidence summary").first.click()
    words = page.locator("details.evidence blockquote").first
    expect(words).to_be_visible()
    page.get_by_role("link", name="open in reader").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(".sitefoot")).to_contain_text("This is a published copy.")
    assert page.evaluate("getComputedStyle(document.body).fontVariantNumeric") == "tabular-nums"
    assert not complaints
    page.close()

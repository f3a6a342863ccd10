"""What a new reader does first, on the demo's register, with the keyboard alone; and the same without scripts."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.web.browser.conftest import TOKEN

#: Presses of Tab after which what is looked for is not on the page's path.
_MOST_TABS = 120


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus, and see that the focus shows and is not covered."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            break
    expect(wanted).to_be_focused()
    outline = wanted.evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline != "none"


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_overview_tells_who_signed_what_was_wrong_and_what_slipped(page: Page) -> None:
    page.goto("/")
    main = page.locator("main")
    expect(main).to_contain_text(re.compile(r"\d+ countries"))
    expect(main).to_contain_text("register has")
    expect(main).to_contain_text("days late")
    assert main.locator("blockquote").count() >= 3


def test_rows_are_moved_over_opened_and_their_words_shown(page: Page) -> None:
    page.goto("/agreements?family=ukraine-security&sort=signed")
    page.keyboard.press("j")
    page.keyboard.press("j")
    row = page.locator("[data-row].current")
    expect(row).to_have_count(1)
    name = row.locator("[data-open]").inner_text()
    page.keyboard.press("o")
    page.wait_for_url("**/agreements/*")
    expect(page.locator("h1")).to_contain_text(name.split(" – ")[0])
    shut = page.locator("details.evidence").first
    expect(shut.locator("blockquote").first).to_be_hidden()
    page.keyboard.press("e")
    expect(shut.locator("blockquote").first).to_be_visible()
    tab_to(page, shut.get_by_role("link", name="open in reader").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*")
    place = urlsplit(page.url).fragment
    expect(page.locator(f"#{place}")).to_be_in_viewport()


def test_a_day_is_set_and_stepped_and_told(page: Page) -> None:
    page.goto("/agreements?family=ukraine-security&stage=signed&as_of=2024-04-16")
    page.keyboard.press("[")
    page.wait_for_url("**as_of=2024-04-15**")
    assert query(page)["stage"] == ["signed"]
    expect(page.locator(".colophon")).to_contain_text("as of 2024-04-15")
    expect(page.locator("#announcement")).to_contain_text("2024-04-15")
    page.keyboard.press("]")
    page.wait_for_url("**as_of=2024-04-16**")
    page.goto("/?as_of=2024-04-15")
    expect(page.locator("main")).to_contain_text("9 countries")


def test_a_search_leads_to_an_agreement(page: Page) -> None:
    page.goto("/about")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("Norway")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    link = page.locator("main").get_by_role("link", name=re.compile("Norway – Ukraine")).first
    tab_to(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/agreements/*")
    expect(page.locator("h1")).to_contain_text("Norway")
    expect(page.locator("main")).to_contain_text("2024-05-31")


def test_a_pasted_sentence_gets_its_verdict_and_its_list(page: Page) -> None:
    page.goto("/check")
    tab_to(page, page.locator("#claim"))
    page.keyboard.type("Spain became the eighth country to sign such an agreement with Ukraine.")
    tab_to(page, page.locator("#said_at"))
    page.keyboard.type("2024-05-28")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check?**")
    card = page.locator(".verdictcard").first
    expect(card).to_contain_text("8th")
    expect(card).to_contain_text("10")
    expect(card.locator("tr[data-row]").nth(9)).to_contain_text("Spain")


def test_marks_of_a_document_are_stepped_through(page: Page) -> None:
    page.goto("/documents")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/documents/*")
    marks = page.locator(".original mark")
    expect(marks.first).to_be_visible()
    page.keyboard.press("n")
    first = page.evaluate("document.activeElement.id || location.hash")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id || location.hash") != first


def test_single_keys_can_be_switched_off(page: Page) -> None:
    page.goto("/agreements")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    box = page.get_by_label("Single-key shortcuts are on")
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("[data-row].current")).to_have_count(0)


def test_a_reviewer_rules_after_seeing_what_it_changes(page: Page) -> None:
    page.goto("/conflicts?kind=date")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/conflicts/*")
    tab_to(page, page.get_by_role("link", name="Sign in to rule here"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#who"))
    page.keyboard.type("Ada Reader")
    page.keyboard.press("Tab")
    page.keyboard.type(TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("form.ruling")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("form.ruling input[type=radio]").first).to_be_checked()
    tab_to(page, page.locator("#reason"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="See the effect"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/rulings/preview")
    confirm = page.locator("form.ruling button").first
    tab_to(page, confirm)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/rulings$|/rulings[?#]|/conflicts"))
    page.goto("/rulings")
    expect(page.locator("main")).to_contain_text("Ada Reader")


DRAWN = (
    ("/map", 'g[data-place="NOR"]'),
    ("/network?family=ukraine-security", 'g[data-place="NOR"]'),
    ("/timeline?family=ukraine-security", ".track .name:text-is('Norway')"),
)


@pytest.mark.parametrize(("path", "drawn"), DRAWN)
def test_a_click_on_a_drawing_follows_the_row_beside_it(page: Page, path: str, drawn: str) -> None:
    page.goto(path)
    page.locator(f"svg {drawn}").first.click()
    page.wait_for_url(re.compile("/(agreements|parties)/"))
    expect(page.locator("h1")).to_contain_text("Norway")


READ = (
    ("/", "days late"),
    ("/agreements?as_of=2024-04-15&family=ukraine-security", "Latvia"),
    ("/map", "Norway"),
    ("/timeline", "signed"),
    ("/network", "Ukraine"),
    ("/matrix?left=PER&right=GHA", "smugglers"),
    ("/claims", "register"),
    ("/check?claim=Twelve+countries+have+signed.&said_at=2024-05-28", "claimed"),
    ("/conflicts", "Norway"),
    ("/changes", "2026"),
    ("/documents", "Published"),
)


def test_everything_is_read_and_asked_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    for path, words in READ:
        page.goto(path)
        expect(page.locator("main")).to_contain_text(words)
    page.goto("/agreements")
    page.locator("#as_of").fill("2024-04-15")
    page.locator("form.clocks button").first.click()
    page.wait_for_url("**as_of=2024-04-15**")
    page.locator(".facets a", has_text="signed").first.click()
    assert query(page)["stage"] == ["signed"]
    assert query(page)["as_of"] == ["2024-04-15"]
    page.locator("main [data-open]").first.click()
    evidence = page.locator("details.evidence summary").first
    evidence.click()
    expect(page.locator("details.evidence blockquote").first).to_be_visible()
    context.close()

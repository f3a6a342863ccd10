"""Ruling on the web: who may, from where, on which version, with what effect, and how it is taken back."""

import asyncio
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.web.conftest import OpenSite

from depositary.store import Store, verify
from depositary.web.app import app_of
from depositary.web.holdings import Holdings
from depositary.web.sessions import RefusedError, Sessions, TooManyError
from depositary.web.settings import Settings
from depositary.web.site import Site

TOKEN = "a token of the tests"  # noqa: S105
HOST = "https://register.example"
FROM_HERE = {"origin": HOST}
MUTATING = ("/rulings", "/rulings/preview", "/sign-in", "/sign-out", "/api/v1/rulings", "/agreements", "/documents/x")


OpenBrowser = Callable[..., "Browser"]


class Browser:
    """A browser that keeps its cookies between requests to one application."""

    def __init__(self, site: Site) -> None:
        self._app = app_of(site)
        self.cookies = httpx.Cookies()

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def call() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url=HOST, cookies=self.cookies) as client:
                answer = await client.request(method, path, **options)
                self.cookies = client.cookies
                return answer

        return asyncio.run(call())

    def get(self, path: str) -> httpx.Response:
        return self.send("GET", path)

    def post(self, path: str, data: dict[str, str], **headers: str) -> httpx.Response:
        return self.send("POST", path, data=data, headers={**FROM_HERE, **headers})

    def sign_in(self, who: str = "Ann Reviewer") -> None:
        assert self.post("/sign-in", {"token": TOKEN, "who": who}).status_code == 303

    def hidden(self, path: str, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.get(path).text)
        assert found, (path, name)
        return found[1]

    def conflicts(self, kind: str = "date") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get("/conflicts.json").json()["conflicts"]
        return [each for each in found if each["kind"] == kind]

    def form(self, **fields: str) -> dict[str, str]:
        """The form of the first conflict about a day, filled in."""
        conflict = self.conflicts()[0]["id"]
        path = f"/conflicts/{conflict}"
        return {
            "csrf": self.hidden(path, "csrf"),
            "version": self.hidden(path, "version"),
            "conflict": conflict,
            "choice": "rank-B",
            "reason": "better_source",
            "note": "the gazette",
            **fields,
        }


@pytest.fixture
def path(register_path: Path, tmp_path: Path) -> Path:
    """A register of its own for each test."""
    copy = tmp_path / "register.db"
    shutil.copy(register_path, copy)
    return copy


@pytest.fixture
def open_browser(open_site: OpenSite) -> OpenBrowser:
    """`open_browser(path)`: a browser of a site of its own, whose reviewers know `TOKEN`."""

    def opened(path: Path, token: str | None = TOKEN) -> Browser:
        return Browser(open_site(path, Settings(reviewer_token=token)))

    return opened


@pytest.fixture
def browser(path: Path, open_browser: OpenBrowser) -> Browser:
    """A browser of somebody who has signed in."""
    made = open_browser(path)
    made.sign_in()
    return made


def signed_on(browser: Browser) -> set[str]:
    rows = browser.get("/agreements.json?party=NOR").json()["agreements"]
    return {row["signed"] for row in rows if row["family"] == "ukraine-security"}


def test_a_ruling_shows_its_effect_before_it_is_recorded(browser: Browser) -> None:
    assert signed_on(browser) == {"2024-05-31"}
    shown = browser.post("/rulings/preview", browser.form())
    assert shown.status_code == 200
    assert "1 fact changes" in shown.text
    assert "signed: 2024-05-31, now 2024-06-01" in shown.text
    assert "Settled by it" in shown.text
    assert "Disputed after it" not in shown.text
    assert signed_on(browser) == {"2024-05-31"}, "a preview records nothing"
    assert browser.get("/rulings.json").json()["rulings"] == []


def test_a_ruling_settles_the_conflict_and_an_undo_brings_it_back(browser: Browser) -> None:
    form = browser.form()
    answer = browser.post("/rulings", form)
    assert answer.status_code == 303
    (ruling,) = browser.get("/rulings.json").json()["rulings"]
    assert answer.headers["location"] == f"/rulings#{ruling['id']}"
    assert (ruling["who"], ruling["reason"], ruling["kind"]) == ("Ann Reviewer", "better_source: the gazette", "rank")
    assert signed_on(browser) == {"2024-06-01"}
    assert browser.conflicts() == []
    (norway,) = browser.get("/agreements.json?party=NOR").json()["agreements"]
    page = browser.get(f"/agreements/{norway['id']}").text
    assert "preferred by a ruling" in page
    assert "set aside: a ruling prefers another source" in page
    ranks = {
        (each["rank"], each["reads"]) for each in browser.get(f"/agreements/{norway['id']}.json").json()["evidence"]
    }
    assert {("preferred", "signed, happened 2024-06-01"), ("outranked", "signed, happened 2024-05-31")} <= ranks
    undo = {"csrf": form["csrf"], "version": browser.hidden("/rulings", "version"), "undo": ruling["id"], "note": "no"}
    assert "signed: 2024-06-01, now 2024-05-31" in browser.post("/rulings/preview", undo).text
    assert browser.post("/rulings", undo).status_code == 303
    assert signed_on(browser) == {"2024-05-31"}
    assert "a ruling prefers" not in browser.get(f"/agreements/{norway['id']}").text
    assert len(browser.conflicts()) == 1
    assert [row["standing"] for row in browser.get("/rulings.json").json()["rulings"]] == [False, False]


def test_a_misread_statement_can_be_put_right(browser: Browser) -> None:
    conflict = browser.conflicts()[0]
    statement = conflict["readings"][1]["passages"][0]["statement"]
    form = browser.form(choice="correct", statement=statement, field="date", value="2024-05-31", reason="misread")
    assert browser.post("/rulings", form).status_code == 303
    assert browser.conflicts() == []
    assert signed_on(browser) == {"2024-05-31"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"choice": "rank-Z"},
        {"choice": "correct", "statement": "0" * 16, "field": "date", "value": "2024-05-31"},
        {"choice": "correct", "field": "id", "value": "x"},
        {"reason": "other", "note": " "},
        {"reason": "", "note": ""},
        {"note": "x" * 700},
        {"conflict": "", "kind": "reject"},
        {"conflict": "", "kind": "rank", "target": "0123456789abcdef"},
    ],
)
def test_a_form_that_asks_for_nothing_possible_is_told_so(browser: Browser, wrong: dict[str, str]) -> None:
    assert browser.post("/rulings", browser.form(**wrong)).status_code == 400
    assert browser.get("/rulings.json").json()["rulings"] == []


def test_what_the_register_does_not_hold_cannot_be_ruled_on(browser: Browser) -> None:
    for wrong in ({"conflict": "f" * 16}, {"conflict": "", "kind": "reject", "target": "f" * 16}):
        assert browser.post("/rulings", browser.form(**wrong)).status_code == 404


def test_of_two_reviewers_who_saw_the_same_the_second_is_told(path: Path, open_browser: OpenBrowser) -> None:
    first, second = open_browser(path), open_browser(path)
    first.sign_in("Ann")
    second.sign_in("Ben")
    mine, theirs = first.form(choice="rank-A"), second.form(choice="rank-B")
    assert first.post("/rulings", mine).status_code == 303
    late = second.post("/rulings", theirs)
    assert late.status_code == 412
    assert "look again" in late.text
    assert [row["who"] for row in first.get("/rulings.json").json()["rulings"]] == ["Ann"]


def test_a_header_names_the_version_as_well_as_the_form(browser: Browser) -> None:
    form = browser.form(version="")
    assert browser.post("/rulings", form).status_code == 428
    stale = browser.post("/rulings", form, **{"if-match": '"0123456789ab"'})
    assert stale.status_code == 412
    version = browser.get("/conflicts").headers["x-register-version"]
    assert browser.post("/rulings", form, **{"if-match": f'"{version}"'}).status_code == 303


def test_a_ruling_is_appended_and_the_log_stays_whole(browser: Browser, path: Path) -> None:
    before = [entry.hash for entry in Store.open(path, read_only=True).log()]
    browser.post("/rulings", browser.form())
    with Store.open(path, read_only=True) as store:
        after = list(store.log())
        assert [entry.hash for entry in after][: len(before)] == before
        assert [entry.kind for entry in after[len(before) :]] == ["ruling"]
        verify(store, deep=True)


# Who may, and from where (reliability T14, T15)


@pytest.mark.parametrize("where", MUTATING)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_site_without_a_token_changes_nothing(path: Path, where: str, method: str, open_browser: OpenBrowser) -> None:
    answer = open_browser(path, token=None).send(method, where, headers=FROM_HERE)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_reviewer_cannot_delete_or_overwrite(browser: Browser, method: str) -> None:
    for where in MUTATING:
        assert browser.send(method, where, headers=FROM_HERE).status_code == 405


def test_a_reader_may_not_rule(path: Path, open_browser: OpenBrowser) -> None:
    reader, reviewer = open_browser(path), open_browser(path)
    reviewer.sign_in()
    form = reviewer.form()
    for where in ("/rulings", "/rulings/preview"):
        assert reader.post(where, form).status_code == 403
    assert "csrf" not in reader.get(f"/conflicts/{form['conflict']}").text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://register.example"},
        {"origin": "https://register.example:8443"},
        {"origin": "https://register.example.evil.example"},
        {"referer": "https://evil.example/https://register.example/"},
        {"origin": HOST, "sec-fetch-site": "cross-site"},
        {"origin": HOST, "sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_site_is_refused(browser: Browser, headers: dict[str, str]) -> None:
    form = browser.form()
    for where in ("/rulings", "/rulings/preview", "/sign-out", "/sign-in"):
        assert browser.send("POST", where, data=form, headers=headers).status_code == 403, where
    assert browser.get("/rulings.json").json()["rulings"] == []


@pytest.mark.parametrize("token", ["", "0" * 64, "é", "a" * 5000])
def test_a_form_without_the_token_of_its_session_is_refused(browser: Browser, token: str) -> None:
    assert browser.post("/rulings", browser.form(csrf=token)).status_code == 403


def test_the_token_of_another_session_does_not_help(path: Path, open_browser: OpenBrowser) -> None:
    first, second = open_browser(path), open_browser(path)
    first.sign_in("Ann")
    second.sign_in("Ben")
    assert first.post("/rulings", first.form(csrf=second.form()["csrf"])).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", ""])
def test_only_a_plain_form_is_taken(browser: Browser, kind: str) -> None:
    answer = browser.send("POST", "/rulings", content=b'{"undo": "x"}', headers={**FROM_HERE, "content-type": kind})
    assert answer.status_code == 415


def test_reading_has_no_side_effects(browser: Browser) -> None:
    form = browser.form()
    for where in ("/rulings", "/rulings/preview", "/sign-out"):
        browser.send("GET", where, params=form)
    assert browser.get("/rulings.json").json()["rulings"] == []
    assert 'name="csrf"' in browser.get(f"/conflicts/{form['conflict']}").text, "still signed in"


def test_a_form_beyond_the_limit_is_refused(browser: Browser) -> None:
    assert browser.post("/rulings", browser.form(note="x" * 70_000)).status_code == 413
    many = "&".join(f"target={number:016x}" for number in range(1200))
    headers = {**FROM_HERE, "content-type": "application/x-www-form-urlencoded"}
    assert browser.send("POST", "/rulings", content=many, headers=headers).status_code == 413


def test_the_cookie_is_for_this_site_and_no_script(path: Path, open_browser: OpenBrowser) -> None:
    answer = open_browser(path).post("/sign-in", {"token": TOKEN, "who": "Ann"})
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Secure", "Path=/"):
        assert part in cookie
    assert TOKEN not in cookie


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/a\r\nX: y", "x"]
)
def test_signing_in_leads_nowhere_else(path: Path, to: str, open_browser: OpenBrowser) -> None:
    answer = open_browser(path).post("/sign-in", {"token": TOKEN, "who": "Ann", "to": to})
    assert answer.headers["location"] == "/conflicts"


def test_signing_out_ends_it(browser: Browser) -> None:
    form = browser.form()
    assert browser.post("/sign-out", {"csrf": form["csrf"]}).status_code == 303
    assert browser.post("/rulings", form).status_code == 403


def test_pages_for_reviewers_are_not_kept_by_caches(browser: Browser, path: Path, open_browser: OpenBrowser) -> None:
    conflict = f"/conflicts/{browser.conflicts()[0]['id']}"
    mine, everybodys = browser.get(conflict), open_browser(path).get(conflict)
    assert "private" in mine.headers["cache-control"]
    assert mine.headers["etag"] != everybodys.headers["etag"]


def test_a_ruling_on_an_agreement_needs_no_more_than_speaks_of_it(path: Path, open_site: OpenSite) -> None:
    site = open_site(path, Settings(reviewer_token=TOKEN))
    browser = Browser(site)
    browser.sign_in()
    form = browser.form()
    form["agreement"] = browser.hidden(f"/conflicts/{form['conflict']}", "agreement")
    site.holdings = Holdings(site.holdings.register, site.world, site.settings)
    assert browser.post("/rulings/preview", form).status_code == 200
    assert browser.post("/rulings", form).status_code == 303
    assert site.holdings._keeper.heads == frozenset()
    assert browser.post("/rulings", {**form, "agreement": "0" * 16}).status_code in (404, 412)


# One agreement or two


def identity_form(browser: Browser, page: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {
        "csrf": browser.hidden(page, "csrf"), "version": browser.hidden(page, "version"), "kind": kind,
        "reason": "one_instrument", "note": "", **fields,
    }  # fmt: skip


def test_agreements_are_made_one_after_their_effect_was_seen_and_parted_again(browser: Browser) -> None:
    ids = {" ".join(each["parties"]): each["id"] for each in browser.get("/agreements.json").json()["agreements"]}
    keeps, goes = ids["NOR UKR"], ids["ESP UKR"]
    page = f"/agreements/{keeps}/identity"
    form = identity_form(browser, page, "merge", target=[keeps, goes])
    shown = browser.post("/rulings/preview", form)
    assert shown.status_code == 200
    assert "make one of 2 agreements" in shown.text
    assert goes in {each["id"] for each in browser.get("/agreements.json").json()["agreements"]}
    assert browser.post("/rulings", form).status_code == 303
    assert browser.get(f"/agreements/{goes}").headers["location"] == f"/agreements/{keeps}"
    undo = browser.get("/rulings.json").json()["rulings"][0]["id"]
    back = {"csrf": form["csrf"], "version": browser.hidden(page, "version"), "undo": undo, "note": "they are two"}
    assert browser.post("/rulings", back).status_code == 303
    assert browser.get(f"/agreements/{goes}").status_code == 200


def test_words_are_set_apart_as_an_agreement_of_their_own(browser: Browser) -> None:
    before = browser.get("/agreements.json").json()["agreements"]
    norway = next(each["id"] for each in before if each["parties"] == ["NOR", "UKR"])
    page = f"/agreements/{norway}/identity"
    statement = re.findall(r'name="target" value="([0-9a-f]+)"', browser.get(page).text.split('id="split"')[1])[-1]
    form = identity_form(browser, page, "split", target=statement, reason="another_instrument")
    assert "set apart 1 statement" in browser.post("/rulings/preview", form).text
    assert browser.post("/rulings", form).status_code == 303
    assert len(browser.get("/agreements.json").json()["agreements"]) == len(before) + 1


def test_whoever_may_not_rule_sees_what_could_be_one_and_no_form(path: Path, open_browser: OpenBrowser) -> None:
    browser = open_browser(path)
    norway = browser.get("/agreements.json?party=NOR").json()["agreements"][0]["id"]
    page = browser.get(f"/agreements/{norway}/identity").text
    assert "Sign in to merge or split" in page
    assert "/rulings/preview" not in page
    assert "Merge or split" not in browser.get(f"/agreements/{norway}").text


# Programs


def send(browser: Browser, body: Any, token: str | None = TOKEN, **headers: str) -> httpx.Response:
    bearer = {"authorization": f"Bearer {token}"} if token else {}
    return browser.send("POST", "/api/v1/rulings", json=body, headers={**bearer, **headers})


def ruling(browser: Browser, **fields: Any) -> dict[str, Any]:
    statement = browser.conflicts()[0]["readings"][1]["passages"][0]["statement"]
    return {"kind": "reject", "targets": [statement], "reason": "misread", "who": "a program", **fields}


def test_a_program_rules_with_the_token_and_the_version_it_saw(path: Path, open_browser: OpenBrowser) -> None:
    program = open_browser(path)
    body = ruling(program)
    dry = send(program, {**body, "dry_run": True})
    assert (dry.status_code, dry.json()["dry_run"]) == (200, True)
    assert send(program, body).status_code == 428
    version = program.get("/conflicts.json").json()["about"]["version"]
    made = send(program, body, **{"if-match": version})
    assert made.status_code == 201
    assert program.conflicts() == []
    assert send(program, body, **{"if-match": version}).status_code == 412


def test_a_program_that_asks_twice_with_one_key_rules_once(path: Path, open_browser: OpenBrowser) -> None:
    program = open_browser(path)
    body, version = ruling(program), program.get("/conflicts.json").json()["about"]["version"]
    headers = {"if-match": version, "idempotency-key": "a-key-of-its-own"}
    first, again = send(program, body, **headers), send(program, body, **headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert len(program.get("/rulings.json").json()["rulings"]) == 1
    other = send(program, {**body, "reason": "another"}, **headers)
    assert other.status_code == 422
    assert "choose a new one" in other.json()["detail"]
    assert send(program, body, **{"if-match": version, "idempotency-key": "x" * 300}).status_code == 400


def test_what_failed_under_a_key_is_tried_again(path: Path, open_browser: OpenBrowser) -> None:
    program = open_browser(path)
    body, version = ruling(program), program.get("/conflicts.json").json()["about"]["version"]
    key = {"idempotency-key": "tried-again"}
    assert send(program, body, **key).status_code == 428
    assert send(program, body, **key, **{"if-match": version}).status_code == 201


def test_a_program_without_the_token_is_refused(browser: Browser) -> None:
    body = ruling(browser)
    for token in (None, "wrong", ""):
        assert send(browser, body, token).status_code == 403, "a cookie is not enough"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "delete"},
        {"targets": []},
        {"targets": ["../../x"]},
        {"targets": ["0" * 16] * 501},
        {"reason": ""},
        {"who": "x" * 81},
        {"made_at": "1970-01-01"},
        {"kind": "correct", "corrections": {"id": "x"}},
        {"kind": "correct", "corrections": {"date": "someday"}},
    ],
)
def test_a_ruling_that_is_none_is_told_so(browser: Browser, wrong: dict[str, Any]) -> None:
    version = browser.get("/conflicts").headers["x-register-version"]
    answer = send(browser, ruling(browser, **wrong), **{"if-match": version})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


# Sessions


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2024, 7, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_a_session_ends_after_half_a_day() -> None:
    clock = Clock()
    sessions = Sessions(TOKEN, clock)
    cookie = sessions.sign_in(TOKEN, "Ann")
    assert sessions.read(cookie) is not None
    clock.now += timedelta(hours=13)
    assert sessions.read(cookie) is None


@pytest.mark.parametrize(
    "forge",
    [
        lambda cookie: "",
        lambda cookie: "x",
        lambda cookie: "ü.x",
        lambda cookie: cookie[:-1] + ("0" if cookie[-1] != "0" else "1"),
        lambda cookie: "A" + cookie[1:],
        lambda cookie: cookie.partition(".")[0],
        lambda cookie: "eyJ3aG8iOiAiTWFsIiwgImVuZHMiOiA5OTk5OTk5OTk5fQ==." + cookie.partition(".")[2],
    ],
)
def test_a_forged_cookie_is_no_session(forge: Callable[[str], str]) -> None:
    sessions = Sessions(TOKEN)
    assert sessions.read(forge(sessions.sign_in(TOKEN, "Mallory"))) is None


def test_another_token_ends_every_session() -> None:
    assert Sessions("another").read(Sessions(TOKEN).sign_in(TOKEN, "Ann")) is None


def test_guessing_the_token_is_stopped() -> None:
    clock = Clock()
    sessions = Sessions(TOKEN, clock)
    for _ in range(10):
        with pytest.raises(RefusedError):
            sessions.admit("guess")
    with pytest.raises(TooManyError):
        sessions.admit(TOKEN)
    clock.now += timedelta(minutes=2)
    sessions.admit(TOKEN)

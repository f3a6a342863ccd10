"""How the site speaks HTTP: validators, headers, errors, limits, redirects."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.web.conftest import Ask, Get, OpenSite, client_of

from depositary import api
from depositary.core.rulings import RulingKind
from depositary.store import Store
from depositary.tasks.listing import all_records
from depositary.tasks.slices import Slices
from depositary.web import holdings
from depositary.web.exchanges import Request
from depositary.web.settings import Settings


def test_the_same_version_gives_the_same_tag_and_is_not_sent_again(get: Get) -> None:
    first = get("/agreements?stage=signed")
    again = get("/agreements?stage=signed", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert first.headers["last-modified"] == "Mon, 01 Jul 2024 00:00:00 GMT"
    assert get("/agreements?stage=talks").headers["etag"] != first.headers["etag"]
    assert get("/agreements.json?stage=signed").headers["etag"] != first.headers["etag"]


def test_a_new_version_gives_a_new_tag(register_path: Path, tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(register_path, path)
    get = client_of(open_site(path))
    before = get("/agreements")
    with api.Register.open(path) as register:
        found = register.state().agreements
        register.rule(api.Decision(RulingKind.MERGE, (found[0].id, found[1].id), "the same paper", "a tester"))
    after = get("/agreements", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["x-register-version"] != before.headers["x-register-version"]


def test_an_agreement_that_was_merged_leads_to_its_survivor_with_its_state(
    register_path: Path, tmp_path: Path, open_site: OpenSite
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(register_path, path)
    with api.Register.open(path) as register:
        gone, survivor = (each.id for each in register.state().agreements[:2])
        register.rule(api.Decision(RulingKind.MERGE, (gone, survivor), "the same paper", "a tester"))
        left = {each.id for each in register.state().agreements}
    get = client_of(open_site(path))
    old, new = (gone, survivor) if gone not in left else (survivor, gone)
    answer = get(f"/agreements/{old}?as_of=2024-06-01")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/agreements/{new}?as_of=2024-06-01"
    assert get(f"/agreements/{old}.json").headers["location"] == f"/agreements/{new}.json"


def test_the_beginning_of_an_id_leads_to_the_whole_one(ask: Ask) -> None:
    whole = json.loads(ask("/agreements.json").body)["agreements"][0]["id"]
    answer = ask(f"/agreements/{whole[:7]}")
    assert (answer.status, answer.headers["Location"]) == (308, f"/agreements/{whole}")


def test_every_answer_forbids_scripts_and_frames_that_are_not_ours(get: Get) -> None:
    for path in ("/", "/agreements.json", "/nothing", "/static/depositary.css"):
        headers = get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_no_page_holds_a_script_or_a_style_of_its_own(ask: Ask) -> None:
    for path in ("/", "/agreements", "/codebook"):
        page = ask(path).body.decode("utf-8")
        assert "<style" not in page
        assert " style=" not in page
        assert "onclick" not in page
        assert page.count("<script") == page.count('<script src="/static/') + page.count('<script defer src="/static/')


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nothing.json", 404, "there is no such page"),
        ("/agreements/zzzz.json", 404, "holds no such agreement"),
        ("/agreements.json?as_of=yesterday", 400, "write for example as_of=2024-06-13"),
        ("/agreements.json?as_of=2024-13-40", 400, "this is no day"),
        ("/agreements.json?party=NOWHERE", 400, "party=NOWHERE is not known"),
        ("/agreements.json?sort=stage;drop", 400, "there are: register, parties"),
        ("/agreements.json?page=-1", 400, "is no whole number"),
        ("/agreements.json?q=" + "a" * 500, 400, "write at most 400"),
        ("/agreements.json?q=" + "a" * 5000, 414, "more than 4000 characters"),
        ("/agreements.json?" + "&".join(f"a{i}=1" for i in range(80)), 414, "more than 60 parameters"),
        ("/" + "a" * 400 + ".json", 414, "more than 300 characters"),
    ],
)
def test_errors_are_problems_that_say_what_to_do(get: Get, path: str, status: int, words: str) -> None:
    answer = get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert words in problem["detail"]
    assert problem.keys() == {"type", "title", "status", "detail", "instance"}


def test_errors_are_pages_for_people(get: Get) -> None:
    answer = get("/agreements?as_of=yesterday")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")
    assert "write for example as_of=2024-06-13" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_nothing_can_be_changed_by_a_reader(get: Get) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = get("/agreements", method=method)
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"


def test_head_tells_the_length_and_sends_nothing(get: Get) -> None:
    answer = get("/agreements", method="HEAD", headers={"Accept-Encoding": "identity"})
    whole = get("/agreements", headers={"Accept-Encoding": "identity"})
    assert answer.content == b""
    assert answer.headers["content-length"] == str(len(whole.content))


def test_pages_are_compressed(get: Get) -> None:
    assert get("/agreements", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_accept_datetime_asks_what_was_recorded_by_then(get: Get) -> None:
    answer = get("/agreements.json", headers={"Accept-Datetime": "Thu, 13 Jun 2024 00:00:00 GMT"})
    assert answer.json()["agreements"] == []
    assert answer.headers["memento-datetime"] == "Thu, 13 Jun 2024 23:59:59 GMT"
    assert get("/agreements.json", headers={"Accept-Datetime": "soon"}).status_code == 400


def test_a_download_is_named_after_its_clocks_and_version(get: Get) -> None:
    answer = get("/agreements.csv?as_of=2024-06-01")
    version = answer.headers["x-register-version"]
    assert answer.headers["content-disposition"] == f'attachment; filename="agreements-as-of-2024-06-01-{version}.csv"'


def test_assets_keep_their_address_for_ever_and_nothing_else_is_served(get: Get) -> None:
    answer = get("/static/depositary.css")
    assert answer.headers["cache-control"] == "no-cache"
    page = get("/").text
    versioned = page.split('href="/static/depositary.css?v=')[1].split('"')[0]
    assert "immutable" in get(f"/static/depositary.css?v={versioned}").headers["cache-control"]
    for path in ("/static/../settings.py", "/static/%2e%2e/settings.py", "/static/nothing.css", "/static/"):
        assert get(path).status_code == 404, path


def test_an_empty_register_says_what_to_do(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "empty.db"
    Store.open(path).close()
    get = client_of(open_site(path))
    for address in ("/", "/agreements"):
        answer = get(address)
        assert answer.status_code == 200
        assert "depositary ingest reports/" in answer.text
    assert get("/index.json").json()["count"] is None
    assert get("/agreements.csv").text.count("\r\n") == 1


def test_filters_that_match_nothing_say_so(get: Get) -> None:
    assert "No agreement matches." in get("/agreements?q=xylophone").text


def test_clocks_before_anything_was_recorded_say_so(get: Get) -> None:
    assert "empty at these clocks" in get("/?as_known=2020-01-01").text


def test_too_much_at_once_is_told_to_come_back(register_path: Path, open_site: OpenSite) -> None:
    site = open_site(register_path, Settings(rebuilds=1, patience=0.01))
    get = client_of(site)
    with site.holdings._turn():
        answer = get("/index.json")
        assert get("/agreements.json").status_code == 200, "what the projection answers waits for nobody"
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert get("/index.json").status_code == 200


def test_one_state_serves_every_day_and_is_made_once(
    register_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site = open_site(register_path)
    made: list[datetime] = []
    whole = site.holdings.register.state
    monkeypatch.setattr(site.holdings.register, "state", lambda at: made.append(datetime.now(UTC)) or whole(at))
    get = client_of(site)
    for day in range(1, 20):
        assert get(f"/?as_of=2024-05-{day:02}&as_public=2024-07-01").status_code == 200
    assert len(made) == 1


def test_a_family_s_evidence_is_read_once_for_all_days(
    register_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    read: list[object] = []
    around = Slices.around
    monkeypatch.setattr(Slices, "around", lambda slices, ids: read.append(ids) or around(slices, ids))
    get = client_of(open_site(register_path))
    numbers = [get(f"/index.json?as_of=2024-05-{day}").json()["count"]["number"] for day in (20, 28, 31)]
    assert numbers == [0, 1, 2]
    assert len(read) == 1


def test_the_records_of_all_days_are_read_once_for_each_version(
    register_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(register_path, path)
    read: list[object] = []
    monkeypatch.setattr(holdings, "all_records", lambda connection: read.append(1) or all_records(connection))
    get = client_of(open_site(path))
    for day in range(10, 30):
        assert get(f"/agreements?as_of=2024-05-{day}").status_code == 200
    assert len(read) == 1
    total = get("/agreements.json").json()["total"]
    with api.Register.open(path) as register:
        found = [each.id for each in register.state().agreements if each.family == "ukraine-security"]
        register.rule(api.Decision(RulingKind.MERGE, tuple(found[:2]), "the same paper", "a tester"))
    assert get("/agreements.json").json()["total"] == total - 1
    assert len(read) == 2


def test_a_page_is_made_once_for_all_who_ask_the_same_of_one_version(
    register_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site, made = open_site(register_path), []
    html = site._html
    monkeypatch.setattr(site, "_html", lambda *given: made.append(given[0].path) or html(*given))
    first = site.respond(Request("/claims"))
    assert site.respond(Request("/claims")) == first
    assert site.respond(Request("/claims", (("verdict", "matches"),))).body != first.body
    assert site.respond(Request("/claims", (), {}, reviewer=True, csrf="a")).status == 200
    assert site.respond(Request("/claims", (), {}, reviewer=True, csrf="a")).status == 200
    assert made == ["/claims"] * 4, "what a reviewer is shown is not kept"


def test_front_page_table_and_agreement_of_any_day_need_no_rebuild(
    register_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site = open_site(register_path)
    monkeypatch.delattr("depositary.tasks.listing.load_register")
    monkeypatch.delattr(site.holdings.register.__class__, "state")
    get = client_of(site)
    assert get("/agreements?as_of=2024-05-29&stage=signed").text.count("data-row>") == 1
    assert "page 2 of 2" in get("/agreements?rows=2&page=2").text
    assert "1 country" in get("/?as_of=2024-05-29").text
    first = get("/agreements.json").json()["agreements"][0]["id"]
    assert get(f"/agreements/{first}?as_of=2024-05-29").status_code == 200


def test_what_an_older_version_gave_is_let_go(register_path: Path, tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(register_path, path)
    site = open_site(path)
    get = client_of(site)
    assert get("/?as_public=2024-06-03").status_code == 200
    older = site.holdings.version().head
    assert older in {key[1] for key in site.holdings._states._values}
    with api.Register.open(path) as register:
        found = register.state().agreements
        register.rule(api.Decision(RulingKind.MERGE, (found[0].id, found[1].id), "the same paper", "a tester"))
    assert get("/status").status_code == 200
    kept = (*site.holdings._states._values, *site.holdings._answers._values)
    assert not [key for key in kept if older in key]


def test_a_page_tells_its_earlier_states_and_answers_for_a_day(get: Get) -> None:
    page = get("/agreements?stage=signed")
    assert 'rel="original timegate"' in page.headers["link"]
    assert "memento-datetime" not in page.headers
    past = get("/agreements?stage=signed", headers={"Accept-Datetime": "Mon, 01 Jul 2024 12:00:00 GMT"})
    assert past.headers["memento-datetime"] == "Mon, 01 Jul 2024 23:59:59 GMT"
    own = past.headers["content-location"]
    assert own == "/agreements?stage=signed&as_known=2024-07-01"
    assert get(own).headers["memento-datetime"] == past.headers["memento-datetime"]
    assert "content-location" not in get(own).headers
    assert get("/codebook").headers.get("link") is None


def test_the_time_map_lists_every_day_of_recording(register_path: Path, tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(register_path, path)
    with api.Register.open(path) as register:
        found = register.state().agreements
        register.rule(api.Decision(RulingKind.MERGE, (found[0].id, found[1].id), "the same paper", "a tester"))
    get = client_of(open_site(path, Settings(address="https://register.example")))
    answer = get("/parties.timemap?kind=state")
    assert answer.headers["content-type"].startswith("application/link-format")
    lines = answer.text.strip().split(",\n")
    assert lines[0] == '<https://register.example/parties?kind=state>; rel="original timegate"'
    mementos = [line for line in lines if "memento" in line]
    first = "<https://register.example/parties?kind=state&as_known=2024-07-01>"
    assert mementos[0] == f'{first}; rel="first memento"; datetime="Mon, 01 Jul 2024 23:59:59 GMT"'
    assert 'rel="last memento"' in mementos[-1]
    assert len(mementos) == 2
    assert 'until="' in lines[1]

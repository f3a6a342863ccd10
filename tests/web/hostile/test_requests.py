"""Hostile requests: paths, parameters and sizes (reliability T7, T11, T16, T17), and formulas in exports (T10)."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import pytest
from tests.views.conftest import statement
from tests.web.conftest import Ask, Get, OpenSite, client_of
from tests.web.hostile.conftest import parsed

from depositary.core.codes import PublishedBasis, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Speaker
from depositary.core.values import CountValue
from depositary.register import Clocks
from depositary.store import Reading, Store
from depositary.views.spreadsheets import FORMULA_STARTS
from depositary.web.exchanges import Request
from depositary.web.holdings import Holdings
from depositary.web.settings import Settings
from depositary.web.site import Site, new_site

OUTSIDE = (
    "/documents/../../etc/passwd",
    "/documents/..%2f..%2f..%2fetc%2fpasswd",
    "/documents/..%252f..%252fetc%252fpasswd",
    "/documents/%2e%2e/%2e%2e/etc/passwd",
    "/documents/..%5c..%5cwin.ini",
    "/documents/%00",
    "/documents/x%00.txt",
    "/documents/.txt",
    "/documents/.original",
    "/documents/CON",
    "/documents/register.db",
    "/static/../site.py",
    "/static/%2e%2e/site.py",
    "/static/..%2fsite.py",
    "/static//etc/passwd",
    "/static/js/../../settings.py",
    "/static/",
    "/agreements/..%2f..%2fregister.db",
    "/claims/%2e%2e%2f",
    "/conflicts/..%2f",
    "//etc/passwd",
    "/etc/passwd",
    "/register.db",
)

INJECTIONS = (
    "'",
    '"',
    "' OR '1'='1",
    "' OR 1=1--",
    "1; DROP TABLE statements;--",
    "') UNION SELECT sql FROM sqlite_master--",
    "1 AND SLEEP(5)",
    "1' AND randomblob(1000000000)--",
    "%' ESCAPE '",
    "_%",
    "\\",
    "*",
    "NEAR(",
    "a NEAR b",
    "^",
    "-",
    "-a",
    "(",
    '"unbalanced',
    "a* OR",
    "text:x",
    "AND OR NOT",
    "{a b}",
    "+",
    "\x00",
    "\ud800",
    "🏴" * 20,
    "a" * 390,
)
PARAMETERS = (
    "q", "as_of", "as_known", "as_public", "page", "rows", "part", "sort", "order", "column", "family", "stage",
    "party", "kind", "subject", "binding", "verdict", "tone", "status", "speaker", "stance", "area", "strength",
    "debtor", "cause", "additions", "since", "publisher", "said_at", "claim", "agreement", "raw",
)  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_outside_the_register(get: Get, path: str) -> None:
    for asked in (path, f"{path}.json", f"{path}.csv"):
        answer = get(asked)
        assert answer.status_code in (400, 404), asked
        assert "root:" not in answer.text
        assert "SQLite format" not in answer.text
        assert "import annotations" not in answer.text


def listed(site: Site) -> list[str]:
    return [page.pattern for page in site.pages if "{" not in page.pattern and not page.pattern.startswith("/api/")]


@pytest.mark.parametrize("turn", range(3))
def test_no_parameter_breaks_out_of_its_question(ask: Ask, site: Site, turn: int) -> None:
    words = cycle(INJECTIONS[turn * 9 :] + INJECTIONS[: turn * 9])
    for path in listed(site):
        for name in PARAMETERS:
            said = next(words)
            answer = ask(path, **{name: said})
            assert answer.status in (200, 400), (path, name, said, answer.body[:300])
            if answer.status == 400:
                assert b"sqlalchemy" not in answer.body.lower()


def rows(body: bytes) -> int:
    return len(list(csv.reader(io.StringIO(body.decode("utf-8"), newline=""))))


def test_no_filter_gives_more_rows_than_there_are(ask: Ask, site: Site) -> None:
    words = cycle(INJECTIONS)
    for path in listed(site):
        stem = "/index" if path == "/" else path
        everything = rows(ask(f"{stem}.csv").body)
        for name in ("q", "party", "family", "verdict", "status", "publisher", "speaker", "area"):
            said = next(words)
            answer = ask(f"{stem}.csv", **{name: said})
            # Without words a search finds nothing: there, no number of rows is too many.
            assert answer.status != 200 or path == "/search" or rows(answer.body) <= everything, (path, name, said)


def test_a_parameter_that_nobody_knows_changes_nothing(ask: Ask) -> None:
    assert (
        json.loads(ask("/claims.json", sqlmap="' OR 1=1").body)["claims"]
        == json.loads(ask("/claims.json").body)["claims"]
    )


# Sizes


def test_too_long_a_path_or_query_is_refused(get: Get) -> None:
    assert get(f"/documents/{'a' * 400}").status_code == 414
    assert get(f"/claims?q={'a' * 5000}").status_code == 414
    assert get("/claims?" + "&".join(f"a{number}=1" for number in range(100))).status_code == 414


def test_too_long_a_word_or_sentence_is_refused(get: Get) -> None:
    assert get("/documents", params={"q": "a" * 500}).status_code == 400
    assert get("/check", params={"claim": "a " * 1200}).status_code == 400


@pytest.mark.parametrize("name", ["rows", "page", "part"])
@pytest.mark.parametrize("value", ["0", "-1", "1e9", "99999999999", "NaN", "1.5", "0x10"])
def test_a_place_or_size_that_is_none_is_refused(get: Get, name: str, value: str) -> None:
    documents = get("/documents.json").json()["documents"]
    path = f"/documents/{documents[0]['digest']}" if name == "part" else "/claims"
    assert get(path, params={name: value}).status_code == 400


def test_a_page_beyond_the_last_shows_the_last(get: Get) -> None:
    assert "Documents 11 to 11 of 11." in parsed(get("/documents?page=90000&rows=1").text).text


def test_no_page_is_larger_than_its_rows(hostile: Get) -> None:
    few, many = hostile("/documents?rows=5"), hostile("/documents?rows=200")
    assert sum("data-row" in attrs for _, attrs in parsed(few.text).elements) == 5
    assert len(few.content) < len(many.content)
    assert hostile("/documents?rows=201").status_code == 400


def test_a_long_text_is_read_in_parts(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "long.db"
    text = "Nothing happened here. " * 8000 + "Norway and Ukraine signed it."
    document = Document(text, Provenance("long", "Long Wire", None, "2024-06-01", PublishedBasis.GIVEN), title="Long")
    with Store.open(path) as store:
        store.add(document, None, Reading("rules", "1", ()), datetime(2024, 7, 1, tzinfo=UTC))
    get = client_of(open_site(path))
    pages = [get(f"/documents/{document.digest}?part={part}") for part in range(1, 7)]
    assert all(len(page.content) < 60_000 for page in pages)
    assert "Norway" not in pages[0].text
    assert "Norway and Ukraine signed it." in pages[4].text
    assert pages[4].text != pages[0].text
    assert parsed(pages[5].text).text == parsed(pages[4].text).text.replace("part=5", "part=6"), "the last part again"


def test_whoever_waits_too_long_for_a_turn_is_told_when_to_come_back(register_path: Path, open_site: OpenSite) -> None:
    site = open_site(register_path, Settings(rebuilds=1, patience=0.01))
    with site.holdings._turn():
        answer = site.respond(Request("/claims"))
    assert answer.status == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert site.respond(Request("/claims")).status == 200


def test_many_days_are_answered_from_one_rebuild(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuilt: list[Clocks] = []
    state = site.holdings.register.state
    monkeypatch.setattr(site.holdings.register, "state", lambda clocks: rebuilt.append(clocks) or state(clocks))
    holdings = Holdings(site.holdings.register, site.world, Settings())
    fresh = Site(holdings, site.world, site.pages)
    for day in range(1, 29):
        asked = (("as_of", f"2024-02-{day:02d}"), ("as_public", "2024-06-03"))
        assert fresh.respond(Request("/targets", asked)).status == 200
    assert len(rebuilt) == 1
    assert fresh.respond(Request("/targets")).status == 200
    assert len(rebuilt) == 1
    holdings._keeper.close()


# Headers and formulas


def test_no_title_reaches_a_header(hostile: Get) -> None:
    digests = [each["digest"] for each in hostile("/documents.json").json()["documents"]]
    for digest in digests[:40]:
        for extension in ("csv", "json", "txt", "jsonld"):
            headers = hostile(f"/documents/{digest}.{extension}").headers
            for name, value in headers.items():
                assert value.isascii(), name
                assert value.isprintable(), name
            if "content-disposition" in headers:
                assert headers["content-disposition"].startswith(f'attachment; filename="documents-{digest}')


def test_a_break_in_a_parameter_opens_no_header(get: Get) -> None:
    for words in ("x\r\nSet-Cookie: a=b", "x\nLocation: //evil.example", "x\u2028y"):
        for path in (
            "/claims.csv",
            "/documents.csv",
            "/changes.atom",
            "/targets.ics",
            "/changes.ics",
            "/predictions.ics",
        ):
            headers = get(path, params={"q": words, "speaker": words, "publisher": words}).headers
            assert "set-cookie" not in headers
            assert "location" not in headers
            assert all(value.isprintable() for value in headers.values())


STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\x00=", "＝", "＋", "－", "＠", " =", "'=")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """A register whose titles, publishers and speakers begin as formulas do, with a claim that is too low."""
    path = tmp_path_factory.mktemp("sheets") / "register.db"
    with Store.open(path) as store:
        for number, start in enumerate(STARTS):
            words = f'{start}HYPERLINK("https://evil.example")'
            origin = Provenance(words, words, None, f"2024-06-{number + 1:02d}", PublishedBasis.GIVEN)
            made = Document(f"{words} Norway was the 3rd to sign.", origin, title=words, given_id=f"{words}{number}")
            read = [
                statement(made.digest, made.text, edtf="2024-05-31", stage="signed", speaker=Speaker(words)),
                statement(
                    made.digest, made.text, CountValue(3, "ordinal", "signed", family="ukraine-security"),
                    type=StatementType.COUNT, parties=(), speaker=Speaker(words),
                ),
            ]  # fmt: skip
            store.add(made, None, Reading("rules", "1", tuple(read)), datetime(2024, 7, 1, tzinfo=UTC))
    with new_site(str(path)) as site:
        yield client_of(site)


@pytest.mark.parametrize("page", ["documents", "claims"])
def test_no_cell_is_a_formula(sheets: Get, page: str) -> None:
    found = list(csv.DictReader(io.StringIO(sheets(f"/{page}.csv").text, newline="")))
    assert len(found) == len(STARTS)
    name = "title" if page == "documents" else "speaker"
    cells = [row[name] for row in found]
    assert not any(cell.lstrip(" ").startswith(FORMULA_STARTS) for cell in cells)
    assert sum(cell.startswith("'") for cell in cells) >= len(STARTS) - 1, cells


def test_numbers_stay_numbers(ask: Ask) -> None:
    told = json.loads(ask("/claims.json").body)["claims"]
    written = list(csv.DictReader(io.StringIO(ask("/claims.csv").body.decode(), newline="")))
    assert [row["off_by"] for row in written] == [str(claim["off_by"] or "") for claim in told]
    assert any(row["off_by"] for row in written)


def test_raw_is_raw(sheets: Get) -> None:
    raw = list(csv.DictReader(io.StringIO(sheets("/claims.csv?raw=1").text, newline="")))
    assert any(row["speaker"].startswith("=") for row in raw)

"""Whatever a document or a person writes stays text, on every page and in every form (reliability T9)."""

import csv
import io
import json
import re
from collections import Counter
from itertools import cycle
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from tests.web.conftest import Get
from tests.web.hostile.conftest import Markup, parsed
from tests.web.hostile.payloads import PAYLOADS

from depositary.views.spreadsheets import FORMULA_STARTS
from depositary.web.site import Site

#: Elements of our own templates; a payload that makes one more of another kind is seen at once.
OURS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "p",
        "div",
        "header",
        "form",
        "label",
        "input",
        "button",
        "nav",
        "ul",
        "ol",
        "li",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "span",
        "select",
        "option",
        "textarea",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
        "section",
        "aside",
        "figure",
        "blockquote",
        "figcaption",
        "cite",
        "q",
        "time",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "code",
        "kbd",
        "mark",
        "fieldset",
        "legend",
        "footer",
        "dialog",
        "strong",
        "b",
        "em",
        "abbr",
        "small",
        "br",
        "hr",
        "sup",
        "sub",
        "svg",
        "g",
        "path",
        "circle",
        "rect",
        "line",
        "polygon",
        "polyline",
        "text",
        "tspan",
        "title",
        "desc",
        "use",
        "defs",
        "symbol",
        "ellipse",
        "clippath",
        "marker",
        "pattern",
        "figcaption",
        "ins",
        "del",
        "wbr",
        "output",
        "img",
        "pre",
        "tfoot",
        "colgroup",
        "col",
    ]
)
#: Handlers and attributes that no page of ours has.
FORBIDDEN = re.compile(r"on\w+|style|srcdoc|formaction|hx-on.*|xlink:href|ping|background|dynsrc")
ADDRESSED = frozenset({"href", "src", "action", "hx-get", "data-href", "content-location"})


def listed_paths(site: Site) -> list[str]:
    return [page.pattern for page in site.pages if "{" not in page.pattern and not page.pattern.startswith("/api/")]


def one_of_each(get: Get) -> list[str]:
    """A page of each kind that shows one thing, for the payloads that the lists show first."""
    documents = get("/documents.json").json()["documents"]
    claims = get("/claims.json").json()["claims"]
    conflicts = get("/conflicts.json").json()["conflicts"]
    agreements = get("/agreements.json").json()["agreements"]
    return [
        *(f"/documents/{each['digest']}" for each in documents),
        *(f"/claims/{each['said']['statement']}" for each in claims[:15]),
        *(f"/conflicts/{each['id']}" for each in conflicts[:15]),
        *(f"/agreements/{each['id']}" for each in agreements[:15]),
        "/parties/NOR",
    ]


def check(markup: Markup, path: str) -> None:
    strange = {tag for tag, _ in markup.elements} - OURS
    assert not strange, (path, strange)
    for tag, name, value in markup.attributes():
        assert not FORBIDDEN.fullmatch(name), (path, tag, name, value)
        if name in ADDRESSED:
            parts = urlsplit(value)
            assert parts.scheme in ("", "http", "https"), (path, tag, name, value)
            # Other sites are reached by nothing but a link that somebody follows.
            assert tag == "a" or not parts.netloc, (path, tag, name, value)
    scripts = [attrs for tag, attrs in markup.elements if tag == "script"]
    assert all(attrs.get("src", "").startswith("/static/") for attrs in scripts), path
    counted = Counter(tag for tag, _ in markup.elements)
    assert (counted["html"], counted["body"], counted["main"], counted["dialog"]) == (1, 1, 1, 1), path


def test_every_list_shows_hostile_texts_as_text(hostile: Get, hostile_site: Site) -> None:
    for path in listed_paths(hostile_site):
        answer = hostile(f"{path}?rows=200")
        assert answer.status_code == 200, (path, answer.text[:300])
        check(parsed(answer.text), path)


def test_every_page_of_one_thing_shows_hostile_texts_as_text(hostile: Get) -> None:
    for path in one_of_each(hostile):
        answer = hostile(path)
        assert answer.status_code == 200, (path, answer.text[:300])
        check(parsed(answer.text), path)


def test_the_reader_shows_each_text_whole(hostile: Get) -> None:
    shown = {}
    for each in hostile("/documents.json").json()["documents"]:
        page = parsed(hostile(f"/documents/{each['digest']}").text).text
        shown[each["title"]] = page
    for payload in PAYLOADS:
        words = re.sub(r"\s+", " ", payload).strip()
        if words.isprintable() and words.isascii():
            assert words in re.sub(r"\s+", " ", shown[payload]), payload


@pytest.mark.parametrize("words", [each for each in PAYLOADS if each.isascii() and each.isprintable()][::4])
def test_a_pasted_sentence_comes_back_as_text(hostile: Get, words: str) -> None:
    answer = hostile("/check", params={"claim": f"{words} Spain was the third to sign", "said_at": words[:30]})
    assert answer.status_code == 200
    check(parsed(answer.text), "/check")
    assert words in parsed(answer.text).text


FILTERS = ("q", "publisher", "speaker", "status", "verdict", "stance", "area", "debtor", "kind")


def test_a_filter_comes_back_as_text(hostile: Get, hostile_site: Site) -> None:
    payloads = cycle(payload for payload in PAYLOADS if "\ud800" not in payload)
    for path in listed_paths(hostile_site):
        for name in FILTERS:
            payload = next(payloads)
            answer = hostile(path, params={name: payload})
            assert answer.status_code in (200, 400), (path, name, payload)
            check(parsed(answer.text), path)


def test_errors_come_back_as_text(hostile: Get) -> None:
    for payload in PAYLOADS[::5]:
        for answer in (hostile("/claims", params={"family": payload}), hostile("/claims", params={"as_of": payload})):
            assert answer.status_code == 400
            check(parsed(answer.text), payload)


def test_no_page_allows_inline_scripts_or_other_hosts(hostile: Get, hostile_site: Site) -> None:
    for path in (*listed_paths(hostile_site), "/nothing-here"):
        policy = hostile(path).headers["content-security-policy"]
        assert "unsafe" not in policy, path
        assert "default-src 'none'" in policy, path
        assert "script-src 'self'" in policy, path
        assert hostile(path).headers["x-content-type-options"] == "nosniff"


def test_json_is_never_markup(hostile: Get, hostile_site: Site) -> None:
    for path in listed_paths(hostile_site):
        answer = hostile(f"{'/index' if path == '/' else path}.json")
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith("application/json"), path
        json.loads(answer.content)


def test_csv_keeps_its_columns_and_computes_nothing(hostile: Get, hostile_site: Site) -> None:
    for path in listed_paths(hostile_site):
        answer = hostile(f"{'/index' if path == '/' else path}.csv")
        rows = list(csv.reader(io.StringIO(answer.text, newline="")))
        assert rows, path
        assert {len(row) for row in rows} == {len(rows[0])}, path
        for row in rows:
            for cell in row:
                typed = re.fullmatch(r"[-+]?\d+(\.\d+)?", cell)
                assert typed or not cell.lstrip(" ").startswith(FORMULA_STARTS), (path, cell)


def test_feeds_and_calendars_are_well_formed(hostile: Get) -> None:
    root = ElementTree.fromstring(hostile("/changes.atom?since=2020-01-01").content)  # noqa: S314  (our own feed)
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert kinds == {
        "feed",
        "id",
        "title",
        "subtitle",
        "updated",
        "link",
        "author",
        "name",
        "entry",
        "category",
        "content",
    }
    assert {node.get("type") for node in root.iter("{http://www.w3.org/2005/Atom}content")} == {"text"}
    items = hostile("/changes.jsonfeed?since=2020-01-01").json()["items"]
    assert items
    assert all("content_html" not in item for item in items)
    lines = hostile("/targets.ics").content.split(b"\r\n")
    names = {line.partition(b":")[0].partition(b";")[0] for line in lines if line and not line.startswith(b" ")}
    known = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
    ]
    assert names == {name.encode() for name in known}
    assert max(map(len, lines)) <= 75


def test_texts_and_originals_are_never_active(hostile: Get) -> None:
    digest = hostile("/documents.json").json()["documents"][0]["digest"]
    text = hostile(f"/documents/{digest}.txt")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.headers["x-content-type-options"] == "nosniff"
    assert text.headers["content-security-policy"].startswith("sandbox")
    notes = hostile(f"/documents/{digest}.jsonld")
    assert notes.headers["content-type"].startswith("application/ld+json")
    json.loads(notes.content)

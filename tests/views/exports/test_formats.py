"""What each format says: linked data, points, networks, calendars, citations, feeds, and the file to poll."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from tests.views.conftest import statement
from tests.views.exports.conftest import Open

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.values import TermValue
from depositary.lexicon import load_lexicon
from depositary.store import Reading, Store
from depositary.views.exports.citing import Citation, bibtex, csl, ris
from depositary.views.exports.dates import days_before, notice_days
from depositary.views.exports.editions import Edition
from depositary.views.exports.footnotes import escaped, text_link
from depositary.views.exports.formats import write
from depositary.views.exports.options import Options
from depositary.views.pages.naming import Naming

PLAIN = Options()


def linked(demo: Edition, out: Path, options: Options = PLAIN) -> dict[str, dict]:
    write(demo, "jsonld", out, options)
    made = json.loads(out.read_text("utf-8"))
    nodes = {node["id"]: node for node in made["@graph"]}
    assert len(nodes) == len(made["@graph"]), "every id is one node's"
    return nodes


def of_type(nodes: dict[str, dict], kind: str) -> list[dict]:
    return [node for node in nodes.values() if kind in node["type"]]


def test_every_passage_selects_its_words(demo: Edition, tmp_path: Path) -> None:
    texts = {stored.document.digest: stored.document.text for stored in demo.store.documents()}
    annotations = of_type(linked(demo, tmp_path / "out"), "oa:Annotation")
    assert len(annotations) > 500
    for node in annotations:
        target = node["oa:hasTarget"]
        selector = target["oa:hasSelector"]
        place = selector["oa:refinedBy"]
        text = texts[target["oa:hasSource"]["id"].rpartition(":")[2]]
        assert text[place["oa:start"] : place["oa:end"]] == selector["oa:exact"]
        around = selector["oa:prefix"] + selector["oa:exact"] + selector["oa:suffix"]
        assert around in text


def test_a_document_that_takes_anothers_digest_for_its_id_lends_it_no_words(edition: Open, tmp_path: Path) -> None:
    path = terms(tmp_path / "r.db")
    with Store.open(path) as store:
        (first,) = store.documents()
        text = "x" * 200
        document = Document(text, Provenance("wire", published="2025-01-01"), given_id=first.document.digest)
        store.add(document, None, Reading("rules", "1", ()), datetime(2025, 1, 1, tzinfo=UTC))
    (node,) = of_type(linked(edition(path), tmp_path / "out"), "oa:Annotation")
    assert node["oa:hasTarget"]["oa:hasSelector"]["oa:suffix"] == ""


def test_what_linked_data_refers_to_is_there(demo: Edition, tmp_path: Path) -> None:
    nodes = linked(demo, tmp_path / "out")
    for agreement in (node for name, node in nodes.items() if ":agreements:" in name):
        assert all(each["id"] in nodes for each in agreement["prov:wasDerivedFrom"])
    rejected = [node for node in of_type(nodes, "oa:Annotation") if "prov:wasInvalidatedBy" in node]
    assert len(rejected) == 1
    assert nodes[rejected[0]["prov:wasInvalidatedBy"]["id"]]["depositary:kind"] == "reject"
    revised = [node for node in of_type(nodes, "schema:CreativeWork") if "prov:wasRevisionOf" in node]
    for node in revised:
        for older in node["prov:wasRevisionOf"]:
            assert nodes[older["id"]]["prov:wasInvalidatedBy"] == {"id": node["id"]}


def test_claims_are_rated_as_their_verdicts_say(demo: Edition, tmp_path: Path) -> None:
    ratings = {
        node["schema:reviewRating"]["schema:alternateName"]: node["schema:reviewRating"].get("schema:ratingValue")
        for node in of_type(linked(demo, tmp_path / "out"), "schema:ClaimReview")
    }
    assert ratings["matches"] == 5
    assert ratings["off by"] == 1
    assert ratings["not yet checkable"] is None


def test_a_public_address_makes_ids_of_pages(demo: Edition, tmp_path: Path) -> None:
    nodes = linked(demo, tmp_path / "out", Options(base="https://register.example/"))
    assert f"https://register.example/agreements/{demo.agreements[0].id}" in nodes


def test_points_stand_where_the_states_are(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    written = write(edition(demo_register, family="ukraine-security"), "geojson", tmp_path / "out", PLAIN)
    features = {each["id"]: each for each in json.loads((tmp_path / "out").read_text("utf-8"))["features"]}
    longitude, latitude = features["NOR"]["geometry"]["coordinates"]
    assert 4 < longitude < 32
    assert 57 < latitude < 72
    assert features["GBR"]["properties"]["iso2"] == "GB"
    assert features["GBR"]["properties"]["stages"] == {"signed": 1}
    assert any("not on the map: EU" in note for note in written.notes)


def test_the_network_joins_parties_to_their_agreements(demo: Edition, tmp_path: Path) -> None:
    written = write(demo, "graphml", tmp_path / "out", PLAIN)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    tree = ElementTree.parse(tmp_path / "out").getroot()
    edges = {(edge.get("source"), edge.get("target")) for edge in tree.iter(f"{space}edge")}
    assert len(edges) == written.rows["edges"]
    for agreement in demo.agreements:
        for code in agreement.parties:
            assert (f"party:{code}", f"agreement:{agreement.id}") in edges


@pytest.mark.parametrize(
    ("end", "period", "day"),
    [
        ("2034-05-27", "P6M", "2033-11-27"), ("2034-08-31", "P6M", "2034-02-28"), ("2034-01-15", "P1Y2M", "2032-11-15"),
        ("2034-03-01", "P90D", "2033-12-01"), ("2034-03-01", "P2W", "2034-02-15"), ("2034-03-01", "P", None),
        ("2034-03-01", "six months", None), ("2034-03-01", "", None), ("0001-03-01", "P2Y", None),
    ],
)  # fmt: skip
def test_a_period_before_a_day(end: str, period: str, day: str | None) -> None:
    found = days_before(date.fromisoformat(end), period)
    assert (found.isoformat() if found else None) == day


def terms(path: Path, *values: TermValue) -> Path:
    """Norway's agreement, signed on 31 May 2024, with these terms."""
    text = "Signed in Stockholm on 31 May; it runs ten years and may be left with notice."
    document = Document(text, Provenance("wire", "Harbour Wire", published="2024-06-01"))
    said = [
        statement(document.digest, text, stage=Stage.SIGNED, edtf="2024-05-31"),
        *(statement(document.digest, text, each, type=StatementType.TERM) for each in values),
    ]
    with Store.open(path) as store:
        store.add(document, None, Reading("rules", "1", tuple(said)), datetime(2024, 7, 1, tzinfo=UTC))
    return path


TEN_YEARS = TermValue("duration", "ten years", "P10Y")
HALF_A_YEAR = TermValue("termination_notice", "six months", "P6M")


def test_the_last_day_of_notice_comes_with_its_clause(edition: Open, tmp_path: Path) -> None:
    made = edition(terms(tmp_path / "r.db", TEN_YEARS, HALF_A_YEAR))
    (day,) = notice_days(made.agreements, Naming(load_lexicon()), made.state.clocks)
    assert day.first == date(2033, 11, 30)
    assert "Norway" in day.what
    assert any("may be left with notice" in line and "Harbour Wire" in line for line in day.details)
    write(made, "ics", tmp_path / "out.ics", PLAIN)
    lines = (tmp_path / "out.ics").read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20331130" in lines
    assert "DTSTART;VALUE=DATE:20340531" in lines


@pytest.mark.parametrize("values", [(TEN_YEARS,), (HALF_A_YEAR,)], ids=["no notice", "no end"])
def test_no_day_of_notice_is_invented(edition: Open, tmp_path: Path, values: tuple[TermValue, ...]) -> None:
    made = edition(terms(tmp_path / "r.db", *values))
    assert list(notice_days(made.agreements, Naming(load_lexicon()), made.state.clocks)) == []


CITED = Citation("0" * 16, "Norway – Chile: R&D pact", ("Norway", "Chile"), "2024-05", "signed", None, "note; sha256:1")


def test_a_citation_gives_no_day_that_no_source_gives() -> None:
    assert csl(CITED)["issued"] == {"date-parts": [[2024, 5]]}
    assert "PY  - 2024\r\nDA  - 2024/05//\r\n" in ris(CITED)
    assert "  year = {2024},\n  month = {5},\n  date = {2024-05}," in bibtex(CITED)
    assert "R\\&D" in bibtex(CITED)


def test_a_link_opens_a_page_at_the_words() -> None:
    link = text_link("https://x.example/a?b=1", "Norway and Ukraine signed it - at last - on 31 May, in Stockholm")
    assert link is not None
    assert link.startswith("https://x.example/a?b=1#:~:text=")
    start, end = link.partition("text=")[2].split(",")
    assert unquote(start) == "Norway and Ukraine signed"
    assert unquote(end) == "31 May, in Stockholm"
    assert "-" not in start + end
    assert text_link("https://x.example/a", "well-known pact") == "https://x.example/a#:~:text=well%2Dknown%20pact"


@pytest.mark.parametrize("address", [None, "javascript:alert(1)", "file:///etc/passwd", "//x.example"])
def test_only_web_addresses_are_links(address: str | None) -> None:
    assert text_link(address, "words") is None


@given(st.text(), st.text(min_size=1))
def test_a_link_holds_nothing_that_ends_it(address: str, words: str) -> None:
    link = text_link(f"https://{address}", words)
    assert link is not None
    assert not set(link) & set('<>()[] \n\t"\\`')


@given(st.text())
def test_escaped_text_is_one_line_without_markup(text: str) -> None:
    made = escaped(text)
    assert "\n" not in made
    assert "\r" not in made
    assert "<" not in made
    bare = made.replace("\\\\", "")
    assert all(bare[place - 1] == "\\" for place, char in enumerate(bare) if char in "*_[]`|")


def test_the_file_to_poll_changes_with_the_register(edition: Open, tmp_path: Path) -> None:
    path = terms(tmp_path / "r.db")
    write(edition(path), "index", tmp_path / "one.json", PLAIN)
    document = Document("Norway ratified it.", Provenance("wire"))
    said = statement(document.digest, document.text, stage=Stage.RATIFIED, framing=Framing.HAPPENED)
    with Store.open(path) as store:
        store.add(document, None, Reading("rules", "2", (said,)), datetime(2024, 8, 1, tzinfo=UTC))
    write(edition(path), "index", tmp_path / "two.json", PLAIN)
    one, two = (json.loads((tmp_path / name).read_text("utf-8")) for name in ("one.json", "two.json"))
    assert one["version"] != two["version"]
    assert (one["updated"], two["updated"]) == ("2024-07-01T00:00:00.000000Z", "2024-08-01T00:00:00.000000Z")
    assert (one["documents"], two["documents"]) == (1, 2)
    assert two["readers"] == ["rules 1", "rules 2"]

"""The pages of accessions, and the register's table as files for other programs."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.views.conftest import statement
from tests.web.conftest import Ask, Get, client_of

from depositary.core.codes import Framing, PublishedBasis, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.statements import InstrumentRef, Statement
from depositary.core.values import MembershipValue
from depositary.store import Reading, Store
from depositary.web.site import new_site

WORDS = (
    "Sweden applied to join NATO on 18 May 2022.",
    "Denmark ratified Sweden's NATO accession protocol on 5 July 2022.",
    "Hungary's parliament refused to approve Sweden's accession to NATO.",
    "Chile joined the <b>Harbour</b> League.",
)
PROTOCOL = InstrumentRef("protocol", explicit=True)


def said(document: Document, number: int) -> Statement:
    text, day = document.text, document.provenance.published
    if number in (0, 3):
        value = MembershipValue(
            *(("SWE", "NATO", "applied") if number == 0 else ("CHL", "the <b>Harbour</b> League", "joined"))
        )
        return statement(
            document.digest,
            text,
            value,
            type=StatementType.MEMBERSHIP,
            parties=(value.party,),
            instrument=None,
            edtf=day,
        )
    stage, framing = (Stage.RATIFIED, Framing.HAPPENED) if number == 1 else (Stage.APPROVED, Framing.DENIED)
    party = ("DNK",) if number == 1 else ("HUN",)
    edtf = day if number == 1 else None
    return statement(document.digest, text, parties=party, stage=stage, framing=framing, instrument=PROTOCOL, edtf=edtf)


@pytest.fixture(scope="module")
def joining(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """A client of a register in which Sweden is on its way into NATO."""
    path: Path = tmp_path_factory.mktemp("joining") / "register.db"
    with Store.open(path) as store:
        for number, text in enumerate(WORDS):
            day = f"2022-0{5 + number}-05"
            origin = Provenance(f"report-{number}", "Fjord Wire", None, day, PublishedBasis.GIVEN)
            document = Document(text, origin, title=f"Report {number}")
            reading = Reading("rules", "1", (said(document, number),))
            store.add(document, None, reading, datetime(2024, 7, 1, tzinfo=UTC))
    with new_site(str(path)) as site:
        yield client_of(site)


def test_the_list_of_bodies_leads_to_each(joining: Get) -> None:
    found = joining("/accessions.json").json()["accessions"]
    assert [(each["title"], each.get("applicant"), each.get("member")) for each in found] == [
        ("North Atlantic Treaty Organization", 1, None),
        ("the <b>Harbour</b> League", None, 1),
    ]
    page = joining("/accessions").text
    for each in found:
        assert f'href="/accessions/{each["id"]}"' in page
        assert joining(f"/accessions/{each['id']}").status_code == 200
    assert "<b>Harbour</b>" not in page
    assert len(joining("/accessions.json?q=atlantic").json()["accessions"]) == 1


def test_the_ladder_into_a_body_shows_whose_consent_is_given_withheld_and_not_reported(joining: Get) -> None:
    page = joining("/accessions/NATO").text
    assert "Sweden applied to join NATO on 18 May 2022." in page
    for words in ("● </span> given", "✕</span> withheld", "No consent reported of"):
        assert words.replace(" </span>", "</span>") in page, words
    (way,) = joining("/accessions/NATO.json").json()["accessions"]
    assert [(each["member"], each["framing"]) for each in way["consents"]] == [("DNK", "happened"), ("HUN", "denied")]
    assert "TUR" in way["not_reported"]
    rows = list(csv.DictReader(io.StringIO(joining("/accessions/NATO.csv").text, newline="")))
    assert [(row["by"], row["step"]) for row in rows] == [("SWE", "applied"), ("DNK", "ratified"), ("HUN", "approved")]


def test_the_ladder_follows_the_day(joining: Get) -> None:
    (way,) = joining("/accessions/NATO.json?as_of=2022-06-01").json()["accessions"]
    assert (way["standing"], way["consents"]) == ("applicant", [])
    assert joining("/accessions/NATO?as_of=2022-05-01").status_code == 404
    assert joining("/accessions/nobody").status_code == 404


def test_programs_have_the_same(joining: Get) -> None:
    assert joining("/api/v1/accessions?limit=1").json()["total"] == 2
    assert joining("/api/v1/accessions/NATO").json()["title"] == "North Atlantic Treaty Organization"


def test_the_table_is_had_as_points_and_as_typed_columns(ask: Ask) -> None:
    made = json.loads(ask("/agreements.geojson", stage="signed").body)
    points = {each["id"]: each for each in made["features"]}
    assert points["NOR"]["properties"]["stages"] == {"signed": 1}
    longitude, latitude = points["NOR"]["geometry"]["coordinates"]
    assert 4 < longitude < 32
    assert 57 < latitude < 72
    assert "ISL" not in points, "talks alone are not asked for"
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(ask("/agreements.parquet", sort="signed").body))
    rows = {tuple(row["parties"]): row for row in table.to_pylist()}
    assert rows["NOR", "UKR"]["signed"] == "2024-05-31"
    assert rows["NOR", "UKR"]["signed_latest"].isoformat() == "2024-05-31"
    assert isinstance(rows["NOR", "UKR"]["documents"], int)
    assert table.schema.metadata[b"title"] == b"Agreements"
    assert b"GeoJSON" in ask("/agreements").body


def test_the_codebook_tells_how_well_each_field_is_read(ask: Ask) -> None:
    told = json.loads(ask("/codebook.json").body)["accuracy"]
    page = ask("/codebook").body.decode()
    assert "Measured accuracy" in page
    for each in told["sets"]:
        for figure in each["figures"]:
            assert f"{figure['all']:.3f}" in page

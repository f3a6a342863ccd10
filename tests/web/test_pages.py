"""Every page in every form: what it says, in HTML, JSON and CSV, and what it says of itself."""

import csv
import io
import json

import pytest
from tests.web.conftest import Ask

from depositary.web.site import COMMON, Site

#: Values for the variable parts of paths.
ARGUMENTS = {"id": "{agreement}", "code": "NOR"}


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"), newline="")))


@pytest.fixture(scope="session")
def norway(ask: Ask) -> str:
    """The id of the Norwegian agreement."""
    found = json.loads(ask("/agreements.json", party="NOR").body)["agreements"]
    return str(found[0]["id"])


def test_overview_answers_the_four_questions(ask: Ask) -> None:
    page = ask("/").body.decode("utf-8")
    for words in (
        "2 countries",
        "What is counted: family ukraine-security; stage signed",
        "Norway and Ukraine signed it on 31 May.",
        "stale",
        "Only one country has signed so far.",
        "it was right between 2024-05-27 and 2024-05-30",
        "16 days late",
        "Oslo wants to sign by the middle of May.",
    ):
        assert words in page, words
    assert page.index(">Norway</a>") < page.index(">Spain</a>"), "the latest signature comes first"


def test_overview_as_of_an_earlier_day_counts_who_had_signed_by_then(ask: Ask) -> None:
    data = json.loads(ask("/index.json", as_of="2024-05-28").body)
    assert (data["count"]["number"], data["count"]["members"]) == (1, ["ESP"])
    assert data["about"]["as_of"] == "2024-05-28"


def test_overview_csv_lists_the_members_with_their_words(ask: Ask) -> None:
    rows = rows_of(ask("/index.csv").body)
    assert [(row["rank"], row["party"], row["date"]) for row in rows] == [
        ("1", "ESP", "2024-05-27"),
        ("2", "NOR", "2024-05-31"),
    ]
    assert rows[1]["quote"] == "Norway and Ukraine signed it on 31 May."


def test_register_narrows_by_facet_words_and_party(ask: Ask) -> None:
    def parties(**query: str) -> list[list[str]]:
        return [each["parties"] for each in json.loads(ask("/agreements.json", **query).body)["agreements"]]

    assert len(parties()) == 4
    assert parties(stage="talks") == [["ISL", "UKR"]]
    assert parties(q="fisheries peru") == [["CHL", "PER"]]
    assert parties(q="100%_") == []
    assert parties(party="esp") == [["ESP", "UKR"]]
    assert parties(binding="binding") == []


def test_register_sorts_with_unknown_values_last_in_both_directions(ask: Ask) -> None:
    def signed(**query: str) -> list[str | None]:
        return [
            each["signed"] for each in json.loads(ask("/agreements.json", sort="signed", **query).body)["agreements"]
        ]

    assert signed() == ["2024-05-27", "2024-05-31", None, None]
    assert signed(order="desc") == ["2024-05-31", "2024-05-27", None, None]


def test_register_shows_pages_and_exports_everything(ask: Ask) -> None:
    page = ask("/agreements", rows="2", page="2").body.decode("utf-8")
    assert "Rows 3 to 4 of 4." in page
    assert "page 2 of 2" in page
    assert len(rows_of(ask("/agreements.csv", rows="2", page="2").body)) == 4


def test_register_shows_the_chosen_columns(ask: Ask) -> None:
    head = ask("/agreements", column="kind").body.decode("utf-8").split("<thead>")[1].split("</thead>")[0]
    assert "Kind" in head
    assert "Signed" not in head


def test_agreement_has_its_ladder_facts_and_contradiction(ask: Ask, norway: str) -> None:
    data = json.loads(ask(f"/agreements/{norway}.json").body)
    facts = {fact["fact"]: fact for fact in data["facts"]}
    assert facts["signed"]["value"] == "2024-05-31"
    assert facts["signed"]["disputed"]
    assert facts["signed"]["evidence"][0]["quote"] == "Norway and Ukraine signed it on 31 May."
    assert facts["duration"]["value"] == "10 years"
    assert facts["ends"]["value"] == "2034-05-31"
    states = {rung["stage"]: rung["state"] for rung in data["ladders"][0]["rungs"]}
    assert states == {"talks": "passed", "agreed": "passed", "signed": "reached", "in_force": "open"}
    assert data["targets"][0]["days_late"] == 16
    assert data["conditions"][0]["text"] == "consent of the Storting"
    assert data["commitments"][0]["amount"]["currency"] == "EUR"
    assert [each["kind"] for each in data["open_conflicts"]] == ["date"]


def test_agreement_before_its_signature_was_not_signed(ask: Ask, norway: str) -> None:
    data = json.loads(ask(f"/agreements/{norway}.json", as_of="2024-05-30").body)
    assert data["signed"] is None
    assert {rung["state"] for ladder in data["ladders"] for rung in ladder["rungs"]} == {"open"}


def test_a_quote_names_outlet_day_and_speaker_and_opens_at_its_passage(ask: Ask, norway: str) -> None:
    page = ask(f"/agreements/{norway}").body.decode("utf-8")
    assert "Ola Nordmann, foreign minister speaking" in page
    assert "#:~:text=Oslo%20wants%20to%20sign%20by%20the%20middle%20of%20May." in page
    assert "#p0-40" in page


def test_codebook_holds_every_section_with_an_address_for_each_code(ask: Ask) -> None:
    page = ask("/codebook").body.decode("utf-8")
    assert 'id="stages-signed"' in page
    assert {row["section"] for row in rows_of(ask("/codebook.csv").body)} >= {"stages", "verdicts", "target_statuses"}


def test_every_export_carries_clocks_definition_and_version(ask: Ask, site: Site) -> None:
    version = site.holdings.version().id
    query = {"as_of": "2024-06-01", "as_public": "2024-06-02"}
    for path in ("/agreements", "/index", "/codebook"):
        about = json.loads(ask(f"{path}.json", **query).body)["about"]
        assert (about["as_of"], about["as_public"], about["version"]) == ("2024-06-01", "2024-06-02", version)
        assert about["definition"]
        for row in rows_of(ask(f"{path}.csv", **query).body):
            assert (row["as_of"], row["as_public"], row["version"]) == ("2024-06-01", "2024-06-02", version)
        metadata = json.loads(ask(f"{path}.metadata.json", **query).body)
        assert metadata["rows"] == len(rows_of(ask(f"{path}.csv", **query).body))


def test_every_page_prints_its_clocks_definition_and_permanent_address(ask: Ask) -> None:
    for path in ("/", "/agreements", "/codebook"):
        page = ask(path, as_of="2024-06-01", as_known="2024-08-01").body.decode("utf-8")
        assert "as of 2024-06-01, as recorded by 2024-08-01" in page
        assert f"{path}?as_of=2024-06-01&amp;as_known=2024-08-01" in page


def test_every_page_is_reached_and_answers_in_its_common_forms(ask: Ask, site: Site, norway: str) -> None:
    values = {"agreement": norway, "NOR": "NOR"}
    for page in site.pages:
        if "{" in page.pattern and not page.pattern.startswith(("/agreements/", "/parties/")):
            continue
        path = page.pattern.replace("{id}", values["agreement"]).replace("{code}", "NOR")
        assert ask(path).status == 200, path
        for extension in COMMON:
            assert ask(f"{'/index' if path == '/' else path}.{extension}").status == 200, (path, extension)

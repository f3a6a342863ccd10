"""Every page in every form: what it says, in HTML, JSON and CSV, and what it says of itself."""

import csv
import html
import io
import json
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from tests.web.conftest import Ask, OpenSite

from depositary.views.pages.changes import Entry
from depositary.views.pages.claims import ClaimRow
from depositary.views.pages.facts import length_words
from depositary.views.pages.overview import plainest_wrong
from depositary.views.pages.quotes import Quote
from depositary.web.exchanges import Request
from depositary.web.site import COMMON, Site


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
    for page in site.pages:
        if "{" in page.pattern and not page.pattern.startswith(("/agreements/", "/parties/")):
            continue
        path = page.pattern.replace("{id}", norway).replace("{code}", "NOR")
        assert ask(path).status == 200, path
        for extension in COMMON:
            assert ask(f"{'/index' if path == '/' else path}.{extension}").status == 200, (path, extension)


def test_party_has_its_agreements_names_and_groups_of_the_day(ask: Ask) -> None:
    data = json.loads(ask("/parties/NOR.json").body)
    assert data["name"] == "Norway"
    assert [each["parties"] for each in data["agreements"]] == [["NOR", "UKR"]]
    assert "NATO" in data["groups"]
    assert "EU" not in data["groups"]
    assert "GBR" in json.loads(ask("/parties/EU.json", as_of="2019-01-01").body)["members"]
    assert "GBR" not in json.loads(ask("/parties/EU.json", as_of="2024-01-01").body)["members"]


def test_a_party_code_in_small_letters_leads_to_the_party(ask: Ask) -> None:
    answer = ask("/parties/nor", as_of="2024-06-01")
    assert (answer.status, answer.headers["Location"]) == (308, "/parties/NOR?as_of=2024-06-01")


def test_parties_are_listed_with_the_number_of_their_agreements(ask: Ask) -> None:
    rows = rows_of(ask("/parties.csv").body)
    assert (rows[0]["code"], rows[0]["agreements"]) == ("UKR", "3")
    assert {row["code"] for row in rows} == {"UKR", "NOR", "ESP", "ISL", "CHL", "PER"}
    assert json.loads(ask("/parties.json", kind="organisation").body)["parties"] == []


def test_a_party_without_agreements_says_so(ask: Ask) -> None:
    assert "No agreement of Fiji is known" in ask("/parties/FJI").body.decode("utf-8")


def test_search_finds_parties_agreements_and_passages(ask: Ask) -> None:
    data = json.loads(ask("/search.json", q="norway").body)
    assert [each["code"] for each in data["parties"]] == ["NOR"]
    assert [each["parties"] for each in data["agreements"]] == [["NOR", "UKR"]]
    assert {each["quote"] for each in data["passages"]} >= {"Norway signed on 1 June."}


def test_search_knows_no_patterns_and_every_word_counts(ask: Ask) -> None:
    def quotes(words: str, **query: str) -> list[str]:
        return [each["quote"] for each in json.loads(ask("/search.json", q=words, **query).body)["passages"]]

    assert quotes("storting CONSENT") == ["Signature waits for the consent of the Storting."]
    assert quotes("storting madrid") == []
    assert quotes("s%ting") == []
    assert quotes("1 June") == ["Norway signed on 1 June."]
    assert quotes("1 June", as_public="2024-06-02") == []
    assert quotes("1 June", as_known="2024-06-30") == []


def test_search_without_words_explains_itself(ask: Ask) -> None:
    assert "Write words in the box" in ask("/search").body.decode("utf-8")
    assert "Nothing holds “xylophone”" in ask("/search", q="xylophone").body.decode("utf-8")


def test_status_counts_what_is_held_and_by_whom_it_was_read(ask: Ask) -> None:
    data = json.loads(ask("/status.json").body)
    assert data["intact"]
    assert data["holds"] == {"documents": 11, "originals": 0, "statements": 11, "rulings": 0, "entries": 22}
    assert data["readers"] == {"rules 1": 11}


def test_status_tells_a_damaged_log(register_path: Path, tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(register_path, path)
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE log SET content = 'forged' WHERE sequence = 3")
    page = open_site(path).respond(Request("/status")).body.decode("utf-8")
    assert "The log of this register is damaged" in page
    assert "entry 3" in page


def test_help_lists_every_page_with_its_forms(ask: Ask, site: Site) -> None:
    listed = {each["address"] for each in json.loads(ask("/about.json").body)["pages"]}
    assert listed == {page.pattern for page in site.pages if page.template}
    assert all(each["words"] for each in json.loads(ask("/about.json").body)["pages"])


def test_a_citation_names_version_and_clocks_in_every_form(ask: Ask, site: Site, norway: str) -> None:
    version = site.holdings.version().id
    data = json.loads(ask(f"/agreements/{norway}/cite.json", as_of="2024-06-10").body)
    assert data["text"].startswith("Norway – Ukraine: security agreement, signed 2024-05-31. Depositary, ")
    for form in ("text", "bibtex", "ris"):
        assert version in data[form]
        assert "as of 2024-06-10" in data[form]
        assert f"/agreements/{norway}?as" in data[form].replace("\\", "")
    bib = ask(f"/agreements/{norway}/cite.bib", as_of="2024-06-10")
    assert bib.body.decode("utf-8") == data["bibtex"]
    assert ".bib" in bib.headers["Content-Disposition"]
    assert json.loads(ask(f"/agreements/{norway}/cite.csl.json").body)[0]["type"] == "treaty"


def test_only_the_embedded_page_may_be_framed(ask: Ask, norway: str) -> None:
    embedded = ask(f"/agreements/{norway}/embed")
    assert "frame-ancestors *" in embedded.headers["Content-Security-Policy"]
    assert 'target="_top"' in embedded.body.decode("utf-8")
    assert "frame-ancestors 'none'" in ask(f"/agreements/{norway}").headers["Content-Security-Policy"]


def test_every_footnote_of_the_printed_page_is_there(ask: Ask, norway: str) -> None:
    page = ask(f"/agreements/{norway}/print").body.decode("utf-8")
    notes = re.findall(r'href="#note-(\d+)"', page)
    assert list(dict.fromkeys(notes)) == [str(number) for number in range(1, len(set(notes)) + 1)], "numbered in order"
    assert set(notes) <= set(re.findall(r'id="note-(\d+)"', page))


def test_a_workbook_holds_the_rows_and_says_what_they_are(ask: Ask) -> None:
    book = ask("/agreements.xlsx", as_of="2024-06-10")
    with zipfile.ZipFile(io.BytesIO(book.body)) as parts:
        words = parts.read("xl/sharedStrings.xml").decode("utf-8")
        rows = parts.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "2024-05-31" in words
    assert "2024-06-10" in words
    assert rows.count("<row ") == 5
    assert "<f>" not in rows


def test_the_as_of_control_steps_by_days_and_by_events(ask: Ask) -> None:
    page = ask("/agreements", as_of="2024-05-28", stage="signed").body.decode("utf-8")
    control = page.split('id="clocks"')[1].split("</form>")[0]
    for step, day in (
        ("event-back", "2024-05-27"),
        ("back", "2024-05-27"),
        ("on", "2024-05-29"),
        ("event-on", "2024-05-31"),
    ):
        link = re.search(rf'id="step-{step}"[^>]*href="([^"]+)"', control)
        assert link is not None, step
        assert f"as_of={day}" in link[1], step
        assert "stage=signed" in link[1], "a step keeps the filters"
    assert '<input type="hidden" name="stage" value="signed">' in control
    assert 'type="date" id="as_of" name="as_of" value="2024-05-28"' in control


def test_wrong_numbers_below_the_register_come_before_those_above() -> None:
    def row(verdict: str, off_by: int | None) -> ClaimRow:
        quote = Quote("", "", "", "", None, None, None, 0, 1, "x", "", "")
        return ClaimRow(quote, None, str(off_by), off_by, "exact", "f", "f", "signed", 5, verdict, off_by, "")

    rows = [row("off_by", 3), row("stale", -2), row("off_by", -1), row("duplicate_in_list", 1), row("matches", None)]
    assert [(each.verdict, each.off_by) for each in plainest_wrong(rows)] == [
        ("duplicate_in_list", 1), ("off_by", -1), ("stale", -2), ("off_by", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("duration", "words"), [("P10Y", "10 years"), ("P1Y6M", "1 year 6 months"), ("P2W", "2 weeks"), ("soon", "soon")]
)
def test_durations_are_words(duration: str, words: str) -> None:
    assert length_words(duration) == words


def test_an_agreement_is_linked_data_with_its_words(ask: Ask, norway: str) -> None:
    found = json.loads(ask(f"/agreements/{norway}.jsonld").body)
    agreement, *rest = found["@graph"]
    assert agreement["id"] == f"/agreements/{norway}"
    assert agreement["schema:dateCreated"] == "2024-05-31"
    assert {each["schema:identifier"] for each in agreement["schema:contributor"]} == {"NOR", "UKR"}
    passages = {each["id"]: each for each in rest if "oa:hasTarget" in each}
    assert {each["id"] for each in agreement["prov:wasDerivedFrom"]} <= passages.keys()
    exact = {each["oa:hasTarget"]["oa:hasSelector"]["oa:exact"] for each in passages.values()}
    assert "Norway and Ukraine signed it on 31 May." in exact
    assert {each["prov:wasQuotedFrom"]["id"] for each in passages.values()} <= {each["id"] for each in rest}


def test_reference_managers_find_the_citation_on_the_page(ask: Ask, norway: str) -> None:
    page = ask(f"/agreements/{norway}").body.decode("utf-8")
    assert '<meta name="citation_date" content="2024-05-31">' in page
    coins = re.search(r'class="Z3988" title="([^"]*)"', page)
    assert coins
    said = parse_qs(html.unescape(coins[1]))
    assert said["rft.date"] == ["2024-05-31"]
    assert said["rft.contributor"] == ["Norway", "Ukraine"]
    assert "version" in said["rft.description"][0]


def test_the_timeline_begins_with_the_fullest_family_and_offers_the_others(ask: Ask) -> None:
    for path in ("/timeline", "/network"):
        plain, every = ask(path).body.decode("utf-8"), ask(path, family="all").body.decode("utf-8")
        assert "The family with the most agreements, since none was chosen" in plain
        assert "Chile" not in plain.split("<main")[1].split("Narrow to")[0]
        assert "Chile" in every
        assert "since none was chosen" not in every
    assert "since none was chosen" not in ask("/timeline", party="CHL").body.decode("utf-8")


def test_changes_are_followed_for_one_agreement_family_or_party(ask: Ask, norway: str) -> None:
    def told(**asked: str) -> set[str]:
        found = json.loads(ask("/changes.json", since="2024-06-01", **asked).body)["changes"]
        return {each["agreement"] for each in found}

    every = told()
    assert told(agreement=norway) == {norway}
    assert norway in told(family="ukraine-security") < every
    assert told(party="chl") == every - told(party="UKR")
    assert "Follow its changes" in ask(f"/agreements/{norway}").body.decode("utf-8")
    assert ask("/changes", party="NOWHERE").status == 400


@pytest.mark.parametrize(
    ("framing", "party", "says"),
    [
        ("happened", None, "in force: by 2024-05-31"),
        ("happened", "Peru", "in force (Peru): by 2024-05-31"),
        ("denied", None, "in force (denied): by 2024-05-31"),
        ("planned", "Peru", "in force (Peru, planned): by 2024-05-31"),
    ],
)
def test_a_change_says_of_whom_and_how_it_is_framed(framing: str, party: str | None, says: str) -> None:
    made = Entry(
        "1",
        "+",
        "added",
        "source",
        "a new source",
        None,
        "in_force",
        framing,
        party,
        None,
        "by 2024-05-31",
        (),
        1,
        None,
    )
    assert made.says == says

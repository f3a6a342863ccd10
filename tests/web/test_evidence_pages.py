"""What the pages of evidence say about the small register: documents, claims, promises, conflicts, changes."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.views.conftest import statement
from tests.web.conftest import Ask, OpenSite, client_of

from depositary.core.codes import Framing, PublishedBasis, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.hashing import digest_bytes
from depositary.core.values import CountValue, PositionValue, TargetValue
from depositary.store import Reading, Store

COUNTED = "Only one country has signed so far."


def page(ask: Ask, path: str, **query: str) -> str:
    answer = ask(path, **query)
    assert answer.status == 200, answer.body
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.body.decode()))


def data(ask: Ask, path: str, **query: str) -> Any:
    return json.loads(ask(path, **query).body)


def digest_of(ask: Ask, words: str) -> str:
    for each in data(ask, "/documents.json")["documents"]:
        if words in ask(f"/documents/{each['digest']}.txt").body.decode():
            return str(each["digest"])
    raise AssertionError(words)


def test_documents_stand_newest_first_and_undated_last(ask: Ask) -> None:
    days = [each["published"] for each in data(ask, "/documents.json")["documents"]]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert days[-1] is None


def test_documents_are_found_by_words_and_by_publisher(ask: Ask) -> None:
    found = data(ask, "/documents.json", q="fjord WIRE")["documents"]
    assert {each["publisher"] for each in found} == {"Fjord Wire"}
    assert data(ask, "/documents.json", publisher="Geyser Post")["documents"][0]["agreements"] == 1
    assert "No document. Nothing passes these filters" in page(ask, "/documents", q="nowhere")


def test_the_reader_marks_a_passage_and_says_what_was_read_in_it(ask: Ask) -> None:
    digest = digest_of(ask, "Norway and Ukraine signed it")
    html = ask(f"/documents/{digest}").body.decode()
    assert re.search(
        r'id="p0-39" href="#m1"[^>]*>1</a><mark data-marks="1 " class="is-stage ">Norway and Ukraine', html
    )
    assert "not at their place" not in page(ask, f"/documents/{digest}")
    assert "signed, happened" in page(ask, f"/documents/{digest}")
    passages = data(ask, f"/documents/{digest}.json")["passages"]
    found = [(each["start"], each["end"], each["quote"]) for each in passages]
    assert found == [(0, 39, "Norway and Ukraine signed it on 31 May.")]


def test_a_count_in_a_document_leads_to_its_verdict(ask: Ask) -> None:
    digest = digest_of(ask, COUNTED)
    link = re.search(r'href="(/claims/\w+)"', ask(f"/documents/{digest}").body.decode())
    assert link
    assert COUNTED in page(ask, link[1])


def test_annotations_point_at_the_words_by_quote_and_by_position(ask: Ask) -> None:
    digest = digest_of(ask, "Norway signed on 1 June")
    made = data(ask, f"/documents/{digest}.jsonld")
    text = ask(f"/documents/{digest}.txt").body.decode()
    (item,) = made["first"]["items"]
    quote, position = item["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == "Norway signed on 1 June."
    assert made["total"] == 1


def test_a_document_that_the_clocks_do_not_know_is_not_shown(ask: Ask) -> None:
    digest = digest_of(ask, "Norway signed on 1 June")
    assert ask(f"/documents/{digest}", as_public="2024-06-02").status == 404
    assert ask(f"/documents/{digest}", as_public="2024-06-03").status == 200


def test_an_original_leaves_as_bytes_to_be_saved(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "register.db"
    original = b"<script>window.pwned=1</script><p>Norway signed."
    document = Document(
        "Norway signed.",
        Provenance("page.html", "Fjord Wire", "https://news.example/1"),
        original=digest_bytes(original),
    )
    with Store.open(path) as store:
        store.add(document, original, Reading("rules", "1", ()), datetime(2024, 7, 1, tzinfo=UTC))
    answer = client_of(open_site(path))(f"/documents/{document.digest}.original")
    assert answer.content == original
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_document_tells_its_file_and_no_folder_of_whoever_read_it_in(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "register.db"
    made = [Document(f"Norway signed {n}.", Provenance(source)) for n, source in enumerate(
        ("/home/ann/secret/page.html", "https://news.example/1"))]  # fmt: skip
    with Store.open(path) as store:
        for document in made:
            store.add(document, None, Reading("rules", "1", ()), datetime(2024, 7, 1, tzinfo=UTC))
    get = client_of(open_site(path))
    assert "<dt>Read from</dt><dd>page.html</dd>" in get(f"/documents/{made[0].digest}").text
    assert "/home/ann" not in get(f"/documents/{made[0].digest}.json").text
    assert "<dt>Read from</dt><dd>https://news.example/1</dd>" in get(f"/documents/{made[1].digest}").text


def test_a_document_without_a_file_says_so(ask: Ask) -> None:
    digest = digest_of(ask, "Norway signed on 1 June")
    assert ask(f"/documents/{digest}.original").status == 404
    assert "Original file" not in page(ask, f"/documents/{digest}")


def test_a_wrong_number_stands_with_its_verdict_and_the_list_behind_it(ask: Ask) -> None:
    (claim,) = data(ask, "/claims.json")["claims"]
    assert (claim["claimed"], claim["register"], claim["verdict"], claim["tone"]) == ("1", 2, "stale", "wrong")
    assert "0 right, 1 wrong, 0 open" in page(ask, "/claims")
    shown = page(ask, f"/claims/{claim['said']['statement']}")
    for words in (COUNTED, "stale (-1)", "said between 2024-05-27 and 2024-05-30", "Spain and Ukraine signed"):
        assert words in shown, words


def test_claims_are_narrowed_by_outcome(ask: Ask) -> None:
    (claim,) = data(ask, "/claims.json")["claims"]
    other = {"wrong": "right", "right": "wrong", "open": "right"}[claim["tone"]]
    assert data(ask, "/claims.json", tone=claim["tone"])["claims"] == [claim]
    assert data(ask, "/claims.json", tone=other)["claims"] == []
    assert ask("/claims", tone="maybe").status == 400


def test_a_pasted_sentence_gets_a_verdict_with_the_members_in_order_of_days(ask: Ask) -> None:
    made = data(ask, "/check.json", claim="Two countries have signed the security agreement with Ukraine.",
                said_at="2024-06-02", family="ukraine-security")  # fmt: skip
    (verdict,) = made["verdicts"]
    assert (verdict["verdict"], verdict["register"]["number"]) == ("matches", 2)
    assert [member["party"] for member in verdict["list"]] == ["ESP", "NOR"]
    rows = list(csv.DictReader(io.StringIO(
        ask("/check.csv", claim="Two countries have signed the security agreement with Ukraine.", said_at="2024-06-02",
            family="ukraine-security").body.decode(), newline="")))  # fmt: skip
    assert [(row["rank"], row["party"]) for row in rows] == [("1", "ESP"), ("2", "NOR")]


def test_a_claim_is_also_data_for_fact_check_archives(ask: Ask) -> None:
    made = data(ask, "/check.jsonld", claim="Two countries have signed the security agreement with Ukraine.",
                said_at="2024-06-02", family="ukraine-security")  # fmt: skip
    (review,) = made["@graph"]
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"]["alternateName"] == "Right: matches"
    assert review["itemReviewed"]["datePublished"] == "2024-06-02"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"claim": "It rained in Oslo."}, "No number of agreements or parties was found"),
        ({"claim": "Norway has signed three fishing accords."}, "no complete list of fisheries agreements of NOR"),
        ({"claim": "Two countries signed.", "said_at": "someday"}, "“someday” is no date"),
    ],
)
def test_what_cannot_be_checked_says_what_to_write(ask: Ask, query: dict[str, str], words: str) -> None:
    assert words in page(ask, "/check", **query)


def test_a_slipped_target_shows_its_delay_with_the_words_on_both_ends(ask: Ask) -> None:
    shown = page(ask, "/targets")
    assert "Norway" in shown
    for words in ("due by 2024-05-15", "kept late", "reached 2024-05-31", "16 days late", "named by Ola Nordmann"):
        assert words in shown, words
    assert data(ask, "/targets.json", speaker="Ola Nordmann")["targets"]
    assert data(ask, "/targets.json", speaker="Nobody")["targets"] == []


def test_a_target_is_open_on_the_day_before(ask: Ask) -> None:
    (target,) = data(ask, "/targets.json", as_of="2024-05-30")["targets"]
    assert (target["outcome"], target["days_late"]) == ("open", None)


def test_a_condition_ends_when_what_it_held_up_has_happened(ask: Ask) -> None:
    assert data(ask, "/conditions.json")["conditions"][0]["status"] == "satisfied"
    assert data(ask, "/conditions.json", as_of="2024-05-30")["conditions"][0]["status"] == "pending"
    assert "what it held up has happened" in page(ask, "/conditions")


def test_commitments_are_narrowed_by_debtor(ask: Ask) -> None:
    assert "EUR 500,000,000" in page(ask, "/commitments", debtor="NOR")
    assert data(ask, "/commitments.json", debtor="ESP")["commitments"] == []


def test_both_sides_of_a_conflict_stand_with_their_words(ask: Ask) -> None:
    shown = page(ask, "/conflicts", kind="date")
    assert "Day on which Norway – Ukraine signed" in shown
    assert "Norway and Ukraine signed it on 31 May." in shown
    assert "Norway signed on 1 June." in shown
    (conflict,) = data(ask, "/conflicts.json", kind="date")["conflicts"]
    assert "depositary rule rank" in page(ask, f"/conflicts/{conflict['id']}")


def test_a_conflict_leads_on_to_the_next(ask: Ask) -> None:
    ids = [each["id"] for each in data(ask, "/conflicts.json")["conflicts"]]
    assert len(ids) > 1
    for here, after in zip(ids, [*ids[1:], None], strict=True):
        led = re.search(r'data-key="s" href="/conflicts/(\w+)"', ask(f"/conflicts/{here}").body.decode())
        assert (led[1] if led else None) == after


def test_changes_name_their_cause_and_fold_what_changed_nothing(ask: Ask) -> None:
    made = data(ask, "/changes.json", since="2024-06-30")
    assert {change["cause"] for change in made["changes"]} == {"source"}
    assert made["documents"] == 11
    assert 0 < made["without_change"] < 11
    assert data(ask, "/changes.json", since="2024-07-02")["changes"] == []
    assert ask("/changes", since="yesterday").status == 400


def test_the_same_changes_stand_in_the_feeds(ask: Ask) -> None:
    changes = data(ask, "/changes.json", since="2024-06-30")["changes"]
    items = data(ask, "/changes.jsonfeed", since="2024-06-30")["items"]
    assert [item["id"] for item in items] == [f"urn:depositary:change:{change['id']}" for change in changes]


def test_positions_and_predictions_show_who_says_what(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "register.db"
    words = "Norway expects that Ukraine will join the league."
    document = Document(words, Provenance("p", "Fjord Wire", None, "2024-06-01", PublishedBasis.GIVEN))
    said = statement(
        document.digest, words, PositionValue("predicts", "Ukraine joining the league"), type=StatementType.POSITION,
        framing=Framing.PLANNED, instrument=None,
    )  # fmt: skip
    with Store.open(path) as store:
        store.add(document, None, Reading("rules", "1", (said,)), datetime(2024, 7, 1, tzinfo=UTC))
    get = client_of(open_site(path))
    assert get("/positions.json").json()["positions"][0]["stance"] == "predicts"
    (prediction,) = get("/predictions.json").json()["predictions"]
    assert prediction["on"] == "Ukraine joining the league"
    assert "Ukraine joining the league" in get("/predictions").text


def test_an_expectation_that_failed_says_so(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "register.db"
    words = "The pact with Norway is expected to be signed by 3 June."
    document = Document(words, Provenance("p", "Fjord Wire", None, "2024-06-01", PublishedBasis.GIVEN))
    due = statement(document.digest, words, TargetValue("2024-06-03", "signed", "missed"), type=StatementType.TARGET)
    with Store.open(path) as store:
        store.add(document, None, Reading("rules", "1", (due,)), datetime(2024, 7, 1, tzinfo=UTC))
    found = client_of(open_site(path))("/predictions").text
    assert "did not come true</span>: <strong>signature of the" in found
    assert "expected 2024-06-03" in found


def test_an_empty_register_says_what_to_do(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "empty.db"
    Store.open(path).close()
    get = client_of(open_site(path))
    for where in ("/documents", "/claims", "/targets", "/conditions", "/positions", "/commitments", "/conflicts"):
        answer = get(where)
        assert answer.status_code == 200
        assert "depositary ingest reports/" in answer.text, where
    assert get("/changes").status_code == get("/rulings").status_code == 200


def test_a_count_of_no_known_family_has_no_page(tmp_path: Path, open_site: OpenSite) -> None:
    path = tmp_path / "register.db"
    words = "Forty parties are in it."
    document = Document(words, Provenance("p", "Fjord Wire", None, "2024-06-01", PublishedBasis.GIVEN))
    said = statement(
        document.digest, words, CountValue(40, "exact", "signed"), type=StatementType.COUNT, instrument=None
    )
    with Store.open(path) as store:
        store.add(document, None, Reading("rules", "1", (said,)), datetime(2024, 7, 1, tzinfo=UTC))
    get = client_of(open_site(path))
    assert f"/claims/{said.id}" not in get(f"/documents/{document.digest}").text
    assert get(f"/claims/{said.id}").status_code == 404

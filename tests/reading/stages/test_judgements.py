"""Judgements: what speaks for and against a stage reading, and what becomes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

import pytest
from tests.reading.reports import reader, report, stages

from depositary.reading.stages.confidences import Model, load_model
from depositary.reading.stages.judgements import Candidate, judged, with_document

PROMISES = Path(__file__).resolve().parents[3] / "bench/quality/own/promises.jsonl"
ROWS = [json.loads(line) for line in PROMISES.read_text("utf-8").splitlines()]


class Row(TypedDict):
    """A promise: a short text of our own, and the stages that must be read in it."""

    text: str
    title: str | None
    publisher: str | None
    says: list[str]


def candidates(text: str, title: str | None = None, publisher: str | None = None) -> list[Candidate]:
    return reader().candidates(report(text, title, publisher))


def only(found: list[Candidate], says: str) -> Candidate:
    matching = [each for each in found if f"{' '.join(each.said[0])} {each.said[1]} {each.said[2]}" == says]
    assert len(matching) == 1
    return matching[0]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['title']}-{row['text'][:40]}" for row in ROWS])
def test_a_promise_is_kept(row: Row) -> None:
    assert set(row["says"]) <= stages(row["text"], row["title"], row["publisher"])


@pytest.mark.parametrize(
    ("title", "text", "features"),
    [
        (None, "Kenya signed a tax treaty with Ghana.", {"from=doer", "from=phrase", "unsaid sides=0", "others=0"}),
        (
            "Tax treaty of Kenya and Ghana",
            "The treaty was signed in May.",
            {"from=topic", "unsaid sides=2", "topic=all"},
        ),
        (None, "In Lima, Kenya signed a tax treaty with Ghana.", {"others=1"}),
        (None, "Kenya may sign a tax treaty with Ghana.", {"framing=possible", "clause has hedge"}),
        (None, "Kenya has not signed a tax treaty with Ghana.", {"framing=denied", "clause has negation"}),
        (
            None,
            "On 3 May 2024 Kenya signed a tax treaty with Ghana.",
            {"dated,stage=True,signed,happened", "earlier=happened"},
        ),
        (None, "“We are glad,” he said, and Kenya signed a tax treaty with Ghana.", {"quoted", "sentence has own"}),
    ],
)
def test_a_sentence_gives_features(title: str | None, text: str, features: set[str]) -> None:
    assert any(features <= each.features for each in candidates(text, title))


def test_a_government_s_release_is_told_from_a_report_and_a_transcript() -> None:
    text = "Switzerland signed a tax treaty with Ghana."
    publishers = {
        publisher: {name for each in found for name in each.features if name.startswith("publisher,voice=")}
        for publisher, found in (
            ("report", candidates(text)),
            ("release", candidates(text, "Visit to Ghana", "news.admin.ch")),
            ("transcript", candidates(text, "Press briefing on Ghana", "news.admin.ch")),
        )
    }
    assert publishers == {name: {f"publisher,voice={name},active"} for name in ("report", "release", "transcript")}


def test_where_a_reading_stands_is_a_feature() -> None:
    text = "Switzerland signed a tax treaty with Ghana.\n\n- Switzerland signed a visa treaty with Chad."
    found = candidates(text, "Switzerland signs tax treaty with Ghana", "news.admin.ch")
    features = {each.said[0]: each.features for each in found}
    assert {"publisher,title=release,same", "publisher,place=release,0"} <= features["CHE", "GHA"]
    assert {"publisher,title=release,other", "bullet,whose=shared"} <= features["CHE", "TCD"]
    assert not any(name.startswith("bullet") for name in features["CHE", "GHA"])


def test_a_question_and_the_words_before_an_agreement_are_features() -> None:
    asked = candidates(
        "Could that prolong the negotiations with Ghana on a tax treaty?", "Press briefing", "whitehouse.gov"
    )
    assert all({"question", "publisher,place=transcript,0"} <= each.features for each in asked)
    assert asked
    told = only(candidates("Kenya signed a tax treaty with Ghana."), "GHA KEN signed happened")
    assert "publisher,determiner=report,a" in told.features


def test_the_rest_of_a_document_speaks_for_and_against_a_candidate() -> None:
    text = (
        "Kenya signed a tax treaty with Ghana on Monday. On Monday Kenya signed a tax treaty with Ghana. "
        "Kenya will sign a tax treaty with Ghana."
    )
    found = candidates(text)
    features = dict(zip([(each.sentence, each.said[2]) for each in found], with_document(found), strict=True))
    first, last = min(features), max(features)
    assert {"said elsewhere=1", "said elsewhere in full", "framing,elsewhere=happened,planned"} <= features[first]
    assert {"said elsewhere=0", "framing,elsewhere=planned,happened"} <= features[last]
    assert "said elsewhere in full" not in features[last]


def test_an_earlier_stage_of_the_same_sides_is_a_feature() -> None:
    found = candidates("Kenya signed a tax treaty with Ghana. The treaty entered into force in May.")
    entered = only(found, "GHA KEN in_force happened")
    added = dict(zip(found, with_document(found), strict=True))[entered]
    assert "framing,earlier stage=happened,True" in added
    assert "framing,earlier stage=happened,False" not in added


def test_several_agreements_of_one_stage_word_are_a_feature() -> None:
    found = candidates("Kenya signed tax treaties with Ghana, Chad, Mali and Niger.")
    assert len(found) == 4
    assert all("spread=2" in features for features in with_document(found))


def test_what_is_less_likely_than_the_floor_is_left_out() -> None:
    found = candidates("Kenya signed a tax treaty with Ghana. Kenya may sign a visa treaty with Chad.")
    model = Model({"framing=possible": -2.0, "framing=happened": 2.0}, 0.0, 0.5)
    kept = [statement for sentence in judged(found, model) for statement in sentence]
    assert [(said.parties, said.confidence) for said in kept] == [(("GHA", "KEN"), 0.88)]


def test_the_shipped_weights_can_all_be_read_off_some_reading() -> None:
    groups = {name.partition("=")[0] for name in load_model().weights}
    seen = {
        name.partition("=")[0]
        for row in ROWS
        for each in with_document(candidates(str(row["text"]), row["title"], row["publisher"]))
        for name in each
    }
    rare = {
        "argument",
        "bullet,whose",
        "question",
        "quoted",
        "body",
        "later",
        "earlier",
        "same time",
        "said elsewhere in full",
        "framing,elsewhere",
    }
    assert groups - seen <= rare

"""Our own labelled sets: codes and places without words, which the corpora beside the checkout turn into passages."""

import json
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.bench.conftest import QUALITY, load

from depositary.core.edtf import is_valid
from depositary.lexicon import load_lexicon
from depositary.lexicon.codebooks import load_codebook

FIELDS = {
    "type": "statement_types",
    "stage": "stages",
    "framing": "framings",
    "subject": "subjects",
    "area": "areas",
    "strength": "strengths",
    "term": "terms",
    "stance": "stances",
    "action": "membership_actions",
    "event": "events",
}


@pytest.fixture
def own_sets(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("own_sets")


@pytest.fixture
def own_draw(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("own_draw")


def placed(own_sets: ModuleType) -> list[dict[str, Any]]:
    return [one for path in own_sets.SETS.values() for one in own_sets.lines(path)]


def labels(own_sets: ModuleType) -> list[dict[str, Any]]:
    return list(chain.from_iterable(one["labels"] for one in placed(own_sets)))


def test_labels_lie_inside_their_passage(own_sets: ModuleType) -> None:
    for one in placed(own_sets):
        for label in one["labels"]:
            assert 0 <= label["start"] < label["end"] <= one["end"] - one["start"], (one["id"], label)


def test_no_words_of_the_corpora_are_kept(own_sets: ModuleType) -> None:
    for one in placed(own_sets):
        assert set(one) == {"id", "corpus", "document", "start", "end", "labels"}
    assert not any("quote" in label for label in labels(own_sets))


def test_texts_are_numbered_one_after_the_other(own_sets: ModuleType) -> None:
    for name, path in own_sets.SETS.items():
        ids = [one["id"] for one in own_sets.lines(path)]
        assert ids == [f"{name}-{number:03}" for number in range(1, len(ids) + 1)]


def test_parties_are_codes(own_sets: ModuleType) -> None:
    known = set(load_lexicon().parties)
    for label in labels(own_sets):
        assert label["parties"] == sorted(label["parties"])
        assert set(label["parties"]) <= known, label["parties"]


def test_values_are_codes_of_the_codebook(own_sets: ModuleType) -> None:
    codebook = load_codebook()
    for label in labels(own_sets):
        kinds = "count_kinds" if label["type"] == "count" else "instrument_kinds"
        for field, section in {**FIELDS, "kind": kinds}.items():
            value = label.get(field)
            assert value is None or value in codebook[section], (field, label)


def test_dates_are_edtf(own_sets: ModuleType) -> None:
    for label in labels(own_sets):
        for field in ("date", "by", "period"):
            if label.get(field):
                assert is_valid(label[field]), label


def test_the_corpora_give_the_passages(own_sets: ModuleType, shared: Path, tmp_path: Path) -> None:
    for name in own_sets.SETS:
        own_sets.build(name, tmp_path)
        docs, gold = (
            [json.loads(line) for line in (tmp_path / f"{name}.{kind}.jsonl").read_text("utf-8").splitlines()]
            for kind in ("docs", "gold")
        )
        assert [one["id"] for one in docs] == [one["id"] for one in gold]
        for document, labelled in zip(docs, gold, strict=True):
            assert document["text"] == document["text"].strip()
            for label in labelled["labels"]:
                assert label["quote"] == document["text"][label["start"] : label["end"]]
                assert label["quote"] == label["quote"].strip()


def test_odd_numbers_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(QUALITY)
    run = load("run")
    assert [run.is_held(name) for name in ("own-wh-001", "own-wh-002", "own-swiss-117", "own-018")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_passage_is_drawn_for_what_one_sentence_has(own_draw: ModuleType) -> None:
    assert own_draw.broad("Norway and Kenya signed a treaty.") == "all in a sentence"
    assert own_draw.broad("A treaty was signed. They wrote from Norway.") == "word and country"
    assert own_draw.broad("The budget deal was signed.") == "word alone"
    assert own_draw.broad("It rained all day in Oslo.") == "plain"
    assert own_draw.dense("The treaty with Norway entered into force.") == "late stage"
    assert own_draw.dense("Norway proposed a treaty.") == "other"

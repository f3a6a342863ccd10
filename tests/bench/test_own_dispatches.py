"""Our own labelled dispatches: whole, in the words of the codebook, and scored alike with and without ../shared."""

import json
import subprocess
import sys
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.bench.conftest import QUALITY, load
from tests.bench.test_own_sets import FIELDS

from depositary.core.edtf import is_valid
from depositary.lexicon import load_lexicon
from depositary.lexicon.codebooks import load_codebook

FOLDER = QUALITY / "own"
DOCS, GOLD = FOLDER / "dispatches.docs.jsonl", FOLDER / "dispatches.gold.jsonl"
#: Each set of dispatches with the number of its first.
FIRST = {"dispatches": 1, "later": 181, "unseen": 241}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(params=FIRST)
def kept(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """Documents and labels of one set."""
    return FOLDER / f"{request.param}.docs.jsonl", FOLDER / f"{request.param}.gold.jsonl"


def labels(gold: Path) -> list[dict[str, Any]]:
    return list(chain.from_iterable(one["labels"] for one in lines(gold)))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("run")


@pytest.fixture
def stage_scores(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("stage_scores")


def test_every_quote_stands_at_its_offsets(kept: tuple[Path, Path]) -> None:
    docs, gold = kept
    text = {one["id"]: one["text"] for one in lines(docs)}
    for one in lines(gold):
        for label in one["labels"]:
            assert label["quote"] == text[one["id"]][label["start"] : label["end"]] != "", (one["id"], label)


@pytest.mark.parametrize("name", FIRST)
def test_dispatches_are_numbered_and_some_are_quiet_in_both_parts(name: str) -> None:
    docs, gold = FOLDER / f"{name}.docs.jsonl", FOLDER / f"{name}.gold.jsonl"
    ids = [one["id"] for one in lines(docs)]
    assert ids == [f"own-{number:03}" for number in range(FIRST[name], FIRST[name] + len(ids))]
    assert [one["id"] for one in lines(gold)] == ids
    assert {int(one["id"][4:]) % 2 for one in lines(gold) if not one["labels"]} == {0, 1}


def test_parties_are_codes(kept: tuple[Path, Path]) -> None:
    known = set(load_lexicon().parties)
    for label in labels(kept[1]):
        assert label["parties"] == sorted(label["parties"])
        listed = {*label["parties"], *(label.get("debtor") or ()), *(label.get("creditor") or ())}
        assert listed | set(label.get("listed") or ()) <= known, label


def test_values_are_codes_of_the_codebook(kept: tuple[Path, Path]) -> None:
    codebook = load_codebook()
    for label in labels(kept[1]):
        kinds = "count_kinds" if label["type"] == "count" else "instrument_kinds"
        for field, section in {**FIELDS, "kind": kinds}.items():
            value = label.get(field)
            assert value is None or value in codebook[section], (field, label)


def test_dates_are_edtf(kept: tuple[Path, Path]) -> None:
    for label in labels(kept[1]):
        for field in ("date", "by", "period", "horizon", "window"):
            assert not label.get(field) or is_valid(label[field]), (field, label)


def test_every_label_makes_a_statement(kept: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(QUALITY)
    made = load("label_statements").label_statement
    for one in lines(kept[1]):
        for label in one["labels"]:
            assert made(one["id"], label).passage.quote == label["quote"]


def statement(document: str, label: dict[str, Any], number: int) -> dict[str, Any]:
    """What a reader might say of a label: the same, or every third time with one part changed."""
    said = {**label, "document": {"id": document}, "date": {"edtf": label["date"]}}
    said["passage"] = {key: label[key] for key in ("start", "end", "quote")}
    if number % 3 == 1:
        said |= [{"framing": "possible"}, {"parties": label["parties"][:1]}, {"stage": "agreed"}][number % 9 // 3]
    return said


def test_stages_score_alike_with_and_without_the_shared_script(shared: Path, tmp_path: Path) -> None:
    stages = [(one["id"], x) for one in lines(GOLD) for x in one["labels"] if x["type"] == "stage"]
    said = [statement(document, label, number) for number, (document, label) in enumerate(stages) if number % 5]
    path = tmp_path / "statements.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in said), encoding="utf-8")
    ours, theirs = (
        subprocess.run(
            [sys.executable, script, DOCS, GOLD, path, "--list-errors", "9"], capture_output=True, text=True, check=True
        ).stdout
        for script in (QUALITY / "stage_scores.py", shared / "score" / "stages.py")
    )
    assert "missed: " in ours
    assert "extra: " in ours
    assert ours == theirs


def stage(parties: list[str], stage: str, **more: Any) -> dict[str, Any]:
    passage = {"start": 0, "end": 9, "quote": "It is so."}
    framed = {"type": "stage", "parties": parties, "stage": stage, "framing": "happened", "date": None}
    return {**framed, **passage, "passage": passage, "document": {"id": "a"}, **more}


def test_one_side_may_stand_for_both_in_a_step_of_its_own(stage_scores: ModuleType) -> None:
    gold = [{"id": "a", "labels": [stage(["NOR"], "approved"), stage(["NOR"], "signed")]}]
    tally = stage_scores.measured(gold, [stage(["KEN", "NOR"], "approved"), stage(["KEN", "NOR"], "signed")])
    assert tally.right == {"approved": 1}
    assert [len(tally.extra), len(tally.missed)] == [1, 1]


def test_doubtful_and_nameless_labels_neither_help_nor_hurt(stage_scores: ModuleType) -> None:
    gold = [{"id": "a", "labels": [stage(["NOR"], "signed", doubt=True), stage([], "ended")]}]
    tally = stage_scores.measured(gold, [stage(["NOR"], "signed"), stage(["KEN"], "ended")])
    assert (tally.right, tally.extra, tally.missed) == ({}, [], [])


def test_a_quiet_document_is_counted(stage_scores: ModuleType) -> None:
    gold = [{"id": "a", "labels": []}, {"id": "b", "labels": []}]
    assert stage_scores.measured(gold, [stage(["NOR"], "signed")]).quiet == [False, True]


def test_without_the_shared_folder_only_our_dispatches_are_read(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "SHARED", tmp_path / "nowhere")
    assert run.chosen([], ["news-dev", "own"]) == ["own"]
    assert run.chosen(["own"], ["news-dev"]) == ["own"]
    with pytest.raises(SystemExit, match="workplace"):
        run.chosen(["news-dev"], ["news-dev"])
    with pytest.raises(SystemExit, match="no set"):
        run.chosen(["news-deb"], ["news-dev"])


@pytest.mark.parametrize("name", ["own", "own-later"])
def test_the_parts_of_our_dispatches_are_the_even_and_the_odd(run: ModuleType, name: str, tmp_path: Path) -> None:
    whole = run.home(name, tmp_path)
    held = run.part_of(name, "held", tmp_path / "held", whole)
    every, odd = ([one["id"] for one in lines(run.labelled(name, folder)[0])] for folder in (whole, held))
    assert odd == [one for one in every if int(one[4:]) % 2] != []

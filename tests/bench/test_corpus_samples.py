"""A sample with a plan draws from its own part of a corpus, and what is fitted on never holds a sample kept apart."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.bench.conftest import QUALITY, load

KEPT = {"key", "document", "start", "end", "type", "stage", "framing", "parties", "verdict", "why"}


@pytest.fixture
def samples(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    module = load("corpus_samples")
    monkeypatch.setitem(sys.modules, "corpus_samples", module)
    return module


def found(module: ModuleType, key: str, kind: str) -> object:
    return module.Found(key, "a", 0, 1, {"type": kind}, "")


def test_before_and_after_share_no_document_with_each_other_or_with_what_is_learnt_from(samples: ModuleType) -> None:
    before, after = samples.PLANS[16].parts, samples.PLANS[17].parts
    apart = {16, 17, 22}
    studied = frozenset().union(*(plan.parts for number, plan in samples.PLANS.items() if number not in apart))
    assert not before & after
    assert not samples.PLANS[22].parts & studied
    assert not (before | after) & studied
    assert before | after | studied == set(range(4))


def test_stages_and_other_types_are_drawn_apart_by_their_hashes(samples: ModuleType) -> None:
    plan = samples.Plan(frozenset({1}), stages=2, others=1)
    drawn = [("4", "stage"), ("1", "event"), ("3", "stage"), ("2", "stage"), ("0", "count"), ("2", "stage")]
    taken = samples.taken(plan, [found(samples, *each) for each in drawn])
    assert [item.key for item in taken] == ["2", "3", "0"]


def test_without_a_plan_the_types_are_drawn_together(samples: ModuleType) -> None:
    taken = samples.taken(None, [found(samples, key, kind) for key, kind in (("b", "stage"), ("a", "event"))])
    assert [item.key for item in taken] == ["a", "b"]


def test_a_plan_takes_the_documents_of_its_part_that_no_earlier_sample_judged(
    samples: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"release-{number}" for number in range(40)]
    (tmp_path / "corpora").mkdir()
    with lzma.open(tmp_path / "corpora" / f"{samples.CORPORA['swiss']}.jsonl.xz", "wt") as stream:
        stream.writelines(json.dumps({"id": name}) + "\n" for name in names)
    own = [name for name in names if samples.part(name) == 1]
    judged, labelled, *left = own
    (tmp_path / "swiss-15.jsonl").write_text(json.dumps({"document": judged}) + "\n", encoding="utf-8")
    monkeypatch.setattr(samples, "SHARED", tmp_path)
    monkeypatch.setattr(samples, "SAMPLES", tmp_path)
    chosen = samples.chosen_documents(samples.Draw("swiss", 16), frozenset({labelled}))
    assert sorted(item["id"] for item in chosen) == sorted(left)


def test_to_learn_a_plan_leaves_out_what_another_sample_judged(
    samples: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "swiss-18.jsonl").write_text(json.dumps({"key": "1", "document": "a"}) + "\n", encoding="utf-8")
    monkeypatch.setattr(samples, "SAMPLES", tmp_path)
    monkeypatch.setattr(samples, "chosen_documents", lambda draw, labelled: [])
    monkeypatch.setattr(samples, "statements", lambda documents, folder: [found(samples, k, "stage") for k in "12"])
    draws = {number: samples.sample(samples.Draw("swiss", number), tmp_path) for number in (17, 20)}
    assert {number: [item.key for item in drawn] for number, drawn in draws.items()} == {17: ["1", "2"], 20: ["2"]}


def test_a_plan_leaves_out_the_releases_that_labelled_passages_were_cut_from(samples: ModuleType, shared: Path) -> None:
    whole = samples.labelled_documents(samples.Draw("white-house", 16))
    assert shared.exists()
    assert {row["document"] for row in samples.rows(samples.OWN / "wh.gold.jsonl")} <= whole
    cut = [row["id"] for row in samples.rows(samples.SHARED / "gold" / "wh-dev.docs.jsonl")]
    assert {name.partition("#")[0] for name in cut} <= whole


def test_stored_verdicts_are_codes_of_documents_of_their_part(samples: ModuleType) -> None:
    for corpus in samples.CORPORA:
        for number, plan in samples.PLANS.items():
            for row in samples.verdicts(samples.Draw(corpus, number)).values():
                assert row.keys() <= KEPT
                assert row["verdict"] in {"right", "wrong"}
                assert samples.part(row["document"]) in plan.parts


def test_no_sample_that_measures_the_reader_is_fitted_on(samples: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stage_scores", load("stage_scores"))
    cases = load("confidence_cases")
    measuring = {
        path.stem for path in samples.SAMPLES.glob("*.jsonl") if samples._number(path) in {7, 11, 13, 15, 16, 17}
    }
    assert measuring <= cases.KEPT_APART
    assert {"swiss-18", "white-house-19"}.isdisjoint(cases.KEPT_APART)

"""The part of a labelled set that was held aside and the part that was studied make the whole set."""

import json
from pathlib import Path
from types import ModuleType

import pytest
from tests.bench.conftest import QUALITY, load


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("run")


def test_two_parts_make_the_set(run: ModuleType, shared: Path, tmp_path: Path) -> None:
    ids: dict[str, list[str]] = {}
    for part in ("held", "studied"):
        folder = tmp_path / part
        folder.mkdir()
        files = run.labelled("news-dev", run.part_of("news-dev", part, folder))
        docs, gold = ([json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()] for file in files)
        assert docs
        assert set(gold) <= set(docs)
        ids[part] = docs
    whole = (shared / "gold" / "news-dev.docs.jsonl").read_text("utf-8").splitlines()
    assert not set(ids["held"]) & set(ids["studied"])
    assert sorted(ids["held"] + ids["studied"]) == sorted(json.loads(line)["id"] for line in whole)

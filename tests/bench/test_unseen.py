"""The dispatches that nobody studies: held whole, shown in figures only."""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.bench.conftest import QUALITY, load


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("run")


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def test_the_whole_set_is_held(run: ModuleType, tmp_path: Path) -> None:
    whole = run.home("unseen", tmp_path)
    for part in ("held", "studied"):
        run.part_of("unseen", part, tmp_path / part, whole)
    named = [ids(run.labelled("unseen", folder)[0]) for folder in (whole, tmp_path / "held", tmp_path / "studied")]
    assert named[0] == named[1] != []
    assert named[2] == []


def test_it_shares_no_document_with_the_dispatches_that_are_studied(run: ModuleType, tmp_path: Path) -> None:
    kept = {name: ids(run.labelled(name, run.home(name, tmp_path))[0]) for name in run.KEPT}
    assert list(kept) == ["own", "own-later", "unseen"]
    assert not {*kept["own"], *kept["own-later"]} & {*kept["unseen"]}


def test_no_model_of_confidence_is_fitted_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(QUALITY)
    fitted = load("confidence_cases").SETS, load("fit_type_confidence").SETS
    assert all("own-later" in sets and "unseen" not in sets for sets in fitted)


@pytest.mark.parametrize("asked", [["--list-errors", "3"], ["--part", "studied"]])
def test_its_errors_are_never_listed(asked: list[str]) -> None:
    command = [sys.executable, str(QUALITY / "run.py"), "own", "unseen", *asked]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "nobody has seen" in refused.stderr
    assert refused.stdout == ""


def test_it_is_read_where_the_shared_folder_is_not(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "SHARED", tmp_path / "nowhere")
    assert run.chosen(["unseen"], ["news-dev", "own"]) == ["unseen"]
    assert run.chosen([], ["news-dev", "own", "unseen"]) == ["own", "unseen"]

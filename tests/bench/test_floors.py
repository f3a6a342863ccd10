"""Floors hold what was measured, rise with it, and are not lowered without a reason."""

import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def pinned(floors: ModuleType, lowered: dict[str, str] | None = None, **figures: float) -> Any:
    return floors.LabelledSet("0" * 64, 2, "two labels", dict(figures), lowered or {})


def test_a_figure_within_the_margin_holds(floors: ModuleType) -> None:
    assert list(pinned(floors, f1=0.60).shortfalls({"f1": floors.Figure(0.581, 100)})) == []


def test_the_margin_is_wider_where_labels_are_few(floors: ModuleType) -> None:
    assert list(pinned(floors, f1=0.60).shortfalls({"f1": floors.Figure(0.50, 15)})) == []


def test_a_figure_below_the_margin_is_told(floors: ModuleType) -> None:
    (line,) = pinned(floors, f1=0.60).shortfalls({"f1": floors.Figure(0.579, 100)})
    assert "0.579" in line
    assert "0.600" in line


def test_a_figure_that_is_no_longer_measured_is_told(floors: ModuleType) -> None:
    (line,) = pinned(floors, f1=0.60).shortfalls({})
    assert "not measured" in line


def test_floors_rise_and_never_fall(floors: ModuleType) -> None:
    held = pinned(floors, f1=0.60, recall=0.70)
    held.lift({"f1": floors.Figure(0.65499, 9), "recall": floors.Figure(0.5, 9), "precision": floors.Figure(0.8, 9)})
    assert held.floors == {"f1": 0.654, "recall": 0.70, "precision": 0.8}


def test_the_file_reads_back_as_it_was(floors: ModuleType) -> None:
    sets = {"news": pinned(floors, {"stages.f1": "a name was wrong"}, **{"stages.f1": 0.612})}
    assert floors.parse(floors.render(sets)) == sets


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only file holds a floor of 0.6."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return tmp_path / "floors.toml"


def commit(floors: ModuleType, path: Path, held: Any) -> None:
    path.write_text(floors.render({"news": held}), encoding="utf-8")
    subprocess.run(["git", "add", "floors.toml"], cwd=path.parent, check=True)
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, "commit", "-q", "-m", "floors"], cwd=path.parent, check=True)


def test_lowering_needs_a_reason(floors: ModuleType, repository: Path) -> None:
    commit(floors, repository, pinned(floors, f1=0.60))
    repository.write_text(floors.render({"news": pinned(floors, f1=0.55)}), encoding="utf-8")
    assert floors.lowered_silently(repository), "not yet committed"
    commit(floors, repository, pinned(floors, f1=0.55))
    assert floors.lowered_silently(repository), "committed: the parent still holds the higher floor"
    commit(floors, repository, pinned(floors, {"f1": "labels were corrected"}, f1=0.50))
    assert floors.lowered_silently(repository) == []


def test_an_old_reason_does_not_excuse_a_new_fall(floors: ModuleType, repository: Path) -> None:
    commit(floors, repository, pinned(floors, {"f1": "labels were corrected"}, f1=0.55))
    commit(floors, repository, pinned(floors, {"f1": "labels were corrected"}, f1=0.50))
    assert floors.lowered_silently(repository)


def test_a_set_cannot_be_dropped(floors: ModuleType, repository: Path) -> None:
    commit(floors, repository, pinned(floors, f1=0.60))
    repository.write_text(floors.render({}), encoding="utf-8")
    assert floors.lowered_silently(repository) == ["news: the whole set is gone since HEAD"]


def test_the_real_file_is_canonical(floors: ModuleType) -> None:
    path = Path(__file__).resolve().parents[2] / "bench" / "quality" / "floors.toml"
    text = path.read_text(encoding="utf-8")
    assert floors.render(floors.parse(text)) == text

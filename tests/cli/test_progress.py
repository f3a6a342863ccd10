"""Long work is shown to somebody who watches, with its reason; what is soon done is not."""

import sqlite3
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from depositary.cli import progress
from depositary.cli.progress import PATIENCE, Waiting, counted
from depositary.tasks.working import EVERY, counted_off, watched_by, work

REPORT = "Spain and Ukraine signed a bilateral security agreement in Madrid on 27 May 2024."


class Recorder:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def begin(self, what: str) -> None:
        self.told.append(("begin", what))

    def step(self, part: str, done: int, total: int | None) -> None:
        self.told.append((part, done, total))

    def end(self) -> None:
        self.told.append(("end",))


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    path = tmp_path / "register.db"
    assert run("ingest", tmp_path / "report.txt", "--register", path).exit_code == 0
    return path


def of_another_version(register: Path) -> None:
    with sqlite3.connect(register) as connection:
        connection.execute("UPDATE projection_state SET value = 'another' WHERE name = 'version'")
    connection.close()


def test_work_is_told_to_who_watches_and_to_nobody_else() -> None:
    recorder = Recorder()
    with watched_by(recorder), work("sorting"), watched_by(None), work("unseen"):
        assert list(counted_off(range(EVERY), "papers")) == list(range(EVERY))
    with work("nobody watches"):
        pass
    with pytest.raises(RuntimeError), watched_by(recorder), work("failing"):
        raise RuntimeError
    assert recorder.told == [("begin", "sorting"), ("end",), ("begin", "failing"), ("end",)]


def test_things_are_counted_off_and_never_more_than_there_are() -> None:
    recorder = Recorder()
    with watched_by(recorder), work("sorting"):
        list(counted_off(range(3), "batches", total=2 * EVERY + 1, each=EVERY))
        list(counted_off(range(EVERY - 1), "few"))
    assert recorder.told[1:-1] == [("batches", EVERY, 1001), ("batches", 2 * EVERY, 1001)]


def test_only_work_that_lasts_is_shown_with_all_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    shown = Waiting(lambda: now[0])
    with watched_by(shown), work("bringing the index up to date"), work("counting"):
        shown.step("papers", 500, 1000)
        assert capsys.readouterr().err == ""
        now[0] = PATIENCE
        shown.step("papers", 600, 1000)
        shown.step("papers", 700, 1000)
    told = capsys.readouterr()
    assert told.out == ""
    assert [told.err.count(what) for what in ("bringing the index up to date ...", "counting ...")] == [1, 1]
    with watched_by(shown), work("soon done"):
        shown.step("papers", 500, 1000)
    assert capsys.readouterr().err == ""


def test_work_within_counted_documents_is_a_line_beside_them(capsys: pytest.CaptureFixture[str]) -> None:
    with counted("Reading", watched=True) as step, work("making the index"):
        step("one.txt")
        list(counted_off(range(EVERY), "papers", EVERY))
    assert capsys.readouterr().out == ""
    with counted("Reading", watched=False) as step:
        step("one.txt")
    assert capsys.readouterr().err == ""


def test_the_reason_is_told_and_the_index_made_anew(run: Run, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder()
    monkeypatch.setattr(progress, "Waiting", lambda: recorder)
    monkeypatch.setattr("depositary.cli.groups.wants_progress", lambda: True)
    of_another_version(register)
    before = run("agreements", "--register", register)
    assert [told[1] for told in recorder.told if told[0] == "begin"] == [
        "the register's index is not up to date; `depositary refresh` makes the next answers fast",
        "reading the whole register into memory for this answer",
    ]
    recorder.told.clear()
    done = run("refresh", "--register", register)
    assert (done.exit_code, done.stdout) == (0, "the index is up to date: 1 agreements\n")
    assert recorder.told[0][1] == "another version of the program kept the register's index: making it anew, once"
    recorder.told.clear()
    assert run("agreements", "--register", register).stdout == before.stdout
    assert recorder.told == []
    assert run("refresh", "--anew", "--register", register).exit_code == 0
    assert recorder.told[0][1] == "making the register's index anew, as asked"


def test_what_is_piped_is_told_nothing(run: Run, register: Path) -> None:
    of_another_version(register)
    assert run("refresh", "--register", register).stderr == ""


def test_no_register_is_made_by_refreshing_one(run: Run, tmp_path: Path) -> None:
    assert run("refresh", "--register", tmp_path / "none.db").exit_code == 2
    assert not (tmp_path / "none.db").exists()

"""`depositary text` and `depositary matrix` on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

TEXT = (
    "Agreement on Bees between Norway and Ukraine\n\n"
    "Norway and Ukraine (hereinafter the “Participants”) agree as follows.\n"
    "Norway will train {what}. This Agreement remains in force for eight years from its signature by both.\n"
    "The Participants share intelligence on hornets in the border towns and will look after the hives of both.\n"
    + "The hives stand in the sun, and each town counts them once in spring and once in autumn.\n" * 12
    + "Signed in Oslo on {day} May 2030, in duplicate.\nFor Norway: Kari Holm, Prime Minister\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text(TEXT.format(what="soldiers", day=3), encoding="utf-8")
    (texts / "two.txt").write_text(TEXT.format(what="soldiers of the guard", day=4), encoding="utf-8")
    return texts


def test_one_file_prints_one_record(run: Run, folder: Path) -> None:
    result = run("text", folder / "one.txt", "--format", "json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["file"] == "one.txt"
    assert record["parties"] == ["NOR", "UKR"]
    assert record["signed"]["edtf"] == "2030-05-03"
    assert record["duration"]["value"] == "P8Y"


def test_several_files_print_a_list_or_a_line_each(run: Run, folder: Path) -> None:
    assert len(json.loads(run("text", folder, "--format", "json").stdout)) == 2
    lines = run("text", folder, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["one.txt", "two.txt"]


def test_the_table_shows_the_words_behind_a_field(run: Run, folder: Path) -> None:
    shown = run("text", folder / "one.txt").stdout
    assert "P8Y" in shown
    assert "remains in force for eight" in " ".join(shown.split())
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_notes_go_to_standard_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text("A cover.", encoding="utf-8")
    result = run("text", tmp_path / "scan.txt", "--format", "json")
    assert "scan.txt: the file holds 8 characters of text" in result.stderr
    assert json.loads(result.stdout)["notes"][0]["code"] == "no_text"


def test_a_missing_file_fails_and_the_others_are_read(run: Run, folder: Path) -> None:
    result = run("text", folder / "one.txt", folder / "none.txt", "--format", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1


def test_the_matrix_of_a_folder(run: Run, folder: Path) -> None:
    shown = run("matrix", folder).stdout
    assert "Security and defence" in shown
    assert "2030-05-03" in shown
    made = json.loads(run("matrix", folder, "--format", "json").stdout)
    assert [row["file"] for row in made] == ["one.txt", "two.txt"]


def test_two_texts_side_by_side(run: Run, folder: Path) -> None:
    result = run("matrix", folder, "--diff", "one.txt", "two.txt", "--clause", "military_training")
    assert "Military training" in result.stdout
    assert "guard.”" in result.stdout
    assert "Intelligence" not in result.stdout


def test_an_unknown_clause_lists_those_there_are(run: Run, folder: Path) -> None:
    result = run("matrix", folder, "--diff", "one.txt", "two.txt", "--clause", "weather")
    assert result.exit_code == 2
    assert "military_training" in result.stderr


def test_a_workbook_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    result = run("matrix", folder, "--format", "xlsx", "--output", target)
    assert result.exit_code == 0
    assert target.read_bytes()[:2] == b"PK"
    assert result.stdout == ""


def test_a_register_without_texts_says_so(run: Run, tmp_path: Path, folder: Path) -> None:
    register = tmp_path / "r.db"
    (tmp_path / "report.txt").write_text("Norway and Ukraine signed an agreement on 3 May 2030.", encoding="utf-8")
    assert run("ingest", tmp_path / "report.txt", "--register", register).exit_code == 0
    assert run("matrix", "--register", register).exit_code == 4
    assert run("ingest", folder, "--register", register).exit_code == 0
    made = json.loads(run("matrix", "--register", register, "--format", "json").stdout)
    assert [row["file"] for row in made] == ["one.txt", "two.txt"]

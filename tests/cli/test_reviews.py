"""Checking claims, telling changes, ruling: on a register whose statements we made ourselves."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

from depositary.store import Reading, Store

RIGHT = "Norway became the first country to sign a security agreement with Ukraine."
WRONG = "Three countries have signed security agreements with Ukraine."


def test_a_right_number_matches(run: Run, made_register: Path) -> None:
    result = run(
        "check",
        RIGHT,
        "--register",
        made_register,
        "--said-at",
        "2024-06-10",
        "--family",
        "ukraine-security",
        "--format",
        "json",
    )
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert set(told) >= {
        *("kind", "claimed", "register", "verdict", "off_by", "definition", "members", "would_be_right_if"),
    }
    assert (told["verdict"], told["claimed"], told["members"]) == ("matches", 1, ["NOR"])


def test_a_wrong_number_is_exit_5_with_the_difference(run: Run, made_register: Path) -> None:
    result = run("check", WRONG, "--register", made_register, "--said-at", "2024-06-10", "--family", "ukraine-security")
    assert result.exit_code == 5, result.output
    assert "claimed 3, the register has 1" in result.stdout
    assert "does not match" in result.stderr


def test_a_sentence_without_a_number_finds_nothing(run: Run, made_register: Path) -> None:
    assert run("check", "The weather in Oslo was fine.", "--register", made_register).exit_code == 4


def test_changes_name_their_cause(run: Run, made_register: Path) -> None:
    told = json.loads(run("changes", "--since", "2024-06-30", "--register", made_register, "--format", "json").stdout)
    assert {"source"} == {change["cause"] for change in told}
    assert run("changes", "--since", "2024-07-02", "--register", made_register).exit_code == 4


@pytest.fixture
def later_report(run: Run, made_register: Path) -> dict[str, Any]:
    """The statement that dates the signature on 1 June."""
    (agreement,) = json.loads(run("agreements", "--register", made_register, "--format", "json").stdout)
    shown = run("show", agreement["id"], "--register", made_register, "--evidence", "--format", "json")
    evidence: list[dict[str, Any]] = json.loads(shown.stdout)["evidence"]
    return next(item for item in evidence if item["passage"]["quote"] == "Norway signed on 1 June.")


def conflicts(run: Run, path: Path) -> int:
    (agreement,) = json.loads(run("agreements", "--register", path, "--format", "json").stdout)
    number: int = agreement["conflicts"]
    return number


def test_a_ruling_settles_a_conflict_and_can_be_undone(
    run: Run,
    made_register: Path,
    later_report: dict[str, Any],
) -> None:
    who = ("--reason", "the gazette says 31 May", "--who", "ann", "--register", made_register)
    before = conflicts(run, made_register)
    dry = run("rule", "reject", later_report["id"], *who, "--dry-run")
    assert dry.exit_code == 0, dry.stderr
    assert "would change" in dry.stdout
    assert "settles a conflict: day on which NOR-UKR signed" in " ".join(dry.stdout.split())
    assert conflicts(run, made_register) == before, "a dry run records nothing"
    made = json.loads(run("rule", "reject", later_report["id"], *who, "--format", "json").stdout)
    assert conflicts(run, made_register) < before
    assert [each["about"] for each in made["settled"]] == ["day on which NOR-UKR signed"]
    undone = run("rule", "undo", made["id"][:8], *who)
    assert "opens a conflict: day on which NOR-UKR signed" in " ".join(undone.stdout.split())
    assert conflicts(run, made_register) == before
    assert run("verify", "--deep", "--register", made_register).exit_code == 0


def test_a_correction_holds_and_shows_what_was_read(
    run: Run,
    made_register: Path,
    later_report: dict[str, Any],
) -> None:
    command = (
        "rule",
        "correct",
        later_report["id"],
        "--set",
        "date=2024-05-31",
        "--reason",
        "misprint",
        "--who",
        "ann",
    )
    assert run(*command, "--register", made_register).exit_code == 0
    (agreement,) = json.loads(run("agreements", "--register", made_register, "--format", "json").stdout)
    assert [event["disputed"] for event in agreement["stages"] if event["stage"] == "signed"] == [False]


def test_rulings_that_cannot_be_are_refused(run: Run, made_register: Path) -> None:
    who = ("--reason", "why not", "--who", "ann", "--register", made_register)
    assert run("rule", "reject", "0000000000000000", *who).exit_code == 4
    assert run("rule", "correct", "0000000000000000", "--set", "date", *who).exit_code == 2
    assert run("rule", "annul", "0000000000000000", *who).exit_code == 2
    assert run("rule", "reject", "0000000000000000", "--who", "ann", "--register", made_register).exit_code == 2


def checked(run: Run, made_register: Path, sentence: str, *options: str) -> dict[str, Any]:
    told = run("check", sentence, "--register", made_register, "--said-at", "2024-06-10", "--format", "json", *options)
    record: dict[str, Any] = json.loads(told.stdout)
    return record


def test_the_list_behind_the_number_has_its_passages(run: Run, made_register: Path) -> None:
    told = checked(run, made_register, WRONG)
    assert [(member["party"], member["date"]) for member in told["list"]] == [("NOR", "2024-05-31")]
    assert told["list"][0]["passages"][0]["quote"] == "Norway and Ukraine signed it on 31 May."
    shown = run("check", WRONG, "--register", made_register, "--said-at", "2024-06-10").stdout
    assert "kind: exact" in shown
    assert "signed it on 31 May" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_a_checked_sentence_as_csv(run: Run, made_register: Path) -> None:
    told = run("check", WRONG, "--register", made_register, "--said-at", "2024-06-10", "--format", "csv")
    head, row = told.stdout.splitlines()
    assert head.startswith("kind,claimed,register,verdict")
    assert row.startswith("exact,3,1,off_by,2")


def test_the_day_of_the_clock_stands_for_the_day_on_which_it_was_said(run: Run, made_register: Path) -> None:
    right = run("check", RIGHT, "--register", made_register, "--as-of", "2024-06-10")
    assert right.exit_code == 0, right.output
    early = run("check", "One state has signed a security agreement with Ukraine.", "--register", made_register,
                "--as-of", "2024-05-30")  # fmt: skip
    assert early.exit_code == 5


def test_what_was_known_then_decides_when_asked_so(run: Run, made_register: Path) -> None:
    told = checked(run, made_register, RIGHT, "--as-public", "2024-04-10")
    assert (told["verdict"], told["list"]) == ("off_by", [])


def test_changes_by_the_day_of_publication(run: Run, made_register: Path) -> None:
    def since(day: str, *options: str) -> list[dict[str, Any]]:
        told = run("changes", "--since", day, "--published", "--register", made_register, "--format", "json", *options)
        records: list[dict[str, Any]] = json.loads(told.stdout) if told.exit_code == 0 else []
        return records

    told = since("2024-05-31", "--as-public", "2024-05-31")
    assert [(change["topic"], change["before"], change["after"]) for change in told] == [
        ("stage", None, "2024-05-31"),
        ("condition", "pending", "satisfied 2024-05-31"),
        ("target", "stated", "kept_late, 16 days late"),
    ]
    assert all(change["cause"] == "source" and change["passages"] for change in told)
    assert since("2024-06-10") == []
    shown = run("changes", "--since", "2024-05-31", "--published", "--register", made_register)
    assert "What follows" in shown.stdout
    assert all(len(line) <= 80 for line in shown.stdout.splitlines())
    assert re.search(r"NOR UKR +signed +· +2024-05-31 +source$", shown.stdout, re.MULTILINE)
    rows = run("changes", "--since", "2024-05-31", "--published", "--register", made_register, "--format", "csv").stdout
    assert rows.splitlines()[0].startswith("change,cause,topic,agreement")


def test_rulings_are_listed_with_what_undid_them(run: Run, made_register: Path, later_report: dict[str, Any]) -> None:
    where = ("--register", made_register)
    assert run("rulings", *where).exit_code == 4
    who = ("--reason", "a misprint", "--who", "ann", *where)
    first = json.loads(run("rule", "reject", later_report["id"], *who, "--format", "json").stdout)["id"]
    run("rule", "undo", first, *who)
    run("rule", "correct", later_report["id"], "--set", "date=2024-05-31", *who)
    told = json.loads(run("rulings", *where, "--format", "json").stdout)
    assert [(each["kind"], each["stands"], each["answered"], each["who"]) for each in told] == [
        ("reject", False, True, "ann"), ("undo", True, True, "ann"), ("correct", True, True, "ann"),
    ]  # fmt: skip
    assert told[2]["corrections"] == {"date": "2024-05-31"}
    assert "3 rulings; 0 are lost" in run("rulings", *where).stdout


def test_a_ruling_that_a_newer_reading_does_not_answer_is_lost(
    run: Run, made_register: Path, later_report: dict[str, Any]
) -> None:
    run("rule", "correct", later_report["id"], "--set", "date=2024-05-31", "--reason", "a misprint", "--who", "ann",
        "--register", made_register)  # fmt: skip
    with Store.open(made_register) as store:
        document = next(each.document for each in store.statements() if each.id == later_report["id"])
        store.add(store.document(document), None, Reading("rules", "newer", ()), datetime(2030, 1, 1, tzinfo=UTC))
    (told,) = json.loads(run("rulings", "--register", made_register, "--format", "json").stdout)
    assert (told["stands"], told["answered"]) == (True, False)

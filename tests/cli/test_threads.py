"""Targets, conditions and conflicts of a register whose statements we made ourselves."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run


def asked(run: Run, made_register: Path, command: str, *options: str) -> list[dict[str, Any]]:
    result = run(command, "--register", made_register, "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_a_target_is_followed_to_its_end(run: Run, made_register: Path) -> None:
    (target,) = asked(run, made_register, "targets")
    assert (target["by"], target["status"], target["days_late"]) == ("../2024-05-15", "kept_late", 16)
    assert target["stated"][0]["quote"] == "Oslo wants to sign by 15 May."


def test_before_its_day_it_is_open(run: Run, made_register: Path) -> None:
    (target,) = asked(run, made_register, "targets", "--as-of", "2024-05-01")
    assert (target["status"], target["outcome"]) == ("stated", "open")


def test_a_condition_ends_with_what_it_held_up(run: Run, made_register: Path) -> None:
    (pending,) = asked(run, made_register, "conditions", "--as-of", "2024-05-01")
    assert (pending["status"], pending["ended"]) == ("pending", None)
    (ended,) = asked(run, made_register, "conditions")
    assert (ended["status"], ended["rule"]) == ("satisfied", "implied")
    assert ended["settled"][0]["quote"] == "Norway and Ukraine signed it on 31 May."


def test_a_conflict_has_both_passages(run: Run, made_register: Path) -> None:
    days = next(c for c in asked(run, made_register, "conflicts") if c["kind"] == "date")
    assert [r["says"] for r in days["readings"]] == ["2024-05-31", "2024-06-01"]
    assert all(r["passages"] for r in days["readings"])


@pytest.mark.parametrize("command", ["targets", "conditions", "conflicts"])
def test_tables_fit_and_families_filter(run: Run, made_register: Path, command: str) -> None:
    shown = run(command, "--register", made_register, "--family", "ukraine-security")
    assert shown.exit_code == 0
    assert all(len(line) <= 80 for line in shown.stdout.splitlines())
    assert run(command, "--register", made_register, "--family", "g7-declaration").exit_code == 4
    assert run(command, "--register", made_register, "--family", "none-such").exit_code == 2
    assert len(run(command, "--register", made_register, "--format", "csv").stdout.splitlines()) >= 2


def test_the_agreement_counts_its_conflicts(run: Run, made_register: Path) -> None:
    (agreement,) = asked(run, made_register, "agreements")
    about_it = [c for c in asked(run, made_register, "conflicts") if c["agreement"] == agreement["id"]]
    assert agreement["conflicts"] == len(about_it) > 0

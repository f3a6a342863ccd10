"""Targets, conditions and conflicts of a register whose statements we made ourselves."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.views.conftest import statement

from depositary.core.codes import Framing, PublishedBasis, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement
from depositary.core.values import ConditionValue, StageValue, TargetValue, Value
from depositary.store import Reading, Store

SIGNED = {"stage": Stage.SIGNED, "stage_detail": "signed"}
TARGET = {"type": StatementType.TARGET, "framing": Framing.PLANNED}
CONDITION = {"type": StatementType.CONDITION, "framing": Framing.PLANNED}

SAID: list[tuple[str, str, Value, dict[str, Any]]] = [
    ("2024-04-02", "Oslo wants to sign by 15 May.", TargetValue("../2024-05-15", "signed"), TARGET),
    (
        "2024-04-03",
        "Signature waits for the consent of the Storting.",
        ConditionValue("consent of the Storting", "signature", stage="signed"),
        CONDITION,
    ),
    ("2024-05-31", "Norway and Ukraine signed it on 31 May.", StageValue(), {"edtf": "2024-05-31", **SIGNED}),
    ("2024-06-03", "Norway signed on 1 June.", StageValue(), {"edtf": "2024-06-01", **SIGNED}),
]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Norway's agreement: promised by 15 May, waiting for the Storting, signed on 31 May or 1 June."""
    path = tmp_path / "register.db"
    with Store.open(path) as store:
        for number, (published, text, value, fields) in enumerate(SAID):
            origin = Provenance(f"wire-{number}", published=published, published_basis=PublishedBasis.GIVEN)
            document = Document(text, origin, given_id=f"wire-{number}")
            made: Statement = statement(document.digest, text, value, **fields)
            store.add(document, None, Reading("rules", "1", (made,)), datetime(2024, 7, 1, tzinfo=UTC))
    return path


def asked(run: Run, register: Path, command: str, *options: str) -> list[dict[str, Any]]:
    result = run(command, "--register", register, "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_a_target_is_followed_to_its_end(run: Run, register: Path) -> None:
    (target,) = asked(run, register, "targets")
    assert (target["by"], target["status"], target["late"]) == ("../2024-05-15", "kept_late", 16)
    assert target["passages"][0]["quote"] == "Oslo wants to sign by 15 May."


def test_before_its_day_it_is_open(run: Run, register: Path) -> None:
    (target,) = asked(run, register, "targets", "--as-of", "2024-05-01")
    assert (target["status"], target["outcome"]) == ("stated", "open")


def test_a_condition_ends_with_what_it_held_up(run: Run, register: Path) -> None:
    (pending,) = asked(run, register, "conditions", "--as-of", "2024-05-01")
    assert (pending["status"], pending["ended"]) == ("pending", None)
    (ended,) = asked(run, register, "conditions")
    assert (ended["status"], ended["rule"]) == ("satisfied", "implied")
    assert ended["settled"][0]["quote"] == "Norway and Ukraine signed it on 31 May."


def test_a_conflict_has_both_passages(run: Run, register: Path) -> None:
    days = next(c for c in asked(run, register, "conflicts") if c["kind"] == "date")
    assert [r["says"] for r in days["readings"]] == ["2024-05-31", "2024-06-01"]
    assert all(r["passages"] for r in days["readings"])


@pytest.mark.parametrize("command", ["targets", "conditions", "conflicts"])
def test_tables_fit_and_families_filter(run: Run, register: Path, command: str) -> None:
    shown = run(command, "--register", register, "--family", "ukraine-security")
    assert shown.exit_code == 0
    assert all(len(line) <= 80 for line in shown.stdout.splitlines())
    assert run(command, "--register", register, "--family", "g7-declaration").exit_code == 4
    assert run(command, "--register", register, "--family", "none-such").exit_code == 2
    assert len(run(command, "--register", register, "--format", "csv").stdout.splitlines()) >= 2


def test_the_agreement_counts_its_conflicts(run: Run, register: Path) -> None:
    (agreement,) = asked(run, register, "agreements")
    about_it = [c for c in asked(run, register, "conflicts") if c["agreement"] == agreement["id"]]
    assert agreement["conflicts"] == len(about_it) > 0

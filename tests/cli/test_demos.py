"""`depositary demo`: everything it shows is what the register answers."""

import json

from tests.cli.conftest import Run
from tests.conftest import Demo

from depositary.cli.demos import DAYS
from depositary.tasks.demos import REPORTS, report_count
from depositary.views.agreements import SHORT_ID


def test_it_fits_eighty_columns(demo_run: Demo) -> None:
    text = demo_run.printed.replace(str(demo_run.register), "demo.db")
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_the_reports_have_what_a_document_needs() -> None:
    reports = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()]
    assert len(reports) == report_count()
    assert {key for report in reports for key in report} == {"id", "date", "source", "title", "text"}
    assert len({report["id"] for report in reports}) == len(reports)


def test_its_numbers_are_those_of_count(run: Run, demo_run: Demo) -> None:
    for day in DAYS:
        result = run("count", "--register", demo_run.register, "--as-of", day.isoformat(), "--format", "json")
        told = json.loads(result.stdout)
        line = next(line for line in demo_run.printed.splitlines() if line.strip().startswith(day.isoformat()))
        assert str(told["number"]) in line.split()[1]


def test_its_table_is_that_of_agreements(run: Run, demo_run: Demo) -> None:
    result = run("agreements", "--register", demo_run.register, "--family", "ukraine-security", "--format", "json")
    for record in json.loads(result.stdout):
        row = next(line for line in demo_run.printed.splitlines() if line.strip().startswith(record["id"][:SHORT_ID]))
        assert " ".join(record["parties"]) in row
        assert record["stage"] is None or record["stage"] in row


def test_the_commands_it_names_work(run: Run, demo_run: Demo) -> None:
    named = [line.split("#")[0].split() for line in demo_run.printed.splitlines() if line.startswith("  depositary ")]
    asked = [command[1:] for command in named if command[1] in ("show", "count", "agreements")]
    assert len(asked) == 3
    for command in asked:
        assert run(*command).exit_code == 0, command

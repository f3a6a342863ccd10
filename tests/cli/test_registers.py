"""The commands on a register: contract shapes, filters, clocks, exit codes."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Process, Run

from depositary.tasks import registers, slices, threadslices

REPORTS = [
    {
        "id": "wire-1",
        "date": "2024-05-27",
        "text": "MADRID, May 27 - Spain and Ukraine signed a bilateral security agreement in Madrid on 27 May 2024.",
    },
    {
        "id": "wire-2",
        "date": "2024-05-31",
        "text": "STOCKHOLM, May 31 - Norway and Ukraine signed a bilateral security agreement on 31 May 2024.",
    },
    {
        "id": "wire-3",
        "date": "2024-06-02",
        "text": "DUBLIN, June 2 - Ireland and Ukraine are negotiating a bilateral security agreement.",
    },
]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Three reports of our own as JSON Lines."""
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), encoding="utf-8")
    return path


@pytest.fixture
def register(run: Run, reports: Path, tmp_path: Path) -> Path:
    """A register that holds them."""
    path = tmp_path / "register.db"
    assert run("ingest", reports, "--register", path).exit_code == 0
    return path


def listed(run: Run, register: Path, *options: str) -> list[dict[str, Any]]:
    result = run("agreements", "--register", register, "--format", "json", *options)
    assert result.exit_code in (0, 4), result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_ingest_says_what_changed(run: Run, reports: Path, tmp_path: Path) -> None:
    result = run("ingest", reports, "--register", tmp_path / "new.db", "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (told["documents"], told["added"], told["unchanged"], told["failed"]) == (3, 3, 0, 0)
    signed = {tuple(c["parties"]): c["after"] for c in told["changes"] if c["stage"] == "signed"}
    assert signed == {("ESP", "UKR"): "2024-05-27", ("NOR", "UKR"): "2024-05-31"}
    assert {c["cause"] for c in told["changes"]} == {"source"}


def test_ingest_counts_in_words_and_tells_what_has_no_day(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Japan and Ukraine signed an accord on support on 13 June 2024.", encoding="utf-8")
    result = run("ingest", report, "--register", tmp_path / "new.db")
    assert result.stdout.startswith("1 document read: 1 stored, 0 known already, 0 failed; 1 fact changed\n")
    assert "1 document without a day of publication; give it with --published" in result.stderr
    dated = run("ingest", report, "--published", "2024-06-14", "--register", tmp_path / "dated.db")
    assert "without a day" not in dated.stderr
    told = json.loads(run("ingest", report, "--register", tmp_path / "more.db", "--format", "json").stdout)
    assert told["undated"] == 1


def test_words_of_a_file_are_told_by_its_name(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "harbour.txt"
    report.write_text(
        "KYIV - Japan and Ukraine signed a bilateral security agreement on 13 June 2024.", encoding="utf-8"
    )
    register = tmp_path / "new.db"
    assert run("ingest", report, "--published", "2024-06-14", "--register", register).exit_code == 0
    assert "13 June 2024.” harbour.txt" in " ".join(run("count", "--register", register).stdout.split())
    [found] = json.loads(run("agreements", "--register", register, "--format", "json").stdout)
    assert "harbour.txt · 2024-06-14" in run("show", found["id"], "--evidence", "--register", register).stdout


def test_ingesting_twice_changes_nothing(run: Run, reports: Path, register: Path) -> None:
    before = listed(run, register)
    told = json.loads(run("ingest", reports, "--register", register, "--format", "json").stdout)
    assert (told["added"], told["unchanged"], told["changes"]) == (0, 3, [])
    assert listed(run, register) == before


def test_a_dry_run_tells_the_same_and_stores_nothing(run: Run, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    dry = json.loads(run("ingest", reports, "--register", path, "--format", "json", "--dry-run").stdout)
    wet = json.loads(run("ingest", reports, "--register", path, "--format", "json").stdout)
    assert dry["dry_run"] is True
    assert dry["changes"] == wet["changes"]


def test_agreements_are_the_contract_s_records(run: Run, register: Path) -> None:
    records = listed(run, register)
    spain = next(r for r in records if r["parties"] == ["ESP", "UKR"])
    assert set(spain) >= {
        *("id", "title", "kind", "subject", "family", "parties", "stage", "stages"),
        *("signed", "in_force", "ends", "conflicts", "documents"),
    }
    assert (spain["stage"], spain["signed"], spain["family"]) == ("signed", "2024-05-27", "ukraine-security")
    assert set(spain["stages"][0]) >= {"stage", "framing", "date", "party", "support"}


def test_filters(run: Run, register: Path) -> None:
    assert {tuple(r["parties"]) for r in listed(run, register, "--party", "nor")} == {("NOR", "UKR")}
    assert {tuple(r["parties"]) for r in listed(run, register, "--stage", "talks")} == {("IRL", "UKR")}
    assert len(listed(run, register, "--family", "ukraine-security")) == 3


def test_clocks(run: Run, register: Path) -> None:
    assert {r["stage"] for r in listed(run, register, "--party", "NOR", "--as-of", "2024-05-30")} == {None}
    assert listed(run, register, "--as-known", "2024-06-30") == [], "nothing was recorded then"
    assert len(listed(run, register, "--as-public", "2024-05-28")) == 1


def test_nothing_found_is_exit_4_with_empty_data(run: Run, register: Path) -> None:
    result = run("agreements", "--register", register, "--party", "FJI", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (4, [])
    assert "no such agreement" in result.stderr


def test_unknown_families_and_parties_are_usage_errors(run: Run, register: Path) -> None:
    family = run("agreements", "--register", register, "--family", "unknown-family")
    assert family.exit_code == 2
    assert "ukraine-security" in family.stderr
    assert run("agreements", "--register", register, "--party", "QQQ").exit_code == 2


def test_who_writes_a_party_s_name_is_told_its_code(run: Run, register: Path) -> None:
    result = run("agreements", "--party", "Norway", "--register", register)
    assert result.exit_code == 2
    assert "no party 'NORWAY'; its code is NOR" in result.stderr


def test_csv_has_a_row_for_each(run: Run, register: Path) -> None:
    shown = run("agreements", "--register", register, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert {row["parties"] for row in rows} >= {"ESP UKR", "NOR UKR", "IRL UKR"}
    assert rows[0]["id"] in {r["id"] for r in listed(run, register)}


def test_table_fits_eighty_columns(run: Run, register: Path) -> None:
    shown = run("agreements", "--register", register).stdout
    assert "NOR UKR" in shown
    assert all(len(line) <= 80 and line == line.rstrip() for line in shown.splitlines())


def test_count_is_the_contract_s_record(run: Run, register: Path) -> None:
    told = json.loads(run("count", "--register", register, "--as-of", "2024-05-29", "--format", "json").stdout)
    assert (told["number"], told["countries"], told["organisations"]) == (1, 1, 0)
    assert told["members"] == ["ESP"]
    assert told["definition"]["family"] == "ukraine-security"
    assert told["definition"]["as_of"] == "2024-05-29"


def test_count_shows_its_definition_and_words(run: Run, register: Path) -> None:
    shown = run("count", "--register", register, "--family", "ukraine-security").stdout
    assert shown.startswith("2 countries")
    assert "organisations counted apart" in " ".join(shown.split())
    assert "wire-2" in shown


def test_show_takes_the_beginning_of_an_id(run: Run, register: Path) -> None:
    spain = next(r for r in listed(run, register) if r["parties"] == ["ESP", "UKR"])
    result = run("show", spain["id"][:6], "--register", register, "--evidence", "--history")
    assert result.exit_code == 0
    assert "“MADRID, May 27 - Spain and Ukraine signed" in " ".join(result.stdout.split())
    assert "History" in result.stdout
    whole = run("show", spain["id"], "--register", register, "--evidence", "--history", "--format", "json")
    told = json.loads(whole.stdout)
    assert told["evidence"][0]["document"]["id"] == "wire-1"
    assert told["history"][0]["after"] == "2024-05-27"
    assert f"stage {told['evidence'][0]['id'][:7]}: ESP UKR signed" in result.stdout, "a ruling names statements so"


def test_show_reads_no_more_than_it_shows(run: Run, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spain = next(r for r in listed(run, register) if r["parties"] == ["ESP", "UKR"])
    for module in (registers, slices, threadslices):
        monkeypatch.setattr(module, "load_register", lambda *_: pytest.fail("the whole register was rebuilt"))
    assert run("show", spain["id"], "--register", register).exit_code == 0


def test_show_follows_a_merge(run: Run, register: Path) -> None:
    one, other, *_ = (record["id"] for record in listed(run, register))
    made = run("rule", "merge", one, other[:9], "--reason", "one paper", "--who", "ann", "--register", register)
    assert made.exit_code == 0
    gone = run("show", other[:7], "--register", register)
    assert gone.exit_code == 4
    assert f"merged this agreement into {one}" in gone.stderr


def test_show_refuses_what_is_not_there(run: Run, register: Path) -> None:
    assert run("show", "zzzz", "--register", register).exit_code == 4
    assert run("show", "", "--register", register).exit_code == 2, "every id begins so"


def test_a_missing_register_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    result = run("agreements", "--register", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "none.db" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_verify(run: Run, register: Path) -> None:
    result = run("verify", "--deep", "--register", register)
    assert result.exit_code == 0
    assert result.stdout.startswith("intact: 3 documents")


def test_a_changed_log_is_an_integrity_failure(run: Run, register: Path) -> None:
    import sqlite3

    with sqlite3.connect(register) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE log SET subject = 'another' WHERE sequence = 1")
    database.close()
    result = run("verify", "--register", register)
    assert result.exit_code == 6
    assert "log" in result.stderr


def test_the_register_comes_from_the_environment(run: Run, register: Path) -> None:
    result = run("count", "--format", "json", env={"DEPOSITARY_REGISTER": str(register)})
    assert json.loads(result.stdout)["number"] == 2


def test_one_bad_input_is_told_and_the_rest_kept(process: Process, reports: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 cut short")
    result = process("ingest", bad, reports, "--register", tmp_path / "r.db", "--format", "json")
    assert result.returncode == 3
    told = json.loads(result.stdout)
    assert (told["added"], told["failed"]) == (3, 1)
    assert "bad.pdf" in result.stderr
    assert "\x1b" not in result.stderr, "no progress where nobody watches"


def test_a_count_by_other_definitions_and_as_csv(run: Run, made_register: Path) -> None:
    told = json.loads(run("count", "--register", made_register, "--format", "json").stdout)
    assert (told["number"], told["otherwise"], told["definition"]["founders_count"]) == (1, [], False)
    head, row = run("count", "--register", made_register, "--format", "csv").stdout.splitlines()
    assert head == "rank,party,when,quote"
    assert row.startswith("1,NOR,2024-05-31,")
    early = run("count", "--register", made_register, "--as-of", "2024-05-30", "--no-founders", "--format", "json")
    assert json.loads(early.stdout)["number"] == 0


HOURS = [
    {"id": "morning", "date": "2024-03-01T11:40:00", "text": "Norway and Ukraine signed a security agreement."},
    {"id": "evening", "date": "2024-03-02", "text": "On Friday Spain and Ukraine signed a security agreement. "
     "The ministers signed it late in the afternoon."},
]  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "codes"),
    [
        ("2024-02-29", []), ("2024-03-01T11:39", []), ("2024-03-01T11:40", ["NOR"]), ("2024-03-01T16:00:00", ["NOR"]),
        ("2024-03-01T17:00", ["ESP", "NOR"]), ("2024-03-01", ["ESP", "NOR"]),
    ],
)  # fmt: skip
def test_every_question_stands_at_an_hour(run: Run, tmp_path: Path, moment: str, codes: list[str]) -> None:
    path, register = tmp_path / "hours.jsonl", tmp_path / "hours.db"
    path.write_text("".join(json.dumps(report) + "\n" for report in HOURS), encoding="utf-8")
    run("ingest", path, "--register", register)
    asked = ("--register", register, "--as-of", moment, "--format", "json")
    told = json.loads(run("count", "--family", "ukraine-security", *asked).stdout)
    assert (told["members"], told["definition"]["as_of"]) == (codes, moment.replace("16:00:00", "16:00"))
    signed = [r["parties"][0] for r in listed(run, register, "--as-of", moment) if r["stage"] == "signed"]
    assert signed == codes


def test_a_known_instant_is_answered_as_it_was(run: Run, register: Path, tmp_path: Path) -> None:
    whole = run("agreements", "--register", register, "--format", "json").stdout
    out = tmp_path / "then.json"
    run("export", "json", out, "--register", register)
    recorded = json.loads(out.read_text(encoding="utf-8"))["imprint"]["register"]["recorded"]
    later = tmp_path / "later.jsonl"
    later.write_text(
        json.dumps({**REPORTS[2], "text": "Chile and Peru signed a fisheries agreement."}), encoding="utf-8"
    )
    run("ingest", later, "--register", register)
    then = run("agreements", "--register", register, "--as-known", recorded, "--format", "json").stdout
    assert then == whole
    assert run("agreements", "--register", register, "--format", "json").stdout != whole


@pytest.mark.parametrize("option", [("--as-of", "2024-03-01T25:00"), ("--as-of", "2024-03"), ("--as-known", "soon")])
def test_what_is_no_moment_is_refused(run: Run, register: Path, option: tuple[str, str]) -> None:
    result = run("agreements", "--register", register, *option)
    assert result.exit_code == 2
    assert "2024-06-13" in result.stderr

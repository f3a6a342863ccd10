"""`depositary export` and `depositary import`: what they print, and with which exit code."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Process, Run

from depositary.views.exports.formats import FORMATS


def digest(output: str) -> str:
    found = re.search(r"^sha256:[0-9a-f]{64}$", output, re.MULTILINE)
    assert found is not None, output
    return found.group()


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_and_its_hash_printed(run: Run, made_register: Path, tmp_path: Path, form: str) -> None:
    result = run("export", form, tmp_path / "out", "--register", made_register)
    assert result.exit_code == 0, result.output
    assert "as of the latest known day; as recorded by 2024-07-01" in result.output
    digest(result.output)
    assert (tmp_path / "out").exists()


def test_the_clocks_and_the_family_stand_in_the_export(run: Run, made_register: Path, tmp_path: Path) -> None:
    options = ("--as-of", "2024-05-01", "--as-public", "2024-06-30", "--family", "ukraine-security")
    result = run("export", "json", tmp_path / "out.json", "--register", made_register, *options)
    assert result.exit_code == 0, result.output
    made = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert made["imprint"]["as_of"] == "2024-05-01"
    assert made["imprint"]["as_public"] == "2024-06-30"
    assert made["imprint"]["family"] == "ukraine-security"
    assert [row["signed"] for row in made["tables"]["agreements"]] == [None]


def test_a_register_goes_through_a_package_unchanged(run: Run, made_register: Path, tmp_path: Path) -> None:
    first = run("export", "package", tmp_path / "p.zip", "--register", made_register)
    imported = run("import", tmp_path / "p.zip", "--register", tmp_path / "copy.db")
    assert imported.exit_code == 0, imported.output
    assert "imported and verified: 4 documents, 0 originals, 4 statements, 0 rulings, 8 log entries" in imported.output
    second = run("export", "package", tmp_path / "p2.zip", "--register", tmp_path / "copy.db")
    assert digest(first.output) == digest(second.output)
    assert (tmp_path / "p.zip").read_bytes() == (tmp_path / "p2.zip").read_bytes()
    listed = [
        run("agreements", "--format", "json", "--register", path).output
        for path in (made_register, tmp_path / "copy.db")
    ]
    assert listed[0] == listed[1]


def test_an_import_into_a_full_register_exits_2(run: Run, made_register: Path, tmp_path: Path) -> None:
    run("export", "package", tmp_path / "p.zip", "--register", made_register)
    result = run("import", tmp_path / "p.zip", "--register", made_register)
    assert result.exit_code == 2
    assert "import into a new one" in result.output


def test_a_changed_package_exits_6(run: Run, made_register: Path, tmp_path: Path) -> None:
    run("export", "package", tmp_path / "p", "--register", made_register)
    log = tmp_path / "p" / "register" / "log.jsonl"
    log.write_text(log.read_text("ascii").replace("31 May", "30 May"), "ascii")
    result = run("import", tmp_path / "p", "--register", tmp_path / "copy.db")
    assert result.exit_code == 6
    assert "Traceback" not in result.output


def test_what_is_no_package_exits_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(b"no archive")
    assert run("import", tmp_path / "p.zip", "--register", tmp_path / "copy.db").exit_code == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("ics", "out", "--raw"), "ics has no use for --raw"),
        (("csv", "out", "--table", "wars"), "no table wars"),
        (("csv", "out", "--years", "2024-2020"), "no range of years"),
        (("csv", "out", "--family", "none-such"), "no family 'none-such'"),
        (("docx", "out"), "'docx' is not one of"),
        (("csv", "nowhere/out.zip"), "there is no such folder"),
    ],
)
def test_a_request_that_makes_no_sense_exits_2(
    run: Run, made_register: Path, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    form, out, *more = options
    result = run("export", form, tmp_path / out, *more, "--register", made_register)
    assert result.exit_code == 2
    assert message in result.output


def test_a_table_can_be_chosen_and_left_unguarded(run: Run, made_register: Path, tmp_path: Path) -> None:
    result = run(
        "export", "csv", tmp_path / "t.zip", "--table", "stages", "--table", "agreements", "--raw",
        "--register", made_register,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        assert archive.namelist()[:4] == ["agreements.csv", "stages.csv", "codebook.csv", "datapackage.json"]
        descriptor = json.loads(archive.read("datapackage.json"))
    assert descriptor["depositary"]["guarded_against_formulas"] is False


def test_a_feed_begins_on_a_day(run: Run, made_register: Path, tmp_path: Path) -> None:
    whole = run("export", "atom", tmp_path / "a.atom", "--register", made_register)
    later = run("export", "atom", tmp_path / "b.atom", "--register", made_register, "--since", "2024-07-02")
    assert re.search(r"a\.atom: changes [1-9]\d*", whole.output)
    assert "b.atom: no rows" in later.output


def test_links_lead_to_the_public_address(run: Run, made_register: Path, tmp_path: Path) -> None:
    run("export", "csl", tmp_path / "c.json", "--register", made_register, "--base", "https://register.example/")
    [cited] = json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert re.fullmatch(r"https://register\.example/agreements/[0-9a-f]{16}", cited["URL"])
    assert cited["type"] == "treaty"
    assert "sha256:" in cited["note"]


def test_export_of_no_register_exits_2_as_a_process(process: Process) -> None:
    done = process("export", "csv", "out.zip")
    assert done.returncode == 2
    assert "there is no register" in done.stderr
    assert done.stdout == ""

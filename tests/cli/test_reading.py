"""`depositary read`: statements on standard output, what failed on standard error."""

import json
from pathlib import Path

from tests.cli.conftest import Process, Run

HOSTILE = "\x1b]0;owned\x07"


def test_jsonl_is_the_contract_s_record(run: Run, report: Path) -> None:
    result = run("read", report, "--published", "2024-05-31", "--format", "jsonl")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    signed = next(r for r in records if r["type"] == "stage" and r["stage"] == "signed")
    assert set(signed) == {
        *("id", "type", "document", "passage", "parties", "stage", "stage_detail", "framing", "date"),
        *("instrument", "speaker", "reader", "confidence", "value"),
    }
    assert signed["parties"] == ["NOR", "UKR"]
    assert signed["framing"] == "happened"
    assert signed["date"]["edtf"] == "2024-05-31"
    assert signed["document"]["published"] == "2024-05-31"
    assert signed["document"]["source"].endswith("report.txt")
    text = report.read_text(encoding="utf-8")
    for record in records:
        passage = record["passage"]
        assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_table_shows_each_passage_above_what_it_says(run: Run, report: Path) -> None:
    lines = run("read", report).stdout.splitlines()
    quote = next(i for i, line in enumerate(lines) if "Norway and Ukraine signed" in line)
    assert any("NOR UKR" in line and "signed" in line for line in lines[quote + 1 :])
    assert all(len(line) <= 80 for line in lines[1:])


def test_json_lines_documents_keep_their_ids(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "wire.jsonl"
    text = "Japan and Ukraine signed an accord on support on June 13."
    source.write_text(json.dumps({"id": "wire-7", "date": "2024-06-13", "text": text}) + "\n", encoding="utf-8")
    records = [json.loads(line) for line in run("read", source, "--format", "jsonl").stdout.splitlines()]
    assert records
    assert {r["document"]["id"] for r in records} == {"wire-7"}


def test_a_date_that_cannot_be_used_is_told_with_its_document(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "wire.jsonl"
    text = "Japan and Ukraine signed an accord on support on 13 June 2024."
    source.write_text(json.dumps({"id": "wire-7", "date": "mid-June 2024", "text": text}) + "\n", encoding="utf-8")
    lines = run("read", source).stdout.splitlines()
    assert lines[0] == "wire-7 · undated"
    assert lines[1] == "  note: the date 'mid-June 2024' is no EDTF date and was left out"


def test_how_many_inputs_failed_is_told_in_words(run: Run, report: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    assert "1 input failed; whatever else there was has been read" in run("read", gone, report).stderr
    assert "2 inputs failed" in run("read", gone, tmp_path / "away.txt", report).stderr


def test_one_bad_input_does_not_stop_the_others(run: Run, report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 and nothing more")
    result = run("read", bad, report, tmp_path / "missing.txt", "--format", "jsonl")
    assert result.exit_code == 3
    assert result.stdout.count("\n") >= 1
    assert "bad.pdf" in result.stderr
    assert "missing.txt" in result.stderr


def test_standard_input_is_read(process: Process) -> None:
    result = process("read", "-", "--format", "jsonl", input="Spain and Ukraine signed a security agreement.\n")
    assert result.returncode == 0, result.stderr
    assert '"ESP"' in result.stdout
    assert result.stderr == ""


def test_a_hostile_title_cannot_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "hostile.jsonl"
    text = f"Italy and Ukraine signed a security agreement on 24 February 2024 in Kyiv {HOSTILE}\x1b[8m."
    line = json.dumps({"id": f"h{HOSTILE}", "title": f"Rome {HOSTILE}signs", "text": text})
    source.write_text(line + "\n", encoding="utf-8")
    for form in ("table", "jsonl"):
        shown = run("read", source, "--format", form).stdout
        assert shown
        assert not {c for c in shown if c < " " and c != "\n"}


def test_a_date_that_is_none_is_refused(run: Run, report: Path) -> None:
    result = run("read", report, "--published", "20 April 2024")
    assert result.exit_code == 2
    assert "2024-06-13" in result.stderr


def test_explain_shows_rule_parties_and_statement(run: Run) -> None:
    result = run("explain", "Peru and Chile signed a trade agreement on 4 May 2024.")
    assert result.exit_code == 0
    assert "CHL PER" in result.stdout
    assert "signed.sign" in result.stdout
    assert "2024-05-04" in result.stdout


def test_explain_cannot_drive_the_terminal(run: Run) -> None:
    result = run("explain", f"Peru and Chile {HOSTILE}signed a trade agreement.")
    assert "\x1b" not in result.stdout


def test_a_user_s_own_lexicon_is_laid_over_the_built_in_one(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    (folder / "en").mkdir(parents=True)
    (folder / "parties.csv").write_text(
        "code,kind,name,iso2,factbook,since,until,sovereign\nKALMAR,organisation,Kalmar Forum,,,,,\n", encoding="utf-8"
    )
    (folder / "en" / "names.csv").write_text("form,code,kind,body\nKalmar Forum,KALMAR,name,\n", encoding="utf-8")
    sentence = "The Kalmar Forum and Iceland signed a memorandum on fisheries on 30 May 2024."
    assert "KALMAR" not in run("explain", sentence).stdout
    assert "Kalmar Forum = KALMAR" in run("explain", sentence, "--lexicon", folder).stdout

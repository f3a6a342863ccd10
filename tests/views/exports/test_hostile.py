"""Nothing that a document wrote is obeyed, opens a line of its own or breaks a file, in any format."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from defusedxml import ElementTree
from tests.views.exports.conftest import HOSTILE, Open

from depositary.store import Store
from depositary.views.exports.formats import FORMATS, write
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import load_schemas
from depositary.views.spreadsheets import FORMULA_STARTS, unguarded

PLAIN = Options()
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_every_text(edition: Open, hostile_register: Path, tmp_path: Path, form: str) -> None:
    written = write(edition(hostile_register), form, tmp_path / "out", PLAIN)
    assert sum(written.rows.values()) > 0


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_register_is_exported_too(edition: Open, tmp_path: Path, form: str) -> None:
    Store.open(tmp_path / "empty.db").close()
    written = write(edition(tmp_path / "empty.db"), form, tmp_path / "out", PLAIN)
    assert written.rows.get("agreements", 0) == 0


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_csv_holds_every_text_guarded_and_gives_it_back(edition: Open, hostile_register: Path, tmp_path: Path) -> None:
    csv.field_size_limit(200_000)
    made = edition(hostile_register)
    write(made, "csv", tmp_path / "safe", PLAIN)
    write(made, "csv", tmp_path / "raw", Options(raw=True))
    for table in ("documents", "agreements", "statements", "targets"):
        rows = read_csv(tmp_path / "safe" / f"{table}.csv")
        assert rows
        assert not [cell for row in rows for cell in row.values() if cell.lstrip(" ").startswith(FORMULA_STARTS)]
        plain = [{name: unguarded(cell) for name, cell in row.items()} for row in rows]
        assert plain == read_csv(tmp_path / "raw" / f"{table}.csv")
    titles = {row["title"] for row in read_csv(tmp_path / "raw" / "documents.csv")}
    assert {'=HYPERLINK("http://x","y")', 'a,b"c\r\nd', "<script>alert(1)</script>"} <= titles


def test_a_workbook_computes_nothing_and_is_well_formed(edition: Open, hostile_register: Path, tmp_path: Path) -> None:
    written = write(edition(hostile_register), "xlsx", tmp_path / "out.xlsx", PLAIN)
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        cells = [cell for name in sheets for cell in ElementTree.fromstring(book.read(name)).iter(f"{SHEET}c")]
    assert len(sheets) == len(load_schemas()) + 2, "with what it is about, and the codebook"
    assert not [cell for cell in cells if cell.find(f"{SHEET}f") is not None]
    texts = {"".join(cell.itertext()) for cell in cells if cell.get("t") == "inlineStr"}
    assert {'=HYPERLINK("http://x","y")', "<script>alert(1)</script>"} <= texts
    assert max(map(len, texts)) == 32_767
    assert any("cut at 32767 characters" in note for note in written.notes)


def test_a_workbook_links_facts_to_their_passages(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    write(edition(demo_register), "xlsx", tmp_path / "out.xlsx", PLAIN)
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        names = [
            each.get("name") for each in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")
        ]
        sheet = book.read(f"xl/worksheets/sheet{names.index('agreements') + 1}.xml")
        statements = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{names.index('statements') + 1}.xml"))
    assert names[0] == "about"
    assert names[-1] == "codebook"
    rows = {row.get("r"): "".join(row[0].itertext()) for row in statements.iter(f"{SHEET}row")}
    links = list(ElementTree.fromstring(sheet).iter(f"{SHEET}hyperlink"))
    assert len(links) > 20
    for link in links:
        target = re.fullmatch(r"'statements'!A(\d+)", link.get("location", ""))
        assert target is not None
        assert rows[target[1]] == link.get("display")


class Tags(HTMLParser):
    """Collects the tags that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)


def test_markdown_stays_a_table_with_footnotes(edition: Open, hostile_register: Path, tmp_path: Path) -> None:
    write(edition(hostile_register), "markdown", tmp_path / "out.md", PLAIN)
    lines = (tmp_path / "out.md").read_text("utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) > len(HOSTILE) / 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {7}
    rest = [line for line in lines[5:] if line and not line.startswith("|")]
    assert all(re.match(r"\[\^\d+\]: “", line) for line in rest)
    tags = Tags()
    tags.feed(re.sub(r"<https://[^>\s]*>", "", "\n".join(lines)))
    assert tags.seen == []
    assert not re.search(r"(?<!\\)\]\(", "\n".join(lines)), "no link but to the sources' own addresses"


def test_footnotes_lead_to_the_words(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    write(edition(demo_register), "markdown", tmp_path / "out.md", PLAIN)
    text = (tmp_path / "out.md").read_text("utf-8")
    marks = {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", text)}
    notes = [int(number) for number in re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)]
    assert notes == list(range(1, len(notes) + 1))
    assert marks == set(notes)
    assert "sha256:" in text


def test_a_calendar_has_only_its_own_lines(edition: Open, hostile_register: Path, tmp_path: Path) -> None:
    written = write(edition(hostile_register), "ics", tmp_path / "out.ics", PLAIN)
    data = (tmp_path / "out.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == sum(written.rows.values())
    assert lines.count("END:VCALENDAR") == 1
    assert {line.split(":")[0].split(";")[0] for line in lines if line} <= {
        "BEGIN", "VERSION", "PRODID", "X-WR-CALNAME", "X-WR-CALDESC", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
        "DESCRIPTION", "TRANSP", "END",
    }  # fmt: skip
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize(("form", "root"), [("atom", "feed"), ("graphml", "graphml")])
def test_xml_is_well_formed_and_holds_text_only(
    edition: Open, hostile_register: Path, tmp_path: Path, form: str, root: str
) -> None:
    write(edition(hostile_register), form, tmp_path / "out", PLAIN)
    tree = ElementTree.parse(tmp_path / "out").getroot()
    assert tree.tag.endswith(f"}}{root}")
    assert not [node for node in tree.iter() if node.tag.endswith(("script", "}x"))]
    assert "<script>alert(1)</script>" in "".join(tree.itertext())


@pytest.mark.parametrize("form", ["json", "jsonld", "geojson", "csl", "index"])
def test_json_is_json(edition: Open, hostile_register: Path, tmp_path: Path, form: str) -> None:
    write(edition(hostile_register), form, tmp_path / "out", PLAIN)
    json.loads((tmp_path / "out").read_bytes().decode("utf-8"))


def test_json_lines_are_one_a_statement(edition: Open, hostile_register: Path, tmp_path: Path) -> None:
    written = write(edition(hostile_register), "jsonl", tmp_path / "out", PLAIN)
    records = [json.loads(line) for line in (tmp_path / "out").read_bytes().decode("utf-8").split("\n")[:-1]]
    assert len(records) == written.rows["statements"]
    assert {record["instrument_title"] for record in records} == set(HOSTILE)


def test_citations_open_no_record_of_a_documents_own(edition: Open, hostile_register: Path, tmp_path: Path) -> None:
    made = edition(hostile_register)
    number = write(made, "ris", tmp_path / "out.ris", PLAIN).rows["agreements"]
    lines = (tmp_path / "out.ris").read_bytes().decode("utf-8").split("\r\n")
    assert [line for line in lines if line.startswith("TY  -")] == ["TY  - GEN"] * number
    assert sum(line.startswith("ER  -") for line in lines) == number
    write(made, "bibtex", tmp_path / "out.bib", PLAIN)
    text = (tmp_path / "out.bib").read_text("utf-8")
    assert len(re.findall(r"^@misc\{depositary-[0-9a-f]{16},$", text, re.MULTILINE)) == number
    entries = re.split(r"^@misc", text, flags=re.MULTILINE)[1:]
    for entry in entries:
        bare = entry.replace("\\{", "").replace("\\}", "")
        assert bare.count("{") == bare.count("}")
    assert not re.search(r"(?<!\\)[%$&#_]", text.replace("depositary-", ""))

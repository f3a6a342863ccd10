"""Data packages and single files: one content hash in every format, the same bytes every time, whole or not at all."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from tests.views.conftest import statement
from tests.views.exports.conftest import Open

from depositary.core.codes import Stage
from depositary.core.documents import Document, Provenance
from depositary.core.errors import UsageError
from depositary.store import Reading, Store
from depositary.views.exports.bundles import bundle, new_file
from depositary.views.exports.formats import FORMATS, write
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import load_schemas

PLAIN = Options()
WHOLE = ("csv", "parquet", "package", "xlsx", "json")


def name_of(form: str) -> str:
    return f"{form}.zip" if form in ("csv", "parquet", "package") else f"out.{form}"


def files(path: Path) -> dict[str, bytes]:
    """What an export consists of, by name."""
    if path.is_dir():
        return {str(each.relative_to(path)): each.read_bytes() for each in sorted(path.rglob("*")) if each.is_file()}
    return {"": path.read_bytes()}


def test_every_format_of_the_same_tables_has_the_same_hash(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    made = edition(demo_register)
    hashes = {form: write(made, form, tmp_path / name_of(form), PLAIN).hash for form in WHOLE}
    assert len(set(hashes.values())) == 1
    raw = write(made, "csv", tmp_path / "raw", Options(raw=True)).hash
    assert raw == hashes["csv"]
    lines = write(made, "jsonl", tmp_path / "s.jsonl", PLAIN).hash
    assert lines == write(made, "csv", tmp_path / "s", Options(tables=("statements",))).hash
    assert lines != hashes["csv"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_register_and_clocks_give_the_same_bytes(
    edition: Open, demo_register: Path, tmp_path: Path, form: str
) -> None:
    made = []
    for run in ("one", "two"):
        place = tmp_path / run
        place.mkdir()
        write(edition(demo_register, as_of=date(2024, 7, 15)), form, place / name_of(form), PLAIN)
        made.append(files(place))
    assert made[0] == made[1]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_recorded_later_changes_no_edition_of_the_past(
    edition: Open, made_store: Path, tmp_path: Path, form: str
) -> None:
    made = []
    for run in ("before", "after"):
        place = tmp_path / run
        place.mkdir()
        write(edition(made_store, as_known=date(2026, 3, 2)), form, place / name_of(form), PLAIN)
        made.append(files(place))
        if run == "before":
            now = write(edition(made_store), form, tmp_path / f"then-{name_of(form)}", PLAIN).hash
            add_report(made_store, 9, "2026-05-01")
    assert made[0] == made[1]
    assert write(edition(made_store), form, tmp_path / f"now-{name_of(form)}", PLAIN).hash != now


@pytest.fixture
def made_store(tmp_path: Path) -> Path:
    path = tmp_path / "register.db"
    for number in range(2):
        add_report(path, number, f"2026-03-0{number + 1}")
    return path


def add_report(path: Path, number: int, day: str) -> None:
    text = f"Report {number}: Norway and Ukraine signed it on 3{number % 2} May."
    document = Document(text, Provenance("wire", "Wire", published="2024-06-01"), given_id=f"wire-{number}")
    said = statement(document.digest, text, stage=Stage.SIGNED, edtf=f"2024-05-3{number % 2}")
    with Store.open(path) as store:
        store.add(document, None, Reading("rules", "1", (said,)), datetime.fromisoformat(day).replace(tzinfo=UTC))


def test_the_descriptor_describes_what_is_there(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    written = write(edition(demo_register), "csv", tmp_path / "package", PLAIN)
    descriptor = json.loads((tmp_path / "package" / "datapackage.json").read_text("utf-8"))
    assert descriptor["depositary"]["content_hash"] == f"sha256:{written.hash}"
    assert descriptor["depositary"]["readers"]
    assert descriptor["depositary"]["register"]["head"]
    described = {each["path"] for each in descriptor["resources"]}
    beside = {"datapackage.json", "datacite.json", "csv-metadata.json"}
    assert described | beside == set(files(tmp_path / "package"))
    for resource in descriptor["resources"]:
        data = (tmp_path / "package" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        if resource["name"] == "codebook":
            continue
        header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert len(rows) == resource["rows"] == written.rows[resource["name"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_descriptor_names_keys_and_references_of_the_tables_there(
    edition: Open, demo_register: Path, tmp_path: Path
) -> None:
    write(edition(demo_register), "csv", tmp_path / "some", Options(tables=("documents", "statements")))
    resources = json.loads((tmp_path / "some" / "datapackage.json").read_text("utf-8"))["resources"]
    statements = next(each["schema"] for each in resources if each["name"] == "statements")
    assert statements["primaryKey"] == ["id"]
    assert statements["foreignKeys"] == [{"fields": "document", "reference": {"resource": "documents", "fields": "id"}}]
    agreements = load_schemas()["agreements"]
    assert {field.to for field in agreements.fields if field.to} == {"statements"}


def test_csvw_and_datacite_say_the_same(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    written = write(edition(demo_register, as_of=date(2024, 7, 15)), "csv", tmp_path / "package", PLAIN)
    tables = json.loads((tmp_path / "package" / "csv-metadata.json").read_text("utf-8"))["tables"]
    assert [table["url"] for table in tables] == [f"{name}.csv" for name in load_schemas()]
    for table in tables:
        header = (tmp_path / "package" / table["url"]).read_text("utf-8").splitlines()[0]
        assert header == ",".join(column["name"] for column in table["tableSchema"]["columns"])
    parties = {column["name"]: column for column in tables[3]["tableSchema"]["columns"]}["parties"]
    assert parties["separator"] == " "
    cite = json.loads((tmp_path / "package" / "datacite.json").read_text("utf-8"))
    assert cite["alternateIdentifiers"][0]["alternateIdentifier"] == f"sha256:{written.hash}"
    assert {"date": "2024-07-15", "dateType": "Valid"} in cite["dates"]
    assert cite["creators"] == [{"name": ":unav"}], "nobody is made an author unasked"


def test_an_archive_tells_nothing_of_when_and_where_it_was_made(
    edition: Open, demo_register: Path, tmp_path: Path
) -> None:
    write(edition(demo_register), "csv", tmp_path / "a.zip", PLAIN)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.external_attr for each in archive.infolist()} == {0o100644 << 16}


def test_a_single_file_has_its_description_beside_it(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    made = edition(demo_register, as_of=date(2024, 7, 15), family="ukraine-security")
    written = write(made, "jsonl", tmp_path / "s.jsonl", PLAIN)
    beside = json.loads((tmp_path / "s.jsonl.metadata.json").read_text("utf-8"))
    assert beside["as_of"] == "2024-07-15"
    assert beside["family"] == "ukraine-security"
    assert beside["content_hash"] == f"sha256:{written.hash}"
    data = (tmp_path / "s.jsonl").read_bytes()
    assert beside["file_hash"] == f"sha256:{sha256(data).hexdigest()}"
    assert beside["rows"] == {"statements": len(data.splitlines())}


def test_the_hash_tells_clocks_apart_even_where_the_rows_agree(
    edition: Open, demo_register: Path, tmp_path: Path
) -> None:
    hashes = {
        write(edition(demo_register, as_of=day), "csv", tmp_path / str(day), Options(tables=("parties",))).hash
        for day in (date(2024, 1, 1), date(2024, 1, 2))
    }
    assert len(hashes) == 2


class HalfwayError(Exception):
    """What stops the writing."""


@pytest.mark.parametrize("name", ["folder", "archive.zip"])
def test_nothing_is_left_of_a_bundle_when_writing_fails(tmp_path: Path, name: str) -> None:
    def write_half() -> None:
        with bundle(tmp_path / name) as opened, opened("part") as stream:
            stream.write(b"x")
            raise HalfwayError

    with pytest.raises(HalfwayError):
        write_half()
    assert not list(tmp_path.iterdir())


def test_a_file_keeps_what_it_held_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"before")

    def write_half() -> None:
        with new_file(path) as file:
            file.write(b"x")
            raise HalfwayError

    with pytest.raises(HalfwayError):
        write_half()
    assert files(tmp_path) == {"file": b"before"}


def test_a_folder_that_holds_something_is_left_alone(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="exists; name a new folder"):
        write(edition(demo_register), "csv", tmp_path / "full", PLAIN)
    assert files(tmp_path / "full") == {"mine.txt": b"mine"}


@pytest.mark.parametrize(
    ("form", "options", "message"),
    [
        ("xml", PLAIN, "no format 'xml'; there are: csv"),
        ("ics", Options(tables=("parties",)), "ics has no use for --table"),
        ("json", Options(raw=True), "json has no use for --raw"),
        ("csv", Options(originals=False), "csv has no use for --no-originals"),
        ("csv", Options(base="https://r.example"), "csv has no use for --base"),
        ("json", Options(tables=("wars",)), "no table wars"),
    ],
)
def test_a_request_that_makes_no_sense_is_told(
    edition: Open, demo_register: Path, tmp_path: Path, form: str, options: Options, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        write(edition(demo_register), form, tmp_path / "out", options)


def test_quotes_may_be_cut_and_the_edition_says_so(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    made = edition(demo_register, quotes=40)
    written = write(made, "jsonl", tmp_path / "s.jsonl", PLAIN)
    quotes = [json.loads(line)["quote"] for line in (tmp_path / "s.jsonl").read_text("utf-8").splitlines()]
    assert max(map(len, quotes)) == 40
    assert sum(quote.endswith("…") for quote in quotes) > 100
    assert json.loads((tmp_path / "s.jsonl.metadata.json").read_text("utf-8"))["quotes"] == 40
    assert written.hash != write(edition(demo_register), "jsonl", tmp_path / "whole.jsonl", PLAIN).hash
    with pytest.raises(UsageError, match="package has no use for --quotes"):
        write(made, "package", tmp_path / "p.zip", PLAIN)


def test_a_table_without_the_register_needs_no_rebuild(edition: Open, demo_register: Path, tmp_path: Path) -> None:
    made = edition(demo_register)
    write(made, "jsonl", tmp_path / "s.jsonl", PLAIN)
    write(made, "csv", tmp_path / "s", Options(tables=("statements", "rulings", "parties")))
    write(made, "index", tmp_path / "index.json", PLAIN)
    assert "state" not in vars(made), "a large register streams in little memory"

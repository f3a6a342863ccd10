"""Loading: formats told apart, folders in order, failures beside what was read, limits."""

import gzip
import io
import os
import stat
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document
from depositary.core.errors import InputError, LimitError, UsageError
from depositary.core.hashing import digest_bytes
from depositary.corpus import DEFAULT_LIMITS, Format, LoadedDocument, LoadOptions, load
from depositary.corpus.formats import format_by_content, format_by_name, settled_format


def test_a_text_file_is_taken_over_with_its_bytes(tmp_path: Path) -> None:
    data = "\ufeffThe “port” opened.\r\nFerries came.\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (item,) = load([str(path)])
    assert isinstance(item, LoadedDocument)
    assert item.document.text == "The “port” opened.\nFerries came.\n"
    assert item.document.original == digest_bytes(data)
    assert item.original == data
    place = item.document.offsets.place(item.document.text.index("Ferries"))
    assert place is not None
    assert data.decode("utf-8-sig")[place:].startswith("Ferries")


def test_folders_are_read_in_the_order_of_names_and_failures_stand_in_place(read, tmp_path: Path, pdf_bytes) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    files = {
        "a.txt": b"First.",
        "b/empty.txt": b"",
        "b/c.pdf": pdf_bytes("Third."),
        "b/d.bin": b"\x89\x00\x01\x02" * 50,
        "b/e.html": b"<p>Fifth words on the page, which say that the port is open again.</p>",
        ".hidden/x.txt": b"Hidden.",
        "b/.DS_Store": b"x",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = list(load([str(tmp_path)]))
    kinds = [item.document.text[:5] if isinstance(item, LoadedDocument) else item.found for item in found]
    assert kinds == ["First", "Third", "neither text nor HTML, PDF, DOCX, e-mail or a feed", "Fifth", "empty"]


def test_standard_input_is_read(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')))
    found = list(load(["-"]))
    assert [item.document.text for item in found if isinstance(item, LoadedDocument)] == ["One.", "Two."]


def test_missing_unreadable_and_odd_inputs_are_one_line_each(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "void").mkdir()
    names = [str(tmp_path / "none.txt"), str(tmp_path / "pipe"), str(tmp_path / "void"), "a\x00b"]
    failures = list(load(names))
    assert all(isinstance(item, InputError) for item in failures)
    assert [str(item).count("\n") for item in failures] == [0, 0, 0, 0]
    assert "no such file" in str(failures[0])
    assert "no regular file" in str(failures[1])
    assert "without files" in str(failures[2])


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(stat.S_IWUSR)
    (failure,) = load([str(path)])
    assert "may not be read" in str(failure)


def test_links_out_of_a_folder_and_in_circles_are_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("Secret.")
    (inside / "a.txt").write_text("Open.")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "circle").symlink_to(inside)
    first, second = load([str(inside)])
    assert isinstance(first, LoadedDocument)
    assert isinstance(second, InputError)
    assert "leads out" in str(second)


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("Words.")
    (item,) = load([str(tmp_path)])
    assert isinstance(item, LoadedDocument)
    item.document.provenance.source.encode("utf-8")


def test_what_the_user_says_wins_over_metadata_and_not_over_a_line(read) -> None:
    page = '<meta name="date" content="2023-01-01"><p>The port opened and the ferries came in on the same day.</p>'
    (document,) = read("a.html", page, published="2024-05-14")
    assert document.published == "2024-05-14"
    assert document.provenance.published_basis is PublishedBasis.GIVEN
    assert any("2023-01-01" in note for note in document.notes)
    one, other = read("a.jsonl", '{"text": "One.", "date": "2022"}\n{"text": "Two."}', published="2024-05-14")
    assert one.published == "2022"
    assert other.published == "2024-05-14"


def test_a_given_date_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="EDTF"):
        LoadOptions(published="14 May")


def test_a_dateline_against_the_given_date_is_noted(read) -> None:
    (document,) = read("a.txt", "PORT TOWN, Nov 29, 2024 - The port opened.", published="2023-11-29")
    assert document.published == "2023-11-29"
    assert document.provenance.published_basis is PublishedBasis.GIVEN
    assert "2024-11-29" in document.notes[0]


def test_the_named_format_wins(read) -> None:
    (document,) = read("a.html", "<p>The port</p>", from_format=Format.TEXT)
    assert document.text == "<p>The port</p>"


def test_packed_single_files_are_read(read) -> None:
    (document,) = read("a.txt.gz", gzip.compress(b"The port opened."))
    assert document.text == "The port opened."


def test_files_beyond_the_limits_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 1000)
    (tmp_path / "b.txt").write_text("Short.")
    for limits in (replace(DEFAULT_LIMITS, file_size=2000), replace(DEFAULT_LIMITS, text_length=2000)):
        first, second = load([str(tmp_path)], LoadOptions(limits=limits))
        assert isinstance(first, LimitError)
        assert isinstance(second, LoadedDocument)


def test_a_bomb_of_text_is_refused(read) -> None:
    (failure,) = read("a.txt.gz", gzip.compress(b"\n" * 100 * 1024 * 1024))
    assert isinstance(failure, LimitError)


def test_a_zip_of_other_files_is_reported(read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../x.txt", "x")
    (failure,) = read("a.zip", out.getvalue())
    assert isinstance(failure, InputError)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("Words.")
    found = list(load([str(tmp_path)], LoadOptions(limits=replace(DEFAULT_LIMITS, files=3))))
    assert isinstance(found[-1], LimitError)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.TXT", Format.TEXT),
        ("a.jsonl.xz", Format.JSONL),
        ("b/c.d/a", None),
        ("a.htm", Format.HTML),
        ("a.xml", None),
        ("a.eml", Format.EMAIL),
    ],
)
def test_names_tell_formats(name: str, expected: Format | None) -> None:
    assert format_by_name(name) is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"%PDF-1.7 ...", Format.PDF),
        (b"PK\x03\x04...", Format.DOCX),
        (b"  <!DOCTYPE html><html>", Format.HTML),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', Format.FEED),
        (b'<?xml version="1.0"?><feed xmlns="x">', Format.FEED),
        (b'{"id": "1", "text": "x"}\n', Format.JSONL),
        (b"{a brace opens a text", Format.TEXT),
        (b"From: a@b.example\nSubject: x\n\nHello", Format.EMAIL),
        (b"Date: Monday\nThe port opened: at last\n", Format.TEXT),
        (b"The port opened.", Format.TEXT),
        (b"\x00\x01\x02\x03binary\x00\x00\x07", None),
        (bytes(range(256)) * 8, None),
        ("The port opened.".encode("utf-16"), Format.TEXT),
        ("The port opened.".encode("utf-16-le"), Format.TEXT),
    ],
)
def test_content_tells_formats(head: bytes, expected: Format | None) -> None:
    assert format_by_content(head) is expected


def test_the_name_yields_only_to_what_is_unmistakable() -> None:
    assert settled_format("a.txt", b"%PDF-1.7") is Format.PDF
    assert settled_format("a.txt", b"<html>") is Format.TEXT
    assert settled_format("a.html", b"<rss>") is Format.FEED
    assert settled_format("a.txt", bytes(range(256)) * 8) is None
    assert settled_format("a.pdf", bytes(range(256)) * 8) is Format.PDF


def test_the_seeds_are_read_with_code_point_offsets(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        (item,) = load([str(path)])
        assert isinstance(item, LoadedDocument)
        document: Document = item.document
        decoded = path.read_bytes().decode()
        assert document.text == decoded
        assert len(document.text) < len(path.read_bytes()), "curly quotes: code points are not bytes"
        assert document.language == "en"
        assert all(document.offsets.place(at) == at for at in range(len(decoded)))


def test_the_agreement_texts_are_read(shared: Path) -> None:
    found = list(load([str(shared / "texts")]))
    assert all(isinstance(item, LoadedDocument) and len(item.document.text) > 20_000 for item in found)
    assert len(found) == 28

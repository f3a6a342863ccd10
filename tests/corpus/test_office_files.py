"""DOCX files: paragraphs and tables in order, and nothing hostile parsed."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from depositary.core.documents import Document
from depositary.core.errors import InputError, LimitError
from depositary.corpus import DEFAULT_LIMITS

MAIN = "word__document_dot_xml"


def main_part(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def test_paragraphs_and_table_rows_are_lines_in_order(read, docx_bytes) -> None:
    data = docx_bytes("The Parties agree.", "Article 1", rows=(("Year", "Sum"), ("2024", "EUR 5")))
    (document,) = read("a.docx", data)
    assert isinstance(document, Document)
    assert document.text == "The Parties agree.\nArticle 1\nYear\tSum\n2024\tEUR 5"
    assert document.published is None


def test_content_controls_and_tracked_insertions_are_read(read, docx_bytes, repacked) -> None:
    data = docx_bytes("First.")
    paragraph = b"<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>Inserted.</w:t></w:r></w:ins></w:p>"
    wrapped = b"<w:sdt><w:sdtContent><w:p><w:r><w:t>Held.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    part = main_part(data).replace(b"<w:sectPr", wrapped + paragraph + b"<w:sectPr", 1)
    (document,) = read("a.docx", repacked(data, **{MAIN: part}))
    assert document.text == "First.\nHeld.\nInserted."


def test_merged_cells_are_read_once(read) -> None:
    made = docx.Document()
    table = made.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wide"
    table.cell(0, 2).text = "Narrow"
    out = BytesIO()
    made.save(out)
    (document,) = read("a.docx", out.getvalue())
    assert document.text.strip() == "Wide\tNarrow"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://dtd.example/x.dtd">',
        f'<!DOCTYPE x [<!ENTITY a "{"b" * 50_000}">]>',
    ],
)
def test_entities_are_refused_before_parsing(read, docx_bytes, repacked, head: str, encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?>{head}<x>&a;</x>'.encode(encoding)
    (failure,) = read("a.docx", repacked(docx_bytes("Text."), **{MAIN: part}))
    assert isinstance(failure, InputError)
    assert "document type or entities" in str(failure)


def test_a_bomb_is_refused(read, docx_bytes, repacked) -> None:
    data = repacked(docx_bytes("Text."), word__media__a_dot_bin=b"\0" * 40 * 1024 * 1024)
    (failure,) = read("a.docx", data)
    assert isinstance(failure, LimitError)
    assert "bomb" in str(failure)


def test_too_many_parts_are_refused(read, docx_bytes, repacked) -> None:
    data = repacked(docx_bytes("Text."), **{f"part{number}": b"x" for number in range(60)})
    (failure,) = read("a.docx", data, limits=replace(DEFAULT_LIMITS, archive_entries=50))
    assert isinstance(failure, LimitError)


def test_parts_named_like_paths_are_never_written(read, docx_bytes, repacked, tmp_path) -> None:
    data = repacked(docx_bytes("Text."), **{"../../evil.txt": b"x", "/abs": b"x"})
    (document,) = read("deep/a.docx", data)
    assert document.text == "Text."
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.docx", "deep"]


def test_deeply_nested_markup_does_not_recurse(read, docx_bytes, repacked) -> None:
    deep = b"<w:tbl><w:tr><w:tc>" * 5000 + b"</w:tc></w:tr></w:tbl>" * 5000
    data = docx_bytes("Text.")
    part = main_part(data).replace(b"<w:sectPr", deep + b"<w:sectPr", 1)
    (found,) = read("a.docx", repacked(data, **{MAIN: part}))
    assert isinstance(found, InputError)


def test_other_archives_old_files_and_damage_are_reported(read, docx_bytes) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("notes.txt", "x")
    data = docx_bytes("Text.")
    cases = {
        "other.docx": (out.getvalue(), "without word/document.xml"),
        "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted or old-style"),
        "cut.docx": (data[: len(data) // 2], "truncated"),
        "empty.docx": (b"", "empty"),
    }
    for name, (content, expected) in cases.items():
        (failure,) = read(name, content)
        assert isinstance(failure, InputError), name
        assert expected in str(failure)


def test_a_file_without_text_is_reported(read, docx_bytes) -> None:
    (failure,) = read("a.docx", docx_bytes(""))
    assert isinstance(failure, InputError)
    assert "no text" in str(failure)

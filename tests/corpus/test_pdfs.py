"""PDF files: text in order, and one clear line for whatever has none."""

from dataclasses import replace

import pypdfium2
import pytest

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document
from depositary.core.errors import InputError, LimitError
from depositary.core.hashing import digest_bytes
from depositary.corpus import DEFAULT_LIMITS


def test_pages_and_line_breaks_are_kept(read, pdf_bytes) -> None:
    data = pdf_bytes("The Parties agree\nas follows:", "Done in two copies.", title="A pact")
    (document,) = read("a.pdf", data)
    assert isinstance(document, Document)
    assert document.text == "The Parties agree\nas follows:\n\f\nDone in two copies."
    assert document.title == "A pact"
    assert document.original == digest_bytes(data)
    assert document.offsets.place(0) is None


def test_the_day_a_file_was_made_is_no_publication_date(read, pdf_bytes) -> None:
    (document,) = read("a.pdf", pdf_bytes("The Parties agree.", title="A pact"))
    assert document.published is None
    assert document.provenance.published_basis is PublishedBasis.UNKNOWN
    assert any("2024-02-13" in note for note in document.notes)


def test_the_content_counts_when_the_name_is_wrong(read, pdf_bytes) -> None:
    (document,) = read("a.txt", pdf_bytes("The Parties agree."))
    assert document.text == "The Parties agree."


def test_a_scan_says_what_to_do(read, pdf_bytes) -> None:
    (failure,) = read("scan.pdf", pdf_bytes("", ""))
    assert isinstance(failure, InputError)
    assert "text recognition" in str(failure)


def test_a_truncated_file_is_reported(read, pdf_bytes) -> None:
    data = pdf_bytes(*["The Parties agree. " * 50] * 5)
    for cut in (20, 200, len(data) // 2):
        (failure,) = read("cut.pdf", data[:cut])
        assert isinstance(failure, InputError)
        assert "truncated" in str(failure)


def test_a_damaged_file_is_reported(read) -> None:
    (failure,) = read("bad.pdf", b"%PDF-1.4\n" + b"\x80rubbish" * 50 + b"\n%%EOF")
    assert isinstance(failure, InputError)
    assert "damaged" in str(failure)


def test_an_encrypted_file_is_reported(read, monkeypatch) -> None:
    # PDFium cannot write encrypted files; an encryption dictionary that no password opens has the same effect.
    data = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        b"3 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>\nendobj\n"
        b"trailer\n<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] >>\n%%EOF\n"
    )
    with pytest.raises(pypdfium2.PdfiumError, match=r"(?i)password"):
        pypdfium2.PdfDocument(data)
    (failure,) = read("locked.pdf", data)
    assert isinstance(failure, InputError)
    assert "encrypted" in str(failure)


def test_too_many_pages_are_refused(read, pdf_bytes) -> None:
    (failure,) = read("a.pdf", pdf_bytes("One.", "Two.", "Three."), limits=replace(DEFAULT_LIMITS, pages=2))
    assert isinstance(failure, LimitError)
    assert "3 pages" in str(failure)

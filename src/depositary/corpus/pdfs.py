"""PDF files: the text layer, page by page. Pages are separated by a form feed, line breaks are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from depositary.core.errors import InputError, LimitError
from depositary.core.hashing import digest_bytes
from depositary.corpus.drafts import Draft
from depositary.corpus.limits import Limits

#: What separates pages: white space for every reader, and still to be told from a line break.
PAGE_BREAK = "\n\f\n"
_PASSWORD = "password"  # noqa: S105  # a word of an error message
_NOTES = ("text layer of a PDF; offsets refer to the text",)
_EOF_REACH = 2048
#: How pypdfium2 hands over a hyphen at the end of a line, and the line break itself.
_SOFT = str.maketrans({"\ufffe": "-", "\x02": "-"})
_NEWLINE = re.compile(r"\r\n?")
_PDF_DATE = re.compile(r"(?:D:)?(?P<year>\d{4})(?P<month>\d{2})?(?P<day>\d{2})?")


def pdf_draft(data: bytes, source: str, limits: Limits) -> Draft:
    """The document of a PDF file: its text layer in the order of the pages, and its title.

    Pages are joined by `PAGE_BREAK`. The text is no selection of the file's bytes, so the offset map is empty. When
    the file was created is a note and not the publication date: files are often made long after the text.

    Raises `InputError` for a damaged, truncated, encrypted or scanned file, `LimitError` beyond `limits.pages`.
    """
    # Imported here because its binary library takes longer to load than two reports to read.
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            if len(pdf) > limits.pages:
                raise LimitError(source, f"{len(pdf)} pages, the limit is {limits.pages}", "split it")
            text = PAGE_BREAK.join(_pages(pdf, source, limits))
            if not text.strip():
                raise InputError(
                    source, "pages without a text layer (a scan)", "run text recognition on it, for example ocrmypdf"
                )
            return _draft(text, pdf.get_metadata_dict(), data, source)
    except pypdfium2.PdfiumError as error:
        raise _refused(data, source, error) from error


def _pages(pdf: Any, source: str, limits: Limits) -> Iterator[str]:
    length = 0
    for number in range(len(pdf)):
        with closing(pdf[number]) as page, closing(page.get_textpage()) as layer:
            text = _NEWLINE.sub("\n", layer.get_text_bounded(errors="replace")).translate(_SOFT)
        length += len(text)
        if length > limits.text_length:
            raise LimitError(source, f"more than {limits.text_length} characters", "split it")
        yield text.strip("\n")


def _draft(text: str, metadata: dict[str, str], data: bytes, source: str) -> Draft:
    date = _date(metadata.get("CreationDate") or "")
    return Draft(
        text=text,
        source=source,
        title=metadata.get("Title") or None,
        original=digest_bytes(data),
        notes=(*_NOTES, f"the file was created on {date}") if date else _NOTES,
    )


def _date(stamp: str) -> str | None:
    match = _PDF_DATE.match(stamp)
    if match is None:
        return None
    return "-".join(part for part in (match["year"], match["month"], match["day"]) if part)


def _refused(data: bytes, source: str, error: Exception) -> InputError:
    if _PASSWORD in str(error).lower():
        return InputError(source, "an encrypted PDF", "save a copy without a password")
    if b"%%EOF" not in data[-_EOF_REACH:]:
        return InputError(source, "a truncated PDF (its end is missing)", "fetch it again")
    return InputError(source, "a damaged PDF", "fetch it again, or print it to a new PDF")

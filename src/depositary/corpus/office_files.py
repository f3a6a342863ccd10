"""DOCX files: paragraphs and tables in order, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from depositary.core.errors import InputError
from depositary.core.hashing import digest_bytes
from depositary.corpus.archives import check_archive
from depositary.corpus.drafts import Draft
from depositary.corpus.limits import Limits

_MAIN_PART = "word/document.xml"
_CELL_BREAK = "\t"
_MAX_NESTED_TABLES = 8
_WRAPPERS = ("w:sdt", "w:ins", "w:moveTo", "w:smartTag")
_CONTROL_CONTENT = "w:sdtContent"
_NOTES = ("paragraphs and tables of a Word file; offsets refer to the text",)
_LINE_BREAKS = re.compile(r"[\r\v\f]")


def docx_draft(data: bytes, source: str, limits: Limits) -> Draft:
    """The document of a DOCX file.

    Each paragraph is a line, each table row a line with its cells separated by a tab; headers, footers and notes are
    left out. The text is no selection of the file's bytes, so the offset map is empty. When the file was created is a
    note and not the publication date: files are often made long after the text.

    Raises `InputError` for a damaged, truncated or encrypted file, `LimitError` for a bomb.
    """
    check_archive(data, source, _MAIN_PART, limits)
    # Imported here because lxml and python-docx take longer to load than two reports to read.
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(BytesIO(data))
        _unwrap(document.element.body)
        text = "\n".join(_lines(document))
        properties = document.core_properties
        title, created = properties.title, properties.created
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, IndexError) as error:
        # python-docx meets a file with missing or misplaced parts as whatever its own lookups raise.
        raise InputError(source, f"no readable Word file ({error})", "open it in Word and save it anew") from error
    return Draft(
        text=text,
        source=source,
        title=title or None,
        original=digest_bytes(data),
        notes=(*_NOTES, f"the file was created on {created.date().isoformat()}") if created else _NOTES,
    )


def _unwrap(body: Any) -> None:
    """Put what content controls and tracked insertions hold in their place: python-docx looks into neither."""
    from docx.oxml.ns import qn

    # Innermost first, so that a wrapper inside a wrapper is gone before the outer one is taken apart.
    for wrapper in reversed(list(body.iter(*(qn(name) for name in _WRAPPERS)))):
        holder = wrapper.find(qn(_CONTROL_CONTENT)) if wrapper.tag == qn("w:sdt") else wrapper
        parent = wrapper.getparent()
        at = parent.index(wrapper)
        parent[at : at + 1] = list(holder) if holder is not None else []


def _lines(container: Any, depth: int = 0) -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if not isinstance(block, Table):
            yield _LINE_BREAKS.sub("\n", block.text)
        elif depth < _MAX_NESTED_TABLES:
            yield from _rows(block, depth)


def _rows(table: Any, depth: int) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            # A merged cell is handed over once for each column that it spans.
            if cell._tc is last:
                continue
            last = cell._tc
            cells.append(" ".join(line for line in _lines(cell, depth + 1) if line.strip()))
        yield _CELL_BREAK.join(cells)

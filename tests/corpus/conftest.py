"""Files built for tests, byte by byte or with the library that others write them with."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from depositary.core.documents import Document
from depositary.core.errors import InputError
from depositary.corpus import LoadedDocument, LoadOptions, load


def make_pdf_bytes(*pages: str, title: str | None = None) -> bytes:
    """A PDF with a page for each text, its lines as separate lines of the page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        lines = text.split("\n")
        drawn = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {drawn} ET" if text else ""
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    info = f"<< /Title ({title}) /CreationDate (D:20240213093000Z) >>"
    objects.append(info)
    out = BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    named = f" /Info {len(objects)} 0 R" if title else ""
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{named} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def make_docx_bytes(*lines: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A DOCX with a paragraph for each line and, behind them, a table."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def make_repacked(data: bytes, **parts: bytes) -> bytes:
    """An archive with some parts replaced or added; `__` in a name stands for `/`, `_dot_` for a full stop."""
    changed = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.pop(name, old.read(name)))
        for name, content in changed.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="session")
def pdf_bytes() -> Callable[..., bytes]:
    return make_pdf_bytes


@pytest.fixture(scope="session")
def docx_bytes() -> Callable[..., bytes]:
    return make_docx_bytes


@pytest.fixture(scope="session")
def repacked() -> Callable[..., bytes]:
    return make_repacked


Read = Callable[..., list[Document | InputError]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes bytes or text to a file of some name and loads it: documents and failures."""

    def reading(name: str, data: bytes | str, **options: object) -> list[Document | InputError]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        found = load([str(path)], LoadOptions(**options))  # type: ignore[arg-type]  # options are named by the tests
        return [item.document if isinstance(item, LoadedDocument) else item for item in found]

    return reading

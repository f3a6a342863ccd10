"""Office files are zip archives: what is checked before any part of one is parsed."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from depositary.core.errors import InputError, LimitError
from depositary.corpus.limits import Limits

_ENCRYPTED = 0x1
#: An OLE container: what Word writes for a file with a password, and the old .doc format.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (".xml", ".rels")
_PIECE = 1024 * 1024
#: Word writes no document type; one is the way to entity bombs and to reading other files.
_FORBIDDEN = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_OVERLAP = max(map(len, _FORBIDDEN))
_BOMB = "this is how a decompression bomb looks; save the document anew if you trust it"


def check_archive(data: bytes, source: str, needed: str, limits: Limits) -> None:
    """Pass only an archive that is whole, unencrypted, within the limits, holds the part `needed` and no entities.

    Every part is unpacked once, a piece at a time, so that what the archive says about its sizes is not relied on.

    Raises `InputError` or `LimitError`.
    """
    if data.startswith(_OLE):
        raise InputError(source, "an encrypted or old-style Word file", "save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > limits.archive_entries:
                raise LimitError(
                    source, f"{len(parts)} parts in the archive, the limit is {limits.archive_entries}", _BOMB
                )
            if needed not in archive.namelist():
                raise InputError(source, f"a zip archive without {needed}", "unpack it and name the files inside")
            _check_parts(archive, parts, len(data), source, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise InputError(source, f"a damaged or truncated archive ({error})", "fetch it again") from error


def _check_parts(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], packed: int, source: str, limits: Limits
) -> None:
    # Parts may share packed bytes (an overlapping bomb), so that the whole file is the measure, not each part's size.
    total = 0
    names: set[str] = set()
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise InputError(source, "an encrypted archive", "save it without a password")
        if part.filename in names:
            raise InputError(source, f"two parts named {part.filename[:60]!r}", "save the document anew")
        names.add(part.filename)
        with archive.open(part) as stream:
            tail = b""
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > limits.archive_size:
                    raise LimitError(source, f"unpacks to more than {limits.archive_size} bytes", _BOMB)
                if total > limits.ratio_from and total > limits.ratio * packed:
                    raise LimitError(source, f"unpacks to more than {limits.ratio} times its size", _BOMB)
                if part.filename.lower().endswith(_MARKUP) and any(word in tail + piece for word in _FORBIDDEN):
                    raise InputError(
                        source,
                        f"XML with a document type or entities in {part.filename[:60]!r}",
                        "save it anew with Word",
                    )
                tail = piece[-_OVERLAP:]

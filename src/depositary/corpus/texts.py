"""Plain text files."""

from __future__ import annotations

from depositary.core.documents import OffsetMap
from depositary.core.hashing import digest_bytes
from depositary.corpus.drafts import Draft
from depositary.corpus.encodings import decode, unify_newlines


def text_draft(data: bytes, source: str) -> Draft:
    r"""The document of a text file.

    Its text is the decoded file without a byte order mark, line endings as `\n`; the offset map leads to the code
    points of the decoded file.
    """
    decoded = decode(data)
    text, segments = unify_newlines(decoded.text)
    return Draft(
        text=text,
        source=source,
        original=digest_bytes(data),
        offsets=OffsetMap(segments=segments),
        notes=decoded.notes,
    )

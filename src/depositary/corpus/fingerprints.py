"""Fingerprints: what is kept of a document to recognise its copies. Small, exact enough, and the same everywhere."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from struct import pack, unpack
from typing import Any

from depositary.core.documents import Document
from depositary.core.hashing import digest_text
from depositary.corpus.corrections import is_correction

#: Three words: long enough to be telling, short enough that an editor's touches leave most of them alone.
SHINGLE_WORDS = 3
#: So many of a document's smallest shingle hashes are kept. Below that, comparison is exact; a longer text (more than
#: about 4,000 words) is compared by this sample of it, which estimates the same share.
SAMPLE = 4096
#: 42 bands of 3 hashes: two documents that share half of their shingles meet in one of the bands 996 times in 1,000.
BANDS = 42
BAND_ROWS = 3
_SEED = 20231
_NUMBER = 4
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What recognises a document's copies and corrections.

    `words` is the hash of its words alone (empty without any); `shingles` its (sampled) shingle hashes, ascending, and
    `signature` their MinHash, both as packed 32-bit numbers, because a register holds many. Dates are EDTF.
    `correction` says that the document calls itself a corrected version.
    """

    digest: str
    words: str
    shingles: bytes
    signature: bytes
    correction: bool = False
    published: str | None = None
    publisher: str | None = None
    address: str | None = None
    given_id: str | None = None
    title: str | None = None

    @property
    def size(self) -> int:
        """How many shingle hashes are kept."""
        return len(self.shingles) // _NUMBER

    def band(self, number: int) -> bytes:
        """One of the `BANDS` keys under which similar documents meet."""
        width = BAND_ROWS * _NUMBER
        return self.signature[number * width : (number + 1) * width]

    def hashes(self) -> frozenset[int]:
        """The shingle hashes as a set."""
        return frozenset(unpack(f"<{self.size}I", self.shingles))


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a document. What is never read (`skipped`) has no part in it."""
    # Imported here because only a register compares documents; reading alone never does.
    from rensa import RMinHash

    words = _WORD.findall(_read_part(document).lower())
    shingles = sorted({" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)})
    minhash = RMinHash(num_perm=BANDS * BAND_ROWS, seed=_SEED)
    minhash.update(shingles)
    hashes = sorted({number & 0xFFFFFFFF for number in RMinHash.hash_token_sets([shingles])[0]})[:SAMPLE]
    origin = document.provenance
    return Fingerprint(
        digest=document.digest,
        words=digest_text(" ".join(words))[:32] if words else "",
        shingles=pack(f"<{len(hashes)}I", *hashes),
        signature=pack(f"<{BANDS * BAND_ROWS}I", *minhash.digest()),
        correction=is_correction(document.title, document.text),
        published=origin.published,
        publisher=origin.publisher,
        address=origin.address,
        given_id=document.given_id,
        title=document.title,
    )


def _read_part(document: Document) -> str:
    parts: list[str] = []
    start = 0
    for span in document.skipped:
        parts.append(document.text[start : span.start])
        start = span.end
    return " ".join((*parts, document.text[start:]))


def fingerprint_record(item: Fingerprint) -> dict[str, Any]:
    """A fingerprint as JSON-ready values; the inverse of `read_fingerprint`."""
    return {
        "digest": item.digest,
        "words": item.words,
        "shingles": b64encode(item.shingles).decode("ascii"),
        "signature": b64encode(item.signature).decode("ascii"),
        "correction": item.correction,
        "published": item.published,
        "publisher": item.publisher,
        "address": item.address,
        "given_id": item.given_id,
        "title": item.title,
    }


def read_fingerprint(record: Mapping[str, Any]) -> Fingerprint:
    """The fingerprint of a record.

    Raises `KeyError`, `TypeError` or `ValueError` when the record is none.
    """
    packed = {name: b64decode(record[name]) for name in ("shingles", "signature")}
    return Fingerprint(**{**record, **packed})

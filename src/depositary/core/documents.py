"""Documents: one source each, with its text and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.core.codes import PublishedBasis
from depositary.core.hashing import content_id, digest_text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document came from. Dates are EDTF; None means unknown."""

    source: str
    """The path or address it was read from."""
    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in code points, start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Carries offsets of a text to its original, segment by segment.

    `segments` holds (text start, length, original start) in text order, for the stretches that the text took over
    unchanged. `unit` says what the original's offsets count: `byte` of the stored file, or `code_point` of its
    decoded form. An empty map means that the text is not a plain selection of the original (PDF, DOCX): there, `place`
    gives None and evidence refers to the text, which is stored beside the original.
    """

    unit: str = "code_point"
    segments: tuple[tuple[int, int, int], ...] = ()

    def place(self, offset: int) -> int | None:
        """The original's offset of a text offset, or None where the text holds something the original does not."""
        low, high = 0, len(self.segments)
        while low < high:
            middle = (low + high) // 2
            if self.segments[middle][0] <= offset:
                low = middle + 1
            else:
                high = middle
        if low == 0:
            return None
        start, length, origin = self.segments[low - 1]
        return origin + offset - start if offset < start + length else None


@dataclass(frozen=True, slots=True)
class Document:
    """One source: its text, and what is known about it.

    `name` is the id that the source itself gives (a JSON line's `id`) or else the digest's first digits; `digest` is
    the content hash that everything stored refers to. `skipped` lists the stretches of the text that are kept but
    never read (navigation, residue of web pages, tails of other stories), in text order.
    """

    text: str
    provenance: Provenance
    title: str | None = None
    given_id: str | None = None
    language: str | None = None
    original: str | None = None
    """SHA-256 of the original bytes, or None when there is no file (a JSON line)."""
    skipped: tuple[Span, ...] = ()
    offsets: OffsetMap = field(default_factory=OffsetMap)
    notes: tuple[str, ...] = ()
    """What was decided or noticed while reading the bytes (the encoding, a contradiction in the metadata)."""

    @property
    def digest(self) -> str:
        """The content hash: text, title, publication date, publisher, address and given id."""
        origin = self.provenance
        return content_id(
            [
                digest_text(self.text),
                self.title,
                origin.published,
                origin.publisher,
                origin.address,
                self.given_id,
            ]
        )

    @property
    def name(self) -> str:
        """The id to show: the source's own, or the digest."""
        return self.given_id or self.digest

    @property
    def published(self) -> str | None:
        """The publication date as EDTF, or None."""
        return self.provenance.published

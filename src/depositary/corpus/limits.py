"""How much of an input is read before it is refused. Every document is taken for hostile."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost; beyond it a `LimitError` says which limit and how to raise it.

    Sizes are bytes unless they say characters. The defaults fit a laptop with 8 GB of memory and any honest report or
    agreement text; a set of documents larger than `file_size` belongs into JSON Lines, which is streamed.
    """

    file_size: int = 64 * MIB
    """The largest file that is read whole (text, HTML, PDF, DOCX, e-mail, feed), before and after decompression."""
    stream_size: int = 16 * 1024 * MIB
    """The most that one JSON Lines file may hold after decompression; it is streamed, never held."""
    ratio: int = 100
    """How many bytes one compressed byte may become, once the result is larger than `ratio_from`."""
    ratio_from: int = 8 * MIB
    line_size: int = 32 * MIB
    """The longest line of a JSON Lines file; a longer one is refused, the next ones are read."""
    json_depth: int = 64
    text_length: int = 8_000_000
    """The most characters that the text of one document may have."""
    markup_size: int = 8 * MIB
    """The largest HTML page or feed; their structure costs far more than their bytes."""
    html_elements: int = 20_000
    """A page with more elements is cut into main text and the rest by its structure alone, which takes linear time."""
    html_depth: int = 500
    """How deep the elements of an HTML page may nest."""
    archive_entries: int = 10_000
    archive_size: int = 256 * MIB
    """What all parts of a DOCX file may unpack to, together."""
    pages: int = 5_000
    """How many pages of a PDF file."""
    entries: int = 10_000
    """How many entries of a feed."""
    attachments: int = 200
    """How many parts of an e-mail."""
    files: int = 1_000_000
    """How many files of one folder."""
    decoder_memory: int = 192 * MIB
    """The memory that unpacking .xz may take (xz -9 needs 65 MiB)."""


DEFAULT_LIMITS = Limits()

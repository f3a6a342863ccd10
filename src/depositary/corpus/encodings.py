"""From bytes to text: which encoding, how sure, and what could not be kept."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
#: NUL and lone surrogates are no text: no database, terminal or UTF-8 file holds them.
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
_NEWLINES = re.compile("\r\n?")

#: Byte order marks, longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: So many bytes are enough to see how NUL bytes lie or which legacy encoding it may be.
_SAMPLE = 64 * 1024
#: What browsers read when a page declares Latin-1 or ASCII.
_ALIASES = {"ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes without a byte order mark, and what was decided on the way."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: by its byte order mark, else as declared, else UTF-8, else UTF-16 by its zeros, else a guess.

    Bytes that do not fit the encoding become U+FFFD, one note says how many. Never raises.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], encoding, () if encoding == "utf-8" else (f"{encoding} by its mark",))
    for encoding in filter(None, (_known(declared), "utf-8")):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text[:_SAMPLE]:
            return Decoded(text, encoding, () if encoding == "utf-8" else (f"{encoding} as declared",))
    wide = wide_encoding(data)
    if wide is not None:
        return _forced(data, wide, (f"{wide} without a mark, by its zero bytes",))
    if _mostly_utf8(data):
        return _forced(data, "utf-8", ())
    guess = _legacy(data)
    return _forced(data, guess, (f"not UTF-8, read as {guess}",))


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    # Codecs such as base64 or zlib are no encodings of text; UTF-7 is a classic way to smuggle markup.
    if name == "utf-7" or not codecs.lookup(name)._is_text_encoding:
        return None
    return _ALIASES.get(name, name)


def _forced(data: bytes, encoding: str, notes: tuple[str, ...]) -> Decoded:
    text = data.decode(encoding, "replace")
    broken = text.count(REPLACEMENT) - data.count(REPLACEMENT.encode()) if encoding == "utf-8" else 0
    if encoding != "utf-8":
        broken = text.count(REPLACEMENT)
    if broken > 0:
        notes = (*notes, f"{broken} places do not fit {encoding} and read as U+FFFD")
    return Decoded(text, encoding, notes)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 of one byte order or the other when the zero bytes lie as in Western text without a mark, else None."""
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with some damage: most bytes beyond ASCII fit, or only the last character is cut."""
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    fitting = sum(1 for char in text if char > "\x7f" and char != REPLACEMENT)
    return broken <= fitting


def _legacy(data: bytes) -> str:
    # Imported here because the package loads its tables at once and most documents are UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257"]).best()
    return best.encoding if best is not None and not best.encoding.startswith("utf") else "cp1252"


def holdable(text: str) -> str:
    """The text with NUL and lone surrogates replaced one for one by U+FFFD, so that every offset stays."""
    return _UNHOLDABLE.sub(REPLACEMENT, text)


def unify_newlines(text: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    r"""The text with every line ending as `\n`, and the segments that carry its offsets back (see `OffsetMap`).

    >>> unify_newlines("a\r\nb")
    ('a\nb', ((0, 1, 0), (1, 2, 2)))
    """
    if "\r" not in text:
        return text, ((0, len(text), 0),) if text else ()
    pieces: list[str] = []
    segments: list[tuple[int, int, int]] = []
    length = origin = 0
    for match in _NEWLINES.finditer(text):
        piece = text[origin : match.start()]
        if piece:
            segments.append((length, len(piece), origin))
        pieces.append(piece)
        length += len(piece)
        # The line feed of CR LF is taken over; a lone CR turns into what the original does not hold.
        origin = match.end() - 1 if match.end() - match.start() == 2 else match.end()
        if match.end() - match.start() == 1:
            pieces.append("\n")
            length += 1
    if origin < len(text):
        segments.append((length, len(text) - origin, origin))
        pieces.append(text[origin:])
    return "".join(pieces), tuple(segments)

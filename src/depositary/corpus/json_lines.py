"""JSON Lines: one document a line, streamed. The text is taken exactly as given, since offsets refer to it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from depositary.core.codes import PublishedBasis
from depositary.core.documents import OffsetMap
from depositary.core.errors import InputError, LimitError
from depositary.corpus.drafts import Draft
from depositary.corpus.limits import Limits

_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]')
_ADVICE = 'write one object a line: {"text": ..., "id": ..., "date": ..., "title": ..., "url": ..., "source": ...}'
_FIELDS = ("id", "date", "title", "url", "source")


def json_line_drafts(pieces: Iterable[bytes], source: str, limits: Limits) -> Iterator[Draft | InputError]:
    """The documents of a JSON Lines stream; a line that holds none is a failure with its number, the rest is read.

    Raises what reading the pieces raises (a truncated file), after the lines before it were given.
    """
    for number, line in _lines(_as_utf8(pieces), limits.line_size):
        where = f"{source}, line {number}"
        if line is None:
            yield LimitError(
                where, f"longer than {limits.line_size} bytes", "split the document or raise the limit line_size"
            )
        elif line.strip():
            yield _draft(line, where, limits)


def _as_utf8(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces without a byte order mark, UTF-16 turned into UTF-8 on the way."""
    decoder: codecs.IncrementalDecoder | None = None
    first = True
    for piece in pieces:
        if first:
            first = False
            if piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                decoder = codecs.getincrementaldecoder("utf-16")("replace")
            elif piece.startswith(codecs.BOM_UTF8):
                yield piece[3:]
                continue
        yield piece if decoder is None else decoder.decode(piece).encode("utf-8", "replace")


def _lines(pieces: Iterable[bytes], longest: int) -> Iterator[tuple[int, bytes | None]]:
    """The numbered lines; None stands for one that is too long, which is never held."""
    number = 1
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        start = 0
        while (stop := piece.find(b"\n", start)) >= 0:
            size += stop - start
            held.append(piece[start:stop])
            yield number, b"".join(held) if size <= longest else None
            held, size, start = [], 0, stop + 1
            number += 1
        size += len(piece) - start
        held = [*held, piece[start:]] if size <= longest else []
    if size:
        yield number, b"".join(held) if size <= longest else None


def _draft(line: bytes, where: str, limits: Limits) -> Draft | InputError:
    if _depth(line, limits.json_depth) > limits.json_depth:
        return LimitError(
            where, f"JSON nested deeper than {limits.json_depth}", "flatten it; a document is one flat object"
        )
    notes: tuple[str, ...] = ()
    try:
        decoded = line.decode("utf-8")
    except UnicodeDecodeError as error:
        decoded = line.decode("cp1252", "replace")
        notes = (f"line not UTF-8 (byte {error.start}), read as windows-1252",)
    try:
        record = json.loads(decoded)
    except ValueError as error:
        return InputError(where, f"no valid JSON ({_short(error)})", _ADVICE)
    if not isinstance(record, dict):
        return InputError(where, f"{_kind(record)} instead of an object", _ADVICE)
    text = record.get("text")
    if not isinstance(text, str):
        return InputError(where, "no field text" if text is None else "the field text is no string", _ADVICE)
    if not text.strip():
        return InputError(where, "the field text is empty", "leave the line out or give its text")
    return _read(record, text, where, notes)


def _read(record: dict[str, Any], text: str, where: str, notes: tuple[str, ...]) -> Draft | InputError:
    given: dict[str, str | None] = {}
    for name in _FIELDS:
        value = record.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            return InputError(where, f"the field {name} is {_kind(value)} instead of a string", _ADVICE)
        given[name] = str(value).strip() or None if value is not None else None
    return Draft(
        text=text,
        source=where,
        title=given["title"],
        given_id=given["id"],
        publisher=given["source"],
        address=given["url"],
        published=given["date"],
        basis=PublishedBasis.GIVEN if given["date"] else PublishedBasis.UNKNOWN,
        offsets=OffsetMap(segments=((0, len(text), 0),)),
        notes=notes,
    )


def _depth(line: bytes, limit: int) -> int:
    """How deep the brackets of a line nest; exact only beyond `limit` brackets, which honest lines seldom have."""
    if line.count(b"{") + line.count(b"[") <= limit:
        return 0
    depth = deepest = 0
    for match in _STRING_OR_BRACKET.finditer(line):
        mark = match.group()
        if mark in (b"{", b"["):
            depth += 1
            deepest = max(deepest, depth)
        elif mark in (b"}", b"]"):
            depth -= 1
    return deepest


def _kind(value: object) -> str:
    """What JSON calls a value that is none of ours."""
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _short(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.colno}"
    return str(error)[:80]

"""Which format an input has: by its name, else by how it begins."""

from __future__ import annotations

import re
from enum import StrEnum

from depositary.corpus.encodings import wide_encoding


class Format(StrEnum):
    """The formats of documents that can be read; `AUTO` asks to find out."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSONL = "jsonl"
    EMAIL = "email"
    FEED = "feed"


class Packing(StrEnum):
    """How an input is compressed."""

    PLAIN = "plain"
    GZIP = "gzip"
    XZ = "xz"


#: So many bytes of an input are looked at.
HEAD = 8 * 1024

_SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".eml": Format.EMAIL,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
}
#: Formats whose content is text.
_TEXTUAL = frozenset({Format.TEXT, Format.HTML, Format.JSONL, Format.EMAIL, Format.FEED})
_PACKED = {".gz": Packing.GZIP, ".xz": Packing.XZ}
_MAGIC = ((b"\x1f\x8b", Packing.GZIP), (b"\xfd7zXZ\x00", Packing.XZ))
_MARKUP_START = re.compile(r"<(?P<tag>!doctype\s+html|html|rss|feed|rdf:rdf|head|body|article|div|p)\b", re.IGNORECASE)
_FEED_TAGS = frozenset({"rss", "feed", "rdf:rdf"})
_MAIL_HEADER = re.compile(
    r"(?:Return-Path|Received|From|To|Subject|Date|MIME-Version|Message-ID|Delivered-To|DKIM-Signature):", re.IGNORECASE
)
#: 0x80 to 0x9F are quotation marks and dashes in legacy encodings, and controls in Unicode.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_WIDE_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_FOLDED = (" ", "\t")


def format_by_name(name: str) -> Format | None:
    """The format that a file's name promises, looking through `.gz` and `.xz`; None when it promises none."""
    lowered = name.lower()
    for suffix in _PACKED:
        lowered = lowered.removesuffix(suffix)
    dot = lowered.rfind(".")
    return _SUFFIXES.get(lowered[dot:]) if dot > lowered.rfind("/") else None


def packing_by_content(head: bytes) -> Packing:
    """How an input that begins with `head` is compressed."""
    for magic, packing in _MAGIC:
        if head.startswith(magic):
            return packing
    return Packing.PLAIN


def format_by_content(head: bytes) -> Format | None:
    """The format of an (unpacked) input that begins with `head`; None when it is none of ours and no text."""
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return Format.DOCX
    if _is_binary(head):
        return None
    start = _start(head)
    if start.startswith("{"):
        return Format.JSONL if _is_json_line(start) else Format.TEXT
    if start.startswith("<"):
        tag = _MARKUP_START.search(start)
        if tag is not None:
            return Format.FEED if tag["tag"].lower() in _FEED_TAGS else Format.HTML
        return Format.TEXT
    return Format.EMAIL if _is_mail(start) else Format.TEXT


def settled_format(name: str, head: bytes) -> Format | None:
    """The format by name, unless the content is unmistakably another (a PDF or a picture called .txt); else by content.

    None when it is none of ours and no text.
    """
    named, found = format_by_name(name), format_by_content(head)
    if named is None or (found is None and named in _TEXTUAL):
        return found
    if found in (Format.PDF, Format.DOCX) and named is not found:
        return found
    if named is Format.HTML and found is Format.FEED:
        return found
    return named


def _start(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip()
    return head.decode("utf-8-sig", "replace").lstrip()


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    # Text holds next to no control characters; bytes that only look like UTF-16 do.
    wide = wide_encoding(head) if 0 in head else None
    if wide is not None:
        return len(_WIDE_CONTROL.findall(head.decode(wide, "replace"))) > len(head) // 20
    return head.count(0) > len(head) // 50 or len(_CONTROL.findall(head.decode("latin-1"))) > len(head) // 20


def _is_json_line(start: str) -> bool:
    line = start.partition("\n")[0].rstrip()
    return '"' in line[:64] and (line.endswith("}") or len(line) > HEAD // 2)


def _is_mail(start: str) -> bool:
    lines = start.split("\n", 12)[:12]
    headers = 0
    for line in lines:
        if not line.strip():
            break
        if _MAIL_HEADER.match(line):
            headers += 1
        elif not line.startswith(_FOLDED) and ":" not in line[:40]:
            return False
    return headers >= 2

"""Content hashes: the only source of ids, so that the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
import json
from typing import Any

ID_LENGTH = 16


def digest_bytes(data: bytes) -> str:
    """The SHA-256 of bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_text(text: str) -> str:
    """The SHA-256 of a text's UTF-8 form; lone surrogates are kept, since hostile input may hold them."""
    return digest_bytes(text.encode("utf-8", "surrogatepass"))


def content_id(content: Any) -> str:
    """A short id from JSON-like content; the order of keys does not matter.

    >>> content_id({"a": 1, "b": 2}) == content_id({"b": 2, "a": 1})
    True
    """
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:ID_LENGTH]

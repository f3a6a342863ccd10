"""RSS and Atom feeds: every entry a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from depositary.core.codes import PublishedBasis
from depositary.core.errors import InputError, LimitError
from depositary.core.hashing import digest_bytes
from depositary.corpus.drafts import Draft
from depositary.corpus.fragments import fragment_text
from depositary.corpus.limits import Limits

_NOTE = "entry of a feed; offsets refer to the text"
_ENTITY = tuple("<!ENTITY".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s{0,20}>\s*(?:<!--[^>]{0,500}-->\s*)?\Z", re.IGNORECASE)
_END_REACH = 4096
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def feed_drafts(data: bytes, source: str, limits: Limits) -> Iterator[Draft | InputError]:
    """The entries of a feed: content or else summary or else title, with title, link, id and date of each.

    The text has been taken out of the feed's markup, so the offset map is empty. A feed that ends in the middle gives
    its entries and then a failure.

    Raises `InputError` for what is no feed or declares entities, `LimitError` beyond `limits.entries`.
    """
    if len(data) > limits.markup_size:
        raise LimitError(source, f"a feed of {len(data)} bytes, the limit is {limits.markup_size}", "split it")
    if any(word in data for word in _ENTITY):
        raise InputError(source, "a feed that declares entities", "this is how an entity bomb looks; check it by hand")
    # Imported here because it loads an HTTP client that nothing here uses.
    import feedparser

    # A stream, since a string might be taken for an address or a path and opened.
    feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise InputError(source, "no feed entries", "check that it is RSS or Atom and was fetched whole")
    if len(feed.entries) > limits.entries:
        raise LimitError(source, f"{len(feed.entries)} entries, the limit is {limits.entries}", "split it")
    original = digest_bytes(data)
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(entry, feed.feed.get("title"), f"{source}, entry {number}", original, limits)
    if not data.startswith(_WIDE_MARKS) and not _END.search(data[-_END_REACH:]):
        yield InputError(source, "a feed that ends in the middle", "fetch it again; the entries before were read")


def _entry(entry: Any, publisher: str | None, source: str, original: str, limits: Limits) -> Draft | InputError:
    markup = next((part.get("value") for part in entry.get("content", ()) if part.get("value")), None)
    try:
        title = fragment_text(entry.get("title") or "", source, limits) or None
        text = fragment_text(markup or entry.get("summary") or "", source, limits)
    except LimitError as error:
        return error
    date = _date(entry)
    link = entry.get("link") or ""
    return Draft(
        text=text or title or "",
        source=source,
        title=title,
        given_id=entry.get("id") or None,
        publisher=publisher,
        address=link if link.startswith(("http://", "https://")) else None,
        published=date,
        basis=PublishedBasis.METADATA if date else PublishedBasis.UNKNOWN,
        original=original,
        notes=(_NOTE,),
    )


def _date(entry: Any) -> str | None:
    for name in ("published_parsed", "updated_parsed"):
        moment = dict.get(entry, name)
        if moment is not None:
            return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
    return None

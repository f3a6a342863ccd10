"""Quotes: the words of a source with everything that a page shows beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from depositary.register import Evidence
from depositary.views.evidence import SILENCES
from depositary.views.statements import says

#: The reader shows a text in parts of so many code points, so that no page grows with its document.
PART = 40_000
#: So many quotes stand under one fact of a page; the rest are counted.
MOST = 5
#: A text fragment names the beginning and the end of a passage by so many words each.
_FRAGMENT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """One passage of one source. Offsets are code points of the document's text; dates are EDTF."""

    statement: str
    document: str
    """The digest, which the reader's address is made of."""
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    start: int
    end: int
    quote: str
    speaker: str | None
    says: str
    silent: str | None
    """Why it counts for nothing, in words; None when it counts."""
    address: str | None
    """The source's own page at the passage, where the source is a web page."""

    @property
    def path(self) -> str:
        """The reader's address at the passage."""
        return passage_path(self.document, self.start, self.end)

    @property
    def outlet(self) -> str:
        """Who published it, or else the document's name."""
        return self.publisher or self.name


def quote_of(item: Evidence) -> Quote:
    """A piece of evidence as a quote."""
    statement, source = item.statement, item.source
    passage, speaker = statement.passage, statement.speaker
    return Quote(
        statement=item.id,
        document=source.digest,
        name=source.name,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        start=passage.start,
        end=passage.end,
        quote=passage.quote,
        speaker=(speaker.name or speaker.office or speaker.party) if speaker else None,
        says=says(statement),
        silent=SILENCES.get(item.silent, item.silent) if item.silent else None,
        address=outward(source.address, passage.quote),
    )


def quotes_of(items: Iterable[Evidence], most: int | None = MOST) -> tuple[Quote, ...]:
    """The first `most` pieces of evidence as quotes, each passage once; None gives all."""
    by_place: dict[tuple[str, int, int], Evidence] = {}
    for item in items:
        passage = item.statement.passage
        by_place.setdefault((item.source.digest, passage.start, passage.end), item)
    return tuple(quote_of(item) for item in list(by_place.values())[:most])


def passage_path(digest: str, start: int, end: int) -> str:
    """The reader's address at a passage: the part of the text that it starts in, and its place."""
    part = start // PART + 1
    query = f"?part={part}" if part > 1 else ""
    return f"/documents/{digest}{query}#{anchor(start, end)}"


def anchor(start: int, end: int) -> str:
    """The name of a passage's place on the reader's page."""
    return f"p{start}-{end}"


def outward(address: str | None, words: str) -> str | None:
    """A web address with a text fragment that leads to the words; None for anything but http and https.

    >>> outward("https://example.org/a", "They signed it on Monday in the old town hall.")
    'https://example.org/a#:~:text=They%20signed%20it%20on,old%20town%20hall.'
    """
    if not address or any(ord(char) < 0x21 for char in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    found = words.split()
    if len(found) <= 2 * _FRAGMENT_WORDS:
        fragment = _escaped(" ".join(found))
    else:
        fragment = f"{_escaped(' '.join(found[:_FRAGMENT_WORDS]))},{_escaped(' '.join(found[-_FRAGMENT_WORDS:]))}"
    return f"{address.partition('#')[0]}#:~:text={fragment}"


def _escaped(words: str) -> str:
    # The dash parts prefixes from what is sought, and is the one character that `quote` leaves.
    return quote(words, safe="", errors="replace").replace("-", "%2D")

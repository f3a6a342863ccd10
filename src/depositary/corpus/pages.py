"""HTML pages: the main text with every offset carried from the page, and what the metadata say.

Trafilatura decides which blocks are main text, and nothing else; the text itself is taken from the page's own blocks
(see docs/decisions/html-offsets.md).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence

from depositary.core.documents import OffsetMap
from depositary.core.errors import InputError, LimitError
from depositary.core.hashing import digest_bytes
from depositary.corpus.blocks import Block, BlockBuilder
from depositary.corpus.drafts import Draft
from depositary.corpus.encodings import decode, holdable
from depositary.corpus.limits import Limits
from depositary.corpus.markup import tokens
from depositary.corpus.page_metadata import page_metadata

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_DECLARED_REACH = 4096
_SPACE = re.compile(r"\s+")
_LIST_LIKE = frozenset({"li", "tr", "dt", "dd", "caption"})
_HEADINGS = frozenset({"h1", "h2"})
#: A block so short is main text only when trafilatura gives it as a line of its own.
_SHORT = 30
#: Less of trafilatura's text found in the blocks means that the two do not see the same page.
_ENOUGH = 0.6
#: More of a block inside links means navigation, when only the structure decides.
_MAX_LINKED = 0.6


def page_draft(data: bytes, source: str, limits: Limits) -> Draft:
    """The document of an HTML page; offsets lead to the code points of the decoded page.

    Raises `InputError` for a page without text, `LimitError` beyond `limits.markup_size` or `limits.html_depth`.
    """
    if len(data) > limits.markup_size:
        raise LimitError(
            source, f"a page of {len(data)} bytes, the limit is {limits.markup_size}", "save its text instead"
        )
    found = _DECLARED.search(data[:_DECLARED_REACH])
    decoded = decode(data, found[1].decode("ascii") if found else None)
    page = holdable(decoded.text)
    pieces = list(tokens(page))
    blocks = BlockBuilder(page, source, limits.html_depth).build(pieces)
    if not blocks:
        raise InputError(source, "a page without text", "check that it was saved whole; some pages fill in by script")
    metadata = page_metadata(page, pieces, next((block.text for block in blocks if block.name in _HEADINGS), None))
    simple = sum(token.kind == "start" for token in pieces) <= limits.html_elements
    chosen, notes = _main(blocks, _extracted(page) if simple else [])
    text, segments = _joined(chosen)
    return Draft(
        text=text,
        source=source,
        title=metadata.title,
        publisher=metadata.publisher,
        address=metadata.address,
        published=metadata.published,
        basis=metadata.basis,
        original=digest_bytes(data),
        offsets=OffsetMap(segments=segments),
        notes=(*decoded.notes, *metadata.notes, *notes),
    )


def _main(blocks: Sequence[Block], said: Sequence[str]) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks that are main text, by what trafilatura said or, without that, by the structure of the page."""
    if said:
        chosen = _agreed(blocks, said)
        if sum(len(block.text) for block in chosen) >= _ENOUGH * sum(map(len, said)):
            return chosen, ()
    plain = [block for block in blocks if block.linked <= _MAX_LINKED * len(block.text)]
    return plain or list(blocks), ("main text chosen by the structure of the page alone",)


def _extracted(page: str) -> list[str]:
    """Trafilatura's lines, blanks unified."""
    # Imported here because it takes longer to load than two reports to read.
    from trafilatura import extract

    # Its complaints about odd pages are no messages for the user; whoever sets logging up still gets them.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    text = extract(page, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False)
    lines = (_unified(line.replace("|", " ").lstrip("-# ")) for line in (text or "").split("\n"))
    return [line for line in lines if line.strip("- ")]


def _agreed(blocks: Sequence[Block], said: Sequence[str]) -> list[Block]:
    """The blocks whose text trafilatura gives, no more often than it does."""
    lines = Counter(said)
    whole = " ".join(said)
    keys = [_unified(block.text.replace("|", " ")) for block in blocks]
    main = [key in lines or (len(key) >= _SHORT and key in whole) for key in keys]
    for key, count in Counter(key for key, kept in zip(keys, main, strict=True) if kept).items():
        # Several blocks with one text: a teaser repeats the first paragraph, say. The best placed ones stay.
        allowed = max(lines[key], 1)
        if count > allowed:
            places = [at for at, kept in enumerate(keys) if kept == key]
            best = set(sorted(places, key=lambda at: (-_standing(at, blocks, main), at))[:allowed])
            for at in places:
                main[at] = at in best
    return [block for block, kept in zip(blocks, main, strict=True) if kept]


def _standing(at: int, blocks: Sequence[Block], main: Sequence[bool]) -> int:
    """How well a block is placed: inside the article, among other main text, not a link."""
    around = sum(main[max(0, at - 3) : at + 4])
    return around + (10 if blocks[at].inside else 0) - (5 if blocks[at].linked else 0)


def _joined(blocks: Sequence[Block]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    parts: list[str] = []
    segments: list[tuple[int, int, int]] = []
    length = 0
    last = ""
    for block in blocks:
        if parts:
            gap = "\n" if block.name in _LIST_LIKE and last in _LIST_LIKE else "\n\n"
            parts.append(gap)
            length += len(gap)
        segments.extend((start + length, size, origin) for start, size, origin in block.segments)
        parts.append(block.text)
        length += len(block.text)
        last = block.name
    return "".join(parts), tuple(segments)


def _unified(text: str) -> str:
    return _SPACE.sub(" ", text).strip()

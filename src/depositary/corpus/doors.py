"""Doors: one for each format that is read whole, from bytes to drafts."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.errors import InputError
from depositary.corpus.drafts import Draft
from depositary.corpus.formats import Format
from depositary.corpus.limits import Limits
from depositary.corpus.texts import text_draft


def drafts_of(settled: Format, data: bytes, source: str, limits: Limits) -> Iterator[Draft | InputError]:
    """The drafts of the documents in `data`: one, or one for each entry of a feed.

    Raises `InputError` when there is none, `LimitError` beyond a limit.
    """
    # Each door is imported when its format occurs: lxml, pypdfium2 and trafilatura take longer than reading a text.
    if settled is Format.TEXT:
        yield text_draft(data, source)
    elif settled is Format.PDF:
        from depositary.corpus.pdfs import pdf_draft

        yield pdf_draft(data, source, limits)
    elif settled is Format.DOCX:
        from depositary.corpus.office_files import docx_draft

        yield docx_draft(data, source, limits)
    elif settled is Format.HTML:
        from depositary.corpus.pages import page_draft

        yield page_draft(data, source, limits)
    elif settled is Format.EMAIL:
        from depositary.corpus.mails import mail_drafts

        yield from mail_drafts(data, source, limits)
    elif settled is Format.FEED:
        from depositary.corpus.feeds import feed_drafts

        yield from feed_drafts(data, source, limits)
    else:
        raise InputError(source, f"{settled} is no format of a whole file", "read JSON Lines with `load`")

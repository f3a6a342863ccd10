"""The dates of one document, found sentence by sentence and only where somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from depositary.reading.dates import anchors, find_dates
from depositary.reading.dates.mentions import DateMention

#: Before a date of a sentence this makes it one of what had happened before the story.
_PLUPERFECT = re.compile(r"\bhad\b")


class DocumentDates:
    """The dates that the sentences of a document name, and the date from which each of them counts.

    `spans` are the sentences that may be read, in text order; `published` is the day from which dates count, as EDTF.
    """

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], published: str | None) -> None:
        self._text = text
        self._spans = spans
        self._published = published
        self._found: dict[int, list[DateMention]] = {}

    def within(self, start: int, end: int) -> list[DateMention]:
        """The dates of a sentence in text order; `start` and `end` are its offsets."""
        found = self._found.get(start)
        if found is None:
            found = self._found[start] = find_dates(self._text, start, end)
        return found

    def anchor(self, mention: DateMention) -> str | None:
        """The date, as EDTF, that the text named before a date that counts from it; None for every other date."""
        if self._published is not None and not mention.counts_from_text:
            return None
        return self._anchors.get(mention.start)

    @cached_property
    def _anchors(self) -> Mapping[int, str | None]:
        """By the offset where a date starts: the date named before it. All sentences are looked through, once."""
        said = [mention for start, end in self._spans for mention in self.within(start, end)]
        asides = frozenset(mention.start for start, end in self._spans for mention in self._told_aside(start, end))
        return {m.start: anchor for m, anchor in zip(said, anchors(said, self._published, asides), strict=True)}

    def _told_aside(self, start: int, end: int) -> Iterator[DateMention]:
        """The dates of a sentence that tell what had happened before the story."""
        dates = self.within(start, end)
        had = _PLUPERFECT.search(self._text, start, end) if dates else None
        return (mention for mention in dates if had is not None and mention.start > had.start())

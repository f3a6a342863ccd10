"""Passages: exact spans of a document's text. Nothing enters the register without one."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.errors import IntegrityError


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of a text in Unicode code points, start inclusive, end exclusive, with the words it holds."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Passage:
        """The passage of `text` between two offsets.

        Raises `IntegrityError` when the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(text):
            raise IntegrityError(f"span {start}-{end} is no part of a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def verify(self, text: str) -> None:
        """Raise `IntegrityError` unless `text[start:end] == quote`."""
        found = text[self.start : self.end]
        if found != self.quote or not found:
            raise IntegrityError(
                f"passage {self.start}-{self.end} should read {self.quote[:60]!r}, the text has {found[:60]!r}"
            )

    def overlaps(self, other: Passage) -> bool:
        """Whether two passages of one text share a character."""
        return self.start < other.end and other.start < self.end

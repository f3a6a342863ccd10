"""Patterns of the data files: regular expressions compiled at first use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from depositary.core.errors import LexiconError


class Pattern:
    """A regular expression that is compiled when it is first used.

    The files hold hundreds and a document needs a few; compiling all of them takes longer than reading two reports.
    `where` names the file and the rule in the `LexiconError` that a broken expression raises.
    """

    def __init__(self, source: str, where: str) -> None:
        self.source = source
        self.where = where

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression. Raises `LexiconError` when it is none."""
        try:
            return re.compile(self.source)
        except re.error as error:
            raise LexiconError(
                f"{self.where}: {self.source!r} is no regular expression ({error}); correct it"
            ) from error

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The numbers of its named groups."""
        return self.compiled.groupindex

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets, or None."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`, or None."""
        return self.compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text, or None."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches between two offsets, in text order, without overlap."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)

"""Footnotes: passages numbered in the order in which a page on paper comes to speak of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from depositary.views.pages.quotes import Quote

_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The passages of a page, each once; those that nothing points to come last."""

    quotes: tuple[Quote, ...]
    _numbers: dict[_Place, int]

    def of(self, quotes: Iterable[Quote]) -> list[int]:
        """The numbers of passages, from 1, in order."""
        return sorted({self._numbers[_place(quote)] for quote in quotes})


def footnotes(mentions: Iterable[Iterable[Quote]], every: Iterable[Quote]) -> Footnotes:
    """The footnotes of a page: what it mentions, in order, and every other passage behind."""
    whole = {_place(quote): quote for quote in every}
    order = dict.fromkeys(_place(quote) for quotes in mentions for quote in quotes if _place(quote) in whole)
    order |= dict.fromkeys(whole)
    return Footnotes(tuple(whole[place] for place in order), {place: i for i, place in enumerate(order, 1)})


def _place(quote: Quote) -> _Place:
    return (quote.document, quote.start, quote.end)

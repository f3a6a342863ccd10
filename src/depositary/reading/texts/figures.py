"""Figures: the sums of a sentence, with continental figures and years before a sum read as they are meant."""

from __future__ import annotations

import re
from dataclasses import replace

from depositary.reading.amounts import AmountMention, find_amounts

#: A year taken for the number of a sum: "made in 2023 of EUR 50 million".
_YEAR_OF = re.compile(r"(?:19|20)\d{2} of ")
#: Figures whose dots can part thousands: "250.000".
GROUPED = re.compile(r"\b\d{1,3}(?:\.\d{3})+(?![\d.,])")
_NUMBER = re.compile(r"\d[\d.,]*")
_CUT = re.compile(r"\d[.,]$")


def sums_of(text: str, start: int, end: int, donor: str | None, language: str) -> list[AmountMention]:
    """The sums of `text[start:end]`, in order; `donor` is the party whose dollars a bare sign means."""
    found: list[AmountMention] = []
    while True:
        batch = find_amounts(text, start, end, donor, language)
        cut = next((place for place, each in enumerate(batch) if _YEAR_OF.match(each.literal)), None)
        if cut is None:
            return [_mended(text, each) for each in [*found, *batch]]
        found.extend(batch[:cut])
        start = batch[cut].start + 8


def _mended(text: str, mention: AmountMention) -> AmountMention:
    """The mention with continental figures read as they are meant: "250.000", "0,25 %"."""
    amount = mention.amount
    before = text[max(0, mention.start - 4) : mention.start]
    cut = _CUT.search(before)
    if cut and amount.value is not None and mention.literal[:1].isdigit():
        start = mention.start - (len(before) - cut.start())
        figure = _NUMBER.match(text[start : mention.end])
        value = float(figure[0].replace(",", ".")) if figure else amount.value
        literal = text[start : mention.end]
        return replace(mention, start=start, literal=literal, amount=replace(amount, literal=literal, value=value))
    grouped = GROUPED.search(mention.literal)
    if (
        grouped
        and amount.value is not None
        and amount.value == float(grouped[0].split(".")[0] + "." + grouped[0].split(".", 1)[1].replace(".", ""))
    ):
        return replace(mention, amount=replace(amount, value=float(grouped[0].replace(".", ""))))
    return mention

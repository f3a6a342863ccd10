"""Figures: the sums of a sentence, with continental figures and years before a sum read as they are meant."""

from __future__ import annotations

import re
from dataclasses import replace

from depositary.reading.quantities.amounts import AmountMention, find_amounts

#: A year taken for the number of a sum: "made in 2023 of EUR 50 million".
_YEAR_OF = re.compile(r"(?:19|20)\d{2} of ")
#: Figures whose dots can part thousands: "250.000".
GROUPED = re.compile(r"\b\d{1,3}(?:\.\d{3})+(?![\d.,])")
_NUMBER = re.compile(r"\d[\d.,]*")
#: Spellings that the reader of sums does not know, each with one of equal length that it does.
_SHORT_MILLION = re.compile(r"(?<=\d )mil\.(?= )")
_SMALL_CODE = re.compile(r"(?<=[\dn] )(?:Eur|Usd|Gbp|Nok|Sek|Dkk|Isk|Chf|Czk|Pln)\b")
_CUT = re.compile(r"\d[.,]$")


def sums_of(text: str, start: int, end: int, donor: str | None, language: str) -> list[AmountMention]:
    """The sums of `text[start:end]`, in order; `donor` is the party whose dollars a bare sign means."""
    words = _known(text[start:end])
    found: list[AmountMention] = []
    low = 0
    while True:
        batch = find_amounts(words, low, len(words), donor, language)
        cut = next((place for place, each in enumerate(batch) if _YEAR_OF.match(each.literal)), None)
        found.extend(batch[:cut])
        if cut is None:
            return [_moved(text, start, _mended(words, each)) for each in found]
        low = batch[cut].start + len("2024 of ")


def _moved(text: str, by: int, mention: AmountMention) -> AmountMention:
    """The mention at its place in the whole text, with the text's own words."""
    low, high = mention.start + by, mention.end + by
    amount = replace(mention.amount, literal=text[low:high])
    return replace(mention, start=low, end=high, literal=text[low:high], amount=amount)


def _known(words: str) -> str:
    """The words with "400 mil. EUR" and "100 million Eur" as the reader of sums knows them, letter for letter."""
    return _SMALL_CODE.sub(lambda found: found[0].upper(), _SHORT_MILLION.sub("mln ", words))


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

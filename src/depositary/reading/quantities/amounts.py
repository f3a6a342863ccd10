"""Sums of money in a text, as the source words them: "up to €3 billion", "0.25% of GDP a year"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depositary.core.values import Amount
from depositary.lexicon.quantities import Money, NumberWords, load_money, load_numbers
from depositary.reading.quantities.sums import SumReader
from depositary.reading.quantities.tokens import tokens

_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class AmountMention:
    """A sum that a text names; `text[start:end] == literal == amount.literal`, offsets in code points.

    `per` is year, month or day where the sum recurs; `conversion` says that the sum restates the one before it in
    another currency.
    """

    start: int
    end: int
    literal: str
    amount: Amount
    per: str | None = None
    conversion: bool = False


def find_amounts(text: str, start: int, end: int, hint: str | None = None, language: str = "en") -> list[AmountMention]:
    """The sums of `text[start:end]`, in text order, without overlap.

    `hint` is the party whose money a name of several currencies means ("kroner", and "$" in a Canadian text).
    Shares of output have the currency `%GDP` and the percentage as value. A sum that cannot mean what it says ("a $61
    aid bill", a conversion that is off by orders of magnitude) is suspect, has no value and is not repaired. A range
    ("two to three billion euros") gives its lower end as minimum. Raises `LexiconError` for a language without data.
    """
    words, money = load_numbers(language), load_money(language)
    if not _may_hold(text[start:end], words, money):
        return []
    found = tokens(text, start, end, words)
    reader = SumReader(text, found, words, money, hint)
    mentions = []
    for entry in reader.sums():
        low, high = found[entry.first].start, found[entry.last].end
        literal = text[low:high]
        value = None if entry.suspect else entry.value
        amount = Amount(literal, entry.currency, value, entry.qualifier, entry.suspect)
        mentions.append(AmountMention(low, high, literal, amount, entry.per, entry.conversion))
    return mentions


def _may_hold(stretch: str, words: NumberWords, money: Money) -> bool:
    """A quick look that spares most sentences the grammar: a currency and a number are somewhere in it."""
    if any(sign in stretch for sign in money.symbols):
        return True
    seen = _WORDS.findall(stretch)
    if money.codes.isdisjoint(seen) and money.heads.isdisjoint(word.casefold() for word in seen):
        return False
    return any(letter.isdigit() for letter in stretch) or not words.starters.isdisjoint(
        word.casefold() for word in seen
    )

"""Names and signs of currencies beside a number."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from depositary.lexicon.quantities import Money
from depositary.reading.quantities.tokens import Token

#: The longest name of a currency has this many words ("Bosnia-Herzegovina convertible marks" with its hyphen).
_LONGEST = 5
#: The longest sign has this many tokens ("U.S.$").
_LONGEST_SIGN = 5
#: How far the word that decides between several currencies may stand from the sum, in tokens.
_NEAR = 30


def phrase_at(found: Sequence[Token], at: int, phrases: Collection[tuple[str, ...]]) -> int | None:
    """How many tokens the longest of the phrases that starts at `at` has, or None."""
    for length in range(_LONGEST, 0, -1):
        words = tuple(token.word for token in found[at : at + length])
        if len(words) == length and words in phrases:
            return length
    return None


def currency_before(text: str, found: Sequence[Token], at: int, money: Money) -> tuple[int, str] | None:
    """The first token and the name of the currency right before token `at`: "US$", "EUR"."""
    for length in range(_LONGEST_SIGN, 0, -1):
        first = at - length
        if first < 0 or found[first].shape == "figure":
            continue
        sign = text[found[first].start : found[at - 1].end]
        if sign in money.symbols and _apart(text, found, first):
            return first, money.symbols[sign]
    sign = text[found[at - 1].start : found[at - 1].end] if at else ""
    return (at - 1, sign) if sign in money.codes else None


def _apart(text: str, found: Sequence[Token], first: int) -> bool:
    """Whether a sign starts on its own: the "A$" of "CIA$" does not."""
    start = found[first].start
    return start == 0 or not (text[start].isalpha() and text[start - 1].isalnum())


def currency_after(
    text: str, found: Sequence[Token], last: int, money: Money, of: Collection[str]
) -> tuple[int, str] | None:
    """The last token and the name of the currency right behind token `last`: "euros", "-dollar", "€", "of euros"."""
    at = last + 1
    if at < len(found):
        hyphen = found[at].word in "-‐‑" and found[at].start == found[last].end
        at += hyphen or found[at].word in of
    if at >= len(found):
        return None
    length = phrase_at(found, at, money.names.keys())
    if length is not None:
        return at + length - 1, money.names[tuple(token.word for token in found[at : at + length])]
    sign = text[found[at].start : found[at].end]
    if _opens_another(text, found, at, money):
        return None
    return (at, sign) if sign in money.codes else (at, money.symbols[sign]) if sign in money.symbols else None


def _opens_another(text: str, found: Sequence[Token], at: int, money: Money) -> bool:
    """Whether the sign at `at` belongs to the sum behind it: "in 2020 USD 5 million", "3 and €4"."""
    if at + 1 >= len(found):
        return False
    following = found[at + 1]
    return following.shape == "figure" or text[following.start : following.end] in money.symbols


def settled(name: str, found: Sequence[Token], first: int, last: int, money: Money, hint: str | None) -> str | None:
    """The ISO code that a name means here, or None where several remain.

    The hint decides, then the nearest word that names one of the countries, then the name's usual meaning.
    """
    entry = money.ambiguous.get(name)
    if entry is None:
        return name
    if hint is not None and hint in entry.parties:
        return entry.parties[hint]
    nearest: tuple[int, str] | None = None
    for at in range(max(first - _NEAR, 0), min(last + _NEAR, len(found))):
        code = entry.near.get(found[at].word)
        distance = first - at if at < first else at - last
        if code is not None and (nearest is None or distance < nearest[0]):
            nearest = (distance, code)
    return nearest[1] if nearest else entry.default or None

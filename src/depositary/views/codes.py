"""Codes in words that need no explanation; data keeps the code itself."""

from __future__ import annotations

#: Parts of codes that are names or short for something.
_NAMES = {"nato": "NATO", "eu": "EU", "it": "IT", "un": "UN", "ngo": "NGO"}


def code_words(code: str | None) -> str:
    """A code in words; empty for none.

    >>> code_words("nato_support"), code_words("in_force"), code_words(None)
    ('NATO support', 'in force', '')
    """
    return " ".join(_NAMES.get(part, part) for part in (code or "").split("_"))


#: Words that stay small within a title.
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
#: What is written in capitals in any title.
_CAPITALS = frozenset(("EU", "G7", "IAEA", "NATO", "OSCE", "UK", "UN", "US", "USA"))


#: Other alphabets have other rules.
_LAST_LATIN = "\u024f"


def title_words(title: str) -> str:
    """A title for people: one that is all in capitals is written as titles are; any other stands as it is.

    >>> title_words("ACCORD ON AID BETWEEN THE EU AND THE REPUBLIC OF FIJI"), title_words("Reciprocal Access Agreement")
    ('Accord on Aid between the EU and the Republic of Fiji', 'Reciprocal Access Agreement')
    """
    words = title.split(" ")
    if len(words) < 2 or not title.isupper() or any(c.isalpha() and c > _LAST_LATIN for c in title):
        return title
    return " ".join(_titled(word, first=place == 0) for place, word in enumerate(words))


def _titled(word: str, *, first: bool) -> str:
    if word.strip("(),.:;“”\"'") in _CAPITALS:
        return word
    small = word.lower()
    if small in _SMALL and not first:
        return small
    start = next((place for place, letter in enumerate(small) if letter.isalpha()), 0)
    return small[:start] + small[start : start + 1].upper() + small[start + 1 :]

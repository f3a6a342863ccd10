"""Spellings of persons' names: what transliteration and plain keyboards make of them.

Rules, not lists: each pair says which ending or letter also appears as which other, with the persons it was learnt
from in the comment beside it. A spelling that no rule gives is a `spellings` entry of the holder's row.
"""

from __future__ import annotations

import unicodedata

#: Letters that do not decompose into a base letter and a mark.
_PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ŋ": "n", "Ŋ": "N",
        "’": "'", "ʻ": "'", "`": "'",
    }
)  # fmt: skip

#: The German and Scandinavian way of writing without the marks: Støre -> Stoere, Müller -> Mueller, Åberg -> Aaberg.
_DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)

#: Endings that English, French, German and passport transliterations of the same Slavic name share.
_ENDINGS = (
    frozenset({"skyy", "sky", "skiy", "skyi", "skij", "ski", "skyj"}),  # Zelenskyy, Zelensky, Zelenskiy, Selenskyj
    frozenset({"tskyy", "tsky", "tskiy", "tskyi", "tski"}),  # Arbatskyy, Arbatsky
    frozenset({"ov", "off", "ow"}),  # Reznikov, Resnikow
    frozenset({"ev", "eff", "ew"}),  # Medvedev, Medwedew
    frozenset({"iy", "yi", "ii", "y"}),  # Poroshenko's Valeriy, Valerii
)

#: Given names that reports write in the Russian, Ukrainian, Belarusian, English or German way.
_GIVEN = (
    frozenset({"Volodymyr", "Vladimir", "Wolodymyr"}),
    frozenset({"Oleksandr", "Alexander", "Aleksandr"}),
    frozenset({"Andriy", "Andrii", "Andrij"}),
    frozenset({"Dmytro", "Dmitry", "Dmitri"}),
    frozenset({"Serhiy", "Serhii", "Sergei"}),
    frozenset({"Oleksiy", "Oleksii", "Alexei"}),
    frozenset({"Yuliia", "Yulia", "Yuliya"}),
    frozenset({"Ihor", "Igor"}),
    frozenset({"Mykola", "Nikolai"}),
    frozenset({"Yuriy", "Yurii", "Yuri"}),
    frozenset({"Sergey", "Sergei"}),
    frozenset({"Mikhail", "Mikhael"}),
    frozenset({"Aleksandar", "Alexander"}),
    frozenset({"Andrzej", "Andrej"}),
)
_GIVEN_FORMS = {name: group - {name} for group in _GIVEN for name in group}


def plain_letters(text: str) -> str:
    """The text without diacritics, in ASCII where that is possible.

    >>> plain_letters("Jonas Gahr Støre")
    'Jonas Gahr Store'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN_LETTERS))
    return unicodedata.normalize("NFC", "".join(letter for letter in decomposed if not unicodedata.combining(letter)))


def spellings(name: str, surname: str, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every spelling of a person: full names and surname, longest first, then alphabetical.

    `surname` may be empty for persons known by one name. `more` holds spellings that no rule gives; those that
    consist of one word stand for the surname and go with the given names too.
    """
    given = name.removesuffix(surname).strip() if surname and name.endswith(surname) else ""
    surnames = {surname} if surname else set()
    surnames.update(word for word in more if " " not in word)
    forms = {name, *more}
    for family in surnames:
        for variant in _variants(family):
            forms.add(variant)
            forms.update(f"{first} {variant}" for first in _given_variants(given) if first)
    forms.update(plain_letters(form) for form in tuple(forms))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _variants(surname: str) -> set[str]:
    found = {surname}
    for group in _ENDINGS[:2]:
        for ending in group:
            if surname.endswith(ending):
                stem = surname.removesuffix(ending)
                found.update(stem + other for other in group)
                break
    if not surname.isascii():
        found.add(plain_letters(surname.translate(_DIGRAPHS)))
    return found


def _given_variants(given: str) -> set[str]:
    return {given, *_GIVEN_FORMS.get(given, ())}

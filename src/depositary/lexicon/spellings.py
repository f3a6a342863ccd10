"""Spellings of persons' names: what transliteration, plain keyboards and short forms make of them.

Rules, not lists: each group says which endings or given names stand for each other, with the persons it was learnt
from in the comment beside it. A spelling that no rule gives is an entry of the holder's `spellings`.
"""

from __future__ import annotations

import re
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

#: Endings of one Slavic surname in English, French, German and passport transliteration (Zelenskyy, Zelensky, ...).
_SKY = ("skyy", "skyi", "skyj", "skiy", "skij", "sky", "ski")

#: Given names that reports write in the Russian, Ukrainian, English or German way.
_GIVEN = (
    ("Volodymyr", "Vladimir", "Wolodymyr"),
    ("Oleksandr", "Alexander", "Aleksandr"),
    ("Andriy", "Andrii", "Andrij", "Andrei"),
    ("Dmytro", "Dmitry", "Dmitri"),
    ("Serhiy", "Serhii", "Sergei"),
    ("Sergey", "Sergei"),
    ("Oleksiy", "Oleksii", "Alexei"),
    ("Yuliia", "Yulia", "Yuliya"),
    ("Ihor", "Igor"),
    ("Olha", "Olga"),
    ("Mykola", "Nikolai"),
    ("Yuriy", "Yurii", "Yuri"),
    ("Aleksandar", "Alexander"),
)
_GIVEN_FORMS = {name: group for group in _GIVEN for name in group}

#: Arabic articles, which reports write in either way or leave out: al-Assad, Assad; El-Sisi, al-Sisi, Sisi.
_ARTICLES = ("al-", "Al-", "el-", "El-")

#: Initials and generation marks, which reports drop at will: Donald J. Trump, Joseph R. Biden Jr.
_DROPPED = re.compile(r"(?:[A-Z]\.)+|Jr\.?|Sr\.?")


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

    `surname` stands at the end of the name, at its start ("Xi" of "Xi Jinping") or within ("López" of "Andrés López
    Obrador"). `more` holds spellings that no rule gives; those of one word stand for the surname too.

    >>> spellings("Ursula von der Leyen", "von der Leyen", ("Von der Leyen",))
    ('Ursula von der Leyen', 'Von der Leyen', 'von der Leyen')
    """
    before, _, after = name.partition(surname)
    given = [each for word in before.split() for each in _given_forms(word)]
    forms = {name, *more}
    for family in (surname, *(word for word in more if " " not in word)):
        for variant in _variants(family):
            forms.add(variant)
            for first in given:
                forms.add(f"{first} {variant}")
    if not given and after:
        forms.add(f"{surname} {after.split()[0]}")
    if not all(map(str.isascii, forms)):
        forms.update([plain_letters(form) for form in forms])
    return tuple(sorted(sorted(forms), key=len, reverse=True))


def _variants(surname: str) -> list[str]:
    found = [surname]
    if surname.endswith(_SKY):
        ending = next(each for each in _SKY if surname.endswith(each))
        found.extend(surname.removesuffix(ending) + other for other in _SKY)
    title, _, numeral = surname.rpartition(" ")
    if title and not numeral.strip("IVX"):
        found.append(title)  # King Harald for Harald V
    if surname.startswith(_ARTICLES):
        found.extend((surname[3:], "al-" + surname[3:], "Al-" + surname[3:]))
    if not surname.isascii():
        found.extend((plain_letters(surname), plain_letters(surname.translate(_DIGRAPHS))))
    return found


def _given_forms(word: str) -> tuple[str, ...]:
    if _DROPPED.fullmatch(word) or not word[0].isupper():
        return ()
    return _GIVEN_FORMS.get(word, (word,))

"""English verb forms, by rule, with the irregular ones given by the data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_VOWELS = "aeiou"
#: Verbs whose last consonant is doubled before -ed and -ing although their last syllable may be unstressed.
_DOUBLING = frozenset({"submit", "commit", "initial", "set", "cancel", "permit", "stop", "plan", "refer"})


class Form(StrEnum):
    """Which form of a verb a word is."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Inflected:
    """One word and the forms of its verb that it can be."""

    word: str
    forms: frozenset[Form]


def inflect(lemma: str, irregular: tuple[str, ...] = ()) -> list[Inflected]:
    """All forms of a verb.

    `irregular` gives past, participle and -ing; further triples are spelling variants, further single words are
    third-person variants.

    >>> sorted(i.word for i in inflect("sign"))
    ['sign', 'signed', 'signing', 'signs']
    """
    found: dict[str, set[Form]] = {lemma: {Form.BASE}, _third(lemma): {Form.THIRD}}
    triples = [irregular[i : i + 3] for i in range(0, len(irregular) - len(irregular) % 3, 3)]
    for past, participle, ing in triples or [(_past(lemma), _past(lemma), _ing(lemma))]:
        found.setdefault(past, set()).add(Form.PAST)
        found.setdefault(participle, set()).add(Form.PARTICIPLE)
        found.setdefault(ing, set()).add(Form.ING)
    for extra in irregular[len(triples) * 3 :]:
        found.setdefault(extra, set()).add(Form.THIRD)
    return [Inflected(word, frozenset(forms)) for word, forms in sorted(found.items())]


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "ch", "sh", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if lemma in _DOUBLING else "") + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if lemma in _DOUBLING else "") + "ing"

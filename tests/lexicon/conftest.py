"""The lexicon, and the plainest possible reader of names: longest form first, whole words, blockers and offices too."""

import re
from collections.abc import Callable

import pytest

from depositary.lexicon import Lexicon, load_lexicon

Found = list[tuple[str, str]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


def whole_words(forms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


@pytest.fixture(scope="session")
def names_in(lexicon: Lexicon) -> Callable[[str], list[str]]:
    """The codes of the names in a sentence, blocked forms left out."""
    blocked = {blocker.form for blocker in lexicon.blockers}
    pattern = whole_words([*blocked, *{name.form for name in lexicon.names}])

    def find(sentence: str) -> list[str]:
        forms = [match[0] for match in pattern.finditer(sentence) if match[0] not in blocked]
        return [name.code for form in forms for name in lexicon.named(form)[:1]]

    return find


@pytest.fixture(scope="session")
def offices_in(lexicon: Lexicon) -> Callable[[str], Found]:
    """The (office code, implied party) pairs of the office words in a sentence."""
    known = {form: office for office in reversed(lexicon.offices) for form in office.cased()}
    pattern = whole_words(list(known))
    return lambda sentence: [(known[m[0]].code, known[m[0]].party or "") for m in pattern.finditer(sentence)]

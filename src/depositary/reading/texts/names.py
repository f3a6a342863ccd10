"""Names: which parties a stretch of an agreement text names, whatever capitals it is set in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depositary.lexicon import Lexicon, Name

#: A word; two words that a broken copy ran together ("ofSingapore") are parted at the capital.
_WORD = re.compile(r"[^\W\d_a-z]?[^\W\d_A-Z]+|[^\W_]+|&")
#: Kinds of names that can name a party as such; adjectives and capitals only stand for one.
_NAMING = frozenset({"name", "long", "former", "group", "abbreviation"})
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class NameMention:
    """A party named at a stretch of the layout's text."""

    start: int
    end: int
    party: str


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    party: str | None
    """None for a longer form in which the name stands for no party."""
    exact: str | None
    """The form, where only its own capitals will do."""


class NameIndex:
    """The lexicon's names by their first word."""

    def __init__(self, lexicon: Lexicon, kinds: frozenset[str] = _NAMING) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        for name in lexicon.names:
            if name.kind in kinds or (name.kind == "institution" and name.code in _SELF_ACTING):
                self._add(name.form, name.code, _exact(name))
        for blocker in lexicon.blockers:
            self._add(blocker.form, None, None)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: (-len(entry.words), entry.party or "", entry.exact or ""))

    def _add(self, form: str, party: str | None, exact: str | None) -> None:
        words = tuple(_fold(found[0]) for found in _WORD.finditer(form))
        if words and len(words) <= _LONGEST:
            self._entries.setdefault(words[0], []).append(_Entry(words, party, exact))

    def mentions(self, text: str, start: int, end: int) -> Iterator[NameMention]:
        """The parties named in `text[start:end]`, in order; the longest name at a place wins."""
        tokens = [(found.start(), found.end(), _fold(found[0])) for found in _WORD.finditer(text, start, end)]
        position = 0
        while position < len(tokens):
            entry = self._longest(text, tokens, position)
            if entry is None:
                position += 1
                continue
            last = position + len(entry.words) - 1
            if entry.party is not None:
                yield NameMention(tokens[position][0], tokens[last][1], entry.party)
            position = last + 1

    def _longest(self, text: str, tokens: list[tuple[int, int, str]], position: int) -> _Entry | None:
        for entry in self._entries.get(tokens[position][2], ()):
            stop = position + len(entry.words)
            if stop > len(tokens) or any(tokens[position + step][2] != word for step, word in enumerate(entry.words)):
                continue
            if entry.exact is None or text[tokens[position][0] : tokens[stop - 1][1]] == entry.exact:
                return entry
        return None


#: The indexes of the lexicons in use, each kept with its lexicon so that the key stays its own.
_BUILT: dict[tuple[int, frozenset[str]], tuple[Lexicon, NameIndex]] = {}
_ADJECTIVES = frozenset({"adjective"})


def name_index(lexicon: Lexicon) -> NameIndex:
    """The names that can name a party as such."""
    return _built(lexicon, _NAMING)


def adjective_index(lexicon: Lexicon) -> NameIndex:
    """The adjectives of parties."""
    return _built(lexicon, _ADJECTIVES)


def _built(lexicon: Lexicon, kinds: frozenset[str]) -> NameIndex:
    key = (id(lexicon), kinds)
    if key not in _BUILT:
        _BUILT[key] = (lexicon, NameIndex(lexicon, kinds))
    return _BUILT[key][1]


#: Bodies that conclude agreements in their own name though the lexicon files them as institutions.
_SELF_ACTING = frozenset({"PSE", "EU"})


def _exact(name: Name) -> str | None:
    short = len(name.form) <= 5 and name.form.isupper()
    return name.form if name.kind == "abbreviation" or short else None


def _fold(word: str) -> str:
    return "and" if word == "&" else word.casefold()

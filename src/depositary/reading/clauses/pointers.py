"""Pointers: subjects that name nothing and pick from what was listed before: "the former", "all three"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from depositary.reading.clauses.records import Clause

T = TypeVar("T")

_NUMBERS = {
    "both": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_PLACES = {"former": 0, "latter": -1, "first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_BREAKS = frozenset({",", ";", "and", "but", "while", "whereas"})
#: Of two alone.
_OF_TWO = frozenset({"former", "latter"})
_MANY = "|".join(_NUMBERS)
_PLACE = "|".join(_PLACES)
_POINTER = re.compile(
    rf"(?:and |but |, )?(?:the (?P<place>{_PLACE})(?P<tail> named| mentioned| of (?:the (?:{_MANY})|them|these))?"
    rf"|all (?P<number>{_MANY})(?: of them| of these)?)(?= |$)"
)
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which of those listed before are meant: the one at a place, or all of a number."""

    words: str
    place: int | None = None
    of: int | None = None
    """How many the list must have."""

    def pick(self, listed: Sequence[T]) -> tuple[T, ...]:
        """Those meant; none where the list is too short, or not as long as the words say."""
        if not listed or (self.of is not None and len(listed) != self.of):
            return ()
        if self.place is None:
            return tuple(listed)
        within = -len(listed) <= self.place < len(listed)
        return (listed[self.place],) if within and len(listed) > 1 else ()


def pointer_of(clause: Clause) -> Pointer | None:
    """The pointer that is the subject of a clause, or None."""
    start, first = clause.start(), clause.predicate.first
    if clause.word(first - 1) in _OF_TWO and clause.word(first - 2) == "the" and clause.word(first - 3) in _BREAKS:
        start = first - 2  # "The latter entered into force in May, the former will be signed"
    found = _POINTER.match(" ".join(clause.lower(start, min(first, start + _LONGEST))))
    if found is None:
        return None
    at = start + found.group().count(" ") + 1
    verbs = clause.words.verbs
    if at != first and clause.word(at) not in verbs.be | verbs.have | verbs.adverbs | clause.words.clauses.modals:
        return None  # "the first agreement was signed"
    place, number, tail = found["place"], found["number"], (found["tail"] or "").rpartition(" ")[2]
    if number is not None:
        return Pointer(found.group(), None, _NUMBERS[number])
    if place not in _OF_TWO and not tail:
        return None  # "the first" alone may be a rank
    return Pointer(found.group(), _PLACES[place], 2 if place in _OF_TWO else _NUMBERS.get(tail))

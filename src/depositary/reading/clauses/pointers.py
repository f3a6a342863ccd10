"""Pointers: subjects that name nothing and pick from what was listed before: "the former", "all three"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from depositary.lexicon.object_words import PointerWords
from depositary.reading.clauses.records import Clause

T = TypeVar("T")
#: "the first of the four": no pointer has more words.
_LONGEST = 5
#: In one sentence these two pick from a list of two: "The first is in force, the second is not".
_CONTRASTED = (("the", "first"), ("the", "second"))


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
    words, verbs = clause.words.pointers, clause.words.verbs
    start, first = clause.start(), clause.predicate.first
    last = clause.word(first - 3), clause.word(first - 2), clause.word(first - 1)
    contrasted = all(" ".join(pair) in clause.view.low for pair in _CONTRASTED)
    of_two = last[2] in words.of_two or (contrasted and last[1:] in _CONTRASTED)
    if last[0] in words.breaks and last[1] == "the" and of_two:
        start = first - 2  # "The latter entered into force in May, the former will be signed"
    lead = clause.word(start) in words.openers
    said = clause.lower(start + lead, min(first, start + lead + _LONGEST))
    found = _placed(said, words, contrasted) or all_of(said, words)
    if found is None:
        return None
    pointer, length = found
    at = start + lead + length
    if at != first and clause.word(at) not in verbs.be | verbs.have | verbs.adverbs | clause.words.clauses.modals:
        return None  # "the first agreement was signed"
    return pointer


def _placed(said: Sequence[str], words: PointerWords, contrasted: bool) -> tuple[Pointer, int] | None:
    """ "the former", "the last named", "the first of the four": the pointer that opens words, and its length."""
    place = words.places.get(said[1]) if said[:1] == ["the"] and len(said) > 1 else None
    if place is None:
        return None
    of_two = said[1] in words.of_two or (contrasted and place in {0, 1})
    length, number = 2, 2 if of_two else None
    behind = said[2:5]
    if behind and behind[0] in words.named:
        length = 3
    elif behind[:1] == ["of"] and behind[1:2] and behind[1] in words.of_them:
        length = 4
    elif behind[:2] == ["of", "the"] and behind[2:] and behind[2] in words.numbers:
        length, number = 5, 2 if of_two else words.numbers[behind[2]]
    elif not of_two:
        return None  # "the first" alone may be a rank
    return Pointer(" ".join(said[:length]), place, number), length


def all_of(said: Sequence[str], words: PointerWords) -> tuple[Pointer, int] | None:
    """ "all three", "all four of them"."""
    number = words.numbers.get(said[1]) if said[:1] == ["all"] and len(said) > 1 else None
    if number is None:
        return None
    length = 4 if said[2:3] == ["of"] and said[3:4] and said[3] in words.of_them else 2
    return Pointer(" ".join(said[:length]), None, number), length

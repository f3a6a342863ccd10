"""Facets: the values that a list can be narrowed to, each with how many items have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from depositary.views.codes import code_words


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, what people read for it, and how many items have it."""

    value: str
    label: str
    number: int


def facet(values: Iterable[str | None], words: Callable[[str], str] = code_words) -> tuple[Choice, ...]:
    """The codes among values with their numbers, the most frequent first; None is no value."""
    numbers = Counter(value for value in values if value)
    return tuple(
        Choice(value, words(value), number)
        for value, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    )

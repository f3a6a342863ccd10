"""The words of conditions (`data/conditions.toml`): which two wordings are one, and what a wording asks of whom."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from depositary.core.codes import Stage

#: So much of the shorter wording's content must stand in the longer one.
SAME_CONDITION = 0.6
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `data/conditions.toml`."""

    idle: frozenset[str]
    consent: frozenset[str]
    refusal: frozenset[str]
    chambers: frozenset[str]
    parts: frozenset[str]
    bodies: tuple[frozenset[str], ...]
    """The words for a legislature, chambers among them, and those for a government."""
    every: frozenset[str]
    laws: frozenset[str]
    stages: tuple[tuple[Stage, frozenset[str]], ...]


@cache
def vocabulary() -> Vocabulary:
    """The words by which conditions are compared and resolved."""
    record = tomllib.loads(resources.files(__package__).joinpath("data/conditions.toml").read_text("utf-8"))
    return Vocabulary(
        frozenset(record["idle"]),
        frozenset(record["consent"]),
        frozenset(record["refusal"]),
        frozenset(record["chambers"]),
        frozenset(record["parts"]),
        (frozenset(record["legislatures"]) | frozenset(record["chambers"]), frozenset(record["governments"])),
        frozenset(record["every"]),
        frozenset(record["laws"]),
        tuple((Stage(code), frozenset(words)) for code, words in record["stages"].items()),
    )


def content_words(text: str) -> frozenset[str]:
    """The words of a wording that carry content.

    >>> sorted(content_words("the approval of the bill"))
    ['approval', 'bill']
    """
    return frozenset(match.group() for match in _WORD.finditer(text.casefold())) - vocabulary().idle


def are_one(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two wordings, each by its content words, are one condition between the same parties.

    They are when they share most of their words, or ask for the consent of the same sort of body to nothing different.
    """
    smaller = min(len(first), len(second))
    if smaller > 0 and len(first & second) >= SAME_CONDITION * smaller and not _names_another(first, second):
        return True
    known = vocabulary()
    if not (first & known.consent and second & known.consent) or _names_another(first, second):
        return False
    bodies = [[bool(words & body) for body in known.bodies] for words in (first, second)]
    things = [thing_of(words) for words in (first, second)]
    return bodies[0] == bodies[1] and any(bodies[0]) and (not all(things) or bool(things[0] & things[1]))


def _names_another(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two wordings name different chambers, or only one of them asks for the consent of every party."""
    known = vocabulary()
    chambers = first & known.chambers, second & known.chambers
    return (all(chambers) and not chambers[0] & chambers[1]) or bool(first & known.every) != bool(second & known.every)


def thing_of(words: frozenset[str]) -> frozenset[str]:
    """What a body is to consent to: the words that name neither a body nor consent. All words for a law are one."""
    known = vocabulary()
    words = words - known.laws | {"law"} if words & known.laws else words
    return words - known.chambers - known.consent - known.parts - frozenset().union(*known.bodies)

"""Wordings: what the words of a claim say about how its number is counted (`data/claims.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import Any

#: Longer texts are no sentence; what follows can say nothing about the number.
_LONGEST = 1_000
#: So many words may stand between a number and what it counts ("five such bilateral agreements").
_NEAR = 3


_POSSESSED = re.compile(r"(?<=\w)['’]s? (?:\d+ )?")
_CLASS = re.compile(r"(?<![\w-])(?P<adjective>(?:non-)?[A-Z][\w-]+) (?P<noun>[a-z]+)")
#: Words with a capital that confine nothing.
_PLAIN = frozenset({"the", "all", "similar", "such", "bilateral", "vilnius"})


class Base(StrEnum):
    """What is counted: states alone, whoever has an agreement, or something else."""

    COUNTRIES = "countries"
    PARTNERS = "partners"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A place in the sentence that names a party, in code points of the sentence."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim counts. `within` confines it to a group; None for `founders` and `disputed` leaves the family's rule
    as it is.

    `beside` says that organisations are named beside the number of countries, `left_out` the parties that are not
    counted, `before` the party before whose own step the count stands.
    """

    base: Base = Base.PARTNERS
    within: str | None = None
    negative: bool = False
    future: bool = False
    past: bool = False
    """Whether the count is one of an earlier instant than its telling."""
    beside: bool = False
    founders: bool | None = None
    of_framework: bool = False
    left_out: tuple[str, ...] = ()
    before: str | None = None
    disputed: bool | None = None
    among: tuple[str, ...] = ()
    """Parties named one by one to which the count is confined: "neither Chile nor Peru"."""


#: A claim whose words say nothing special: whoever has an agreement is counted.
PLAIN = Wording()


def read_wording(text: str, parties: Sequence[NamedParty] = ()) -> Wording:
    """What a sentence, or the words for what is counted, say about the count.

    Groups count only in the part before a colon or semicolon: what follows is a list.
    """
    return _read(text, tuple(parties))


@lru_cache(maxsize=20_000)
def _read(text: str, parties: tuple[NamedParty, ...]) -> Wording:
    lower = re.sub(r"\s", " ", text[:_LONGEST].casefold())
    head = re.split(r"[:;]", lower, maxsplit=1)[0]
    base = Base.PARTNERS if _has("with_organisations", head) else _base(head)
    both = names_two_groups(head)
    if both:
        base = Base.OTHER
    return Wording(
        base=base,
        within=None if both else _group(head),
        negative=_has("negative", lower),
        future=_has("future", lower),
        past=_has("past", lower),
        beside=base is Base.COUNTRIES and _has("beside_countries", head),
        founders=True if _has("with_founders", lower) else False if _has("without_founders", lower) else None,
        of_framework=_has("behind_framework", lower),
        left_out=_after("excluding", lower, parties),
        before=next(iter(_after("before", lower, parties)), None),
        disputed=_disputed(lower),
    )


def names_unknown_class(what: str) -> bool:
    """Whether the words for what is counted confine it to a class that the register does not know ("Asian countries").

    Such a word is an adjective with a capital right before the noun.
    """
    for match in _CLASS.finditer(what[:_LONGEST]):
        noun, adjective = match["noun"].casefold(), match["adjective"].casefold()
        known = (
            adjective in _PLAIN
            or _number().fullmatch(adjective)
            or any(pattern.search(f"{adjective} {noun}") for _, pattern in _groups())
        )
        if not known and (_has("countries", noun) or _has("partners", noun)):
            return True
    return False


def names_two_groups(text: str) -> bool:
    """Whether a text confines a number to two groups at once: "nine Baltic and Nordic states"."""
    return _two_groups().search(text[:_LONGEST].casefold()) is not None


@cache
def _two_groups() -> re.Pattern[str]:
    names = "|".join(sorted({re.escape(words.split()[0]) for group in _table()["groups"] for words in group["words"]
                             if not words.startswith(("member", "in ", "within "))}))  # fmt: skip
    nouns = "|".join((*_table()["countries"], *_table()["partners"]))
    return re.compile(rf"(?<!\w)(?:{names})(?:,| and| or|/| as well as) ?(?:the )?(?:{names}) (?:{nouns})(?!\w)")


def group_named(text: str) -> str | None:
    """The code of the group that a text names as a class of states ("Baltic states"), or None."""
    return _group(text.casefold())


def counted_noun(word: str) -> bool:
    """Whether a word is a noun by which states or agreements are counted.

    >>> counted_noun("pacts"), counted_noun("hours")
    (True, False)
    """
    lower = word.casefold()
    return lower in _table()["countries"] or lower in _table()["partners"]


def names_unknown_states(text: str) -> bool:
    """Whether a text confines states to a class that the register does not know: "the only Asian country"."""
    return any(
        match["noun"] in _table()["countries"] and names_unknown_class(match.group()) for match in _CLASS.finditer(text)
    )


def _base(head: str) -> Base:
    """The noun that follows a number most closely, or else the first noun at all."""
    found = sorted(
        (match.start(), base)
        for name, base in (("countries", Base.COUNTRIES), ("partners", Base.PARTNERS), ("other_things", Base.OTHER))
        for match in _pattern(name).finditer(head)
    )
    numbers = [match.end() for match in _number().finditer(head)]
    joined = _with_countries().search(head)
    if joined is not None:
        return Base.COUNTRIES
    gaps = [(len(head[end:start].split()), start, base) for start, base in found for end in numbers if end <= start]
    nearest = min((gap for gap in gaps if gap[0] <= _NEAR), default=None)
    if nearest is not None:
        return nearest[2]
    return found[0][1] if found else Base.PARTNERS


@cache
def _with_countries() -> re.Pattern[str]:
    """Agreements counted by the states with which they are made: "accords with twelve countries"."""
    partners, countries = (_pattern(name).pattern for name in ("partners", "countries"))
    return re.compile(rf"{partners} with (?:[\w-]+ )?{countries}")


@cache
def _number() -> re.Pattern[str]:
    words = "|".join(sorted(_table()["numbers"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:\d[\d,]*(?:st|nd|rd|th)?|(?:{words})(?:-(?:{words}))?)(?!\w)")


def _group(head: str) -> str | None:
    # "The league's 27 members" are the league members.
    head = _POSSESSED.sub(" ", head)
    for code, pattern in _groups():
        if pattern.search(head):
            return code
    return None


def _after(name: str, lower: str, parties: Sequence[NamedParty]) -> tuple[str, ...]:
    """The first party that is named right after one of these words."""
    ends = [match.end() for match in _pattern(name).finditer(lower)]
    found = [
        (party.start, party.code)
        for end in ends
        for party in parties
        if lower[end : party.start].strip() in ("", "the") and party.start >= end
    ]
    return (min(found)[1],) if found else ()


def _disputed(lower: str) -> bool | None:
    """Whether a disputed party is said to be counted; None when it is not mentioned."""
    for words in _table()["disputed"].values():
        for word in words:
            if word in lower:
                left_out = (f"{word} not included", f"without {word}", f"excluding {word}", f"not counting {word}")
                return not any(form in lower for form in left_out)
    return None


def disputed_parties() -> tuple[str, ...]:
    """The codes of parties that some counts leave out."""
    return tuple(_table()["disputed"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/claims.toml").read_text("utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _words(_table()[name])


@cache
def _groups() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((group["code"], _words(group["words"])) for group in _table()["groups"])


def _words(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in ordered)})(?!\w)")


def _has(name: str, text: str) -> bool:
    return _pattern(name).search(text) is not None

"""Expectations: named times for a stage that somebody sees coming and does not promise.

A target is one where its passage says so in words of `data/predictions.toml`. Who expects is the speaker; where a
report names none, its outlet, and where the passage only says "he" or "they", somebody whom the outlet quotes.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from depositary.core.codes import Stage
from depositary.register.agreements import Evidence
from depositary.register.targets import Target
from depositary.register.worlds import World

_PRONOUN = re.compile(r"\W*(?:he|she|they)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one speaker, or one outlet where no speaker is named, expects of a target."""

    who: str
    party: str | None
    target: Target
    stated: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    expects: re.Pattern[str]
    nouns: Mapping[Stage, str]


@cache
def _vocabulary() -> _Vocabulary:
    record = tomllib.loads(resources.files(__package__).joinpath("data/predictions.toml").read_text("utf-8"))
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in record["expects"])
    return _Vocabulary(
        re.compile(rf"(?<!\w)(?:{words})(?!\w)"), {Stage(code): noun for code, noun in record["nouns"].items()}
    )


def says_it_expects(words: str) -> bool:
    """Whether words say that something is expected.

    >>> says_it_expects("The pact is likely to be signed in May.")
    True
    """
    return _vocabulary().expects.search(words.casefold()) is not None


def expectations(target: Target) -> Iterator[Expectation]:
    """Who expects what a target names, each with the passages, in order of publication."""
    said: dict[tuple[str, str | None], list[Evidence]] = defaultdict(list)
    for item in target.stated:
        if says_it_expects(item.statement.passage.quote):
            said[_who(item)].append(item)
    for (who, party), items in said.items():
        yield Expectation(who, party, target, tuple(items))


def expected(target: Target, world: World) -> str:
    """In words, what a target says will come."""
    names = [world.parties[code].name if code in world.parties else code for code in target.parties]
    noun, agreements = _vocabulary().nouns[target.stage], target.agreements
    many = len(agreements) > 1
    thing = f"first of {len(agreements)} agreements" if many else agreements[0].kind.replace("_", " ")
    if len(names) > 1:
        return f"{noun} of the {thing} between {', '.join(names[:-1])} and {names[-1]}"
    return f"{noun} of the {thing} of {names[0]}" if names else f"{noun} of the {thing}"


def _who(item: Evidence) -> tuple[str, str | None]:
    speaker = item.statement.speaker
    name = (speaker.name or speaker.office) if speaker else None
    if speaker and name:
        return name, speaker.party
    outlet = item.source.outlet
    return (f"somebody quoted by {outlet}" if _PRONOUN.match(item.statement.passage.quote) else outlet), None

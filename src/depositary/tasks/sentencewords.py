"""The words by which a pasted sentence claims a number (`data/sentence_claims.toml`), found in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from depositary.core.codes import Stage
from depositary.reading.quantities.numbers import NumberMention, find_numbers
from depositary.register.wordings import counted_noun, group_named, names_two_groups

#: More than so many states or agreements are never counted here: such a number is a year or a sum.
MOST = 300
#: So many words may stand between a number and the noun that it counts.
_NEAR = 5
_SHARE = re.compile(r"of (?:the|these|those|its|all|[\w.]+['’]s?) ")
#: "Of the league's" opens the number of all its members.
_OWNED = re.compile(r"(?<!\w)(?:of|among) (?:the )?[\w.]+['’]s?$")
#: Right before an ordinal that has no noun: "the pact is Peru's ninth".
_THEIRS = re.compile(r"(?:is|was|as|and|be|became|being) [\w ]{1,30}['’]s?(?: the)?$")
#: A word of these ends the way from a number to its noun.
_LINKS = frozenset({"of", "to", "for", "in", "on", "by", "with", "and", "or", "the", "a", "an", "from", "at"})
_CLAUSE_END = re.compile(r"[,;:.!?()\u2013\u2014]|$")


@cache
def table() -> dict[str, Any]:
    """The data file."""
    text = resources.files(__package__).joinpath("data/sentence_claims.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> re.Pattern[str]:
    """Any of the words of a list, whole, in lower-case text whose white space is single blanks."""
    return pattern(table()["words"][name])


def pattern(found: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, whole, the longest first."""
    ordered = sorted(found, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in ordered)})(?!\w)")


@cache
def _stage_patterns() -> tuple[tuple[Stage, re.Pattern[str]], ...]:
    return tuple((Stage(code), pattern(found)) for code, found in table()["stages"].items())


def stage_near(text: str, place: int) -> Stage | None:
    """The stage whose word stands nearest to a place of the text, those after it before those in front of it."""
    lower = text.casefold()
    found = [(match.start(), stage) for stage, pattern in _stage_patterns() for match in pattern.finditer(lower)]
    ranked = sorted((start < place, abs(start - place), stage) for start, stage in found)
    return ranked[0][2] if ranked else None


@cache
def _other_sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    noun = r"(?:agreement|accord|pact|treaty|treatie|deal|memorandum)s?"
    sorts = table()["sorts"].items()
    return tuple((code, re.compile(rf"{pattern(found).pattern} (?:[\w-]+ )?{noun}(?!\w)")) for code, found in sorts)


def subject_named(text: str) -> str | None:
    """The subject other than security on which a sentence speaks of agreements: "nine fishing accords"."""
    lower = text.casefold()
    return next((code for code, found in _other_sorts() if found.search(lower)), None)


def counting_numbers(sentence: str, dates: Iterable[tuple[int, int]]) -> Iterator[NumberMention]:
    """The numbers of a sentence that count parties or agreements; those inside dates and shares count nothing."""
    taken = list(dates)
    lower = sentence.casefold()
    for mention in find_numbers(sentence, 0, len(sentence)):
        inside = any(start < mention.end and mention.start < end for start, end in taken)
        if inside or not isinstance(mention.value, int) or not 0 < mention.value < MOST:
            continue
        if not _is_whole(lower, mention) and _counts(lower, mention):
            yield mention


def ends_range(sentence: str, mention: NumberMention) -> bool:
    """Whether a number is the upper end of a range: "15 to 20 states"."""
    return any(
        other.end < mention.start
        and sentence[other.end : mention.start].strip().casefold() in table()["words"]["range"]
        for other in find_numbers(sentence, 0, mention.end)
    )


def _is_whole(lower: str, mention: NumberMention) -> bool:
    before = lower[: mention.qualified_start].rstrip()
    if mention.kind != "cardinal":
        return False
    return _OWNED.search(before) is not None or any(
        match.end() == len(before) for match in words("whole").finditer(before)
    )


def _counts(lower: str, mention: NumberMention) -> bool:
    """Whether the words around a number make it one of parties or agreements."""
    rest = lower[mention.end :]
    clause = rest[: clause_end(rest)]
    following = clause.split()
    if reaches_noun(clause.lstrip()) or group_named(lower[mention.start : mention.end + len(clause)]) is not None:
        return True
    if mention.kind == "ordinal":
        before = lower[: mention.start].rstrip()
        last = not following and words("rank").search(before) is not None
        return (
            last
            or _THEIRS.search(before) is not None
            or any(words(name).match(clause.lstrip()) for name in ("ranked", "verbs"))
        )
    if not following or words("ends").match(clause.lstrip()):
        return words("totals").search(lower[: mention.start]) is not None or bool(following)
    return words("verbs").match(clause.lstrip()) is not None


def reaches_noun(clause: str) -> bool:
    """Whether a clause that a number opens comes to a counted noun over adjectives alone, or over "of the"."""
    if names_two_groups(clause):
        return True
    for word in _SHARE.sub("", clause, count=1).split()[:_NEAR]:
        if counted_noun(word):
            return True
        if word in _LINKS:
            return False
    return False


def clause_end(text: str) -> int:
    """Where the clause ends that opens a text."""
    match = _CLAUSE_END.search(text)
    return match.start() if match else len(text)

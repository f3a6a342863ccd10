"""Shares of a group in a pasted sentence: "more than half of the members", "two in three", "all but two"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

from depositary.reading.quantities.numbers import NumberMention, find_numbers
from depositary.register.shares import Bound, Share
from depositary.register.wordings import NamedParty, group_named
from depositary.tasks.sentencewords import clause_end, pattern, reaches_noun, stage_near, table, words

#: A ratio of more than so many ("two in 2024") is none.
_MOST_OF_RATIO = 20
_RATIO = re.compile(r"(?P<of>(?: [\w-]+){0,3}?) (?:(?:in|out of)(?: every| each)?|of every|of each) ")
_PER_CENT = re.compile(r" ?(?:%|per ?cent|pct)(?!\w)")
_ALL_BUT = re.compile(r"(?<!\w)all (?:but|except|bar|save) $")
#: What leads from a share to its group.
_OF = re.compile(r" ?(?:of )?(?:(?:the|its|all|these) )*")
#: So many words after a share may name its group.
_NEAR = 4
#: "The most", "at most" and "one of the most" tell no part.
_NO_PART = re.compile(r"(?:the|at|of the) $")
#: "Half a dozen" is a number.
_DOZEN = re.compile(r" an? ")
#: Those who stand behind what is meant, without a noun.
_BEHIND = re.compile(r"those (?:who |that |which )?(?:stand |are )?behind ")


@dataclass(frozen=True, slots=True)
class ShareMention:
    """A place that tells a share, and the group that its words name next to it by a bare name ("half of NATO")."""

    start: int
    end: int
    share: Share
    within: str | None = None


#: A part before its side is read: where it stands, how large it is, how many are left out, and a side of its own.
_Part = tuple[int, int, Fraction, int, Bound | None]


def find_shares(sentence: str, groups: Iterable[NamedParty]) -> list[ShareMention]:
    """The shares of parties in a sentence, in its order; shares of anything else count nothing.

    `groups` are the names of groups in the sentence.
    """
    lower = sentence.casefold()
    named = {group.start: group.code for group in groups}
    found: list[ShareMention] = []
    for start, end, part, less, side in sorted((*_parts(lower), *_ratios(sentence, lower)), key=lambda each: each[:2]):
        first, bound = (start, side) if side else _bound_before(lower, start)
        everyone = part == 1 and not less and bound is Bound.ROUND
        if everyone or (found and first < found[-1].end):
            continue
        group = _group_start(lower, end)
        within = named.get(group)
        if within or _is_of_parties(lower, group):
            found.append(ShareMention(first, end, Share(sentence[first:end], part, bound, less), within))
    return found


def _parts(lower: str) -> Iterator[_Part]:
    """Parts in words of their own, those of a majority with their side."""
    numbers = table()["shares"]["numbers"]
    for name, found in _patterns("parts"):
        for match in found.finditer(lower):
            if not _DOZEN.match(lower, match.end()):
                yield match.start(), match.end(), Fraction(*numbers[name]), 0, None
    for name, found in _patterns("majorities"):
        for match in found.finditer(lower):
            if not _NO_PART.search(lower[: match.start()]):
                yield match.start(), match.end(), Fraction(1, 2), 0, Bound(name)


def _ratios(sentence: str, lower: str) -> Iterator[_Part]:
    """Parts in numbers: "two in three", "40 per cent", "all but two"."""
    mentions = [each for each in find_numbers(sentence, 0, len(sentence)) if each.kind == "cardinal" and each.value]
    for mention in mentions:
        if match := _PER_CENT.match(lower, mention.end):
            yield mention.start, match.end(), Fraction(str(mention.value)) / 100, 0, None
        elif match := _ALL_BUT.search(lower[: mention.start]):
            yield match.start(), mention.end, Fraction(1), int(mention.value or 0), None
    for some, every in pairwise(mentions):
        match = _RATIO.fullmatch(lower, some.end, every.start)
        # "One state in three has" tells a share, and "three states in ten days" does not.
        if match and _is_ratio(some, every) and (not match["of"] or words("verbs").match(lower, every.end + 1)):
            yield some.start, every.end, Fraction(int(some.value or 0), int(every.value or 1)), 0, None


def _is_ratio(some: NumberMention, every: NumberMention) -> bool:
    return 0 < int(some.value or 0) < int(every.value or 0) <= _MOST_OF_RATIO


def _bound_before(lower: str, start: int) -> tuple[int, Bound]:
    """The words before a part that say on which side of it the number lies, and where they begin."""
    lead = lower[:start]
    ends = [(match.start(), Bound(name)) for name, found in _patterns("bounds") for match in found.finditer(lead)
            if match.end() == len(lead.rstrip())]  # fmt: skip
    return min(ends, default=(start, Bound.ROUND))


def _group_start(lower: str, end: int) -> int:
    match = _OF.match(lower, end)
    return match.end() if match else end


def _is_of_parties(lower: str, start: int) -> bool:
    """Whether the words from a place on name states, agreements or a group of them."""
    clause = lower[start : start + clause_end(lower[start:])]
    head = " ".join(clause.split()[:_NEAR])
    if words("verbs").match(clause) and stage_near(clause, 0) is not None:
        return True
    return reaches_noun(clause) or group_named(head) is not None or _BEHIND.match(clause) is not None


@cache
def _patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, pattern(found)) for name, found in table()["shares"][kind].items())

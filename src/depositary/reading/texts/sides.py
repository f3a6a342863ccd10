"""Sides: who the parties to a text are, and what it calls them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.names import NameIndex, NameMention
from depositary.reading.texts.records import Side, Wording

#: The opening, in which the sides are named, ends here at the latest (characters).
_OPENING = 12_000
#: Without any naming of the sides: a state named this often may be one, when no third comes near.
_OFTEN = 8


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides, what they are called together, and whether they are only inferred from how often they are named."""

    sides: tuple[Side, ...]
    called: Wording | None
    by_mention: bool = False


def read_sides(
    layout: Layout,
    drafting: Drafting,
    lexicon: Lexicon,
    index: NameIndex,
    after_title: int,
    signed_for: Iterable[NameMention],
) -> Sides:
    """The sides as the title, the opening and the signature block name them.

    `after_title` is the paragraph after the title, `signed_for` the names in the signature block.
    """
    titled = _titled(layout, drafting, index, after_title)
    opened = _opened(layout, drafting, index, after_title)
    chosen = _choose(lexicon, titled, opened, _distinct(signed_for))
    by_mention = not chosen
    if by_mention:
        chosen = _by_mention(layout, index)
    sides = tuple(Side(each.party, layout.passage(each.start, each.end)) for each in chosen)
    return Sides(sides, _called(layout, drafting), by_mention and bool(sides))


def _titled(layout: Layout, drafting: Drafting, index: NameIndex, after_title: int) -> list[NameMention]:
    if not after_title:
        return []
    end = layout.paragraphs[after_title - 1].end
    starts = [found.end() for found in drafting.compiled("joins").finditer(layout.low, 0, end)]
    return _distinct(index.mentions(layout.text, starts[-1], end)) if starts else []


def _opened(layout: Layout, drafting: Drafting, index: NameIndex, after_title: int) -> list[NameMention]:
    """The names between the title and the definition of the sides ("hereinafter ...") or the first recital."""
    if after_title >= len(layout.paragraphs):
        return []
    start = layout.paragraphs[after_title].start
    limit = min(len(layout.text), start + _OPENING)
    recital = drafting.compiled("recital").search(layout.low, start, limit)
    stop = recital.start() if recital else min(limit, start + 2_000)
    marks = [found.start() for found in drafting.compiled("defines").finditer(layout.low, start, stop)]
    if marks:
        stop = marks[-1]
    elif not recital:
        return []
    return _distinct(index.mentions(layout.text, start, stop))


def _choose(
    lexicon: Lexicon, titled: list[NameMention], opened: list[NameMention], signed_for: list[NameMention]
) -> list[NameMention]:
    """The best naming: the title's, unless the opening lists the members of a group that the title names."""
    for naming in (titled, opened, signed_for):
        naming[:] = _without_listed_groups(lexicon, naming)
    if len(titled) >= 2:
        groups = [each for each in titled if lexicon.members(each.party)]
        listed = {each.party for each in opened}
        if any(set(lexicon.members(each.party)) & listed for each in groups):
            return opened
        return titled
    if len(opened) >= 2:
        return opened
    if len(signed_for) >= 2:
        return signed_for
    return []


def _without_listed_groups(lexicon: Lexicon, naming: list[NameMention]) -> list[NameMention]:
    """The naming without groups whose members it names one by one ("Iceland, ... (the EFTA States)")."""
    named = {each.party for each in naming}
    return [each for each in naming if not _mostly(set(lexicon.members(each.party)), named)]


def _mostly(members: set[str], named: set[str]) -> bool:
    return bool(members) and len(members & named) * 2 > len(members) and len(members & named) > 1


def _by_mention(layout: Layout, index: NameIndex) -> list[NameMention]:
    found = list(index.mentions(layout.text, 0, len(layout.text)))
    times = Counter(each.party for each in found)
    ranked = sorted(times, key=lambda party: (-times[party], party))
    if len(ranked) < 2 or times[ranked[1]] < _OFTEN:
        return []
    if len(ranked) > 2 and times[ranked[2]] * 2 > times[ranked[1]]:
        return []
    return [next(each for each in found if each.party == party) for party in ranked[:2]]


def _distinct(mentions: Iterable[NameMention]) -> list[NameMention]:
    first: dict[str, NameMention] = {}
    for mention in mentions:
        first.setdefault(mention.party, mention)
    return list(first.values())


def _called(layout: Layout, drafting: Drafting) -> Wording | None:
    """The word that the text defines for its sides, as printed."""
    found = drafting.compiled("called").search(layout.low, 0, min(len(layout.text), _OPENING))
    if found is None:
        return None
    start, end = found.span("called" if found["called"] else "plain")
    return Wording(layout.text[start:end], layout.passage(found.start(), found.end()))

"""Sides: who the parties to a text are, and what it calls them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.desks import Desk
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.names import NameMention
from depositary.reading.texts.records import Side, Wording

#: The opening, in which the sides are named, ends here at the latest (characters).
_OPENING = 12_000
#: Sides may still be named behind the last definition, this near before the first recital.
_AFTER = 300
#: The words around a name that make a common noun of it ("the contracting states") reach this far.
_APART = 12
#: An organisation with more members than this is the world's, not a side.
_WORLDWIDE = 40
#: "Hong Kong Special Administrative Region of the People's Republic of China": the second name is so near.
_APPOSED = 60
#: The object of a text is told near its head ("relations between X and Y"); its names follow this near.
_OBJECT = 3_000
_NEAR = 220
#: Without any naming of the sides: a state named this often may be one, when no third comes near.
_OFTEN = 8


_CLAUSE = re.compile(r"\(?\d{1,2}[.)] |article \d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides, what they are called together, and whether they are only inferred from how often they are named."""

    sides: tuple[Side, ...]
    called: Wording | None
    by_mention: bool = False


def read_sides(desk: Desk, after_title: int, signed_for: Iterable[NameMention]) -> Sides:
    """The sides as the title, the opening and the signature block name them.

    `after_title` is the paragraph after the title, `signed_for` the names in the signature block.
    """
    names = _Names(desk)
    titled = _titled(names, after_title)
    opened = _opened(names, after_title)
    chosen = _choose(desk.lexicon, titled, opened, names.kept(signed_for))
    by_mention = not chosen
    if by_mention:
        chosen = _between(names) or _by_mention(names)
    sides = tuple(Side(each.party, desk.layout.passage(each.start, each.end)) for each in chosen)
    return Sides(sides, _called(desk.layout, desk.drafting), by_mention and bool(sides))


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a text as far as they can be its sides."""

    desk: Desk

    def named(self, start: int, end: int) -> list[NameMention]:
        """The parties named in a stretch of the layout's text, in order."""
        return self.kept(self.desk.index.mentions(self.desk.layout.text, start, end))

    def meant(self, start: int, end: int) -> list[NameMention]:
        """The parties named in a stretch or meant by words that stand for one ("the Community"), in order."""
        found = list(self.desk.index.mentions(self.desk.layout.text, start, end))
        for words, party in self.desk.drafting.stand_ins.items():
            position = self.desk.layout.low.find(words, start, end)
            while position >= 0:
                found.append(NameMention(position, position + len(words), party))
                position = self.desk.layout.low.find(words, position + 1, end)
        return self.kept(sorted(found, key=lambda each: each.start))

    def kept(self, mentions: Iterable[NameMention]) -> list[NameMention]:
        """The mentions that can be sides: no worldwide body, no "the States", no state behind its own territory."""
        kept: list[NameMention] = []
        for each in mentions:
            if len(self.desk.lexicon.members(each.party)) > _WORLDWIDE or self._is_common_noun(each):
                continue
            if kept and self._is_sovereign(kept[-1], each):
                continue
            kept.append(each)
        return kept

    def _is_common_noun(self, mention: NameMention) -> bool:
        low, pattern = self.desk.layout.low, self.desk.drafting.compiled("no_party")
        start = max(0, mention.start - _APART)
        found = pattern.finditer(low, start, min(len(low), mention.end + _APART))
        return any(each.start() < mention.end and each.end() > mention.start for each in found)

    def _is_sovereign(self, before: NameMention, mention: NameMention) -> bool:
        """ "Hong Kong, China": the second name only says where the first belongs."""
        party = self.desk.lexicon.parties.get(before.party)
        between = self.desk.layout.text[before.end : mention.start]
        near = len(between) <= _APPOSED and " and " not in between.lower() and "\n" not in between
        return near and party is not None and party.sovereign == mention.party


def _titled(names: _Names, after_title: int) -> list[NameMention]:
    if not after_title:
        return []
    layout = names.desk.layout
    end = layout.paragraphs[after_title - 1].end
    starts = [found.end() for found in names.desk.drafting.compiled("joins").finditer(layout.low, 0, end)]
    return _distinct(names.named(starts[-1], end)) if starts else []


def _opened(names: _Names, after_title: int) -> list[NameMention]:
    """The names between the title and the definition of the sides ("hereinafter ...") or the first recital."""
    layout, drafting = names.desk.layout, names.desk.drafting
    if after_title >= len(layout.paragraphs):
        return []
    start = layout.paragraphs[after_title].start
    if _CLAUSE.match(layout.text, start):
        return []  # the text begins in the middle: its head is lost
    limit = min(len(layout.text), start + _OPENING)
    recital = drafting.compiled("recital").search(layout.low, start, limit)
    stop = recital.start() if recital else min(limit, start + 2_000)
    marks = [found.start() for found in drafting.compiled("defines").finditer(layout.low, start, stop)]
    if marks and (recital is None or stop - marks[-1] > _AFTER):
        stop = marks[-1]
    elif not marks and not recital:
        return []
    return _distinct(names.named(start, stop))


def _between(names: _Names) -> list[NameMention]:
    """The sides as a text that lost its head tells its object: "relations between X and Y"."""
    layout = names.desk.layout
    kind = names.desk.drafting.compiled("other_instrument")
    for found in names.desk.drafting.compiled("joins").finditer(layout.low, 0, _OBJECT):
        if kind.search(layout.low[max(0, found.start() - 40) : found.start()]):
            continue
        sentence = layout.sentence_at(found.start())
        named = _distinct(names.meant(found.end(), min(sentence.end, found.end() + _NEAR)))
        if len(named) >= 2:
            return named[:2]
    return []


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


def _by_mention(names: _Names) -> list[NameMention]:
    """The two parties that a text names far more often than any other."""
    found = names.meant(0, len(names.desk.layout.text))
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

"""Summits: times that a sentence gives by a gathering ("before the NATO summit", "at next week's G7 summit").

When the group meets is told by the sentence itself ("the summit in July"), else by another sentence of the document
("the summit opens on 9 July"), else by the lexicon. What the document does not date is known to its month as a bound,
so that nothing is more exact than the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from depositary.core.codes import DateBasis
from depositary.core.edtf import bounds, day_of
from depositary.core.statements import StatedDate
from depositary.lexicon import Lexicon
from depositary.lexicon.gatherings import Gathering, last_gathering, next_gathering
from depositary.reading.dates import find_dates, resolve
from depositary.reading.dates.mentions import DateMention, Direction
from depositary.reading.mentions.views import SentenceView

_SUMMIT = "summit"
_NOUN = re.compile(r"\bsummit\b(?P<of> of (?:the )?)?")
_WORD = re.compile(r"[\w'’-]+")
#: How many words, and characters, the name of who gathers may have.
_NAME_WORDS = 4
_NAME_WITHIN = 40
_RELATED_WITHIN = 60
#: What stands before a summit and says how a time lies to it, with the few words of its phrase between.
_RELATION = re.compile(
    r"\b(?P<relation>before|ahead of|prior to|by|in time for|at|during"
    r"|on the (?:margins|sidelines|fringes) of)(?: [a-z0-9']+){0,3} ?$"
)
_AT = ("at", "during", "on the")
#: How far behind a summit its own date may stand, in characters, and in another sentence the day of its opening.
_DATED_WITHIN = 25
_OPENS_WITHIN = 70
#: How often a document may speak of a summit before its day is no longer looked for.
_LOOKED_AT = 12
_SENTENCE_END = re.compile(r"[.;\n]\s")
_OPENS = re.compile(r"\b(?:opens?|begins?|starts?|convenes?)\b")
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Summit:
    """A gathering that a sentence names as a time; offsets in the document's text, of its phrase behind "before"."""

    start: int
    end: int
    ahead: StatedDate | None
    """The time that it gives for what is still to come."""
    back: StatedDate | None
    """The time that it gives for what lies behind the report."""


def find_summits(view: SentenceView, lexicon: Lexicon, published: str | None) -> list[Summit]:
    """The summits by which a sentence gives a time, in text order; `published` is the day of its report."""
    day = bounds(published).latest if published and _SUMMIT in view.low else None
    return list(_found(view, lexicon, day, published)) if day is not None else []


def _found(view: SentenceView, lexicon: Lexicon, day: date, published: str | None) -> Iterator[Summit]:
    for noun in _NOUN.finditer(view.low):
        named = _named_before(view, lexicon, noun.start()) or _named_behind(view, lexicon, noun)
        relation = _RELATION.search(view.low, max(0, named[0] - _RELATED_WITHIN), named[0]) if named else None
        if named is None or relation is None:
            continue
        start, end, code = relation.end("relation") + 1, named[1], named[2]
        during = relation["relation"].startswith(_AT)
        literal = view.quote[relation.start() : end]
        ahead = behind = _own_time(view, end, published, literal, during)
        if ahead is None:
            opened = None if during else _opened(view.text, published, literal)
            gatherings = lexicon.gatherings[code]
            ahead = opened or _known(next_gathering(gatherings, day), day, literal, during)
            behind = opened or _known(last_gathering(gatherings, day - timedelta(days=1)), day, literal, during)
        yield Summit(view.start + start, view.start + end, ahead, behind)


def _named_before(view: SentenceView, lexicon: Lexicon, at: int) -> tuple[int, int, str] | None:
    """Where "NATO summit" stands, by offsets of the sentence, and whose it is."""
    words = list(_WORD.finditer(view.quote, max(0, at - _NAME_WITHIN), at))[-_NAME_WORDS:]
    for first in words:
        form = view.quote[first.start() : words[-1].end()].removesuffix("'s").removesuffix("’s")
        code = _gathering(lexicon, form)
        if code is not None:
            return first.start(), at + len(_SUMMIT), code
    return None


def _named_behind(view: SentenceView, lexicon: Lexicon, noun: re.Match[str]) -> tuple[int, int, str] | None:
    """Where "summit of the Group of Seven" stands."""
    if noun["of"] is None:
        return None
    words = list(_WORD.finditer(view.quote, noun.end(), noun.end() + _NAME_WITHIN))[:_NAME_WORDS]
    for last in reversed(words):
        code = _gathering(lexicon, view.quote[words[0].start() : last.end()])
        if code is not None:
            return noun.start(), last.end(), code
    return None


def _gathering(lexicon: Lexicon, form: str) -> str | None:
    return next((name.code for name in lexicon.named(form) if name.code in lexicon.gatherings), None)


def _own_time(view: SentenceView, end: int, published: str | None, literal: str, during: bool) -> StatedDate | None:
    """The time that the summit's own date gives, where one stands behind it."""
    mention = _own_date(view, end)
    return _dated(view, mention, published, literal, during) if mention is not None else None


def _own_date(view: SentenceView, end: int) -> DateMention | None:
    """The date right behind the summit that is its own: "the NATO summit in July"."""
    for _, _, found in view.dates:
        gap = view.low[end : found.start - view.start] if found.start - view.start >= end else None
        if gap is not None and len(gap) <= _DATED_WITHIN and not {";", ":"} & set(gap):
            return found
    return None


def _dated(
    view: SentenceView, mention: DateMention, published: str | None, literal: str, during: bool
) -> StatedDate | None:
    stated = resolve(mention, published, Direction.FUTURE, view.anchor(mention))
    if stated.edtf is None or during:
        return stated if stated.edtf is not None else None
    if day_of(stated.edtf) is not None or mention.last is not None:
        first = resolve(replace(mention, last=None, bound="before"), published, Direction.FUTURE, view.anchor(mention))
        return replace(first, literal=literal)
    return replace(stated, edtf=f"../{stated.edtf}", literal=literal)


def _opened(text: str, published: str | None, literal: str) -> StatedDate | None:
    """The day before the one on which another sentence lets the summit open."""
    place = -1
    for _ in range(_LOOKED_AT):
        place = text.find(_SUMMIT, place + 1)
        if place < 0:
            return None
        close = _SENTENCE_END.search(text, place, place + _OPENS_WITHIN)
        end = close.start() if close is not None else min(len(text), place + _OPENS_WITHIN)
        opens = _OPENS.search(text, place, end)
        for mention in find_dates(text, opens.end(), end) if opens is not None else ():
            stated = resolve(replace(mention, bound="before"), published, Direction.FUTURE)
            if mention.point_form and stated.edtf is not None:
                return replace(stated, literal=literal)
    return None


def _known(gathering: Gathering | None, day: date, literal: str, during: bool) -> StatedDate | None:
    """The time that the lexicon's gathering gives, when it lies within a year of the report."""
    if gathering is None or abs(gathering.start - day) > _YEAR:
        return None
    days = f"{gathering.start}/{gathering.end}" if gathering.end > gathering.start else f"{gathering.start}"
    return StatedDate(days if during else f"../{gathering.start:%Y-%m}", literal, DateBasis.INFERRED)

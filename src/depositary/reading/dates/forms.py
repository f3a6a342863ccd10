"""Finds dates in a text by the forms of a calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from depositary.lexicon.calendars import Calendar, DateForm, load_calendar
from depositary.lexicon.quantities import NumberWords, load_numbers
from depositary.reading.dates.items import date_items
from depositary.reading.dates.mentions import DateMention, DatePoint
from depositary.reading.dates.points import Item, Points, points
from depositary.reading.quantities.runs import qualifier_before
from depositary.reading.quantities.tokens import Token, tokens

_HOUR = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s?(?:(?P<half>[ap])\.?m)?")
#: What names a year, a date in figures alone, or a day alone.
_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20\d\d|2100)(?!\d)|\d[./-]\d|on the \d\d?(?:st|nd|rd|th)\b")
_WORDS = re.compile(r"[^\W\d_]+|\d")


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    end: int
    form: DateForm
    points: Points


def find_dates(text: str, start: int, end: int, language: str = "en") -> list[DateMention]:
    """The dates of `text[start:end]` in text order, the longest reading of each, without overlap.

    Offsets are code points of `text`. Raises `LexiconError` for a language without a calendar.
    """
    calendar, words = load_calendar(language), load_numbers(language)
    if not _may_hold(text[start:end], calendar, words):
        return []
    found = tokens(text, start, end, words)
    items = date_items(found, calendar, words)
    letters = "".join(calendar.letters[item.kind] for item in items)
    scene = _Scene(text, found, items, calendar, words)
    mentions = [
        mention for match in _longest(_matches(calendar, letters, items, found)) for mention in scene.mentions(match)
    ]
    return _inherited(mentions, text)


def may_end_date(word: str, language: str = "en") -> bool:
    """Whether a date can end on a word in small letters."""
    return word in load_calendar(language).words or word in load_numbers(language).starters


def may_stand_in_date(word: str, language: str = "en") -> bool:
    """Whether a date, with the words that bound it, can hold a word in small letters."""
    return may_end_date(word, language) or word in _bounding(language)


def reaches_date(word: str, language: str = "en") -> bool:
    """Whether any words may stand between a word and its date: "before the fair that opens on 9 July"."""
    return word in load_calendar(language).reaching


@lru_cache(maxsize=16)
def _bounding(language: str) -> frozenset[str]:
    return frozenset(word for phrase in load_calendar(language).bounds for word in phrase)


def _may_hold(stretch: str, calendar: Calendar, words: NumberWords) -> bool:
    """A quick look that spares most sentences the grammar: every form has a word of the calendar, or a year.

    A year in words counts beside a figure only.
    """
    if _YEAR.search(stretch):
        return True
    seen = set(_WORDS.findall(stretch.casefold()))
    figured = any(word.isdigit() for word in seen)
    if not seen.isdisjoint(calendar.anchors) or (figured and not seen.isdisjoint(calendar.figured_anchors)):
        return True
    return figured and not (seen.isdisjoint(words.scales) and seen.isdisjoint(words.hundred))


def _matches(calendar: Calendar, letters: str, items: Sequence[Item], found: Sequence[Token]) -> list[_Match]:
    matches = []
    present = frozenset(letters)
    for form in calendar.forms:
        if not form.can_match(present):
            continue
        for match in form.pattern.finditer(letters):
            labels = {
                name.partition("__")[0]: items[match.start(name)]
                for name, value in match.groupdict().items()
                if value is not None
            }
            built = points(form, labels, found, calendar)
            if built is not None:
                matches.append(_Match(match.start(), match.end(), form, built))
    return matches


def _longest(matches: Sequence[_Match]) -> list[_Match]:
    """The longest matches from the left, without overlap; among equals the form that stands first in the data."""
    chosen: list[_Match] = []
    reach = 0
    for match in sorted(matches, key=lambda match: (match.first, -match.end)):
        if match.first >= reach:
            chosen.append(match)
            reach = match.end
    return chosen


@dataclass(frozen=True, slots=True)
class _Scene:
    """One stretch of text with its tokens and items; turns matches into mentions."""

    text: str
    found: Sequence[Token]
    items: Sequence[Item]
    calendar: Calendar
    words: NumberWords

    def mentions(self, match: _Match) -> list[DateMention]:
        """The mention of a match; two for two days of one month that are apart ("2 and 22 August")."""
        mention = self._mention(match)
        if match.form.kind != "day_pair" or mention.last is None or _consecutive(mention.first, mention.last):
            return [mention]
        end = self.found[self.items[match.first].last].end
        second = self.items[match.first + 2].first
        start = self.found[second].start
        text = self.text
        if self.items[match.first].kind not in ("day", "ordinal"):
            end = self.found[self.items[match.first + 1].last].end
            start = self.found[self.items[match.first + 3].first].start
        return [
            replace(mention, end=end, literal=text[mention.start : end], form="day", last=None),
            replace(mention, start=start, literal=text[start : mention.end], form="day", first=mention.last, last=None),
        ]

    def _mention(self, match: _Match) -> DateMention:
        first, last = self.items[match.first].first, self.items[match.end - 1].last
        built = match.points
        loosened = qualifier_before(self.found, first, self.words)
        if match.form.kind == "ago" and loosened:
            built = (replace(built[0], loosened=loosened[0]), built[1])
        bound, low = self._bound(match)
        mention = DateMention(
            start=self.found[low].start,
            end=self.found[last].end,
            literal=self.text[self.found[low].start : self.found[last].end],
            form=_form(match.form.form, bound),
            first=built[0],
            last=built[1],
            bound=bound,
        )
        return self._timed(mention, match.first, match.end)

    def _bound(self, match: _Match) -> tuple[str | None, int]:
        """The phrase before the match that opens one side, and the token where the literal starts."""
        low = self.items[match.first].first
        if "bound" in match.form.fixed:
            return str(match.form.fixed["bound"]), low
        if match.form.form == "range" or match.form.form == "window":
            return None, low
        for length in (4, 3, 2, 1):
            phrase = tuple(token.word for token in self.found[max(low - length, 0) : low])
            if len(phrase) == length and phrase in self.calendar.bounds:
                return self.calendar.bounds[phrase], low - length
        return self._reached(match.first) or (None, low)

    def _reached(self, first: int) -> tuple[str, int] | None:
        """A bound further back that a verb carries to the date: "before the fair that opens on 9 July"."""
        back = self.items[max(first - self.calendar.reach, 0) : first]
        for kind, verbs in self.calendar.reaching.items():
            at = next((item.first for item in reversed(back) if item.word == kind), None)
            if at is not None and any(item.word in verbs for item in back if item.first > at):
                stops = [item for item in back if item.first > at and item.kind in ("comma", "dot", "mark", "break")]
                return None if stops else (kind, at)
        return None

    def _timed(self, mention: DateMention, first: int, end: int) -> DateMention:
        """The mention with the hour that stands beside it ("at 11:40 on Friday", "on Friday, at 11:40 p.m.")."""
        behind = range(end, min(end + 3, len(self.items)))
        for places in (behind, range(first - 1, max(first - 5, -1), -1)):
            for at in places:
                item = self.items[at]
                if item.kind == "time":
                    hour = _hour(self.found[item.first].word)
                    return replace(mention, time=hour) if hour else mention
                if item.kind not in ("at", "on", "comma", "the", "of") and (places is behind or item.kind != "word"):
                    break
        return mention


def _hour(raw: str) -> str | None:
    """A time of day as HH:MM: "9 a.m." is 09:00."""
    match = _HOUR.match(raw)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _consecutive(first: DatePoint, last: DatePoint) -> bool:
    return (first.day or 0) + 1 == last.day


def _form(form: str, bound: str | None) -> str:
    if bound is None:
        return form
    return "start" if bound == "from" else "deadline"


def _is_bare_day(point: DatePoint) -> bool:
    """Whether only the number of a day is named: "on the 27th"."""
    return point.unit == "day" and point.day is not None and point.month is None and point.which is None


_JOINT = re.compile(r"\s*(?:,|and|or|,\s*and)\s*", re.IGNORECASE)


def _inherited(mentions: list[DateMention], text: str) -> list[DateMention]:
    """Lends years to dates that leave them out.

    A day or month takes the year of the next one in its list ("18 February and 2 April 2022"); "that year" is the year
    of the date before it; "on the 11th" has the month of the date before it.
    """
    year = None
    for at, this in enumerate(mentions):
        if this.first.anchor == "event" and this.first.year_shift == 0 and year is not None:
            mentions[at] = replace(this, first=replace(this.first, year=year))
        if _is_bare_day(this.first) and at:
            before = mentions[at - 1].last or mentions[at - 1].first
            if before.month is not None:  # "on 3 April and on the 11th"
                mentions[at] = this = replace(this, first=replace(this.first, month=before.month, year=before.year))
        year = (this.last or this.first).year or year
    for at in range(len(mentions) - 2, -1, -1):
        this, following = mentions[at], mentions[at + 1]
        if this.first.year is None and this.first.which is None and following.first.year is not None:
            alike = this.form == following.form and this.form in ("day", "month")
            gap = text[this.end : following.start]
            if alike and len(gap) < 12 and _JOINT.fullmatch(gap):
                mentions[at] = replace(this, first=replace(this.first, year=following.first.year))
    return mentions

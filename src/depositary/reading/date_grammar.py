"""Finds dates in a text by the forms of a calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from depositary.lexicon.calendars import Calendar, DateForm, load_calendar
from depositary.lexicon.quantities import NumberWords, load_numbers
from depositary.reading.date_mentions import DateMention, DatePoint
from depositary.reading.date_points import Item, Points, points
from depositary.reading.numbers import NumberRun, number_runs, qualifier_before
from depositary.reading.quantity_tokens import Token, tokens

_MARKS = {
    ",": "comma",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "−": "dash",
    "‐": "dash",
    "‑": "dash",
    ".": "dot",
    "/": "slash",
    "(": "open",
    ")": "close",
    "'": "apostrophe",
    "’": "apostrophe",
}
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
    if not _may_hold(text, start, end, calendar):
        return []
    found = tokens(text, start, end, words)
    items = _items(found, calendar, words)
    letters = "".join(calendar.letters[item.kind] for item in items)
    scene = _Scene(text, found, items, calendar, words)
    mentions = [
        mention for match in _longest(_matches(calendar, letters, items, found)) for mention in scene.mentions(match)
    ]
    return _inherited(mentions, text)


def _may_hold(text: str, start: int, end: int, calendar: Calendar) -> bool:
    """A quick look that spares most sentences the grammar."""
    seen = set(_WORDS.findall(text[start:end].casefold()))
    return not seen.isdisjoint(calendar.anchors) or any(word.isdigit() for word in seen)


# -- items


def _items(found: Sequence[Token], calendar: Calendar, words: NumberWords) -> list[Item]:
    starts = {run.first: run for run in number_runs(found, words)}
    items: list[Item] = []
    position = 0
    while position < len(found):
        run = starts.get(position)
        if run is not None:
            items.append(_number(run, found))
            position = run.last + 1
            continue
        kind, value = _kind(found, position, calendar)
        last = position + _dotted(found, position, kind)
        items.append(Item(position, last, kind, value, found[position].word))
        position = last + 1
    return _settle(items, calendar)


def _number(run: NumberRun, found: Sequence[Token]) -> Item:
    token, value = found[run.first], run.value
    kind = "vague" if run.qualifier == "approximate" else run.kind
    if kind == "vague":
        return Item(run.first, run.last, kind, None, token.word)
    whole = isinstance(value, int)
    if kind == "ordinal":
        kind = "ordinal" if whole and 1 <= (value or 0) <= 31 else "figure"
    elif token.shape == "figure":
        single = run.first == run.last and token.word.isdigit()
        kind = "figure"
        if single and whole and value is not None:
            kind = "day" if 1 <= value <= 31 and len(token.word) <= 2 else kind
            kind = "year" if 1800 <= value <= 2100 and len(token.word) == 4 else kind
    elif kind == "cardinal" and whole and 1800 <= (value or 0) <= 2100:
        kind = "word_year"
    return Item(run.first, run.last, kind, value, token.word)


def _kind(found: Sequence[Token], at: int, calendar: Calendar) -> tuple[str, int | None]:
    token = found[at]
    if token.shape == "mark":
        # A dash with room around it parts clauses; one that joins two dates does so without.
        apart = token.word == "—" and 0 < at < len(found) - 1 and found[at - 1].end < token.start
        return "mark" if apart else _MARKS.get(token.word, "mark"), None
    if token.shape != "word":
        return token.shape if token.shape in ("date", "time", "break") else "mark", None
    kind, value = calendar.words.get(token.word, ("word", 0))
    if kind in calendar.capitalised and not token.capital:
        return "word", None
    return kind, value


def _dotted(found: Sequence[Token], at: int, kind: str) -> int:
    """1 when the token is an abbreviation whose full stop belongs to the date ("Sept. 21")."""
    if kind not in ("month_short", "weekday_short") or at + 1 >= len(found):
        return 0
    return int(found[at + 1].word == "." and found[at + 1].start == found[at].end)


def _settle(items: list[Item], calendar: Calendar) -> list[Item]:
    """Doubtful month names become plain words unless their neighbours speak for a date."""
    settled = []
    for at, item in enumerate(items):
        if item.kind == "month" and item.word in calendar.doubtful_months and not _is_month(items, at, calendar):
            settled.append(item._replace(kind="word"))
        else:
            settled.append(item)
    return settled


def _is_month(items: Sequence[Item], at: int, calendar: Calendar) -> bool:
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if before is not None and before.kind in ("day", "ordinal"):
        return True
    if after is not None and after.kind in ("day", "year", "word_year", "ordinal"):
        return True
    if after is not None and after.kind in ("or", "and", "to", "dash", "slash"):
        following = next((item for item in items[at + 2 : at + 5] if item.kind not in ("or", "dash")), None)
        if following is not None and following.kind == "month":
            return True
    if before is None:
        return False
    if before.kind == "dash":
        return at > 1 and items[at - 2].kind in ("part", "month")
    if before.kind in ("or", "and", "to", "comma"):
        return at > 1 and items[at - 2].kind in ("month", "month_short")
    if before.kind == "the":
        return at > 1 and items[at - 2].kind == "of"
    return before.kind in calendar.month_before


# -- matches


def _matches(calendar: Calendar, letters: str, items: Sequence[Item], found: Sequence[Token]) -> list[_Match]:
    matches = []
    for form in calendar.forms:
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
        """The mention with the hour that stands right beside it ("at 11:40 on Friday", "on Friday at 11:40")."""
        for at in (*range(end, min(end + 3, len(self.items))), *range(first - 1, max(first - 4, -1), -1)):
            item = self.items[at]
            if item.kind == "time":
                return replace(mention, time=self._hour(at)) if self._hour(at) else mention
            if item.kind not in ("at", "on", "comma", "word") or (item.kind == "word" and at >= end):
                if at >= end:
                    continue
                break
        return mention

    def _hour(self, at: int) -> str | None:
        hour, _, minute = self.found[self.items[at].first].word.partition(":")
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        half = int(after.value or 0) if after is not None and after.kind == "meridiem" else 0
        number = int(hour) % 12 + half if half else int(hour)
        return f"{number:02d}:{minute}" if number < 24 and int(minute) < 60 else None


def _consecutive(first: DatePoint, last: DatePoint) -> bool:
    return (first.day or 0) + 1 == last.day


def _form(form: str, bound: str | None) -> str:
    if bound is None:
        return form
    return "start" if bound == "from" else "deadline"


_JOINT = re.compile(r"\s*(?:,|and|or|,\s*and)\s*", re.IGNORECASE)


def _inherited(mentions: list[DateMention], text: str) -> list[DateMention]:
    """Lends years to dates that leave them out.

    A day or month takes the year of the next one in its list ("18 February and 2 April 2022"); "that year" is the year
    of the date before it.
    """
    year = None
    for at, this in enumerate(mentions):
        if this.first.anchor == "event" and this.first.year_shift == 0 and year is not None:
            mentions[at] = replace(this, first=replace(this.first, year=year))
        year = (this.last or this.first).year or year
    for at in range(len(mentions) - 2, -1, -1):
        this, following = mentions[at], mentions[at + 1]
        if this.first.year is None and this.first.which is None and following.first.year is not None:
            alike = this.form == following.form and this.form in ("day", "month")
            gap = text[this.end : following.start]
            if alike and len(gap) < 12 and _JOINT.fullmatch(gap):
                mentions[at] = replace(this, first=replace(this.first, year=following.first.year))
    return mentions

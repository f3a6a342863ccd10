"""Durations in ISO 8601: "ten years" is P10Y, "within twenty-four hours" PT24H, "the next decade" P10Y."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depositary.lexicon.calendars import DurationWords, load_calendar
from depositary.lexicon.quantities import NumberWords, load_numbers
from depositary.reading.quantities.runs import NumberRun, number_runs, qualifier_before
from depositary.reading.quantities.tokens import Token, tokens

_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A span of time that a text names; `text[start:end] == literal`, offsets in code points.

    `iso` is the ISO 8601 duration; None when the words leave it open ("several years") or set no end
    (`indefinite`). `qualifier` is minimum, maximum, approximate or None.
    """

    start: int
    end: int
    literal: str
    iso: str | None
    qualifier: str | None = None
    indefinite: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """A duration as a run of tokens, `first` to `last` inclusive, with its parts by designator."""

    first: int
    last: int
    parts: tuple[tuple[str, int | float], ...]
    open: bool = False


def find_durations(text: str, start: int, end: int, language: str = "en") -> list[DurationMention]:
    """The durations of `text[start:end]`, in text order, without overlap.

    Words that make a date of a number of units ("ten days ago", "a year later") are left to `find_dates`.
    Raises `LexiconError` for a language without a calendar.
    """
    words, names = load_numbers(language), load_calendar(language).durations
    openers = {phrase[0] for phrase in names.indefinite}
    seen = {word.casefold() for word in _WORDS.findall(text[start:end])}
    if seen.isdisjoint(names.units) and seen.isdisjoint(openers):
        return []
    found = tokens(text, start, end, words)
    starts = {run.first: run for run in number_runs(found, words)}
    mentions: list[DurationMention] = []
    position = 0
    while position < len(found):
        indefinite = _indefinite(found, position, names) if found[position].word in openers else 0
        span = None if indefinite else _span(found, position, starts, words, names)
        if indefinite:
            low, high = found[position].start, found[position + indefinite - 1].end
            mentions.append(DurationMention(low, high, text[low:high], None, indefinite=True))
            position += indefinite
        elif span is not None:
            low, high = found[span.first].start, found[span.last].end
            ahead = qualifier_before(found, span.first, words)
            iso = None if span.open else _iso(span.parts)
            mentions.append(DurationMention(low, high, text[low:high], iso, ahead[0] if ahead else None))
            position = span.last + 1
        else:
            run = starts.get(position)
            position = position + 1 if run is None else run.last + 1
    return mentions


def _indefinite(found: Sequence[Token], at: int, names: DurationWords) -> int:
    """How many tokens a phrase without an end has here, 0 for none."""
    for length in (3, 2, 1):
        phrase = tuple(token.word for token in found[at : at + length])
        if phrase in names.indefinite:
            return len(phrase)
    return 0


def _span(
    found: Sequence[Token], at: int, starts: dict[int, NumberRun], words: NumberWords, names: DurationWords
) -> _Span | None:
    span = _one(found, at, starts, words, names)
    if span is None:
        return None
    span = _halved(found, span, words)
    while not span.open and _word(found, span.last + 1) in words.join:
        more = _one(found, span.last + 2, starts, words, names)
        if more is None or more.open or not _smaller(more.parts[0][0], span.parts[-1][0]):
            break
        span = _Span(span.first, more.last, span.parts + more.parts)
    return None if _word(found, span.last + 1) in names.dated else span


def _one(
    found: Sequence[Token], at: int, starts: dict[int, NumberRun], words: NumberWords, names: DurationWords
) -> _Span | None:
    """One number with one unit: "ten (10) years", "five-year", "a decade", "the next decade", "half a year"."""
    run = starts.get(at)
    if run is not None and run.kind == "ordinal":
        return None
    if run is None:
        return _unnumbered(found, at, words, names)
    unit = _unit_after(found, run.last + 1, names)
    if unit is None:
        return None
    last, (count, designator) = unit
    if run.value is None:
        return _Span(at, last, (), open=True)
    return _Span(at, last, ((designator, run.value * count),))


def _unit_after(found: Sequence[Token], at: int, names: DurationWords) -> tuple[int, tuple[int, str]] | None:
    """The unit behind a number: over figures in brackets, a hyphen, "calendar"."""
    if _word(found, at) == "(" and _word(found, at + 2) == ")" and found[at + 1].shape == "figure":
        at += 3
    if _word(found, at) in ("-", "‐", "‑"):
        at += 1
    if _word(found, at) in names.between:
        at += 1
    unit = names.units.get(_word(found, at))
    return None if unit is None else (at, unit)


def _unnumbered(found: Sequence[Token], at: int, words: NumberWords, names: DurationWords) -> _Span | None:
    start, factor = at, 1.0
    if _word(found, at) in words.half:
        factor, at = 0.5, at + 1
        at += _word(found, at) in words.article or _word(found, at) in ("-", "‐", "‑")
    elif _word(found, at) in words.article or _word(found, at) in names.spans:
        at += 1
    else:
        return None
    if factor == 1 and _word(found, at) in names.spans | names.between:
        at += 1
    unit = names.units.get(_word(found, at))
    if unit is None:
        return None
    if _word(found, at) in names.plurals:
        return _Span(start, at, (), open=True)
    bare = factor == 1 and unit[0] == 1 and at == start + 1 and _word(found, start) in words.article
    owning = _word(found, at + 1) in {"'", "’"}  # "a year's notice"
    if bare and not owning and _word(found, start - 1) not in names.spanning:
        return None
    count = unit[0] * factor
    return _Span(start, at, ((unit[1], int(count) if count == int(count) else count),))


def _halved(found: Sequence[Token], span: _Span, words: NumberWords) -> _Span:
    """ "a year and a half" is a year and six months."""
    at = span.last + 1
    is_half = _word(found, at) in words.join and _word(found, at + 1) in words.article
    if span.open or not is_half or _word(found, at + 2) not in words.half:
        return span
    designator, value = span.parts[-1]
    return _Span(span.first, at + 2, (*span.parts[:-1], (designator, value + 0.5)))


#: What half of a unit is in the next smaller one; ISO 8601 lets only the last part bear a fraction.
_HALVES = {"Y": ("M", 6), "TH": ("TM", 30), "D": ("TH", 12)}
_ORDER = ("Y", "M", "W", "D", "TH", "TM")


def _smaller(one: str, other: str) -> bool:
    return _ORDER.index(one) > _ORDER.index(other)


def _iso(parts: Sequence[tuple[str, int | float]]) -> str | None:
    whole: list[tuple[str, int]] = []
    for designator, value in parts:
        count = int(value)
        if count or value == count:
            whole.append((designator, count))
        if value != count:
            if value - count != 0.5 or designator not in _HALVES:
                return None
            whole.append(_HALVES[designator])
    dates = "".join(f"{value}{designator}" for designator, value in whole if not designator.startswith("T"))
    times = "".join(f"{value}{designator[1:]}" for designator, value in whole if designator.startswith("T"))
    return f"P{dates}T{times}" if times else f"P{dates}"


def _word(found: Sequence[Token], at: int) -> str:
    return found[at].word if 0 <= at < len(found) else ""

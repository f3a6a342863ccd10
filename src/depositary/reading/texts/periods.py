"""Periods: the time that a sum of money is for."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.lexicon.drafting import Drafting
from depositary.reading.dates import DateMention, find_dates
from depositary.reading.dates.mentions import DatePoint
from depositary.reading.texts.layouts import Layout, Sentence, Stretch

#: A year put first ("In 2024, ...") begins this near the start of its sentence.
_FRONT = 100


@dataclass(frozen=True, slots=True)
class Period:
    """EDTF or None; the basis is `stated`, or `inferred` where the day of signature closes it."""

    edtf: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class Times:
    """The dates that can be the time of a sum of a sentence, found once for all its sums."""

    layout: Layout
    drafting: Drafting
    sentence: Sentence
    mentions: tuple[DateMention, ...]
    signed: str | None
    """The day of signature: it closes a period that only began."""


def times_of(layout: Layout, drafting: Drafting, sentence: Sentence, signed: str | None) -> Times:
    """The times of a sentence."""
    found = find_dates(layout.text, sentence.start, sentence.end, drafting.language)
    mentions = tuple(each for each in found if each.first.year is not None and _is_period(each))
    return Times(layout, drafting, sentence, mentions, signed)


def period_of(times: Times, amount: Stretch, following: int) -> Period:
    """The time that the sum at `amount` is for.

    Named behind it and before the next sum (`following`), else between the sentence's head and the sum.
    """
    layout, drafting, sentence, signed = times.layout, times.drafting, times.sentence, times.signed
    mentions = list(times.mentions)
    for rule in drafting.rules.get("since", ()):
        if rule.value and rule.pattern.search(layout.low, amount.end, following):
            return Period(f"{rule.value}/{signed or '..'}", "inferred")
    behind = [each for each in mentions if amount.end <= each.start < following]
    fronted = [each for each in mentions if each.end <= amount.start and each.start - sentence.start <= _FRONT]
    for each in (*behind, *fronted):
        if _made_then(layout, drafting, sentence, each):
            continue
        period = _edtf(each, mentions, signed)
        if period.edtf:
            return period
    for rule in drafting.rules.get("since", ()):
        if rule.value and rule.pattern.search(layout.low, sentence.start, amount.start):
            return Period(f"{rule.value}/{signed or '..'}", "inferred")
    return Period(None, None)


def _is_period(mention: DateMention) -> bool:
    """Whether the words can be the time of a sum: a single day cannot, unless something lasts since then."""
    if mention.form == "start" and mention.first.month is not None:
        return False  # "as of May 2024" dates a figure
    return mention.form != "day" or mention.bound == "since" or mention.last is not None


def _made_then(layout: Layout, drafting: Drafting, sentence: Sentence, mention: DateMention) -> bool:
    before = layout.low[sentence.start : mention.start]
    return any(rule.pattern.search(before) for rule in drafting.rules.get("made_in", ()))


def _edtf(mention: DateMention, mentions: list[DateMention], signed: str | None) -> Period:
    first = _point(mention.first)
    if mention.last is not None:
        last = _point(mention.last)
        return Period(f"{first}/{last}" if first != last else first, "stated")
    if mention.bound == "since":
        return Period(f"{first}/{signed or '..'}", "inferred")
    if mention.bound is not None and mention.bound != "from":
        return Period(None, None)
    last_year = _run(mention, mentions)
    return Period(f"{first}/{last_year:04}" if last_year else first, "stated")


def _run(mention: DateMention, mentions: list[DateMention]) -> int | None:
    """The last of years listed together: "2024, 2025 and 2026"."""
    last, current = None, mention
    for each in mentions:
        near = 0 < each.start - current.end <= len(" and ")
        if mention.form == "year" and near and each.form in ("year", "range"):
            last, current = (each.last or each.first).year, each
    return last


def _point(point: DatePoint) -> str:
    if point.month is None:
        return f"{point.year:04}"
    if point.day is None:
        return f"{point.year:04}-{point.month:02}"
    return f"{point.year:04}-{point.month:02}-{point.day:02}"

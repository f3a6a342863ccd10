"""Signatures: the formula that closes a text, with its day, its place and the languages of the originals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depositary.core.edtf import is_valid
from depositary.lexicon.drafting import Drafting
from depositary.reading.dates import DateMention, find_dates
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.names import NameIndex
from depositary.reading.texts.records import Signature

#: The day and the place stand within this many characters of the formula's first word.
_REACH = 420
#: A day and its year, parted by a few words: "this ninth day of May, in the year two thousand".
_GAP = 16
_QUOTED_DAY = re.compile(r"[\"'](\d{1,2})[\"']")
_GLUED = re.compile(r"(?<=[a-z])(?=\d{4}\b)")
_LEFT = re.compile(r"[\s,(]*")


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing formula: a stretch of the layout's text, with what it says. `blank` marks a draft's open places."""

    start: int
    end: int
    signature: Signature
    blank: bool


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula as it is read, from `start` on: its first words end at `opened`, and it ends at `end` at the latest."""

    layout: Layout
    drafting: Drafting
    index: NameIndex
    start: int
    opened: int
    end: int


def read_closings(layout: Layout, drafting: Drafting, index: NameIndex) -> list[Closing]:
    """Every formula that closes a text, in order."""
    closing, blank = drafting.compiled("closing"), drafting.compiled("blank")
    found: list[Closing] = []
    for sentence in layout.sentences:
        opened = closing.match(layout.low, sentence.start, sentence.end)
        if opened is None:
            continue
        end = _formula_end(layout, sentence.start)
        signature, stop = _signature(_Formula(layout, drafting, index, sentence.start, opened.end(), end))
        gap = blank.search(layout.low, sentence.start, min(end, sentence.start + 250))
        if signature.signed is None and gap is None:
            continue
        found.append(Closing(sentence.start, max(sentence.end, stop), signature, gap is not None))
    return found


def choose_closing(closings: list[Closing]) -> Closing | None:
    """The formula that counts: the last one with a full day, else the last one with open places."""
    dated = [each for each in closings if each.signature.signed is not None and len(each.signature.signed) == 10]
    whole = [each for each in dated if not each.blank]
    for group in (whole, dated, closings):
        if group:
            return group[-1]
    return None


def _formula_end(layout: Layout, start: int) -> int:
    """Where the formula ends at the latest: it may run over several printed lines, not into a new paragraph block."""
    return min(len(layout.text), start + _REACH)


def _signature(formula: _Formula) -> tuple[Signature, int]:
    """What a formula says of the signature, and where its day ends."""
    layout, drafting = formula.layout, formula.drafting
    text = layout.text
    day = find_day(text, formula.start, formula.end, drafting.language)
    if day is None:
        return Signature(None, None, None), formula.start
    edtf, low, high = day
    place = _place(formula, low, high)
    passage = layout.passage(formula.start, _sentence_end(layout, high))
    named = text[place[0] : place[1]] if place else None
    return (
        Signature(
            signed=edtf,
            literal=text[low:high],
            signed_passage=passage,
            place=_normal_place(named, drafting) if named else None,
            place_literal=named,
            place_passage=passage if named else None,
        ),
        high,
    )


def _sentence_end(layout: Layout, offset: int) -> int:
    return max(offset, layout.sentence_at(offset - 1).end)


def find_day(text: str, start: int, end: int, language: str) -> tuple[str, int, int] | None:
    """The first full day in a stretch, with its offsets: also parted from its year, quoted, or glued to it."""
    found = _full_day(find_dates(text, start, end, language))
    if found is not None:
        return found
    mended = _QUOTED_DAY.sub(lambda each: f" {each[1]} ", text[start:end])
    glued = _GLUED.sub(" ", mended)
    if glued == text[start:end]:
        return None
    again = _full_day(find_dates(glued, 0, len(glued), language))
    if again is None:
        return None
    shift = max(0, len(glued) - len(mended))
    return again[0], start + again[1], min(end, start + again[2] - shift)


def _full_day(mentions: list[DateMention]) -> tuple[str, int, int] | None:
    for position, mention in enumerate(mentions):
        point = mention.first
        if mention.form != "day" or point.day is None or point.month is None:
            continue
        year, end = point.year, mention.end
        if year is None and position + 1 < len(mentions):
            after = mentions[position + 1]
            if after.form == "year" and after.start - mention.end <= _GAP:
                year, end = after.first.year, after.end
        edtf = f"{year:04}-{point.month:02}-{point.day:02}" if year else None
        if edtf and is_valid(edtf):
            return edtf, mention.start, end
    return None


def _place(formula: _Formula, low: int, high: int) -> tuple[int, int] | None:
    """The place: between the formula's preposition and the day from `low` to `high`, or just behind the day."""
    layout, drafting = formula.layout, formula.drafting
    lead = drafting.compiled("before_date").search(layout.low, formula.opened, low)
    stop = lead.start() if lead else low
    start = _preposition_end(layout, drafting, formula.opened, stop)
    if start is None:
        start = _preposition_end(layout, drafting, high, min(formula.end, high + 60))
        stop = min(formula.end, high + 90)
    if start is None:
        return None
    left = _LEFT.match(layout.text, start)
    return _trimmed(layout, formula.index, left.end() if left else start, stop)


def _preposition_end(layout: Layout, drafting: Drafting, start: int, stop: int) -> int | None:
    """Where the words after the first "in" or "at" with a capital behind it begin."""
    ends = (each.end() for each in drafting.compiled("placed").finditer(layout.low, max(0, start - 4), stop))
    return next((end for end in ends if layout.text[end : end + 1].isupper()), None)


_CAPITAL = r"[^\W\d_a-zа-яіїєґ][\w'.-]*"
#: Small words inside a place's name ("Rio de Janeiro"), but not the words that lead to a day.
_SMALL = r"(?!(?:on|in|at|this|and)\b)[^\W\d_A-Z]{1,4}(?= [^\W\d_a-z])"
_PLACE = re.compile(rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_SMALL}))*")


def _trimmed(layout: Layout, index: NameIndex, start: int, stop: int) -> tuple[int, int] | None:
    """The capitalised words at `start`; a country behind a comma, or a region in brackets, stays outside."""
    found = _PLACE.match(layout.text, start, stop)
    if found is None:
        return None
    end = found.end()
    after = layout.text[end:stop]
    if after.startswith(", ") and after[2:3].isupper():
        more = _PLACE.match(layout.text, end + 2, stop)
        if more and not any(True for _ in index.mentions(layout.text, more.start(), more.end())):
            end = more.end()  # "Washington, D.C."
    return start, end


def _normal_place(literal: str, drafting: Drafting) -> str:
    name = literal.strip(" ,.") if not re.search(r"\b[A-Z]\.[A-Z]\.?$", literal) else literal
    if name.endswith(("D.C", "D.C.")):
        name = name.rstrip(".") + "."
    return drafting.places.get(name.lower(), name.title() if name.isupper() and len(name) > 3 else name)

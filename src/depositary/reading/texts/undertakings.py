"""Undertakings: what each sentence has which side do, in which areas, how strongly."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout, Sentence
from depositary.reading.texts.names import NameIndex, NameMention, adjective_index, name_index
from depositary.reading.texts.records import AreaEntry, Undertaking
from depositary.reading.texts.sides import Sides

#: Undertakings whose areas are named within the same so many characters are equals.
_NEAR = 60
#: How far leads may lie within each other.
_DEPTH = 4
_ENDS = (".", ";", ":", ",", "and", "or", "!", "?")
#: Strongest first; the index is the rank.
STRENGTHS = ("shall", "will", "intends", "may", "welcomes")


@dataclass(frozen=True, slots=True)
class _Binding:
    """The word that binds a sentence, and whom."""

    strength: str
    start: int
    """Where the words behind the binding word begin; offsets of the layout's text."""
    debtor: str | None
    mutual: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a sentence is read against."""

    layout: Layout
    drafting: Drafting
    index: NameIndex
    parties: frozenset[str]
    together: re.Pattern[str]
    condition: re.Pattern[str]
    past: re.Pattern[str]
    one_side: re.Pattern[str]
    fronted: re.Pattern[str]
    adjectives: NameIndex


def read_undertakings(
    layout: Layout, drafting: Drafting, lexicon: Lexicon, sides: Sides, body: range
) -> list[Undertaking]:
    """The undertakings of the sentences of `body`, in text order, one for each area of a sentence."""
    called = re.escape(sides.called.value.lower()) if sides.called else "(?!)"
    setting = _Setting(
        layout,
        drafting,
        name_index(lexicon),
        frozenset(side.party for side in sides.sides),
        re.compile(rf"{drafting.compiled('together').pattern}|\b(?:the|both) {called}\b"),
        drafting.compiled("condition"),
        drafting.compiled("done"),
        drafting.compiled("one_side"),
        drafting.compiled("fronted"),
        adjective_index(lexicon),
    )
    found: list[Undertaking] = []
    list_lead: _Binding | None = None
    for position in body:
        sentence = layout.sentences[position]
        own = _bound(setting, sentence)
        opens = _opens_paragraph(layout, position)
        if opens and (
            (own is not None and own.strength != STRENGTHS[-1]) or not sentence.text.rstrip().endswith(_ENDS)
        ):
            list_lead = None  # a heading, or a paragraph that binds by itself: the list above it is over
        binding = own or _lead_binding(setting, position) or list_lead
        if binding is not None:
            found.extend(_of_sentence(setting, sentence, binding))
        if sentence.text.rstrip().endswith(":") and binding is not None:
            list_lead = _Binding(binding.strength, -1, binding.debtor, binding.mutual)
    return found


def _opens_paragraph(layout: Layout, position: int) -> bool:
    sentence = layout.sentences[position]
    return sentence.start == layout.paragraphs[sentence.paragraph].start


def strongest(undertakings: list[Undertaking]) -> list[AreaEntry]:
    """The areas, sorted, each with its strongest undertaking; of equals the one that names the area soonest.

    A sentence that only tells what was done covers no area.
    """
    best: dict[str, Undertaking] = {}
    for each in undertakings:
        held = best.get(each.area)
        if not each.past and (held is None or _rank(each) < _rank(held)):
            best[each.area] = each
    return [AreaEntry(area, best[area].strength, best[area].passage) for area in sorted(best)]


def _rank(undertaking: Undertaking) -> tuple[int, int]:
    return STRENGTHS.index(undertaking.strength), undertaking.reach // _NEAR


def _of_sentence(setting: _Setting, sentence: Sentence, binding: _Binding) -> Iterator[Undertaking]:
    low = setting.layout.low
    start = max(binding.start, sentence.start)
    if setting.fronted.search(low[sentence.start : sentence.start + 60]):
        start = sentence.start
    condition = setting.condition.search(low, sentence.start, sentence.end)
    past = setting.past.search(low, sentence.start, sentence.end) is not None
    for area in setting.drafting.areas:
        found = area.named_in(low, start, sentence.end)
        if found is None:
            continue
        yield Undertaking(
            area=area.code,
            part=area.part_in(low, start, sentence.end),
            strength=binding.strength,
            debtor=binding.debtor,
            mutual=binding.mutual,
            past=past and binding.strength == "welcomes",
            condition=setting.layout.text[slice(*condition.span())].strip(" ,") if condition else None,
            passage=setting.layout.passage(sentence.start, sentence.end),
            reach=found - start,
        )


def _lead_binding(setting: _Setting, position: int) -> _Binding | None:
    """What binds an item: the lead of its list, the lead's own lead, or the sentence before a lead that only points on.

    "The republic will continue its help. Such help includes:" binds the items by its first sentence.
    """
    sentence = setting.layout.sentences[position]
    for _ in range(_DEPTH):
        if sentence.lead is None:
            return None
        place = sentence.lead
        sentence = setting.layout.sentences[place]
        led = _bound(setting, sentence)
        if led is None and place > 0 and setting.layout.sentences[place - 1].paragraph == sentence.paragraph:
            led = _bound(setting, setting.layout.sentences[place - 1])
        if led is not None:
            return _Binding(led.strength, -1, led.debtor, led.mutual)
    return None


def _bound(setting: _Setting, sentence: Sentence) -> _Binding | None:
    """The strongest word that binds a side named before it, or None."""
    doers = _doers(setting, sentence)
    if not doers:
        return None
    for strength, pattern in setting.drafting.strengths:
        for found in pattern.finditer(setting.layout.low, sentence.start, sentence.end):
            place = bisect_right(doers, found.start(), key=lambda doer: doer.end) - 1
            if place >= 0:
                return _Binding(strength, found.start(), doers[place].party, doers[place].party is None)
    return None


@dataclass(frozen=True, slots=True)
class _Doer:
    """Words that name a side, or the sides together (`party` is None), by where they end."""

    end: int
    party: str | None


def _doers(setting: _Setting, sentence: Sentence) -> list[_Doer]:
    """Who may act in a sentence, in order: the sides together, one side by name, one by its adjective."""
    text, low, start, end = setting.layout.text, setting.layout.low, sentence.start, sentence.end
    doers = [_Doer(found.end(), None) for found in setting.together.finditer(low, start, end)]
    before: NameMention | None = None
    for each in setting.index.mentions(text, start, end):
        if each.party not in setting.parties:
            continue
        both = before is not None and low[before.end : each.start].strip(" ,") in setting.drafting.common
        doers.append(_Doer(each.end, None if both else each.party))
        before = each
    for each in setting.adjectives.mentions(text, start, end):
        side = setting.one_side.match(low[each.end : min(end, each.end + 14)])
        if each.party in setting.parties and side is not None:
            # It takes the place of the word "side" itself, which else would mean both.
            doers.append(_Doer(each.end + side.end(), each.party))
    return sorted(doers, key=lambda doer: (doer.end, doer.party is not None))

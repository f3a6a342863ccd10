"""Consultations: what the sides do after an attack, within how many hours, and what sets it off."""

from __future__ import annotations

from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import Consultation


def read_consultation(layout: Layout, drafting: Drafting, body: range) -> Consultation | None:
    """The consultation clause, or None. `hours` is None where the clause says "without delay"."""
    for rule in drafting.rules.get("consultation", ()):
        for index in body:
            sentence = layout.sentences[index]
            found = rule.pattern.search(layout.low, sentence.start, sentence.end)
            if found is None:
                continue
            words = layout.low[sentence.start : sentence.end]
            hours = _hours(drafting, found.groupdict())
            trigger = _trigger(layout, drafting, sentence.start, sentence.end, only_attacks=hours is None)
            if trigger is None:
                continue
            return Consultation(
                hours=hours,
                trigger=layout.text[trigger[0] : trigger[1]],
                triggers=_codes(drafting, layout.low[trigger[0] : trigger[1]]),
                on_request=any(each.pattern.search(words) for each in drafting.rules.get("request", ())),
                passage=layout.passage(sentence.start, sentence.end),
            )
    return None


def _hours(drafting: Drafting, groups: dict[str, str | None]) -> int | None:
    number = groups.get("number") or groups.get("number_b")
    count = drafting.number(number) if number else None
    if count is None:
        return None
    unit = groups.get("unit")
    return count * 24 if unit is not None and drafting.unit(unit) == "D" else count


def _trigger(layout: Layout, drafting: Drafting, start: int, end: int, *, only_attacks: bool) -> tuple[int, int] | None:
    """The stretch that says what happened, or None: talks "without delay" count after an attack alone."""
    for rule in drafting.rules.get("trigger", ()):
        found = rule.pattern.search(layout.low, start, end)
        if found and (not only_attacks or _codes(drafting, found["trigger"])):
            return found.span("trigger")
    return None


def _codes(drafting: Drafting, trigger: str) -> tuple[str, ...]:
    """What sets it off, sorted; `renewed` says nothing beside `renewed_after_ceasefire`."""
    codes = {rule.value for rule in drafting.rules.get("attack", ()) if rule.value and rule.pattern.search(trigger)}
    if "renewed_after_ceasefire" in codes:
        codes.discard("renewed")
    return tuple(sorted(codes))

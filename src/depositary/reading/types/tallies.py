"""Tallies: where a sentence numbers parties or instruments, before it is known which stage they reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depositary.lexicon.type_frames import TypeFrames, TypeRule
from depositary.reading.quantities.numbers import NumberMention, find_numbers
from depositary.reading.scenes import Scene
from depositary.reading.types.sketches import sketch

#: There are no more parties or instruments to count; larger numbers are sums and people.
_MOST = 999
_CARDINAL, _ORDINAL = "N", "R"
#: Both marks of a sketch: a sentence without numbers has neither.
NUMBERS = _CARDINAL + _ORDINAL
#: Before these words a number tells how many are meant, not how many there are: "the two countries".
_POINTING = frozenset({"the", "these", "those", "both", "their", "its", "our", "other", "last", "next", "first", "all"})
_POINTED = frozenset({"counted", "exist"})
#: After these words a number is a threshold or company, not a count: "once five signatories have ratified it".
_THRESHOLD = frozenset({"once", "if", "when", "until", "unless", "after", "least", "along with", "together with"})
_RELATIVE = re.compile(r" (?:that|which|who) (?:have|had|has)\b")
#: Without one of these a number below the rule's least is no state of affairs ("signed two agreements today").
_MARKERS = re.compile(r"\b(?:so far|only|to date|by now|until now|already|in all|altogether|since)\b")
_KINDS = {"minimum": "minimum", "maximum": "maximum", "approximate": "approximate"}


@dataclass(frozen=True, slots=True)
class Tally:
    """A number that a rule found. `start` and `end` are offsets in the sentence; `what` is the source's words."""

    rule: TypeRule
    found: re.Match[str]
    start: int
    end: int
    number: int | None
    kind: str
    what: str | None


def find_tallies(scene: Scene, frames: TypeFrames) -> tuple[str, list[Tally]]:
    """The sentence's sketch and its tallies in text order; of two with one number the rule that comes first."""
    view = scene.view
    taken = [(m.start, m.end) for _, _, m in view.parties] + [(d.start, d.end) for _, _, d in view.dates]
    taken += _naming_numbers(scene)
    numbers = [n for n in find_numbers(view.text, view.start, view.end) if _is_free(n, taken)]
    marks = [(n.start, n.end, _ORDINAL if n.kind == "ordinal" else _CARDINAL) for n in numbers]
    words = sketch(view, scene.instruments, marks)
    at = {n.start - view.start: n for n in numbers}
    kept: dict[int, Tally] = {}
    for rule in frames.rules_for(words):
        for tally in _tallies(scene, rule, words, at):
            kept.setdefault(tally.start, tally)
    return words, sorted(kept.values(), key=lambda tally: tally.start)


def _naming_numbers(scene: Scene) -> list[tuple[int, int]]:
    """Numerals that name one instrument and count none: "a 123 Agreement"."""
    tokens = scene.view.tokens
    before = [m.head - 1 for m in scene.instruments if m.head and not m.plural]
    return [(tokens[i].start, tokens[i].end) for i in before if tokens[i].text.isdigit()]


def _is_free(number: NumberMention, taken: list[tuple[int, int]]) -> bool:
    return (
        isinstance(number.value, int)
        and number.value <= _MOST
        and not any(a < number.end and number.start < b for a, b in taken)
    )


def _tallies(scene: Scene, rule: TypeRule, words: str, at: dict[int, NumberMention]) -> Iterator[Tally]:
    for found in rule.find_all(words):
        what = _words(scene, found, "what")
        if "n" not in rule.pattern.groupindex:
            number = int(rule.gives["number"]) if "number" in rule.gives else None
            yield Tally(rule, found, found.start("what"), found.end(), number, rule.gives["kind"], what)
            continue
        start = found.start("n") if found["n"] is not None else found.start("m")  # the number of another wording
        mention = at.get(start)
        if mention is None or not isinstance(mention.value, int) or not _counts(rule, found, words, mention):
            continue
        kind = rule.gives.get("kind") or _KINDS.get(mention.qualifier or "", "exact")
        yield Tally(rule, found, start, found.end(), mention.value, kind, what)


def _counts(rule: TypeRule, found: re.Match[str], words: str, mention: NumberMention) -> bool:
    """Whether the number is one of a state of affairs, not one that points at those just named."""
    if rule.id in _POINTED and (before := [word.lstrip(",") for word in words[: found.start("n")].split()[-2:]]):
        if before[-1] in _POINTING and not _RELATIVE.match(words, found.end()):
            return False
        if before[-1] in _THRESHOLD - {"least"} or " ".join(before) in _THRESHOLD:
            return False
    number = mention.value if isinstance(mention.value, int) else 0
    return number >= int(rule.gives.get("small", 1)) or (number >= 2 and _MARKERS.search(words) is not None)


def _words(scene: Scene, found: re.Match[str], group: str) -> str | None:
    if group not in found.re.groupindex or found[group] is None:
        return None
    low, high = found.span(group)
    view = scene.view
    return " ".join(view.text[view.start + low : view.start + high].split())

"""Frameworks: the declaration that a text is made under, and where it stands towards NATO and the European Union."""

from __future__ import annotations

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import Framework, Wording

#: A shorter line without an end is a heading and takes no stance.
_HEADING = 120
#: The first sentences are title and recitals.
_RECITALS = 12
_ENDS = (".", ";", ",", ")", "and")
#: The family of declarations that drafting rules name by their value.
_FAMILIES = {"g7_declaration": "g7-declaration"}


def read_framework(layout: Layout, drafting: Drafting, lexicon: Lexicon, body: range) -> Framework | None:
    """The declaration that the text builds on: the first sentence that the best rule takes."""
    for rule in drafting.rules.get("framework", ()):
        for index in body:
            sentence = layout.sentences[index]
            if rule.pattern.search(layout.low, sentence.start, sentence.end):
                family = _FAMILIES.get(rule.value or "", rule.value or "")
                if family in lexicon.families:
                    return Framework(family, layout.passage(sentence.start, sentence.end))
    return None


def read_stance(layout: Layout, drafting: Drafting, name: str, body: range) -> Wording | None:
    """The stance towards NATO (`nato`) or the Union (`eu`): by the first rule that any sentence meets."""
    rules = drafting.rules.get(name, ())
    reserving = [rule.pattern for rule in rules if rule.value == "without_prejudice"]
    told = [index for index in body if not _is_heading(layout.sentences[index].text)]
    # A recital only leads up to what the text says in its body.
    ordered = sorted(told, key=lambda index: layout.sentences[index].text[:1].islower() or index < _RECITALS)
    for rule in rules:
        for index in ordered:
            sentence = layout.sentences[index]
            reserved = rule.pattern not in reserving and any(
                each.search(layout.low, sentence.start, sentence.end) for each in reserving
            )
            if rule.value and not reserved and rule.pattern.search(layout.low, sentence.start, sentence.end):
                return Wording(rule.value, layout.passage(sentence.start, sentence.end))
    return None


def _is_heading(words: str) -> bool:
    words = words.rstrip()
    return len(words) < _HEADING and not words.endswith(_ENDS)

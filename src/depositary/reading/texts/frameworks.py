"""Frameworks: the declaration that a text is made under, and where it stands towards NATO and the European Union."""

from __future__ import annotations

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import Framework, Wording

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
    for rule in drafting.rules.get(name, ()):
        for index in body:
            sentence = layout.sentences[index]
            if rule.value and rule.pattern.search(layout.low, sentence.start, sentence.end):
                return Wording(rule.value, layout.passage(sentence.start, sentence.end))
    return None

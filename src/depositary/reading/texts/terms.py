"""Terms: duration, termination, extension, entry into force, bindingness and the other closing clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depositary.lexicon.drafting import Drafting, Rule
from depositary.reading.texts.layouts import Layout, Sentence
from depositary.reading.texts.records import Wording

#: Termination notice may stand in a sentence of its own: this many sentences after the one that allows termination.
_NOTICE_REACH = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule that took a sentence."""

    rule: Rule
    index: int
    sentence: Sentence
    found: re.Match[str]


@dataclass(frozen=True, slots=True)
class Terms:
    """The closing clauses of a text; None where it has none."""

    duration: Wording | None
    termination: Wording | None
    extension: Wording | None
    entry_into_force: Wording | None
    legally_binding: Wording | None
    amendment: Wording | None
    disputes: Wording | None
    review: Wording | None


def read_terms(layout: Layout, drafting: Drafting, body: range, whole: range) -> Terms:
    """The closing clauses: those on force in the sentences of `body`, the others in the `whole` text with annexes."""
    return Terms(
        duration=_duration(layout, drafting, body),
        termination=_termination(layout, drafting, body),
        extension=_coded(layout, drafting, body, "extension"),
        entry_into_force=_coded(layout, drafting, body, "entry_into_force"),
        legally_binding=_coded(layout, drafting, body, "legally_binding"),
        amendment=_coded(layout, drafting, whole, "amendment"),
        disputes=_coded(layout, drafting, whole, "disputes"),
        review=_coded(layout, drafting, whole, "review"),
    )


def find_clause(layout: Layout, drafting: Drafting, name: str, body: range) -> Clause | None:
    """The first sentence that the best rule of a field takes: rules in their order, sentences from the end.

    Closing clauses stand at the end of a text, while its opening tells of other instruments.
    """
    for rule in drafting.rules.get(name, ()):
        for index in reversed(body):
            sentence = layout.sentences[index]
            found = rule.pattern.search(layout.low, sentence.start, sentence.end)
            if found:
                return Clause(rule, index, sentence, found)
    return None


def iso_duration(drafting: Drafting, number: str, unit: str) -> str | None:
    """The ISO 8601 duration of a number and a unit in the text's words, or None.

    >>> from depositary.lexicon.drafting import load_drafting
    >>> iso_duration(load_drafting(), "twenty-four", "hours")
    'PT24H'
    """
    count, letter = drafting.number(number), drafting.unit(unit)
    if count is None or letter is None:
        return None
    return f"PT{count}H" if letter == "H" else f"P{count}{letter}"


def _duration(layout: Layout, drafting: Drafting, body: range) -> Wording | None:
    clause = find_clause(layout, drafting, "duration", body)
    if clause is None:
        clause = find_clause(layout, drafting, "unlimited", body)
        return _wording(layout, clause, "unlimited") if clause else None
    value = iso_duration(drafting, clause.found["number"], clause.found["unit"])
    return _wording(layout, clause, value) if value else None


def _termination(layout: Layout, drafting: Drafting, body: range) -> Wording | None:
    clause = find_clause(layout, drafting, "termination", body)
    if clause is None:
        return None
    for index in range(clause.index, min(clause.index + _NOTICE_REACH + 1, body.stop)):
        sentence = layout.sentences[index]
        for rule in drafting.rules.get("notice", ()):
            start = clause.found.start() if index == clause.index else sentence.start
            found = rule.pattern.search(layout.low, start, sentence.end)
            value = iso_duration(drafting, found["number"], found["unit"]) if found else None
            if value:
                return Wording(value, layout.passage(clause.sentence.start, sentence.end))
    return _wording(layout, clause, "at_any_time")


def _coded(layout: Layout, drafting: Drafting, body: range, name: str) -> Wording | None:
    clause = find_clause(layout, drafting, name, body)
    return _wording(layout, clause, clause.rule.value or "stated") if clause else None


def _wording(layout: Layout, clause: Clause, value: str) -> Wording:
    return Wording(value, layout.passage(clause.sentence.start, clause.sentence.end))

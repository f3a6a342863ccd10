"""Descriptions: stage words that say what a paper is, or is for, and tell no act."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.reading.clauses.parliaments import is_of_law
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause

_PURPOSE_REACH = 4


def is_described(clause: Clause) -> bool:
    """ "the revised agreement", "a protocol to amend the treaty", "authorised to sign": what a paper is, or is for."""
    return _is_modifier(clause) or _is_purpose(clause) or _is_matter(clause) or is_of_law(clause)


def _is_modifier(clause: Clause) -> bool:
    """Whether the stage word stands inside an instrument's own phrase or title."""
    head = clause.predicate.head
    if any(m.head_end <= head < m.title_end for m in clause.instruments):
        return True
    return clause.predicate.voice is not Voice.NOMINAL and any(m.first <= head < m.head for m in clause.instruments)


def _is_matter(clause: Clause) -> bool:
    """ "a convention on adoption": what a paper is about."""
    predicate = clause.predicate
    on = predicate.voice is Voice.NOMINAL and clause.word(predicate.head - 1) == "on"
    return on and any(m.head_end == predicate.head - 1 and m.strength == "strong" for m in clause.instruments)


def _is_purpose(clause: Clause) -> bool:
    """ "a protocol to amend the treaty", "talks on revising it", "a dispatch on approving it"."""
    predicate = clause.predicate
    if predicate.cue == "on -ing" and predicate.head > 2:
        return predicate.head - 2 not in clause.view.party_at  # unlike "congratulate Peru and Chile on concluding"
    word, _, rest = predicate.cue.partition(" ")
    if rest == "to" and word in clause.words.admission.authorising:
        return True
    if clause.rule.stage not in {Stage.CHANGED, Stage.ENDED}:
        return False
    if clause.rule.stage is Stage.CHANGED and clause.word(predicate.first - 1) == "as":
        return not clause.view.dates or clause.word(predicate.last) != "in"  # "the pact of 1958, as amended": its name
    if predicate.cue != "to" and not predicate.cue.endswith("-ing"):
        return False
    if clause.rule.stage is Stage.CHANGED and predicate.cue == "and -ing":
        return True  # "negotiations on updating and expanding the pact"
    if clause.lower(predicate.head - 2, predicate.head) == ["view", "to"]:
        return True
    near = any(0 <= predicate.first - m.head_end <= _PURPOSE_REACH for m in clause.instruments)
    return near or predicate.cue in {"of -ing", "for -ing"}

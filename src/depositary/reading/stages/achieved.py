"""Achieved: what "could" be done, and was: "could finally be signed", "could enter into force on 1 April 2019"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from depositary.core.codes import Framing
from depositary.core.edtf import ends_before
from depositary.core.statements import StatedDate
from depositary.reading.clauses.records import Clause
from depositary.reading.stages.records import StageReading

Dated = tuple[StageReading, StatedDate | None]
_COULD = "could"
#: What frames such a clause: "could", or what opens it: "It took years before it could be signed in 2018".
_CUES = frozenset({_COULD, "before", "until"})
#: Who says so ahead of "that" says that it was done.
_GLAD = frozenset({"delighted", "fact", "glad", "grateful", "happy", "pleased", "proud", "thanks", "welcomed"})
_GLAD_REACH = 3
#: Behind "could" this tells that it was done, unless a day to come is named.
_FINALLY = "finally"


def with_achieved(dated: Iterable[Dated], published: str | None) -> list[Dated]:
    """The readings with their dates, those of a "could" that looks back as things done."""
    return [(_done(each) if _is_achieved(each, when, published) else each, when) for each, when in dated]


def _done(reading: StageReading) -> StageReading:
    done = replace(reading.predicate, framing=Framing.HAPPENED)
    return replace(reading, clause=replace(reading.clause, predicate=done))


def _is_achieved(reading: StageReading, when: StatedDate | None, published: str | None) -> bool:
    clause = reading.clause
    group = clause.lower(clause.predicate.first, clause.predicate.head)
    if reading.framing is not Framing.POSSIBLE or clause.predicate.cue not in _CUES or _COULD not in group:
        return False
    if not clause.words.verbs.have.isdisjoint(group):
        return False  # "could have been signed"
    told = _telling(clause)
    if told is not None:
        return told
    if when is None:
        return _FINALLY in group
    return published is not None and ends_before(when.edtf, published)


def _telling(clause: Clause) -> bool | None:
    """Whether somebody is glad that it could be done, or only said so: "said in 2018 that it could be signed"; None
    where the sentence itself tells it."""
    before = clause.lower(0, clause.predicate.first)
    if "that" in before:
        at = len(before) - 1 - before[::-1].index("that")
        return not _GLAD.isdisjoint(before[max(0, at - _GLAD_REACH) : at])
    return None if (clause.words.dates.tellings | {"if", "whether"}).isdisjoint(before) else False

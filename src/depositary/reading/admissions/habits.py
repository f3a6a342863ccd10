"""Habits: presents that tell what is done again and again, and those that log what is done right now."""

from __future__ import annotations

import re

from depositary.core.codes import FORWARD, Stage
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention

_CLOCK = re.compile(r"[0-2]?\d[.:h][0-5]\d")
_REGULAR_REACH = 5
#: Before a paper that there is already.
DEFINITE = frozenset({"its", "that", "the", "their", "this"})
_SPEAKERS = frozenset({"i", "we"})
_REGULAR = frozenset({"periodically", "regular", "regularly", "annually"})


def is_habit(clause: Clause, mention: InstrumentMention | None) -> bool:
    """Whether a bare present tells a habit or a rule: "countries with which Peru reaches an agreement"."""
    predicate, rule = clause.predicate, clause.rule
    if not predicate.present or rule.framing is not None or rule.of_others or rule.stative:
        return False
    if predicate.voice is Voice.PASSIVE:
        regular = not _REGULAR.isdisjoint(clause.lower(predicate.last, predicate.last + _REGULAR_REACH))
        return rule.lasting or regular  # "it is concluded for ten years" describes the paper
    if predicate.framing in FORWARD and mention is not None and mention.determiner in DEFINITE:
        return False  # "once Peru signs the accord", "if Chile ratifies it": one case, and open
    if _is_logged(clause) or _is_headline(mention) or _is_done_by_saying(clause):
        return False
    return predicate.voice is Voice.ACTIVE and not clause.view.dates and rule.instrument != "subject"


def _is_done_by_saying(clause: Clause) -> bool:
    """ "We also call for a treaty on plastics": who says so proposes it."""
    first = clause.predicate.first
    return clause.rule.stage is Stage.PROPOSED and not _SPEAKERS.isdisjoint(clause.lower(first - 2, first))


def _is_headline(mention: InstrumentMention | None) -> bool:
    """ "Peru and Chile seal tax treaty": headlines leave out the article."""
    return mention is not None and mention.determiner is None and not (mention.plural or mention.title)


def _is_logged(clause: Clause) -> bool:
    """ "10.25 Peru joins the declaration", "14:30 - Chile signs": an entry of a live report, which a clock opens."""
    clock = clause.word(0)
    return len(clock) > 3 and clock[0].isdigit() and clock[-1].isdigit() and _CLOCK.fullmatch(clock) is not None

"""Adjuncts: what may stand between a verb and its instrument, and what parts an instrument from a later verb."""

from __future__ import annotations

from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention

#: The words of the longest adjunct.
_ADJUNCT = 4
_BY_VOTES = frozenset({"by", "with"})
_VOTES = frozenset({"abstentions", "ayes", "votes"})
_AGAINST = frozenset({"against", "to"})
#: Open a clause with a subject of its own.
_NEW_CLAUSES = frozenset({"after", "although", "as", "because", "before", "until", "when", "where", "while"})
#: "for another three years" is no longer.
_SPAN_REACH = 5
_TEXT_REACH = 6


def past_span(clause: Clause, start: int, end: int) -> int:
    """The token behind "for three years" or "by another two months", or the start."""
    if clause.word(start) not in {"by", "for", "until"}:
        return start
    spans = clause.words.dates.spans
    return next((at + 1 for at in range(start + 1, min(end, start + _SPAN_REACH)) if clause.word(at) in spans), start)


def adjunct_end(clause: Clause, at: int, end: int) -> int:
    """The token behind a phrase that says how or for how long ("by decree", "until further notice"), or the same."""
    for size in range(min(_ADJUNCT, end - at), 1, -1):
        if " ".join(clause.lower(at, at + size)) in clause.words.acted_on.adjuncts:
            return at + size
    return at


def votes_end(clause: Clause, at: int) -> int:
    """The token behind "by 48 votes to 11" or "with 12 abstentions", or the same."""
    led = clause.word(at) in _BY_VOTES and clause.word(at + 1).isdigit()
    if not led or clause.word(at + 2) not in _VOTES:
        return at
    against = clause.word(at + 3) in _AGAINST and clause.word(at + 4).isdigit()
    return at + 5 if against else at + 3


def befalls_another(clause: Clause, nearest: InstrumentMention) -> bool:
    """ "an accord, as the visit came to an end", "an accord after talks that ended in May": another subject has come up
    since the instrument was named."""
    first = clause.predicate.first
    dated = {at for start, after, _ in clause.view.dates if after <= first for at in range(start, after)}
    spoken = [at for at in range(nearest.after, first) if at not in dated]
    for at in reversed(spoken):
        word = clause.word(at)
        if word == "which" and clause.word(at - 1) == ",":
            return False  # "their memorandum on power sales, which ran out in June"
        if word in clause.words.clauses.relatives:
            before = [i for i in spoken if i < at and clause.word(i) not in {",", ")"}]
            return bool(before) and not any(clause.word(i) in clause.words.verbs.be for i in before)
        if word in _NEW_CLAUSES:
            return any(not clause.word(i).endswith("ly") for i in spoken if i > at)
    return False


def past_office(clause: Clause, at: int, end: int) -> int:
    """The token behind what a party's name only describes: "with the Peruvian trade ministry"."""
    while at < end and clause.word(at) in clause.words.lists.fillers | clause.words.phrases.ministries:
        at += 1
    return at


def past_text_of(clause: Clause, start: int, end: int) -> int:
    """The token behind "the text of" or "the general terms of", which stand for the instrument; or the start."""
    for at in range(start + 1, min(end, start + _TEXT_REACH)):
        if clause.word(at - 1) in clause.words.doers.places:
            return start
        if clause.word(at) == "of" and clause.word(at - 1) in clause.words.acted_on.wordings:
            return at + 1
    return start

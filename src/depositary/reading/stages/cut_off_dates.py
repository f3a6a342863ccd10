"""Cut-off dates: whether words between a predicate and a date, or around the date, hand it to something else."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.core.codes import FORWARD, Framing, Stage
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.views import CLAUSE_MARKS

#: So many words before "that" somebody says it.
_SAID_REACH = 8
#: The last of a row of doers is named so many words behind "and": "and the foreign minister of Peru".
_ROW_REACH = 6
#: So many words before its date an aside may open: ", which took over the chair of the forum in March,".
_ASIDE_REACH = 16
#: Between "as" and "did" somebody else is named: "as the Union did in March".
_DID_REACH = 4
_DID = frozenset({"did", "had"})
#: No present participle is as short: "ring", "king".
_SHORT = 4
#: "As in 2019, Peru signed a protocol": when it was done before.
_COMPARED = frozenset({"as", "unlike"})
_DASHES = frozenset({"-", "–", "—"})


def is_cut_off(clause: Clause, between: Sequence[int], span: tuple[int, int]) -> bool:
    """Whether the words between a predicate and a date hand the date to something else."""
    words = clause.words.dates
    if clause.predicate.framing is Framing.HAPPENED and _looks_back(clause, span[0]):
        between = _without_present(clause, between)
    if (
        between
        and clause.predicate.framing in FORWARD
        and clause.lower(between[0], between[0] + 4)[1:3] == ["which", "is"]
    ):
        return False  # "must ratify it, which is expected in May"
    return any(
        clause.word(i) == ";"
        or (clause.word(i) in words.foreign and not (_is_place_of(clause, i) or _is_done_by_saying(clause, i)))
        or (clause.word(i) == "," and clause.word(i + 1) in words.conjunctions and not _is_in_row(clause, i))
        or (clause.word(i) == "and" and clause.word(i + 1) in words.turns and clause.predicate.last <= i)
        or _opens_another(clause, i, span[0])
        for i in between
    )


def is_in_aside(clause: Clause, span: tuple[int, int]) -> bool:
    """ "Peru, which took the chair in March, signed", "After the vote in March, Peru signed": whether a date that a
    comma closes ahead of a predicate tells when something else was done.
    """
    first, after = span
    if after >= clause.predicate.first or clause.word(after) != ",":
        return False
    words, lead = clause.words.dates, clause.lead_of_date(first)
    for at in range(lead - 1, max(-1, lead - _ASIDE_REACH), -1):
        word = clause.word(at)
        if word in CLAUSE_MARKS or word in _DASHES:
            return False
        if word == ",":
            return not words.asides.isdisjoint(clause.lower(at + 1, at + 3)) and at + 2 < lead
        if at == 0:
            compared = lead == 1 and word in _COMPARED and clause.word(lead) in {"in", "on"}
            return compared or (word in words.openings and lead > 1 and clause.rule.stage is not Stage.IN_FORCE)
    return False


def _opens_another(clause: Clause, at: int, date: int) -> bool:
    """ "signed the pact because elections are held in March", "as Fiji did in March": whether a clause with a verb of
    its own opens behind the predicate, which no comma closes before the date.
    """
    if at < clause.predicate.last or not (clause.word(at) in clause.words.dates.others or _opens_result(clause, at)):
        return False
    inside = clause.lower(at + 2, date)
    if clause.word(at) == "as":
        return not _DID.isdisjoint(inside[:_DID_REACH])
    return bool(inside) and "," not in inside


def _opens_result(clause: Clause, at: int) -> bool:
    """ "was completed, paving the way for another in July": a participle behind a comma tells what came of it."""
    word = clause.word(at + 1)
    is_participle = len(word) > _SHORT and word.endswith("ing") and word not in clause.words.dates.leads
    return clause.word(at) == "," and is_participle


def _is_done_by_saying(clause: Clause, at: int) -> bool:
    """ "On Monday they said in a statement that they were joining": who says so does it on that day."""
    if clause.word(at) != "that" or clause.predicate.cue != "progressive" or at >= clause.predicate.first:
        return False
    return not clause.words.dates.tellings.isdisjoint(clause.lower(at - _SAID_REACH, at))


def _is_in_row(clause: Clause, comma: int) -> bool:
    """ "On 4 May, Peru, Chile, and Kenya signed": a comma before the last of several doers."""
    starts = clause.view.party_at
    behind = any(after == comma for _, after, _ in clause.view.parties)
    return behind and any(at in starts for at in range(comma + 2, comma + 2 + _ROW_REACH))


def _is_place_of(clause: Clause, at: int) -> bool:
    """ "laid before Parliament in May": a body, and no clause of its own."""
    behind = at + 2 if clause.word(at + 1) == "the" else at + 1
    entry = clause.view.party_at.get(behind)
    verb = clause.word(entry[1] if entry is not None else behind + 1)
    if verb in clause.words.verbs.be | clause.words.verbs.have:
        return False  # "after parliament was dissolved in May"
    return clause.word(behind) in clause.words.bodies or (entry is not None and entry[2].body != "none")


def _looks_back(clause: Clause, first: int) -> bool:
    """Whether a date can only go with a past: "last year", "two weeks ago"."""
    point = next(mention.first for at, _, mention in clause.view.dates if at == first)
    return point.which == -1 or (point.offset or 0) < 0


def _without_present(clause: Clause, between: Sequence[int]) -> Sequence[int]:
    """The words before a relative clause in the present: "joined the pact on which it is based last year"."""
    for i in between:
        if clause.word(i) in clause.words.clauses.relatives:
            told = clause.lower(i + 1, between[-1] + 1)
            is_present = not clause.words.verbs.present_be.isdisjoint(told) and "to" not in told
            return range(between[0], i) if is_present and "," not in told else between
    return between

"""Open papers: "the conclusion of a possible agreement": a noun for a step tells no more than its paper's phrase."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.predicates import Voice, strongest
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention

_OPEN = {
    **dict.fromkeys(("potential", "possible"), Framing.POSSIBLE),
    **dict.fromkeys(("eventual", "future", "planned", "prospective"), Framing.PLANNED),
}
_DRAFT_REACH = 5
_MANDATES = frozenset({"mandate", "mandates"})
#: What is done about a paper that there is not yet.
_AHEAD = frozenset({Stage.PROPOSED, Stage.SUBMITTED, Stage.TALKS})


def framed_by_draft(clause: Clause) -> Clause:
    """ "the draft mandate for negotiations": talks for which there is only a draft are still to come."""
    predicate = clause.predicate
    if clause.rule.stage is not Stage.TALKS or predicate.voice is not Voice.NOMINAL:
        return clause
    before = clause.lower(predicate.head - _DRAFT_REACH, predicate.head + 2)
    drafted = any(word == "draft" and not _MANDATES.isdisjoint(before[i + 1 : i + 4]) for i, word in enumerate(before))
    return (
        replace(clause, predicate=replace(predicate, framing=strongest(predicate.framing, Framing.PLANNED)))
        if drafted
        else clause
    )


def framed_by_paper(clause: Clause, mention: InstrumentMention | None) -> Clause:
    """The clause of a stage noun, no surer than the words before its instrument's head say."""
    if mention is None or clause.predicate.voice is not Voice.NOMINAL or clause.rule.stage in _AHEAD:
        return clause
    words = clause.lower(mention.first, mention.head)
    framing = next((_OPEN[word] for word in words if word in _OPEN), Framing.HAPPENED)
    return replace(clause, predicate=replace(clause.predicate, framing=strongest(clause.predicate.framing, framing)))

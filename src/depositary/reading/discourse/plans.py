"""Plans: "its accession gives the institutes a chance", told by who has only decided to sign: still to come."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.mentions.instruments import InstrumentMention

#: The steps by which a party binds itself to what many make, in their order.
BINDING = frozenset({Stage.SIGNED, Stage.JOINED, Stage.RATIFIED})
_LATER = frozenset({Stage.JOINED, Stage.RATIFIED})
#: How a noun is framed that nothing frames.
_BARE = "noun"


def framed_by_plans(clause: Clause, mention: InstrumentMention | None, context: Context) -> Clause:
    """The clause of a bare noun for a step as a plan, where its publisher has only told such steps as plans."""
    predicate = clause.predicate
    bare = predicate.voice is Voice.NOMINAL and predicate.cue == _BARE and clause.rule.stage in _LATER
    if not bare or context.home is None or not context.coming or clause.view.dates:
        return clause
    told = not context.coming.issuperset(BINDING & context.told.keys())
    of_others = any(party.code != context.home for _, _, party in clause.view.parties)
    if told or of_others or mention is None or not mention.points:
        return clause
    return replace(clause, predicate=replace(predicate, framing=Framing.PLANNED, cue="planned before"))

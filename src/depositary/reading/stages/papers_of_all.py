"""Papers of all: what befell an instrument, of none of whose parties a release says that it acted."""

from __future__ import annotations

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.named_sides import Sides

#: What befalls the paper itself, or whoever signed it.
_BEFALLS = frozenset({Stage.CHANGED, Stage.ENDED, Stage.IN_FORCE, Stage.SIGNED, Stage.SUSPENDED})
#: Before the publisher's own name: it did something itself, or the paper binds it.
_FOR = frozenset({"by", "for"})


def is_of_all(clause: Clause, arguments: Arguments, sides: Sides, context: Context) -> bool:
    """ "The Kyoto Protocol entered into force in 2005", "The convention was signed in Bern": no act of the publisher's,
    whose side only stands in for a doer whom nobody names."""
    if arguments.instrument is None or context.home is None:
        return False
    if sides.agreements != ((context.home,),) or sides.antecedent is not None or sides.actors:
        return False
    told = clause.rule.stage in _BEFALLS and clause.predicate.framing is Framing.HAPPENED
    if not told or context.home in context.titled or arguments.people is not None or arguments.body != "none":
        return False
    if clause.predicate.voice is Voice.ACTIVE and clause.word(clause.predicate.head).endswith("ing"):
        return False  # "after signing the convention": who does it is who tells it
    return not any(
        party.code == context.home and not _FOR.isdisjoint(clause.lower(first - 2, first))
        for first, _, party in clause.view.parties
    )

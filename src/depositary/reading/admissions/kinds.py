"""Kinds: whether an instrument is of a kind to which a rule's act is done."""

from __future__ import annotations

from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context


def is_of_kind(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether the instrument, or the one it stands for, is of a kind that the rule takes."""
    mention, rule = arguments.instrument, clause.rule
    if not rule.kinds or mention is None or _is_at_home(clause, arguments):
        return True
    if mention.strength != "stand_in":
        return mention.kind in rule.kinds
    earlier = context.discourse.antecedent(mention)
    return earlier is not None and earlier.kind in rule.kinds


def _is_at_home(clause: Clause, arguments: Arguments) -> bool:
    """ "The cabinet endorsed the treaty", "was adopted by parliament": one state's body takes papers of any kind."""
    rule, doers = clause.rule, arguments.subject
    if doers is not None and len(doers.codes) > 1:
        return False
    cabinet = not clause.words.admission.cabinets.isdisjoint(clause.lower(0, len(clause.view.tokens)))
    governs = rule.by_government is not None and arguments.body == "government" and cabinet
    return governs or (rule.by_parliament is not None and arguments.body == "parliament")

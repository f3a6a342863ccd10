"""General procedure: what a clause says of any agreement, or of all, and of none in particular."""

from __future__ import annotations

from itertools import pairwise

from depositary.core.codes import Framing
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import PROCEDURE_REACH, Context
from depositary.reading.mentions.instruments import InstrumentMention

#: "did not rule out signing": nothing of a rule.
_EXCLUDED = ("rule", "out")
_GENERAL_REACH = 4
_RULE_REACH = 12
_PROCEDURE_REACH = 6


def is_procedure(clause: Clause, mention: InstrumentMention | None, context: Context) -> bool:
    """Whether a clause tells of procedure in general, by itself or behind a sentence that does."""
    if is_general(clause, mention):
        context.procedures.note(context.discourse.number)
        return True
    of_others = any(party.code != context.home for _, _, party in clause.view.parties)
    if clause.predicate.framing is Framing.HAPPENED or of_others or clause.view.dates:
        return False
    latest = context.procedures.value()
    return latest is not None and context.discourse.number - latest <= PROCEDURE_REACH


def is_general(clause: Clause, mention: InstrumentMention | None) -> bool:
    """ "After a treaty has been signed, the cabinet ...": procedure in general, no instrument in particular."""
    words = clause.words.admission
    opening = [word for word, after in pairwise(clause.lower(0, _GENERAL_REACH + 1)) if (word, after) != _EXCLUDED]
    if not words.general.isdisjoint(opening) or _is_rule(clause):
        return True
    if _opens_with_procedure(clause) or _is_any(clause, mention):
        return True
    if mention is None or mention.determiner not in words.new or mention.named_parties:
        return False
    verbal = clause.predicate.voice in {Voice.PASSIVE, Voice.ACTIVE}
    return verbal and clause.word(mention.first - 1) in words.conditions


def _is_any(clause: Clause, mention: InstrumentMention | None) -> bool:
    """ "will decide about any possible negotiations", "any accord or arrangement shall": none in particular."""
    head, any_other = clause.predicate.head, clause.words.admission.any
    if mention is not None and clause.word(mention.first - 1) == "or":
        return not any_other.isdisjoint(clause.lower(mention.first - _GENERAL_REACH, mention.first))
    nominal = clause.predicate.voice is Voice.NOMINAL and clause.predicate.framing is not Framing.DENIED
    return nominal and not any_other.isdisjoint(clause.lower(head - 2, head))


def _is_rule(clause: Clause) -> bool:
    """ "The agreement is published only after it has been signed", "depends on the agreement reached"."""
    words = f" {' '.join(clause.lower(max(0, clause.predicate.first - _RULE_REACH), clause.predicate.last))} "
    return any(f" {phrase} " in words for phrase in clause.words.admission.rules)


def _opens_with_procedure(clause: Clause) -> bool:
    """ "After a treaty has been signed, the cabinet approves a dispatch": all of the sentence is procedure."""
    words = clause.words
    for mention in clause.instruments[:1]:
        new = mention.determiner in words.admission.new and not mention.named_parties
        if new and mention.first == 0 and clause.word(mention.head_end) in words.admission.rules_of:
            return True  # "A treaty can only enter into force once it has been approved"
        if new and clause.word(mention.first - 1) in words.admission.conditions:
            following = clause.lower(mention.head_end, mention.head_end + _PROCEDURE_REACH)
            return not words.admission.procedure.isdisjoint(following)
    return False

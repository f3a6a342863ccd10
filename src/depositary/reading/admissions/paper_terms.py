"""Paper terms: what a clause says of the paper itself, how long it runs or who may end it, and of nobody's step."""

from __future__ import annotations

from depositary.core.codes import FORWARD, Framing, Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause

_INSIDE = frozenset({"in", "under"})
_DRAFTS = frozenset({"draft", "drafts"})
_MANDATES = frozenset({"mandate", "mandates"})
_LASTING_REACH = 8
_DOER_REACH = 3
_BY_REACH = 5
_ANY_REACH = 40
_LEFT = frozenset({Stage.ENDED, Stage.SUSPENDED})


def is_of_paper(clause: Clause, arguments: Arguments) -> bool:
    """Whether a clause tells a term of the paper, or a base form that its subject does not govern."""
    mandate = clause.predicate.voice is not Voice.NOMINAL and _is_draft_mandate(clause, arguments)
    told = _tells_a_term(clause) or _is_provided(clause)
    return mandate or told or _is_anybodys(clause) or _is_bare_base(clause, arguments)


def _is_provided(clause: Clause) -> bool:
    """ "It was agreed in the treaty that both will negotiate a clause": what a paper says is to be done under it."""
    if clause.predicate.framing not in FORWARD:
        return False
    ends = {mention.after for mention in clause.instruments if clause.word(mention.first - 1) in _INSIDE}
    return any(clause.word(at) == "that" for at in ends if at < clause.predicate.first)


def _is_draft_mandate(clause: Clause, arguments: Arguments) -> bool:
    """ "approved the draft negotiating mandate": a draft of a mandate, and of no agreement."""
    mention = arguments.instrument
    if mention is None or clause.word(mention.head) not in _DRAFTS:
        return False
    return not _MANDATES.isdisjoint(clause.lower(mention.head_end, mention.head_end + 2))


def _tells_a_term(clause: Clause) -> bool:
    """ "is to be in force for ten years", "as long as the agreement is in force": how long, and no entry into force."""
    predicate = clause.predicate
    if clause.rule.stage is not Stage.IN_FORCE or not clause.rule.phrase:
        return False
    if predicate.framing is Framing.PLANNED and clause.word(predicate.last) == "for":
        return True
    words = f" {' '.join(clause.lower(predicate.first - _LASTING_REACH, predicate.first))} "
    return any(f" {phrase} " in words for phrase in clause.words.admission.lasting)


def _is_anybodys(clause: Clause) -> bool:
    """ "Either side may denounce it", "neither party can": what the text lets whoever do is no step of anybody."""
    words = clause.words.admission
    modal = clause.word(clause.predicate.first) in clause.words.clauses.first_modals
    if clause.rule.stage is Stage.ENDED and _is_of_any(clause):
        return True
    if clause.rule.stage not in _LEFT or not modal:
        return False
    behind = clause.lower(clause.predicate.last, clause.predicate.last + _BY_REACH) if clause.is_passive else []
    lead = clause.lower(clause.start(), clause.predicate.first) + behind
    return any(
        word in words.whoever and not words.sides.isdisjoint(lead[i + 1 : i + 1 + _DOER_REACH])
        for i, word in enumerate(lead)
    )


def _is_of_any(clause: Clause) -> bool:
    """ "Any state which withdraws from the convention shall cease to be a party": a rule for all."""
    lead = clause.lower(clause.predicate.first - _ANY_REACH, clause.predicate.first)
    sides = clause.words.admission.sides
    return any(word == "any" and not sides.isdisjoint(lead[i + 1 : i + 2 + _DOER_REACH]) for i, word in enumerate(lead))


def _is_bare_base(clause: Clause, arguments: Arguments) -> bool:
    """ "let the agreement lapse": a base form behind one thing is no verb that the thing does by itself."""
    predicate, mention = clause.predicate, arguments.instrument
    if clause.rule.stage is not Stage.ENDED or clause.rule.instrument != "subject" or predicate.cue != "present":
        return False
    if clause.word(predicate.head) != clause.rule.verb:
        return False
    return mention is not None and not mention.plural

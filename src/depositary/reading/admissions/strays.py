"""Strays: stage words that tell of no step: an office for negotiations, a dialogue on human rights, "in place of"."""

from __future__ import annotations

from itertools import pairwise

from depositary.core.codes import Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.sentences.ranks import is_ordinal

_OFFICE_REACH = 6
_BEHIND = 5
_BEFORE = 3
_PREPARED = 5
_CONSENT_REACH = 8
#: Before a noun for talks these make them somebody's post: "chief negotiator for all negotiations with Peru".
_POSTS = frozenset(
    {"charge", "coordinate", "coordinates", "coordinating", "negotiator", "responsibility", "responsible"}
)
#: What joins the post to the noun.
_TO_POST = frozenset({"all", "for", "future", "in", "its", "of", "other", "our", "the"})
#: What must be done before something takes effect.
_STEPS = frozenset({"conditions", "formalities", "preconditions", "procedures", "requirements", "steps"})
#: Before talks these tell that they are over.
_ENDING = frozenset({"end", "ended", "ending", "ends", "terminate", "terminated", "terminating", "termination"})
_PHRASE = frozenset({"long", "ongoing", "their", "these", "those"})
#: Presents that tell what is done with each agreement: "The government gives its authorisation for signature."
_GIVES = frozenset({"gives", "grants", "issues", "provides"})
#: Before talks these tell that many hold them.
_OF_MANY = frozenset({"global", "multilateral", "plurilateral"})
#: What a paper that there is is made: "the agreement was never made public".
_MADE_SO = frozenset(
    {"available", "binding", "clear", "conditional", "easier", "harder", "known", "possible", "public"}
)
#: What consultations on no paper are about.
_RIGHTS = ["human", "rights"]


def is_stray(clause: Clause, arguments: Arguments) -> bool:
    """Whether a stage word only looks like one."""
    if clause.rule.phrase:
        return clause.word(clause.predicate.last - 1) == "place" and clause.word(clause.predicate.last) == "of"
    if clause.predicate.voice is not Voice.NOMINAL:
        return clause.rule.verb == "make" and clause.word(clause.predicate.last) in _MADE_SO
    if clause.rule.detail == "authorised_to_sign":
        return not _GIVES.isdisjoint(clause.lower(clause.predicate.head - _BEFORE, clause.predicate.head))
    if clause.rule.stage is Stage.RATIFIED:
        return _is_threshold(clause) or _is_consented_to(clause)
    if clause.rule.stage is Stage.IN_FORCE:
        return _is_prepared(clause)
    if clause.rule.stage is not Stage.TALKS:
        return False
    return _is_post(clause) or _is_dialogue(clause, arguments) or _is_ended(clause) or _is_of_many(clause, arguments)


def _is_threshold(clause: Clause) -> bool:
    """ "following the deposit of the thirtieth instrument": how many it takes, and nobody's own."""
    verbs = clause.words.verbs
    following = clause.lower(clause.predicate.head - _BEFORE, clause.predicate.last + _BEHIND)
    return any(is_ordinal(before, verbs) and word == "instrument" for before, word in pairwise(following))


def _is_consented_to(clause: Clause) -> bool:
    """ "to receive the advice and consent of the Senate to ratification": what a house is asked for, or gave."""
    head = clause.predicate.head
    return clause.word(head - 1) == "to" and "consent" in clause.lower(head - _CONSENT_REACH, head)


def _is_prepared(clause: Clause) -> bool:
    """ "the procedures for this pact's entry into force have been completed": what must come before it."""
    before = clause.lower(clause.predicate.head - _PREPARED, clause.predicate.head)
    return "for" in before and not _STEPS.isdisjoint(before)


def _is_post(clause: Clause) -> bool:
    """ "took over responsibility for the negotiations with Peru": an office, whose holder may change."""
    at = clause.predicate.head - 1
    floor = max(0, at - _OFFICE_REACH)
    while at > floor and clause.word(at) in _TO_POST:
        at -= 1
    return clause.word(at) in _POSTS and clause.word(at + 1) != ","


def _is_ended(clause: Clause) -> bool:
    """ "the decision to end the negotiations with Peru": they are over, and no talks are told of."""
    at = clause.predicate.head - 1
    while at > 0 and clause.word(at) in _TO_POST | _PHRASE:
        at -= 1
    return clause.word(at) in _ENDING


def _is_of_many(clause: Clause, arguments: Arguments) -> bool:
    """ "the plurilateral negotiations on services": those of many, of whom the words name nobody."""
    before = clause.word(clause.predicate.head - 1)
    return before in _OF_MANY and arguments.partners is None and arguments.between is None and not arguments.subject


def _is_dialogue(clause: Clause, arguments: Arguments) -> bool:
    """ "the third round of human rights consultations": a dialogue, from which no paper comes."""
    if arguments.instrument is not None:
        return False
    near = clause.lower(clause.predicate.head - _BEFORE, clause.predicate.last + _BEHIND)
    return any(near[at : at + 2] == _RIGHTS for at in range(len(near)))

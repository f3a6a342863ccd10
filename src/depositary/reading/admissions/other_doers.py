"""Other doers: a step that is told beside somebody's name and left to others, or taken by those who are only asked."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import CLAUSE_MARKS

#: So many words before "countries to sign" may name them.
_DOER_REACH = 3
_CONSULTED_REACH = 18
#: So many words may name who does it: behind "by", and before the verb.
_AGENT_REACH = 9
_SUBJECT_REACH = 12
_ENDS = CLAUSE_MARKS | {","}


def is_by_unnamed(clause: Clause, arguments: Arguments) -> bool:
    """ "called on its partner countries to sign", "invites others to join": nobody who is named is to do it."""
    words, at = clause.words.admission, clause.predicate.first - 1
    if clause.word(clause.predicate.first) != "to" and clause.word(at) == "to":
        at -= 1
    if clause.word(at) not in words.unnamed_doers or arguments.listed is not None or at in clause.view.party_at:
        return False
    before = range(max(0, at - _DOER_REACH), at)
    named = any(i in clause.view.party_at for i in before)
    return not named and words.known_doers.isdisjoint(clause.lower(before.start, at)) and _is_infinitive(clause)


def _is_infinitive(clause: Clause) -> bool:
    """Whether "to" opens the predicate: "to sign", "to sign and ratify"."""
    opening = clause.lower(clause.predicate.first - 1, clause.predicate.first + 1)
    return "to" in opening and clause.predicate.cue != "ranked"


def is_by_consulted(clause: Clause, arguments: Arguments) -> bool:
    """ "The cantons have approved it": those who are only asked for their view approve nothing."""
    parts = "cantonal" in clause.lower(clause.start(), clause.predicate.first)  # "The cantonal governments approved it"
    if clause.predicate.voice is not Voice.ACTIVE or arguments.subject is not None:
        return False
    if arguments.body != "none" and not parts:
        return False
    if clause.rule.detail == "authorised_to_sign" and arguments.people not in {"he", "it", "she", "we"}:
        return True  # "They approved the signing": those who were asked; who may sign is told by who authorises it
    if clause.rule.stage is not Stage.APPROVED:
        return False
    return parts or not clause.words.admission.consulted.isdisjoint(
        clause.lower(clause.start(), clause.predicate.first)
    )


def acts_on_another(clause: Clause, partners: PartyList) -> bool:
    """ "negotiated the resumption of flights with Peru", "signed a decree and has spoken with Peru": the verb acts on
    something that is no instrument, and the partners are another verb's."""
    if clause.rule.phrase or clause.predicate.voice is not Voice.ACTIVE:
        return False
    if clause.rule.stage is not Stage.TALKS:
        verbs = clause.words.verbs.have | clause.words.verbs.be | clause.words.clauses.modals
        between = clause.lower(clause.predicate.last, partners.first)
        return "," in between and not verbs.isdisjoint(between[between.index(",") :])
    if clause.nothing_follows():
        return False
    at = clause.predicate.last
    while clause.word(at).endswith("ly"):
        at += 1
    return clause.word(at) not in clause.words.partners.of


def consults_at_home(clause: Clause, arguments: Arguments) -> bool:
    """ "consultations will be held with the committees and the cantons": no talks between parties."""
    if clause.rule.stage is not Stage.TALKS or arguments.partners is not None or arguments.between is not None:
        return False
    behind = clause.lower(clause.predicate.last, clause.predicate.last + _CONSULTED_REACH)
    return "with" in behind and not clause.words.admission.consulted.isdisjoint(behind[behind.index("with") :])


def is_by_part_of_house(clause: Clause) -> bool:
    """ "The Senate's committee approved it", "was backed by the speaker of parliament": no legislature has spoken."""
    if clause.rule.stage is not Stage.APPROVED or clause.predicate.voice is Voice.NOMINAL:
        return False
    parts, view = clause.words.parliaments.parts, clause.view
    for at in _doers_words(clause):
        if clause.word(at) in parts and at not in view.party_at:
            return clause.lower(at - 1, at + 1) != ["standing", "committee"]
    return False


def _doers_words(clause: Clause) -> range:
    """The words of the phrase that names who does it, as far as a comma parts nothing from it."""
    tokens = clause.view.tokens
    if clause.is_passive:
        ahead = clause.ahead(_AGENT_REACH)
        first = next((i for i in ahead if clause.word(i) == "by"), ahead.stop)
        return range(first, next((i for i in range(first, ahead.stop) if tokens[i].text in _ENDS), ahead.stop))
    last = clause.predicate.first
    low = max(clause.start(), last - _SUBJECT_REACH)
    opened = next((i for i in range(last - 1, low - 1, -1) if tokens[i].text in _ENDS), low - 1)
    return range(opened + 1, last)

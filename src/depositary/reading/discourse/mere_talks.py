"""Mere talks: talks that lie between no parties or about what is there already; how far a transcript's talk goes."""

from __future__ import annotations

from itertools import pairwise

from depositary.core.codes import Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.mentions.instruments import InstrumentMention

_END_REACH = 9
#: How many sentences later "the deal" of a transcript still means the one spoken of.
_TALK_REACH = 4


def is_mere_talk(clause: Clause, arguments: Arguments) -> bool:
    """Whether talks are with one's own parliament, or about what is there or done already; or what is agreed is only
    that there will be talks."""
    if clause.rule.stage is Stage.AGREED:
        return _is_to_talk(clause, arguments.instrument)
    if clause.rule.stage is not Stage.TALKS:
        return False
    if clause.predicate.voice is Voice.ACTIVE and clause.word(clause.predicate.first - 1) == "'s":
        return True  # "Peru's cabinet cleared the text. Chile's will discuss it": a body among itself
    return _is_talked_about(clause, arguments) or _is_with_own_parliament(clause, arguments)


def _is_to_talk(clause: Clause, mention: InstrumentMention | None) -> bool:
    """ "reached agreement to open talks", "an agreement was reached to negotiate a treaty": no text is agreed."""
    opening = clause.words.admission.opening
    ends = [clause.predicate.last] if mention is None else [mention.head_end, clause.predicate.last]
    if clause.rule.verb == "conclude" and clause.word(clause.predicate.last) == "that":
        return True  # "have concluded that it is in our interest"
    talks = clause.words.nouns.rounds
    return any(
        (clause.word(at) == "to" and clause.word(at + 1) in opening)
        or (clause.word(at) == "for" and clause.word(at + 1) in talks)
        for at in ends
    )


def _is_talked_about(clause: Clause, arguments: Arguments) -> bool:
    """ "the agreement, which they discussed", "the conclusion of the trade negotiations": told of by what is done."""
    mention = arguments.instrument
    if clause.word(clause.predicate.last) == "that":
        return True  # "It was negotiated that interest is taxed at home"
    if clause.predicate.voice is Voice.ACTIVE and clause.rule.near and mention is not None:
        there = mention.determiner == "the" and len(mention.named_parties) > 1 and clause.predicate.cue == "past"
        return there or mention.head < clause.predicate.first  # "discussed the agreement between Peru and Chile"
    return clause.predicate.voice is Voice.NOMINAL and _is_ended(clause)


def _is_ended(clause: Clause) -> bool:
    """ "the successful conclusion of the trade negotiations": the talks are told of by their end."""
    before = clause.lower(clause.predicate.head - _END_REACH, clause.predicate.head)
    return any(word in clause.words.nouns.ends and after == "of" for word, after in pairwise(before))


def _is_with_own_parliament(clause: Clause, arguments: Arguments) -> bool:
    """ "to negotiate with Congress": a parliament is no other side of its own government."""
    partners = arguments.partners
    if partners is None or len(partners.codes) != 1:
        return False
    entry = clause.view.party_at.get(partners.first)
    return entry is not None and entry[2].body == "parliament"


def is_of_named(arguments: Arguments) -> bool:
    """ "in reaching the pact between Peru and Chile": whoever is beside it, its own phrase names its sides."""
    mention = arguments.instrument
    return mention is not None and len(mention.named_parties) > 1


def is_far_in_talk(mention: InstrumentMention | None, earlier: Known, context: Context) -> bool:
    """Whether "the deal" of a transcript would mean one that was spoken of long before."""
    weak = mention is not None and mention.strength != "strong"
    return context.spoken and weak and context.discourse.number - earlier.sentence > _TALK_REACH

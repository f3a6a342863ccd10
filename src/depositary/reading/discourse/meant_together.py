"""Meant together: whether words point at several agreements that were spoken of before, or at none in particular."""

from __future__ import annotations

from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.named_sides import Named

Parties = tuple[str, ...]

_ALL_OF_THEM = frozenset({"they", "them", "both", "all", "none", "neither", "these"})
#: "these two agreements" mean those spoken of; longer phrases describe some of many.
_PLAIN_PHRASE = 2

_PAIR = 2


def of_each(named: Named, context: Context) -> tuple[Parties, ...]:
    """The agreements spoken of together of which each doer has one: "They signed for Ottawa and Rome"."""
    if named.mention is not None or len(named.actors) < 2 or named.partners or named.between or named.listed:
        return ()
    if named.arguments.pronoun == "it":
        return ()  # "the legislatures of both countries must ratify it": one paper
    held = [pair for pair in context.discourse.agreements_spoken_of() if len(set(named.actors).intersection(pair)) == 1]
    return tuple(held) if len(held) == len(named.actors) else ()


def means_several(named: Named) -> bool:
    """Whether the words point at several agreements spoken of before: "none has been signed", "these agreements"."""
    mention = named.mention
    if named.owners or named.partners or named.between or named.listed or named.arguments.defining:
        return False
    if mention is None:
        return named.arguments.pronoun in _ALL_OF_THEM
    plain = mention.head - mention.first <= _PLAIN_PHRASE
    return mention.plural and mention.pointing and plain and mention.reach == "bilateral" and mention.strength != "weak"


def is_bare_noun(named: Named) -> bool:
    """ "after the completion of negotiations": a noun that names no instrument and no party."""
    return bool(named.rule.noun) and named.mention is None and not (named.partners or named.between or named.actors)


def is_given_out(named: Named) -> bool:
    """ "the statement issued by Peru and Chile": one paper of all who give it out."""
    return named.mention is None and "joint_statement" in named.rule.kinds


def are_known(named: Named) -> bool:
    """ "Egypt and Jordan signed the accords": those that everybody knows, and which the doers have with each other."""
    mention = named.mention
    return mention is not None and mention.plural and mention.determiner == "the" and len(named.actors) == _PAIR

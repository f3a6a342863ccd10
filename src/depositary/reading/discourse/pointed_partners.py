"""Partners who are only pointed at: "holds talks with both", "has signed pacts with all three of them"."""

from __future__ import annotations

from dataclasses import replace

from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.pointers import Pointer, all_of
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.mentions.lists import PartyList

#: How far behind the stage word, or behind what it acts on, "with" stands.
_REACH = 8
#: No pointer has more words: "all four of them".
_LONGEST = 4
#: Between those pointed at and further ones: "with both, as well as with Peru", "with all three and with Chile".
_FURTHER = frozenset({",", "and", "as", "well", "also", "but"})


def with_pointed_partners(clause: Clause, arguments: Arguments, context: Context) -> Arguments:
    """The arguments with those of the latest list whom "with both" and "with all three" mean, and with those who are
    named behind them with another "with"."""
    mention = arguments.instrument
    known = arguments.between is not None or (mention is not None and mention.partners is not None)
    at = None if known else _with_at(clause, arguments)
    if at is None:
        return arguments
    found = _pointer_at(clause, at + 1)
    if found is None:
        return arguments
    pointer, after = found
    doers = arguments.subject.codes if arguments.subject is not None else ()
    meant = pointer.pick(context.lists.codes)
    if not meant or _names_more(clause, after) or not set(meant).isdisjoint(doers):
        return arguments
    further = _further(clause, after)
    codes = (*meant, *(further.codes if further is not None else ()))
    partners = PartyList(at + 1, further.after if further is not None else after, tuple(dict.fromkeys(codes)))
    several = pointer.words.startswith("each")  # "a pact with each of the two": as many pacts as partners
    instrument = replace(mention, stranger=False, plural=mention.plural or several) if mention is not None else None
    return replace(arguments, partners=partners, stranger=False, instrument=instrument)


def _pointer_at(clause: Clause, at: int) -> tuple[Pointer, int] | None:
    """ "both", "all three of them", "each of the two": the pointer that opens there, and the token behind it."""
    said, words = clause.lower(at, at + _LONGEST), clause.words.pointers
    if said[:3] == ["each", "of", "the"] and said[3:] and said[3] in words.numbers:
        return Pointer(" ".join(said), None, words.numbers[said[3]]), at + _LONGEST
    both = said[:1] == ["both"]
    found = all_of(["all"] * both + said, words)
    return (found[0], at + found[1] - both) if found is not None else None


def _with_at(clause: Clause, arguments: Arguments) -> int | None:
    """The "with" behind the stage word, or behind its instrument, that a pointer follows."""
    mention = arguments.instrument
    start = mention.head_end if mention is not None and mention.head >= clause.predicate.last else clause.predicate.last
    for at in range(start, min(start + _REACH, len(clause.view.tokens))):
        if clause.word(at) == "with":
            return at
        if clause.word(at) in {",", ";", ".", ":"}:
            return None
    return None


def _names_more(clause: Clause, at: int) -> bool:
    """ "with both Peru and Chile", "with both chambers": the words behind the pointer say whom it means."""
    if at >= len(clause.view.tokens) or not clause.view.tokens[at].is_word or at in clause.view.masked:
        return False
    allowed = clause.words.doers.counted | clause.words.phrases.stops
    return at in clause.view.party_at or clause.word(at) not in allowed


def _further(clause: Clause, at: int) -> PartyList | None:
    """Those behind ", as well as with"."""
    while clause.word(at) in _FURTHER:
        at += 1
    listed = clause.list_at(at + 1) if clause.word(at) == "with" else None
    return listed if listed is not None and listed.first <= at + 2 else None

"""Doers who are only pointed at: "we", "he", "both ministers", "the last named", and "it" for a state."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon.frames import StageRule
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.pointed_people import PARTNER
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import common_side
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import leading_party

Parties = tuple[str, ...]

#: Codes of `Arguments.people` that point at several doers, and at the document's own side.
SEVERAL = frozenset({"they", "both", "two", "three"})
_OWN = frozenset({"we", "he", "she", "office"})
#: What "it" does as a party; other acts may be those of an agreement: "it replaces", "it amends".
_ACTS = frozenset({Stage.JOINED, Stage.SIGNED, Stage.RATIFIED, Stage.PROPOSED, Stage.SUSPENDED, Stage.TALKS})
_PAIR = 2


def doers_meant(arguments: Arguments, rule: StageRule, context: Context) -> Parties:
    """Whom words for doers mean: "the last named" and "all three" some of the latest list, "it" who opened before."""
    pointer = arguments.pointer
    if pointer is not None and arguments.pronoun != pointer.words:
        return pointer.pick(context.lists.codes)
    if arguments.people == "it" and context.home is None and rule.stage in _ACTS:
        return _opener_before(context)
    if arguments.people in {"both", "two"} and arguments.pronoun == "it":
        earlier = context.discourse.antecedent(None)
        if earlier is not None and len(earlier.parties) == _PAIR:
            return earlier.parties  # "the legislatures of both countries must ratify it": of those whose it is
    return _pointed(arguments, context)


def with_partner_meant(arguments: Arguments, context: Context) -> Arguments:
    """ "Peru stands alone. Chile and Brazil suspended their treaties with it": the arguments with the party that opens
    the sentence, or the one before it, as the partner that "it" means."""
    mention = arguments.instrument
    if mention is None or not mention.with_it or arguments.partners is not None or context.home is not None:
        return arguments
    doers = arguments.subject.codes if arguments.subject is not None else ()
    openers = (*((arguments.opener,) if arguments.opener else ()), *_opener_before(context))
    whom = next((code for code in openers if code not in doers), None)
    if whom is None:
        return arguments
    partner = PartyList(mention.head_end, mention.head_end + 2, (whom,))
    return replace(arguments, partners=partner, instrument=replace(mention, stranger=False))


def _opener_before(context: Context) -> Parties:
    """ "It signed in May": the party with which the sentence before opens."""
    if context.passed_opener is not None:
        return (context.passed_opener,)
    discourse = context.discourse
    shared = common_side(discourse.several) if discourse.number - discourse.several_in <= 1 else None
    if shared is not None:
        return (shared,)  # "Kuwait signed a pact with Oman, and Bahrain one": of whose agreements the report tells
    opener = leading_party(context.before[0]) if context.before is not None else None
    return (opener,) if opener is not None else ()


def _pointed(arguments: Arguments, context: Context) -> Parties:
    """Whom "we", "he" and "both ministers" stand for."""
    people = arguments.people
    if people is None:
        return ()
    if people == PARTNER:
        return _partner(context)
    if people in SEVERAL:
        return _together(arguments, context)
    if people == "we" and context.topic and len(context.topic) != 2:
        return context.topic  # who gives out a paper together
    if people in _OWN and context.home:
        return (context.home,)
    person = (arguments.person or context.person) if people in {"he", "she"} else None
    return (person,) if person is not None else ()


def _partner(context: Context) -> Parties:
    """ "Once the partner state has approved it": whom a release's agreement is with, where it tells of one alone."""
    earlier = context.discourse.antecedent(None)
    sides = earlier.parties if earlier is not None and len(earlier.parties) == _PAIR else context.topic
    return (
        tuple(code for code in sides if code != context.home) if context.home in sides and len(sides) == _PAIR else ()
    )


def _together(arguments: Arguments, context: Context) -> Parties:
    """Whom "both ministers" and "the three countries" mean: the latest list of that number, one's own side included."""
    people = arguments.people or ""
    recent = _two_just_named(context) or context.lists.codes
    mention = arguments.instrument
    points = mention is not None and mention.points and not (mention.similar or mention.plural)
    meant = context.discourse.antecedent(mention) if points or arguments.pronoun == "it" else None
    if people == "they" and context.spoken:  # who speaks does not count in
        return recent if len(recent) == 2 and context.home not in recent else ()
    if people == "three":
        whole = tuple(dict.fromkeys((*recent, context.home or ""))) if len(recent) == 2 and context.home else recent
        return whole if len(whole) == 3 and "" not in whole else ()
    if people in {"both", "two"} and meant is not None and len(meant.parties) == _PAIR and not meant.private:
        return meant.parties  # "The treaty was signed by both ministers": those whose it is
    if people in {"both", "two"} and len(context.topic) > 2:
        return recent if len(recent) == 2 else ()
    if context.home and context.home not in recent:
        return context.topic
    return recent if people == "they" or len(recent) == 2 else context.topic


def _two_just_named(context: Context) -> Parties:
    """The two that the sentence before names, and nobody else: "The president received his guest from Peru"."""
    if context.home is not None or context.before is None or context.discourse.number - context.before[1] > 1:
        return ()
    codes = tuple(dict.fromkeys(mention.code for _, _, mention in context.before[0].parties))
    return codes if len(codes) == _PAIR else ()

"""Private deals: what firms, clubs, banks or cities of some country agree, which makes no agreement of its state."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import SentenceView

#: How far behind a party's adjective its noun may stand: "the Peruvian state railway".
_PHRASE = 5
#: How far before "of Peru" or "from Peru" its noun may stand: "operators from Kenya".
_BEFORE = 2
#: How far behind "by" the name of a firm may end.
_FIRM_REACH = 12
#: How far behind "between" both are named.
_TWO_REACH = 10
#: So far before a capital stand the words that say that the city itself is meant.
_CITY_REACH = 6
_CITIES = frozenset({"cities", "city", "mayor", "mayors", "town", "towns"})
_ALL_OF_THEM = frozenset({"both", "three", "two"})
_PLACING = frozenset({"from", "of"})


def is_private(clause: Clause, arguments: Arguments) -> bool:
    """Whether those who are named as the sides are only of a country: "a Peruvian and a Thai bank"."""
    mention = arguments.instrument
    if arguments.subject is None and _is_done_by_bodies(clause):
        return True
    if _has_firm(clause) or (mention is not None and _is_with_a_stranger(clause, mention)):
        return True
    if arguments.between is None and _is_between_bodies(clause):
        return True
    states = arguments.subject is not None and len(arguments.subject.codes) > 1  # who sign for the bodies between whom
    named = [arguments.subject, arguments.partners, None if states else arguments.between]
    named += [mention.partners, None if states else mention.between] if mention is not None else []
    return any(_is_of_country(clause, first, after, kind) for first, after, kind in _mentions(clause, named))


def _is_with_a_stranger(clause: Clause, mention: InstrumentMention) -> bool:
    """ "the agreement between the union and the Chilean government": one of the two whom it is between is no state."""
    start = mention.head_end + 1
    if mention.between is not None or clause.word(mention.head_end) != "between":
        return False
    words = clause.lower(start, start + _TWO_REACH)
    if "and" not in words or not clause.words.lists.counterparts.isdisjoint(words):
        return False
    stop = next(
        (i for i in range(start, start + len(words)) if clause.word(i) in {",", "was", "is", "were"}),
        start + _TWO_REACH,
    )
    named = {party.code for first, _, party in clause.view.parties if start <= first < stop}
    return len(named) == 1 and clause.word(start) in {"a", "an", "the"}


def _is_between_bodies(clause: Clause) -> bool:
    """ "was signed between the Peru Society and the science fund": one of those between whom it is, is no state."""
    start = clause.predicate.last
    words = clause.lower(start + 1, start + 1 + _TWO_REACH) if clause.word(start) == "between" else []
    return "and" in words and not clause.words.admission.private.isdisjoint(words)


def _is_done_by_bodies(clause: Clause) -> bool:
    """ "The rectors of both universities signed a letter", "The two banks have signed": no state among the doers."""
    at = clause.predicate.first - 1
    private = clause.predicate.voice is Voice.ACTIVE and clause.word(at) in clause.words.admission.private
    return private and clause.word(at - 1) in _ALL_OF_THEM and at not in clause.view.party_at


def _has_firm(clause: Clause) -> bool:
    """ "signed by the navy and Meier Shipyards, Ltd.": a firm beside, or instead of, those who are named as doers."""
    start, end = clause.start(), clause.predicate.first
    if clause.is_passive:
        start = clause.predicate.last
        end = start + _FIRM_REACH if clause.word(start) == "by" else start
    return not clause.words.admission.incorporated.isdisjoint(clause.lower(start, end))


def countries_of(view: SentenceView) -> tuple[str, ...]:
    """The two countries of which the makers of a private deal are, sorted; empty where there are others too."""
    codes = tuple(sorted({party.code for _, _, party in view.parties}))
    return codes if len(codes) == 2 else ()


def _mentions(clause: Clause, lists: list[PartyList | None]) -> Iterator[tuple[int, int, MentionKind]]:
    for listed in lists:
        for first, after, party in clause.view.parties if listed is not None else ():
            if listed is not None and listed.first <= first < listed.after:
                yield first, after, party.kind


def _is_of_country(clause: Clause, first: int, after: int, kind: MentionKind) -> bool:
    """Whether a party only says of which country somebody is, who is no state."""
    private = clause.words.admission.private
    if kind is MentionKind.CAPITAL and not _CITIES.isdisjoint(clause.lower(first - _CITY_REACH, first)):
        return True  # "the cities of Basel and Oslo"
    if kind is MentionKind.ADJECTIVE and clause.word(first - 1) == "one":
        return True  # "two makers, one Peruvian and one Chilean"
    if clause.word(first - 1) in _PLACING and not private.isdisjoint(clause.lower(first - 1 - _BEFORE, first - 1)):
        return True
    if kind is MentionKind.NAME and _names_a_body(clause, after):
        return True
    if kind is not MentionKind.ADJECTIVE and clause.word(after) != "'s":
        return clause.word(first - 1) == "of" and first > _BEFORE and _is_firm(clause, first - 2)
    if clause.word(after) == "'s" and _is_firm(clause, after + 1):
        return True
    return _noun_behind(clause, after) in private


def _names_a_body(clause: Clause, after: int) -> bool:
    """ "the Peru Development Bank": a state's name opens the name of a body that is no state."""
    tokens = clause.view.tokens
    for at in range(after, min(after + _BEFORE + 1, len(tokens))):
        if not tokens[at].is_capitalised or at in clause.view.party_at:
            return False
        if tokens[at].lower in clause.words.admission.private:
            return True
    return False


def _is_firm(clause: Clause, at: int) -> bool:
    """ "Norway's Equinor and Angola's Sonangol signed": one capitalised word that nobody knows is a firm."""
    tokens = clause.view.tokens
    if at >= len(tokens) or at in clause.view.masked or not tokens[at].is_capitalised or not tokens[at].is_word:
        return False
    if any(first <= at < after for first, after, _ in clause.view.parties):
        return False
    if any(each.first <= at < each.after for each in clause.instruments):
        return False
    beside = (at - 1, at + 1)
    if any(0 <= i < len(tokens) and tokens[i].is_capitalised and tokens[i].is_word for i in beside):
        return False  # a person has two names
    words = clause.words
    return not (words.admission.offices | words.bodies.keys()).intersection((tokens[at].lower,))


def _noun_behind(clause: Clause, after: int) -> str:
    """The first word of the phrase behind an adjective that says who is meant; empty when the phrase ends before."""
    words = clause.words
    for at in range(after, min(after + _PHRASE, len(clause.view.tokens))):
        word = clause.word(at)
        if word in words.admission.private or word in words.admission.offices:
            return word
        passes = at in clause.view.party_at or word in {"'s", "and", "a", "an", "the", "-"}
        if not passes and (word in words.verbs.be or word in words.verbs.have or not clause.view.tokens[at].is_word):
            return ""
        if at >= clause.predicate.first > after:
            return ""
    return ""

"""Gappings: parties that share a verb said once, each with its date: "Chile signed in May, Peru and Kenya in June"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.partners import rivals_of
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.stops import has_own_stop, place_of, stop_of
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList, party_list
from depositary.reading.mentions.parties import MentionKind

_JOINTS = frozenset({",", ";", "and"})
_THEN = frozenset({"finally", "lastly", "later", "then"})
_OWN = frozenset({"her", "his", "its"})
_LEADS = frozenset({"by", "the", "with"})
#: Between a state's name and the date, the body of it that took the step: "Kenya's National Assembly in April".
_BODY_PARTS = frozenset({"'s", "federal", "lower", "national", "upper"})
_OWN_VERB_REACH = 3
_ASIDE_REACH = 8
_SIDES = 2
#: Before those that share verb and day: "together with those of Peru".
_BESIDE = (["along", "with"], ["together", "with"])
_ALREADY = frozenset({"already", "only"})
_DATED = frozenset({"in", "on"})
#: Nobody shares a verb with more dates, or a date with a longer row of parties: bounds for hostile sentences.
_MOST = 30
_ROW_REACH = 40
_THOSE = frozenset({"that", "those"})


def find_gapped(clause: Clause, arguments: Arguments, busy: frozenset[int]) -> Iterator[tuple[Clause, Arguments]]:
    """The clauses behind a verb that leave it out, with their arguments. `busy` are tokens of other stage words."""
    mention = arguments.instrument
    own = (arguments.subject, arguments.partners, arguments.listed, mention.partners if mention is not None else None)
    position = max((listed.after for listed in own if listed is not None), default=0)
    position = max(position, clause.predicate.last)
    dates = [first for first, _, _ in clause.view.dates if first >= clause.predicate.last]
    rows = [_list_before(clause, first, max(position, first - _ROW_REACH)) for first in dates[:_MOST]]
    ends = min(len(clause.view.tokens), position + _ROW_REACH)
    rows += [_list_after_then(clause, at) for at in range(position, ends)]
    for listed in rows:
        if listed is None or listed.first < position or _is_interrupted(clause, listed.first, busy):
            continue
        position = listed.after
        predicate = Predicate(
            listed.first, listed.first, listed.after, Voice.ACTIVE, clause.predicate.framing, clause.predicate.cue
        )
        shared = replace(arguments, body="none") if _is_by_state(clause, listed) else arguments
        if mention is not None and mention.partners is None and _are_many(arguments.subject):
            shared = replace(shared, instrument=replace(mention, reach="multilateral"))
        if (
            clause.word(listed.after - 1) == "'s"
        ):  # "Peru's congress approved the pact with Togo in May, Kenya's in June"
            yield replace(clause, predicate=predicate), replace(shared, subject=listed, listed=None)
        else:
            yield replace(clause, predicate=predicate), _with(shared, listed)


def _are_many(doers: PartyList | None) -> bool:
    """ "Peru, Chile and Kenya signed a treaty, Togo in May": others than two sign what many have made."""
    return doers is not None and doers.joined and len(doers.codes) > _SIDES


def find_gapped_instruments(
    clause: Clause, arguments: Arguments, busy: frozenset[int]
) -> Iterator[tuple[Clause, Arguments]]:
    """ "The treaty with Peru was signed in May, that with Chile in June": agreements that share a verb said before."""
    own = arguments.instrument
    if own is None or clause.predicate.voice is Voice.NOMINAL:
        return
    floor = max(clause.predicate.last, own.after)
    yield from _those_of(clause, arguments, (own, floor), busy)
    doer = arguments.subject if own.head > clause.predicate.head else None
    for mention in clause.instruments:
        if arguments.body != "none" and clause.word(mention.head) == "'s":
            continue  # "Peru's congress approved it in May, Kenya's in June": a body, and no agreement
        doers = clause.list_at(mention.head_end + 1) if clause.word(mention.head_end) == "by" else None
        if doers is None and doer is not None and _is_doer_of_one(clause, mention):
            doers = clause.list_at(mention.head - 1)
            partners = mention.partners or own.partners
            mention = replace(mention, owners=(), partners=partners, with_it=own.with_it, stranger=own.stranger)
        if mention.first < floor or mention.strength != "stand_in" or not (mention.named_parties or doers):
            continue
        lead = _past_date(clause, mention.first - 1)
        followed = clause.lower(lead - 1, lead + 1) == ["followed", "by"]
        if not (followed or clause.word(lead) in _JOINTS) or _is_interrupted(clause, mention.first, busy):
            return
        if _has_verb(clause, mention.after, busy):
            return
        span = (mention.first, mention.first, max(mention.after, doers.after if doers else 0))
        predicate = replace(clause.predicate, first=span[0], head=span[1], last=span[2], present=False)
        if len(own.owners) == 1 and len(mention.owners) == 1 and mention.partners is None:
            mention = replace(mention, partners=own.partners)
        shared = replace(arguments, instrument=mention, subject=doers or doer, partners=None, listed=None, people=None)
        shared = replace(shared, rivals=rivals_of(clause, mention))
        yield replace(clause, predicate=predicate), shared


def _past_date(clause: Clause, at: int) -> int:
    """The token before a date that stands there: "in May the one with Peru, in June that with Chile"."""
    while at > 0 and (at in clause.view.masked or (at + 1 in clause.view.masked and clause.word(at) in _DATED)):
        at -= 1
    return at


def _is_doer_of_one(clause: Clause, mention: InstrumentMention) -> bool:
    """ "Kuwait signed a gas pact with it and Bahrain one on water": the name right before "one" is who did it."""
    entry = clause.view.party_at.get(mention.head - 1)
    return clause.word(mention.head) == "one" and entry is not None and entry[2].kind is MentionKind.NAME


def find_stops(clause: Clause, arguments: Arguments, busy: frozenset[int]) -> Iterator[tuple[Clause, Arguments]]:
    """ "signed a pact in Lima on Monday, in Quito on Friday a treaty": further agreements that share an active verb,
    each with its own place or time."""
    own = arguments.instrument
    if own is None or not has_own_stop(clause, own):
        return
    floor = max(clause.predicate.last, own.after)
    for mention in clause.instruments:
        span = stop_of(clause, mention) if mention.first >= floor else None
        if span is None or (mention.strength == "stand_in" and mention.named_parties):
            continue  # "that with Chile in June" is read as such
        if _is_interrupted(clause, span[1], busy) or _has_verb(clause, span[1], busy):
            return
        predicate = replace(clause.predicate, first=span[0], head=span[0], last=span[1], present=False)
        stop = replace(clause, predicate=predicate)
        told = replace(arguments, instrument=mention, partners=None, listed=None, beside=(), stranger=False)
        yield stop, replace(told, place=place_of(stop, mention, span[0]))


def _those_of(
    clause: Clause, arguments: Arguments, own: tuple[InstrumentMention, int], busy: frozenset[int]
) -> Iterator[tuple[Clause, Arguments]]:
    """ "Kenya's was signed in May, those of Peru and Chile in June": agreements of others, each with a date; or with
    the date of the one before, "together with that of Peru"."""
    mention, floor = own
    for at in range(floor, len(clause.view.tokens) - 2) if len(mention.owners) == 1 else ():
        beside = clause.lower(at - 2, at) in _BESIDE
        if clause.word(at) not in _THOSE or clause.word(at + 1) != "of":
            continue
        if not (beside or clause.word(at - 1) in _JOINTS):
            continue
        listed = clause.list_at(at + 2)
        if listed is None or _is_interrupted(clause, at, busy) or not (beside or clause.is_dated(listed.after)):
            return
        predicate = replace(clause.predicate, first=at, head=at, last=listed.after, present=False)
        for code in listed.codes:
            one = replace(mention, first=at, head=at, head_end=at + 1, after=listed.after, owners=(code,), title=None)
            yield replace(clause, predicate=predicate), replace(arguments, instrument=one)


def _has_verb(clause: Clause, at: int, busy: frozenset[int]) -> bool:
    """Whether a verb of its own stands right behind an agreement or an aside: "that with Peru, of 2014, was"."""
    verbs = clause.words.verbs
    if clause.word(at) == ",":
        at = next((i + 1 for i in range(at + 1, at + _ASIDE_REACH) if clause.word(i) == ","), at)
    return any(i in busy or clause.word(i) in verbs.be | verbs.have for i in range(at, at + _OWN_VERB_REACH))


def _list_before(clause: Clause, date: int, floor: int) -> PartyList | None:
    """The list of parties that ends right before a date and opens behind a comma or "and"."""
    end = clause.lead_of_date(date)
    end -= clause.word(end - 1) in _ALREADY  # "Paris signed in May, London already in March"
    for at in range(floor, end):
        before = clause.word(at - 1)
        lead = at - 2 if before in _LEADS else at - 1
        if at not in clause.view.party_at or clause.word(lead) not in _JOINTS or lead < floor:
            continue
        if before == "and" and at - 2 in clause.view.party_at:
            continue  # the end of a list that starts before it
        listed = party_list(clause.view, at, clause.words.lists)
        if listed is not None and (listed.after == end or _is_its_body(clause, listed.after, end)):
            return replace(listed, after=end)
    return None


def _is_by_state(clause: Clause, listed: PartyList) -> bool:
    """ "by the Kenyan parliament in July and by Rwanda in May": a state as such, and no body of it."""
    return clause.word(listed.first - 1) == "by" and clause.word(listed.after - 1) not in clause.words.bodies


def _is_its_body(clause: Clause, start: int, end: int) -> bool:
    """ "Kenya's National Assembly", "the Iranian parliament": only words for a body stand behind the name; or none,
    where one was named before: "Peru's congress in May, Kenya's in June"."""
    words = clause.lower(start, end)
    if words == ["'s"]:
        before = clause.lower(0, clause.predicate.first)
        return "'s" in before and any(word in clause.words.bodies for word in before)
    return len(words) > 0 and words[-1] in clause.words.bodies and _BODY_PARTS.issuperset(words[:-1])


def _list_after_then(clause: Clause, at: int) -> PartyList | None:
    """ "Peru and Chile signed in May, then Kenya": the list behind "then", where nothing but a mark follows it."""
    if clause.word(at) not in _THEN or clause.word(at - 1) not in _JOINTS:
        return None
    listed = party_list(clause.view, at + 1, clause.words.lists)
    return listed if listed is not None and clause.word(listed.after) in {"", ".", ",", ";"} else None


def _is_interrupted(clause: Clause, end: int, busy: frozenset[int]) -> bool:
    """Whether another verb stands between the one that is shared and the list."""
    verbs = clause.words.verbs
    span = range(clause.predicate.last, end)
    return any(i in busy or clause.word(i) in verbs.be or clause.word(i) in verbs.have for i in span)


def _with(arguments: Arguments, listed: PartyList) -> Arguments:
    """The arguments with the list in the place of the partners where there are some, else of the doers."""
    mention = arguments.instrument
    if arguments.partners is not None:
        return replace(arguments, partners=listed, listed=None)
    own = mention is not None and mention.determiner in _OWN and not mention.plural
    if own and arguments.subject is not None:
        return replace(arguments, subject=listed, listed=None)  # "ended its treaty with Peru in May, Chile in June"
    if mention is not None and mention.partners is not None and arguments.subject is not None:
        return replace(arguments, instrument=replace(mention, partners=listed), listed=None)
    return replace(arguments, subject=listed, listed=None, unsaid=mention is None)

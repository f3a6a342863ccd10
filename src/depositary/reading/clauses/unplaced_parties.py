"""Unplaced parties: the parties that act in a clause, and are no place, object or office's land in it."""

from __future__ import annotations

from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.parties import MentionKind

#: Behind a group these name one of its members.
_ONE_OF = frozenset({"country", "member", "nation", "state"})
_CONJUNCTIONS = frozenset({"after", "before", "since"})
#: Before "not" and a party that another is set against: "Peru, not Chile, has signed".
_SET_APART = frozenset({"and", "but", ","})
_PERSONAL = frozenset({MentionKind.PERSON, MentionKind.INSTITUTION})
#: So near the head of its sentence a place or host stands ahead of those who act.
_OPENING = 6
#: Before where somebody is or goes, at the head of a sentence.
_GOALS = frozenset({"to", "of", "from", "near", "for", "unlike", "without"})
_WHOLES = frozenset({"all", "both", "each", "neither", "none"})
#: Before "of" and the members of a group: only a part of it acts.
_SOME = frozenset({"few", "many", "most", "several", "some"})
_SOME_REACH = 7
#: Before "but" or "except" and a party: all did it, and not that one.
_EVERY = frozenset({"all", "every", "everybody", "everyone"})
_WHOLE_REACH = 6
#: A person's name has no more words than these.
_NAME_REACH = 4


def unplaced(clause: Clause, start: int, end: int) -> list[PartyList]:
    """The lists of parties between two tokens that no preposition makes a place or an object."""
    candidates: list[PartyList] = []
    i = start
    while i < end:
        entry = clause.view.party_at.get(i)
        listed = clause.list_at(i) if entry is not None else None
        if entry is None or listed is None or listed.first >= end:
            i += 1
            continue
        place = _place_word(clause, listed, entry[2].kind)
        apart = entry[1] < listed.after and clause.word(entry[1]) == ","
        ends = place is not None and listed.after == clause.predicate.first and listed.first <= _OPENING
        if apart and len(listed.codes) > 1 and (ends or (place in _GOALS and not listed.conjoined)):
            i = entry[1]  # "on a visit to Peru, President Boric signed", "Hosted by Peru, Chile and Kenya signed"
            continue
        if entry[2].kind is not MentionKind.PERSON and clause.word(entry[1]) in _ONE_OF:
            i = entry[1]  # "the last EU country to have joined": one of its members
            continue
        if clause.word(i - 1) in {"in", "at"} and len(listed.codes) > 1 and clause.word(entry[1]) == ",":
            i = entry[1]  # "in Brasilia, Chile and Brazil signed": the place ends at the comma
            continue
        if place is None and _is_aside_member(clause, listed):
            pass  # "the Union, of which Peru is a member, signed"
        elif place is None:
            candidates.append(listed)
        elif not listed.conjoined and entry[1] in clause.view.party_at and len(listed.codes) == 2:
            i = entry[1]  # "With Serbia Kosovo signed": a list of one, and who acts
            continue
        i = max(i + 1, listed.after)
    apart_from_seats = [listed for listed in candidates if not _is_seat(clause, listed)]
    return apart_from_seats or candidates


def _is_seat(clause: Clause, listed: PartyList) -> bool:
    """ "whose leaders met in Brussels": an institution behind "in" only says where, if somebody else may act."""
    entry = clause.view.party_at[listed.first]
    return len(listed.codes) == 1 and entry[2].kind is MentionKind.INSTITUTION and clause.word(listed.first - 1) == "in"


def _is_aside_member(clause: Clause, listed: PartyList) -> bool:
    """Whether a party is only said, in an aside, to be a member of what is spoken of."""
    if clause.lower(listed.first - 2, listed.first) != ["of", "which"]:
        return False
    behind = clause.lower(listed.after, listed.after + 4)
    return behind[:1] in (["is"], ["are"]) and "member" in behind


def _place_word(clause: Clause, listed: PartyList, kind: MentionKind) -> str | None:
    """The preposition that makes a list a place or an object, or None."""
    before = clause.word(listed.first - 1)
    before = clause.word(listed.first - 2) if before in {"both", "the"} and listed.first > 1 else before
    if before in {"but", "except"} and not _EVERY.isdisjoint(clause.lower(listed.first - _WHOLE_REACH, listed.first)):
        return before  # "All member states but Peru have signed"
    if before == "in" and clause.word(listed.first - 2) in clause.words.bodies and len(listed.codes) == 1:
        return None  # "parliament in Belgrade"
    if _is_set_apart(clause, listed.first):
        return "not"
    if before == "being" or before in clause.words.nouns.notified:
        return before  # "all of them, the exception being Peru, have signed", "notified Peru of its withdrawal"
    if before in _CONJUNCTIONS and listed.after == clause.predicate.first:
        return None  # "after Peru and Chile did so"
    if before == "of" and clause.word(listed.first - 2) == "majority" and _is_house(clause, listed):
        return None  # "a majority of Danish lawmakers"
    if before == "of" and clause.word(listed.first - 2 - (clause.word(listed.first - 1) == "the")) in _WHOLES:
        return None  # "all of the Baltic states"
    if (
        before == "from"
        and clause.word(listed.first - 2 - (clause.word(listed.first - 1) == "the")) in clause.words.lists.counterparts
    ):
        return None  # "ministers from Peru and Chile"
    if before == "by" and not clause.is_passive:
        return before  # "Witnessed by President Ray, Peru and Chile signed"
    if before not in clause.words.doers.places or kind in _PERSONAL or _of_office(clause, listed.first):
        return None
    return before


def _is_set_apart(clause: Clause, first: int) -> bool:
    """ "Peru, and not its neighbour Chile, has signed", "Not Chile but Peru has signed"."""
    at = first - 1
    while clause.word(at) in clause.words.lists.relations or clause.word(at) in clause.words.nouns.definite:
        at -= 1
    return clause.word(at) == "not" and (at == 0 or clause.word(at - 1) in _SET_APART)


def _is_house(clause: Clause, listed: PartyList) -> bool:
    return clause.words.bodies.get(clause.word(listed.after)) == "parliament"


def _of_office(clause: Clause, first: int) -> bool:
    """ "the prime minister of Bulgaria": the party after "of" is who acts."""
    before = clause.word(first - 1)
    if first < 2 or before not in {"of", "the"} or not _SOME.isdisjoint(clause.lower(first - _SOME_REACH, first)):
        return False
    if before == "the" and clause.word(first - 2) != "of":
        return False  # "Kenya's ambassador to the Netherlands"
    at = first - 2 if before == "of" else first - 3
    return clause.word(at) in clause.words.doers.office_heads or _is_named_officer(clause, at)


def _is_named_officer(clause: Clause, at: int) -> bool:
    """ "President Ann Ray of Peru": whether a person's name that ends at a token stands behind an office."""
    for office in range(at, max(-1, at - _NAME_REACH), -1):
        token = clause.view.tokens[office]
        if token.lower in clause.words.doers.office_heads:
            apart = {clause.word(office - 1), clause.word(office - 2)} & clause.words.doers.places
            return not apart  # "after a meeting with President Ann Ray of Peru"
        if not token.is_capitalised or office in clause.view.party_at:
            return False
    return False

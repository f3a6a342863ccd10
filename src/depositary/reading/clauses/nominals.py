"""Nominals: what a stage noun stands with: "the signing of the agreement", "negotiations with Norway on a treaty"."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.audiences import is_told, teller
from depositary.reading.clauses.objects import before, is_direct
from depositary.reading.clauses.partners import opening_partners, relative_partners
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.subjects import acting_list, agents
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import CLAUSE_MARKS

_REACH = 14
_NEED_REACH = 9
_STRANGER_REACH = 6
_POSSESSOR_REACH = 6
_SCENE_REACH = 10
#: Behind whose act it is these lead to what is left or joined.
_JOINTS = {Stage.ENDED: "from", Stage.JOINED: "to"}
_SCENE = frozenset({"at", "in", "on", "the"})
_NEAR_AGENT_REACH = 4
#: Before the noun itself these part it from those named before.
_APART = frozenset({"and", "the"})
#: So far behind "by" the first of those who act stands: "by the governments of Peru".
_BODY_REACH = 5
_FAR_AGENT_REACH = 22
#: A noun this close to the head of its sentence may open it.
_OPENING = 4


def noun_instrument(clause: Clause) -> InstrumentMention | None:
    """The instrument of a stage noun: behind "of", before it ("the pact's ratification"), or the one pointed at."""
    of = clause.words.partners.of
    last, head = _past_twin(clause), clause.predicate.head
    whose = _leaver(clause)
    last = whose.after if whose is not None else last
    following = clause.word(last)
    if clause.rule.stage is Stage.ENDED and following == "from":
        left = next((m for m in clause.instruments if m.head > last and not m.plural), None)
        return left if left is not None and is_direct(clause, last + 1, left.first) else None
    if clause.rule.near or following in of or clause.word(clause.predicate.last - 1) in of:
        near = next((m for m in clause.instruments if m.head >= last), None)
        close = near is not None and (not clause.rule.near or near.first == last)
        start = last + (following in of and following not in clause.words.partners.sharing)
        if near is not None and close and is_direct(clause, start, near.first):
            return near
    held = [m for m in clause.instruments if m.first <= head and m.head_end in {head, head - 1}]
    if held:
        return held[-1]
    if following == "by" or (following == "," and head <= _OPENING):
        ahead = next((m for m in clause.instruments if last < m.first <= last + _REACH and m.points), None)
        return ahead or (_told_before(clause) if following == "by" else None)
    return None


def _told_before(clause: Clause) -> InstrumentMention | None:
    """ "The accord entered into force following ratification by both sides": the instrument of the main clause."""
    head = clause.predicate.head
    if clause.words.clauses.followed.isdisjoint(clause.lower(head - 2, head)):
        return None
    return next((m for m in reversed(clause.instruments) if m.head_end <= head), None)


def needed_instrument(clause: Clause) -> tuple[InstrumentMention | None, str | None]:
    """The instrument, or its pronoun, that needs or has got what a stage noun says: "The pact requires approval"."""
    head = clause.predicate.head
    for at in range(head - 1, max(-1, head - _NEED_REACH), -1):
        if clause.word(at) in CLAUSE_MARKS or clause.word(at) in clause.words.nouns.need_ends:
            break
        if clause.word(at) in clause.words.nouns.needing:
            negated = not clause.words.verbs.negators.isdisjoint(clause.lower(at - 2, at))
            if negated and clause.predicate.framing is not Framing.DENIED:
                return None, None
            moved = replace(clause.predicate, first=at, head=at, last=at + 1, voice=Voice.ACTIVE)
            return before(replace(clause, predicate=moved))
    return None, None


def noun_partners(clause: Clause, instrument: InstrumentMention | None) -> tuple[PartyList | None, PartyList | None]:
    """The parties after "with" and those after "between" that belong to the noun; one of the two at most."""
    opening = opening_partners(clause) or relative_partners(clause)
    if opening is not None:
        return opening, None
    past = 0
    for at in clause.ahead(_REACH):
        word = clause.word(at)
        inside = instrument is not None and instrument.first <= at <= instrument.head
        if word in clause.words.partners.sharing and not inside:
            listed = clause.list_at(at + 1)
            if listed is not None:
                return (listed, None) if word == "with" else (None, listed)
        if at < past:
            continue
        past = _past_scene(clause, at) if word == "," else at
        if word in CLAUSE_MARKS or (word == "," and past == at) or word in clause.words.clauses.openers:
            break
    return None, None


def _past_scene(clause: Clause, at: int) -> int:
    """The token behind a place and date set between commas (", in Dakar on 13 March,"), or the comma's."""
    for i in range(at + 1, min(at + _SCENE_REACH, len(clause.view.tokens))):
        token = clause.view.tokens[i]
        if token.text == ",":
            return i + 1
        if not (i in clause.view.masked or token.is_capitalised or token.lower in _SCENE):
            return at
    return at


def noun_subject(clause: Clause, between: PartyList | None) -> PartyList | None:
    """Who does what a stage noun says: those between whom it is, its possessor, or those after "by"."""
    return (
        between
        or _possessor(clause)
        or agents(clause, _NEAR_AGENT_REACH)
        or _leaver(clause)
        or _body_whose(clause)
        or _agent_of_object(clause)
        or (teller(clause) if is_told(clause) else acting_list(clause))
        or agents(clause, _FAR_AGENT_REACH)
    )


def _agent_of_object(clause: Clause) -> PartyList | None:
    """ "welcomes the signing in Lima of a pact on fish by Peru and Chile": the noun's own doers, ahead of who tells."""
    if clause.word(clause.predicate.last) == "by":
        return None
    for at in clause.ahead(_FAR_AGENT_REACH):
        word = clause.word(at)
        if word in CLAUSE_MARKS or word in clause.words.clauses.openers or word in {",", "that", "which"}:
            return None
        if word != "by":
            continue
        listed = clause.list_at(at + 1)
        made = clause.word(at - 1).endswith(("ed", "en", "wn", "ght"))
        return listed if listed is not None and not made and listed.first - at <= _BODY_REACH else None
    return None


def _leaver(clause: Clause) -> PartyList | None:
    """ "the withdrawal of Peru from the convention", "the accession of Peru to it": whose it is."""
    last, joint = clause.predicate.last, _JOINTS.get(clause.rule.stage)
    led = joint is not None and clause.word(last) in ("of", "by")
    listed = clause.list_at(last + 1) if led else None
    return listed if listed is not None and clause.word(listed.after) == joint else None


def _body_whose(clause: Clause) -> PartyList | None:
    """ "the consent of the Riksdag": the parliaments whose approval it is."""
    last = clause.predicate.last
    if clause.rule.stage is not Stage.APPROVED or clause.word(last) not in {"of", "in"}:
        return None
    listed = clause.list_at(last + 1)
    if listed is None:
        return None
    entries = (clause.view.party_at.get(at) for at in range(listed.first, listed.after))
    named = any(entry is not None and entry[2].body == "parliament" for entry in entries)
    return listed if named or clause.words.bodies.get(clause.word(listed.after)) == "parliament" else None


def has_stranger(clause: Clause) -> bool:
    """Whether "with" follows the noun at once, or others whom nobody names: "talks are held with other countries"."""
    if clause.word(_past_twin(clause)) == "with":
        return True
    words = clause.words.phrases
    return any(
        clause.word(at) == "with"
        and clause.word(at + 1) in words.further | words.counters | clause.words.partners.unnamed
        for at in clause.ahead(_STRANGER_REACH)
    )


def _past_twin(clause: Clause) -> int:
    """The token where the complement starts: behind a second noun that shares it ("signature and ratification of")
    and behind a date ("the signing on Monday of")."""
    at = clause.predicate.last
    while at in clause.view.masked:
        at += 1
    return at + 2 if clause.word(at) in {"and", "or"} and clause.word(at + 2) in clause.words.partners.of else at


def _possessor(clause: Clause) -> PartyList | None:
    """ "Switzerland's signing", "the Swiss ratification", "the Czech-Ukrainian talks"."""
    head = clause.predicate.head
    codes: list[str] = []
    first = head
    at = head - 1
    while at >= 0 and head - at <= _POSSESSOR_REACH:
        token = clause.view.tokens[at]
        entry = clause.view.party_at.get(at)
        if entry is not None:
            codes.insert(0, entry[2].code)
            first = entry[0]
            at = entry[0] - 1
            continue
        modifier = at == head - 1 and token.is_word and token.lower.islower() and at != clause.predicate.first
        apart = not codes and token.lower in _APART  # "aid to Peru and the adoption of a pact"
        if apart or (not modifier and token.lower not in clause.words.partners.possessive_joints):
            break
        at -= 1
    unique = tuple(dict.fromkeys(codes))
    return PartyList(first, head, unique, (), len(unique) > 1) if unique else None

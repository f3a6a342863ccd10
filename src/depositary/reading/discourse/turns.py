"""Turns: the words with which a report turns from one agreement of a series to the next, and tell no stage of it."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import SentenceView

_PAIR = 2
_TURNS = frozenset({"between", "with"})
#: Before "with" and the party with which a row of agreements starts.
_BEGINS = frozenset({"are", "began", "begins", "is", "opened", "opens", "started", "starts", "was", "were"})
_STOPS = frozenset({".", ";", ":", ","})
#: Behind a party and before a colon: it is the next of a row.
_FOLLOWS = frozenset(
    {"came", "comes", "first", "followed", "follows", "is", "last", "next", "second", "then", "third", "was"}
)
_IS = frozenset({"are", "is", "was", "were"})
#: Behind "In Peru" these open the clause.
_OPENS = frozenset({",", "it", "the"})
#: So far behind the party that opens the sentence its comma or colon stands.
_LEAD = 5


def remember_opening(
    view: SentenceView, instruments: Sequence[InstrumentMention], context: Context, number: int
) -> None:
    """Note whose agreements a sentence turns to that tells no stage: "With Peru things go better", "Between Peru and
    Chile there was no treaty"."""
    if context.home is not None or not 0 < len(view.mentions) <= _PAIR:
        return
    opening = view.tokens[0].lower if view.tokens else ""
    if opening not in _TURNS:
        _remember_end(view, context)
        return
    codes, hub = tuple(dict.fromkeys(party.code for _, _, party in view.parties)), _shared_side(context)
    nameless = any(m.strength == "strong" and not m.named_parties for m in instruments)
    if opening == "with" and not instruments and len(codes) == 1 and hub not in {None, *codes}:
        codes = (*codes, str(hub))
    elif opening == "with" or not nameless:
        return
    if len(codes) == _PAIR:
        parties = tuple(sorted(codes))
        context.discourse.remember(Known("agreement", "bilateral", None, None, None, parties, number))


def remember_turn(view: SentenceView, instruments: Sequence[InstrumentMention], context: Context, end: int) -> None:
    """Note whose agreement a sentence turns to before a stage word in it: "With Peru it has had one; this was"."""
    if context.home is not None:
        return
    hub = _shared_side(context)
    codes = {party.code for first, _, party in view.parties if first < end} - {hub}
    apart = any(token.text == ";" for token in view.tokens[:end])
    spoken = any(token.lower == "one" for token in view.tokens[:end])
    spoken = spoken or any(m.first < end and not m.named_parties and not m.plural for m in instruments)
    if apart and spoken and len(codes) == 1 and hub is not None:
        parties = tuple(sorted((*codes, hub)))
        context.discourse.remember(Known("agreement", "bilateral", None, None, None, parties, context.discourse.number))


def remember_lead(view: SentenceView, context: Context) -> None:
    """Note whose agreement a sentence is about by its opening: "In Peru, the agreement took effect in May", "Peru came
    next: the agreement was signed in May"."""
    if context.home is not None or len({party.code for _, _, party in view.parties}) != 1:
        return
    (first, after, party), hub = view.parties[0], _shared_side(context)
    latest = context.discourse.bilateral()
    if hub in {None, party.code} or latest is None or party.code in latest.parties:
        return
    last = len(view.tokens) - 1
    mark = next((at for at in range(after, min(after + _LEAD, last)) if view.tokens[at].text == ":"), 0)
    behind = [token.lower for token in view.tokens[after:mark]]
    within = (
        len(view.parties) == 1 == first
        and view.tokens[0].lower == "in"
        and view.tokens[min(after, last)].lower in _OPENS
    )
    named = party.kind in {MentionKind.NAME, MentionKind.CAPITAL}
    follows = mark > after and first <= 1 and (behind[0] in _IS or _FOLLOWS.issuperset(behind))
    if (within and party.kind is MentionKind.NAME) or (follows and named):
        _turn_to(party.code, str(hub), context)


def _remember_end(view: SentenceView, context: Context) -> None:
    """ "The series began with Japan", "The first was with Kenya": whose agreement the next sentence is about."""
    hub = _shared_side(context)
    others = [entry for entry in view.parties if entry[2].code != hub]
    if len(others) != 1 or hub is None:
        return
    first, after, party = others[0]
    lead = [token.lower for token in view.tokens[max(0, first - 3) : first] if token.lower != "the"]
    ends = after >= len(view.tokens) or view.tokens[after].text in _STOPS
    if ends and lead[-1:] == ["with"] and lead[-2:-1] and lead[-2] in _BEGINS:
        _turn_to(party.code, hub, context)


def _turn_to(party: str, hub: str, context: Context) -> None:
    """Let what follows be about the agreement of a party with whom the report's agreements are."""
    parties = tuple(sorted((party, hub)))
    context.discourse.remember(Known("agreement", "bilateral", None, None, None, parties, context.discourse.number))


def _shared_side(context: Context) -> str | None:
    """Who has agreements with those whom a sentence turns to: the hub or, of the latest two, whom the title names."""
    latest = context.discourse.bilateral()
    if context.discourse.hub is not None or latest is None:
        return context.discourse.hub
    return next((code for code in context.titled if code in latest.parties), None)

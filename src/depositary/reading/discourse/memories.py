"""Memories: the instruments that a title or a sentence names, kept for what later sentences point at."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.lexicon import Lexicon
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.groups import as_group
from depositary.reading.discourse.references import known_of
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView, leading_party

_PAIR = 2
_TURNS = frozenset({"between", "with"})
#: Before an agreement that is spoken of for the first time.
_NEW = frozenset({"a", "an", "their", "its"})


def remember_instruments(
    number: int, instruments: Sequence[InstrumentMention], context: Context, lexicon: Lexicon
) -> None:
    """Note the instruments that a sentence names with their parties, for later references."""
    for mention in instruments:
        strong = mention.strength == "strong" and mention.reach == "bilateral"
        context.discourse.touch(mention)
        codes = as_group(mention.named_parties, lexicon)
        own = mention.determiner in {"its", "their"}
        if strong and len(codes) == 1 and not own:
            codes = tuple(sorted({*codes, context.discourse.hub or codes[0]}))
        if (mention.strength == "stand_in" and len(codes) < 2) or (
            mention.plural and not (mention.title and mention.reach == "multilateral")
        ):
            continue
        if len(codes) >= 2:
            context.discourse.remember(known_of(mention, codes, number))
        elif mention.reach == "multilateral" and (
            mention.strength == "strong" or (mention.title and mention.kind == "charter")
        ):
            context.discourse.remember(known_of(mention, (), number))


def remember_opening(
    view: SentenceView, instruments: Sequence[InstrumentMention], context: Context, number: int
) -> None:
    """Note whose agreements a sentence turns to that tells no stage: "With Peru things go better", "Between Peru and
    Chile there was no treaty"."""
    if context.home is not None or not 0 < len(view.mentions) <= _PAIR:
        return
    opening = view.tokens[0].lower if view.tokens else ""
    if opening not in _TURNS:
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


def _shared_side(context: Context) -> str | None:
    """Who has agreements with those whom a sentence turns to: the hub or, of the latest two, whom the title names."""
    latest = context.discourse.bilateral()
    if context.discourse.hub is not None or latest is None:
        return context.discourse.hub
    return next((code for code in context.titled if code in latest.parties), None)


def remember_introduced(
    view: SentenceView, instruments: Sequence[InstrumentMention], context: Context, number: int
) -> None:
    """Note the new agreement of a sentence that tells no stage and names two parties: "Peru and Chile are preparing an
    agreement on cables", "Peru wants a pact with Chile"."""
    if context.home is not None:
        return
    codes = tuple(dict.fromkeys(party.code for _, _, party in view.parties))
    for mention in instruments if len(codes) == _PAIR else ():
        new = mention.strength == "strong" and mention.reach == "bilateral" and not mention.plural
        if new and mention.determiner in _NEW and not (mention.stranger or mention.other):
            with_one = view.tokens[0].lower == "with" and view.parties[-1][1] <= mention.first
            if mention.named_parties or with_one or _is_joined(view, mention.first):
                context.discourse.remember(known_of(mention, codes, number))
            return


def remember_several(
    view: SentenceView, instruments: Sequence[InstrumentMention], context: Context
) -> tuple[tuple[str, ...], ...]:
    """Note the agreements that a sentence names together and says no stage of, and give the sides of each: "Peru came
    home with two pacts with Chile and Kenya"."""
    for mention in instruments if context.home is None else ():
        codes = mention.partners.codes if mention.partners is not None else ()
        side = next((code for code in mention.owners), None) or leading_party(view)
        papers = mention.plural and mention.strength == "strong" and mention.reach == "bilateral"
        if papers and len(codes) > 1 and side not in {None, *codes}:
            pairs = tuple((min(code, str(side)), max(code, str(side))) for code in codes)
            for pair in pairs:
                context.discourse.remember(known_of(mention, pair, context.discourse.number))
            return pairs
    return ()


def _is_joined(view: SentenceView, end: int) -> bool:
    """Whether the two parties of a sentence stand before a token with nothing but "and" between them."""
    (_, after, _), (first, last, _) = view.parties[0], view.parties[-1]
    between = [token.lower for token in view.tokens[after:first]]
    return last <= end and between in (["and"], ["and", "the"], [",", "and"])


def remember_title(instruments: Sequence[InstrumentMention], context: Context, lexicon: Lexicon) -> None:
    """Note the instruments of a title; one that names no sides is between those whom the title is about."""
    remember_instruments(-1, instruments, context, lexicon)
    for mention in instruments:
        nameless = mention.strength == "strong" and mention.reach == "bilateral" and not mention.plural
        nameless = nameless and mention.title is None
        if nameless and mention.stranger and not mention.named_parties:
            context.topic = ()  # "Tax agreement with the Berk Institute": with none of those whom the text names
            return
        if nameless and not mention.named_parties and len(context.topic) == 2:
            context.discourse.remember(known_of(mention, context.topic, -1))

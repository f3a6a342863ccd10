"""Memories: the instruments that a title or a sentence names, kept for what later sentences point at."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.lexicon import Lexicon
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.groups import as_group
from depositary.reading.discourse.references import known_of
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView, leading_party

_PAIR = 2
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
        dealt = mention.kind == "agreement" and mention.partners is not None and context.home is not None
        if (strong or dealt) and len(codes) == 1 and not own:
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
        with_one = mention.partners is not None and len(mention.partners.codes) == 1 and not mention.owners
        if new and with_one and mention.determiner == "the" and _opens(view, codes[0]):
            context.discourse.remember(known_of(mention, codes, number))  # "Peru's house debated the treaty with Chile"
            return
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


def _opens(view: SentenceView, code: str) -> bool:
    """Whether a party opens a sentence, be it as the owner of who acts: "Peru's house debated"."""
    first, _, party = view.parties[0]
    return party.code == code and first <= 1


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

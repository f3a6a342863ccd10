"""Memories: the instruments that a title or a sentence names, kept for what later sentences point at."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.lexicon import Lexicon
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.groups import as_group
from depositary.reading.discourse.references import known_of
from depositary.reading.mentions.instruments import InstrumentMention


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


def remember_title(instruments: Sequence[InstrumentMention], context: Context, lexicon: Lexicon) -> None:
    """Note the instruments of a title; one that names no sides is between those whom the title is about."""
    remember_instruments(-1, instruments, context, lexicon)
    for mention in instruments:
        nameless = mention.strength == "strong" and mention.reach == "bilateral" and not mention.plural
        nameless = nameless and mention.title is None
        if nameless and not mention.named_parties and len(context.topic) == 2:
            context.discourse.remember(known_of(mention, context.topic, -1))

"""References: which instrument a mention stands for, as far as the document has named it before."""

from __future__ import annotations

from depositary.reading.discourse.discourses import Known
from depositary.reading.mentions.instruments import InstrumentMention


def known_of(mention: InstrumentMention, parties: tuple[str, ...], number: int) -> Known:
    """What a mention alone says of its instrument."""
    return Known(
        mention.kind, mention.reach, mention.subject, mention.title, mention.year, tuple(sorted(parties)), number
    )


def referred(mention: InstrumentMention | None, earlier: Known | None, parties: tuple[str, ...], number: int) -> Known:
    """The instrument of a reading: what its mention says, completed by the earlier one that it refers to."""
    if mention is None:
        if earlier is not None:
            return Known(earlier.kind, earlier.reach, earlier.subject, earlier.title, earlier.year, parties, number)
        return Known("agreement", "bilateral", None, None, None, parties, number)
    known = known_of(mention, parties, number)
    if earlier is None or not (mention.points or mention.similar):
        return known
    if earlier.reach == "multilateral" and len(parties) == 2:
        return known  # two states' own paper is not the declaration that many joined
    if known.title and earlier.title and known.title.casefold() != earlier.title.casefold():
        return known
    kind = earlier.kind if mention.points else known.kind
    title = (known.title or earlier.title) if set(earlier.parties) == set(parties) else known.title
    return Known(
        kind, known.reach, known.subject or earlier.subject, title, known.year or earlier.year, parties, number
    )

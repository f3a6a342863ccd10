"""Common sides: whose agreements a report is telling of just now, when it tells of several parties' one after another.

"The Emirates have concluded more than forty such treaties. Those with Peru and Chile ...": theirs are meant until the
report turns to somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.reading.contexts import Context
from depositary.reading.discourses import common_side
from depositary.reading.instrument_mentions import InstrumentMention
from depositary.reading.sections import Section
from depositary.reading.sentence_views import SentenceView


def enter(context: Context, sections: Sequence[Section], start: int, number: int) -> None:
    """Let the section in which a sentence stands say whose agreements are meant; `start` is the sentence's offset."""
    section = next((section for section in reversed(sections) if section.start <= start), None)
    if section is None or section == context.section:
        return
    context.section = section
    context.topic = section.parties if len(section.parties) == 2 else ()
    context.discourse.number = number
    context.discourse.turn_to(section.parties)


def learn_side(
    context: Context, view: SentenceView, instruments: Sequence[InstrumentMention], pairs: Sequence[tuple[str, ...]]
) -> None:
    """Note the side that several agreements of a sentence have in common, or whose many agreements it speaks of."""
    if context.home is not None or context.in_family:
        return
    side = common_side(pairs) or _holder(view, instruments)
    if side is not None:
        context.discourse.holder = side


def _holder(view: SentenceView, instruments: Sequence[InstrumentMention]) -> str | None:
    """The one party that opens a sentence as the holder of several agreements: "Peru has concluded forty treaties"."""
    several = [m for m in instruments if m.plural and m.strength == "strong" and m.reach == "bilateral"]
    if not several or several[0].named_parties or len(view.parties) != 1:
        return None
    first, after, party = view.parties[0]
    opens = first <= 1 and after <= several[0].first
    return party.code if opens else None

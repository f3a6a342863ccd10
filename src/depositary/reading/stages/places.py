"""Places: the capital in which a sentence says that something was signed."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.codes import Framing, Stage
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import SentenceView
from depositary.reading.stages.records import StageReading

#: Before a capital these words make it the place where something happens.
_IN = frozenset({"in", "visited", "visiting"})
#: What stands behind these words happens at another time or place.
_OTHER = frozenset({
    "that", "which", "who", "whose", "where", "while", "before", "after", "since", "until", "to", "for", "but",
    "and", "whereas", "although", "because", "took", "takes", "held", "met",
})  # fmt: skip
#: Who sits in a capital signs nothing there by that: "the government in Tallinn said".
_SEATED = frozenset({
    "government", "governments", "parliament", "ministry", "ministries", "officials", "authorities", "embassy",
    "office", "court", "leaders", "diplomats", "lawmakers", "deputies", "newspapers", "sources",
})  # fmt: skip
#: A sentence may open with its place.
_OPENING = 2


def places_in(view: SentenceView) -> Iterator[tuple[int, str]]:
    """The capitals that a sentence names as places, each with the token at which it starts, in text order."""
    for first, after, mention in view.parties:
        if mention.kind is not MentionKind.CAPITAL or first == 0 or view.tokens[first - 1].lower not in _IN:
            continue
        if first < 2 or view.tokens[first - 2].lower not in _SEATED:
            yield first, view.text[view.tokens[first].start : view.tokens[after - 1].end]


def place_of(view: SentenceView, reading: StageReading) -> str | None:
    """Where a signature that happened was put, by its own clause or the sentence's first words; None for the rest."""
    if reading.stage is not Stage.SIGNED or reading.framing is not Framing.HAPPENED:
        return None
    last = reading.predicate.last
    for first, place in places_in(view):
        if first < _OPENING or (first > last and not any(token.lower in _OTHER for token in view.tokens[last:first])):
            return place
    return None

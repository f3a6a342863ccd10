"""Led parties: whom a verb leads into or out of an instrument, or works with on one.

"withdrew Norway from the convention": the party stands between the verb and the words that complete it.
"""

from __future__ import annotations

from dataclasses import dataclass

from depositary.lexicon.words import ListWords
from depositary.reading.mentions.lists import PartyList, party_list
from depositary.reading.mentions.views import SentenceView

#: No longer list of parties stands between a verb and what completes it.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Led:
    """The parties behind a verb, whether "with" makes them partners, and the token behind the completing words."""

    parties: PartyList
    beside: bool
    after: int


def led_parties(view: SentenceView, at: int, tails: tuple[str, ...], words: ListWords) -> Led | None:
    """The parties that start at a token and are followed by one of the tails, or None."""
    lower = [token.lower for token in view.tokens[at : at + 2]]
    beside = lower[:1] == ["with"]
    first = at + beside
    first += view.tokens[first].lower == "the" if first < len(view.tokens) else 0
    if first not in view.party_at:
        return None
    listed = party_list(view, first, words)
    if listed is None or listed.after - at > _REACH:
        return None
    for tail in tails:
        end = listed.after + tail.count(" ") + 1
        if " ".join(token.lower for token in view.tokens[listed.after : end]) == tail:
            return Led(listed, beside, end)
    return None

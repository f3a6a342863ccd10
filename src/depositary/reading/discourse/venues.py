"""Venues: cities that a government's release names only as the place where people meet, which are nobody's side; and
whether a release that comments on what others did names its own side as one of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from depositary.reading.mentions.parties import MentionKind, PartyMention

#: Before a city these words make it the place of what happens there.
_AT = re.compile(r"\b(?:in|at|near)\s+(?:the city of\s+)?$", re.IGNORECASE)
#: Many who meet: no visit to the host.
_MEET = re.compile(r"\b(?:ministers|members|states|countries|parties) meet\b", re.IGNORECASE)
#: A state behind its city: "the conference in Doha (Qatar)".
_BEHIND_CITY = re.compile(r"\b[A-Z][\w'’-]+ \($")
_SIDE = re.compile(r"\b(?:with|between(?: \w+ and)?) (?:the )?$")
#: What is done in these is done by them.
_AREAS = frozenset({"EU"})
_WORD = re.compile(r"[^\W\d_]+")
#: What takes the name of the city where it was made.
_PAPER = re.compile(
    r" (?:accord|agreement|arrangement|convention|deal|declaration|pact|protocol|treaty)\b", re.IGNORECASE
)
_REACH = 24


def without_venues(text: str, mentions: Iterable[PartyMention]) -> list[PartyMention]:
    """The mentions but for cities where something takes place, and states that only say where a city is."""
    return [mention for mention in mentions if not _is_venue(text, mention)]


def without_venues_of_title(
    title: str, mentions: Iterable[PartyMention], gatherings: frozenset[str]
) -> list[PartyMention]:
    """The same for a title, whose city is that of the host only where many meet."""
    many = not gatherings.isdisjoint(_WORD.findall(title.lower())) or _MEET.search(title) is not None
    return without_venues(title, mentions) if many else list(mentions)


def without_places_of_papers(title: str, text: str, mentions: Sequence[PartyMention]) -> list[PartyMention]:
    """The mentions of a title but for the city right before a paper that was made there, as the text says: "Iran ends
    the Cairo arrangement"; another party must be left."""
    kept = [m for m in mentions if not _names_paper(title, text, m)]
    return kept or list(mentions)


def _names_paper(title: str, text: str, mention: PartyMention) -> bool:
    """Whether a city of a title stands right before a paper, and the text has something done in it."""
    if mention.kind is not MentionKind.CAPITAL or _PAPER.match(title, mention.end) is None:
        return False
    return f" in {title[mention.start : mention.end]}" in text


def _is_venue(text: str, mention: PartyMention) -> bool:
    before = text[max(0, mention.start - _REACH) : mention.start]
    if mention.kind is MentionKind.CAPITAL:
        return _AT.search(before) is not None
    if mention.kind is not MentionKind.NAME or mention.code in _AREAS:
        return False
    in_city = text[mention.end : mention.end + 1] == ")" and _BEHIND_CITY.search(before) is not None
    return in_city or before.endswith((" in ", " in the "))


def is_named_as_side(text: str, mentions: Iterable[PartyMention], code: str) -> bool:
    """Whether a text has a party as somebody's other side: "the treaty with Norway", "between Peru and Norway"."""
    return any(m.code == code and _SIDE.search(text, max(0, m.start - _REACH), m.start) for m in mentions)

"""Counterparts: whom a government's release says that its people deal with, among the states that it only names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from depositary.reading.mentions.parties import MentionKind, PartyMention

#: Right before a state these words make it somebody's other side.
_DEALS = re.compile(
    r"\b(?:between|meets?|met|receiv(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|with"
    r"|(?:journey|mission|travel(?:s|led|ling)?|trip|visits?) to|visit(?:s|ed|ing)?)"
    r" (?:(?:her|his|its|the|their) )?$",
    re.IGNORECASE,
)
#: Between two that act together: "Peru and the Netherlands", "Swiss-Peruvian".
_JOINED = re.compile(r"(?: and (?:the )?|, the |[-–]| - | – )")
#: Right behind a state: the paper or the talks have its name.
_NAMED = re.compile(
    r" (?:[\w-]+ ){0,2}(?:accord|agreement|convention|deal|negotiations?|pact|protocol|talks|treaty)\b", re.IGNORECASE
)
_IN = (" in ", " in the ")
_REACH = 28
_JOIN_REACH = 9


def counterparts(text: str, mentions: Sequence[PartyMention], home: str) -> frozenset[str]:
    """The codes that the words of a text show to be the other side of somebody, or to act beside `home`."""
    found = {
        m.code
        for m in mentions
        if _DEALS.search(text, max(0, m.start - _REACH), m.start)
        or (m.kind is not MentionKind.CAPITAL and _NAMED.match(text, m.end))
    }
    for before, after in pairwise(mentions):
        joined = after.start - before.end <= _JOIN_REACH and _JOINED.fullmatch(text, before.end, after.start)
        if joined and (home in {before.code, after.code} or before.code in found):
            found.update((before.code, after.code))
    return frozenset(found)


def without_scenes(title: str, mentions: Sequence[PartyMention], dealt_with: frozenset[str]) -> list[PartyMention]:
    """The mentions of a title but for states that are only where something happens: "Humanitarian aid in Peru"."""
    return [
        mention
        for mention in mentions
        if mention.code in dealt_with
        or mention.kind is not MentionKind.NAME
        or not title[: mention.start].endswith(_IN)
    ]

"""Leads: whose story a report is, as its dateline, its title and its first sentence show it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from depositary.lexicon import Lexicon
from depositary.reading.dates.datelines import dateline_end
from depositary.reading.mentions.parties import MentionKind, PartyMention

_PAIR = 2
#: What ends the first sentence of a text.
_STOP = re.compile(r"[.?!](?=\s)|\n")


def filed_from(text: str, topic: Sequence[str], body: Sequence[PartyMention]) -> str | None:
    """The party of the document's topic from whose land the dateline says that it was filed."""
    end = dateline_end(text, 0, len(text)) or 0
    return next((m.code for m in body if m.end <= end and m.code in topic), None)


def title_subject(topic: Sequence[str], title: Sequence[PartyMention], counts: Mapping[str, int]) -> str | None:
    """The party of the topic that the title names first, when none is named more often: whose story it is."""
    if not title or title[0].code not in topic or title[0].kind is MentionKind.GROUP:
        return None
    first = title[0].code
    return first if all(counts[first] >= counts[code] for code in topic) else None


def two_at_start(lexicon: Lexicon, text: str, body: Sequence[PartyMention]) -> tuple[str, ...]:
    """The two states alone that the first sentence of a report joins: "Peru and Chile have quarrelled for a decade"."""
    start = dateline_end(text, 0, len(text)) or 0
    stop = _STOP.search(text, start)
    named = [m for m in body if start <= m.start and m.end <= (stop.start() if stop is not None else len(text))]
    codes = {m.code for m in named}
    states = all(code in lexicon.parties and lexicon.parties[code].kind == "state" for code in codes)
    joined = any(text[one.end : other.start].strip() in {"and", "and the"} for one, other in pairwise(named))
    return tuple(sorted(codes)) if len(codes) == _PAIR and states and joined else ()


def alone_in_title(lexicon: Lexicon, title: Sequence[PartyMention]) -> str | None:
    """The one state that a title names: "Norway signs two tax treaties"."""
    codes = {m.code for m in title}
    party = lexicon.parties.get(next(iter(codes))) if len(codes) == 1 else None
    return party.code if party is not None and party.kind == "state" else None

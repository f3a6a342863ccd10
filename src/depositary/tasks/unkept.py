"""Numbers of agreements that make no family: what the register holds of them, where it cannot say how many there are.

A family is a list of which somebody keeps count. "Peru has three fisheries agreements in force" counts what no list
holds: the register knows those of which its reports tell, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depositary.core.codes import Framing, Stage
from depositary.core.edtf import bounds
from depositary.core.errors import NothingFoundError
from depositary.lexicon import Lexicon
from depositary.register.partynames import named_parties
from depositary.register.sources import Clocks
from depositary.register.wordings import NamedParty
from depositary.tasks.listing import Query
from depositary.tasks.sentencewords import counting_numbers, stage_near, subject_named

#: From a query and clocks to the records of the agreements that it asks for.
Records = Callable[[Query, Clocks], Sequence[Mapping[str, Any]]]

_NOUN = r"(?:agreement|accord|pact|deal|treaty|memorandum)s?|treaties|memoranda"
_COUNTED = rf"(?<!of )(?<!among )(?<!the )# (?:[\w-]+ ){{0,3}}?(?:{_NOUN})"
_BARE = r"@(?! (?:states|members|countries|allies|nations|partners))"
#: A sentence with its names as @ and its numbers as #: "@ and @ have signed # tax treaties", "@ has # accords with @".
_OF_A_PAIR = re.compile(
    rf"{_BARE} and (?:the )?{_BARE} (?:[\w-]+ ){{0,4}}?{_COUNTED}(?!\w)(?! with)"
    rf"|(?<!with )(?<!with the ){_BARE} (?:[\w-]+ ){{1,4}}?{_COUNTED} (?:[\w-]+ ){{0,3}}?with (?:the )?{_BARE}"
    rf"|{_COUNTED} (?:between|of) (?:the )?{_BARE} and (?:the )?{_BARE}"
)
_PAIR = 2
#: So many are named, each with so much of its id.
_LISTED = 5
_SHORT = 7


class UnkeptError(NothingFoundError):
    """A number of agreements of which no complete list is kept; it says what the register holds of them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a sentence counts: agreements of parties on a subject that have reached a stage; None for any."""

    parties: tuple[str, ...]
    subject: str | None
    stage: Stage | None

    def takes(self, record: Mapping[str, Any]) -> bool:
        """Whether an agreement is one of them."""
        reached = {event["stage"] for event in record["stages"] if event["framing"] == Framing.HAPPENED.value}
        return set(self.parties) <= set(record["parties"]) and (self.stage is None or self.stage.value in reached)

    def told(self, found: Sequence[Mapping[str, Any]], day: date | None) -> str:
        """In words, which of them the register holds."""
        sort = " ".join(part for part in (self.subject, "agreements") if part).replace("_", " ")
        of = f" of {' and '.join(self.parties)}" if self.parties else ""
        stage = f" at the stage {self.stage.value}" if self.stage else ""
        names = [f"{'-'.join(record['parties'])} ({record['id'][:_SHORT]})" for record in found[:_LISTED]]
        more = ["and others"] if len(found) > _LISTED else []
        listed = f": {', '.join([*names, *more])}" if names else ""
        when = f" by {day}" if day else ""
        return f"it has no complete list of {sort}{of}; its reports tell of {len(found) or 'none'}{stage}{when}{listed}"


def is_of_a_pair(text: str, parties: Iterable[NamedParty], lexicon: Lexicon) -> bool:
    """Whether a sentence counts the agreements between two parties: "Chile and Peru have signed three treaties"."""
    named = list(parties)
    kinds = {party.code: lexicon.parties[party.code].kind for party in named if party.code in lexicon.parties}
    if len(kinds) != _PAIR or "group" in kinds.values():
        return False
    numbers = counting_numbers(text, [(party.start, party.end) for party in named])
    marks = [(party.start, party.end, "@") for party in named]
    marks += [(each.start, each.end, "#") for each in numbers if each.kind == "cardinal"]
    for start, end, mark in sorted(marks, reverse=True):
        text = f"{text[:start]}{mark}{text[end:]}"
    return _OF_A_PAIR.search(text) is not None


def unkept(sentence: str, lexicon: Lexicon, clocks: Clocks, said_at: str | None, records: Records) -> str:
    """In words, what the register holds of the agreements that a sentence counts; empty where it counts none."""
    text = " ".join(sentence.split())
    named = named_parties(text, lexicon)
    number = next(counting_numbers(text, [(party.start, party.end) for party in named]), None)
    parties = tuple(dict.fromkeys(party.code for party in named if party.code in lexicon.parties))
    counted = Counted(parties, subject_named(text), stage_near(text, number.end if number else 0))
    if number is None or not (counted.parties or counted.subject):
        return ""
    day = bounds(said_at).latest if said_at else clocks.as_of
    query = Query(party=parties[0] if parties else None, subject=counted.subject, counted=False)
    found = records(query, Clocks(day, clocks.as_known, clocks.as_public))
    return counted.told([record for record in found if counted.takes(record)], day)

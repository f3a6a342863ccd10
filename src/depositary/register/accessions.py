"""Accessions: how parties come into a body step by step, and which of its members have consented to each.

The steps are those of memberships. A consent is a member's own approval or ratification in a passage that speaks of an
accession and names both the body and who would join it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.hashing import digest_bytes
from depositary.register.agreements import Evidence, RegisterState
from depositary.register.datings import edtf_of, window_of
from depositary.register.memberships import MembershipThread, memberships
from depositary.register.partynames import NamingWorld, named_parties
from depositary.register.sources import Clocks

#: The stages of domestic and international consent.
CONSENTS = (Stage.SUBMITTED, Stage.APPROVED, Stage.RATIFIED)
_ACCESSION = re.compile(r"(?<!\w)(?:accession|acced\w+|admission|membership|entry into)(?!\w)", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Consent:
    """One step of a member's consent: submitted, approved or ratified, and how sources speak of it."""

    member: str
    stage: Stage
    framing: Framing
    date: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Accession:
    """One party's way into a body, with the consents of the body's members."""

    thread: MembershipThread
    consents: tuple[Consent, ...]
    silent: tuple[str, ...]
    """The members of the day of which no consent is reported; empty where none of any member is."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or an open declaration with everybody who is reported on the way into it."""

    id: str
    code: str
    title: str
    accessions: tuple[Accession, ...]


def accessions(state: RegisterState, world: NamingWorld, clocks: Clocks | None = None) -> list[Body]:
    """Every body that sources report anybody to join, in order of title; as of the clocks' day."""
    at = clocks or state.clocks
    consents = _consents(state, world, at)
    found: dict[str, list[Accession]] = defaultdict(list)
    titles: dict[str, str] = {}
    for thread in memberships(state, world, at):
        titles.setdefault(thread.body, thread.title)
        given = consents.get((thread.body, thread.party), ())
        found[thread.body].append(Accession(thread, tuple(given), _silent(thread, given, world, at)))
    made = [Body(body_id(code), code, titles[code], tuple(each)) for code, each in found.items()]
    return sorted(made, key=lambda body: (body.title, body.code))


def body_id(code: str) -> str:
    """What stands for a body in an address: its code, or the digest of the words that stand for one."""
    return code if _PLAIN.fullmatch(code) else digest_bytes(code.encode("utf-8", "replace"))[:16]


def _consents(state: RegisterState, world: NamingWorld, clocks: Clocks) -> Mapping[tuple[str, str], Sequence[Consent]]:
    """The consents to each body's each accession, in order of member and stage."""
    said: dict[tuple[str, str], dict[tuple[str, Stage, Framing], list[Evidence]]] = defaultdict(dict)
    for item in state.statements(StatementType.STAGE):
        if item.silent is None and item.statement.stage in CONSENTS and _was_told(item, clocks):
            for body, joining, member in _meant(item, world):
                key = (member, item.statement.stage, item.statement.framing)
                said[body, joining].setdefault(key, []).append(item)
    return {
        pair: [
            Consent(member, stage, framing, min(filter(None, map(edtf_of, items)), default=None), tuple(items))
            for (member, stage, framing), items in sorted(found.items(), key=_rank)
        ]
        for pair, found in said.items()
    }


def _rank(entry: tuple[tuple[str, Stage, Framing], list[Evidence]]) -> tuple[str, int, str]:
    (member, stage, framing), _ = entry
    return (member, CONSENTS.index(stage), framing.value)


def _was_told(item: Evidence, clocks: Clocks) -> bool:
    happened = item.statement.framing is Framing.HAPPENED
    return clocks.has_happened(window_of(item) if happened else item.source.window)


def _meant(item: Evidence, world: NamingWorld) -> Iterator[tuple[str, str, str]]:
    """The body, who would join it, and the member whose consent a passage reports; nothing where any is unclear."""
    words, parties = item.statement.passage.quote, item.statement.parties
    if len(parties) != 1 or not _ACCESSION.search(words):
        return
    named = {place.code for place in named_parties(words, world)} - set(parties)
    bodies = [code for code in named if code in world.memberships]
    joining = [code for code in named if code not in world.memberships]
    if len(bodies) == len(joining) == 1:
        yield bodies[0], joining[0], parties[0]


def _silent(thread: MembershipThread, given: Sequence[Consent], world: NamingWorld, clocks: Clocks) -> tuple[str, ...]:
    told = {consent.member for consent in given}
    if not told:
        return ()
    members = {row.party for row in world.memberships.get(thread.body, ()) if row.covers(clocks.as_of)}
    return tuple(sorted(members - told - {thread.party}))

"""Counts: how many agreements or parties of a family had reached a stage on a day, by which definition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from depositary.core.codes import Stage
from depositary.core.edtf import bounds
from depositary.register.agreements import Agreement, RegisterState, StageEvent, reached_events
from depositary.register.sources import Clocks
from depositary.register.worlds import World, is_country


@dataclass(frozen=True, slots=True)
class Definition:
    """What a number counts: the card that every answer shows."""

    family: str
    stage: Stage
    organisations: bool = False
    """Whether an organisation counts as a country."""
    founders: bool = False
    """Whether the makers of a declaration count among those who joined it."""
    as_of: date | None = None
    as_known: str | None = None
    as_public: date | None = None
    hour: str | None = None
    """The time of day (HH:MM:SS) at which `as_of` stands; None for the end of the day."""


@dataclass(frozen=True, slots=True)
class Member:
    """One party that is counted, with the event by which it is. The event is None for a founder."""

    party: str
    agreement: Agreement
    event: StageEvent | None


@dataclass(frozen=True, slots=True)
class CountAnswer:
    """The number with the list behind it. `number` counts all members, countries and organisations apart."""

    members: tuple[Member, ...]
    countries: int
    organisations: int
    definition: Definition

    @property
    def number(self) -> int:
        """How many members there are, whatever they are."""
        return len(self.members)

    @property
    def codes(self) -> tuple[str, ...]:
        """The sorted codes of the members."""
        return tuple(member.party for member in self.members)


def count(
    state: RegisterState,
    world: World,
    family: str,
    stage: Stage | None = None,
    *,
    as_of: date | None = None,
    founders: bool | None = None,
) -> CountAnswer:
    """Who of a family had reached a stage by a day.

    A later stage implies the one before it only where the register holds no event for it: an agreement in force without
    a reported signature counts as signed from the day it was in force. `stage` and `founders` default to the family's
    own; `as_of` to the state's. Raises `KeyError` for an unknown family.
    """
    facts = world.families[family]
    wanted = stage or Stage(facts.stage)
    day = as_of or state.clocks.as_of
    with_founders = facts.counts_founders if founders is None else founders
    clocks = replace(state.clocks, as_of=day, hour=state.clocks.hour if as_of is None else None)
    found: dict[str, Member] = {}
    for agreement in state.in_family(family):
        for party, event in _partners(agreement, wanted, facts.common, clocks):
            known = found.get(party)
            if known is None or _is_earlier(event, known.event):
                found[party] = Member(party, agreement, event)
        if with_founders and agreement.identity.open and facts.founders and _is_declared(facts.declared, day):
            makers = world.members(facts.founders, bounds(facts.declared).latest if facts.declared else day)
            found |= {maker: Member(maker, agreement, None) for maker in makers if maker not in found}
    members = tuple(found[party] for party in sorted(found))
    countries = sum(is_country(member.party, world) for member in members)
    # A series has no makers that could be counted.
    founded = with_founders and facts.founders is not None
    definition = Definition(
        family, wanted, facts.counts_organisations, founded, day, clocks.as_known, clocks.as_public, clocks.hour
    )
    return CountAnswer(members, countries, len(members) - countries, definition)


def _partners(agreement: Agreement, stage: Stage, common: str | None, clocks: Clocks) -> list[tuple[str, StageEvent]]:
    events = reached_events(agreement.events, clocks)
    if agreement.identity.open:
        # Joining is open to who approved it at home, where nothing else says that it joined.
        alike = {stage, Stage.APPROVED} if stage is Stage.JOINED else {stage}
        return [(event.party, event) for event in events if event.party and event.stage in alike]
    event = next((event for event in events if event.stage is stage), None)
    if event is None and stage is Stage.SIGNED:
        event = next((event for event in events if event.stage is Stage.IN_FORCE), None)
    if event is None or agreement.identity.kind != "main":
        return []
    return [(party, event) for party in agreement.parties if party != common]


def _is_earlier(event: StageEvent, other: StageEvent | None) -> bool:
    return other is not None and (event.window.latest or date.max) < (other.window.latest or date.max)


def _is_declared(declared: str | None, day: date | None) -> bool:
    latest = bounds(declared).latest if declared else None
    return day is None or (latest is not None and latest <= day)

"""Populations: the parties that a claim counts, on its day, by its own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from depositary.core.codes import Stage
from depositary.core.edtf import END_OF_DAY, Bounds, bounds
from depositary.register.agreements import RegisterState
from depositary.register.counts import Member, count
from depositary.register.wordings import PLAIN, Base, Wording, disputed_parties
from depositary.register.worlds import World, is_country

#: How long the place of a step is told: that of an older one is background to a report.
NEWS = timedelta(days=31)
#: A step that is reported without its day lies so long at most before its first report.
FRESH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a population is counted, so that other ways can be tried one by one."""

    family: str
    stage: Stage
    wording: Wording
    founders: bool
    organisations: bool
    """Whether organisations count, with or without being named."""
    disputed: bool = True
    outside: str | None = None
    """A group whose members do not count."""


@dataclass(frozen=True, slots=True)
class Population:
    """Who is counted: all that the claim's class holds (`members`), and how many that makes by the rule."""

    members: tuple[str, ...]
    countries: int
    organisations: int
    value: int


class Populations:
    """The parties of families on any day, from one state of the register."""

    def __init__(self, state: RegisterState, world: World, hour: str | None = None) -> None:
        """`hour` (HH:MM:SS) is the time of day at which days stand; None for their end."""
        self._state = state
        self._hour = hour or END_OF_DAY
        self._world = world
        self._held: dict[tuple[str, Stage, bool], tuple[Member, ...]] = {}
        self._counted: dict[tuple[Rule, date, bool], Population] = {}
        self._turns: dict[tuple[str, Stage, bool, bool], list[date]] = {}
        self._by_party: dict[tuple[str, Stage, bool], dict[str, Member]] = {}

    def members(self, family: str, stage: Stage, *, founders: bool) -> tuple[Member, ...]:
        """Everyone who has ever reached the stage, as the state knows it."""
        key = (family, stage, founders)
        if key not in self._held:
            self._held[key] = count(self._state, self._world, family, stage, as_of=date.max, founders=founders).members
        return self._held[key]

    def on(self, rule: Rule, day: date) -> Population:
        """The population at the end of a day."""
        return self._at(rule, day, surely=True)

    def between(self, rule: Rule, window: str, *, surely: bool = True) -> Population:
        """Those who reached the stage within a window (EDTF), or else who may have: a step without a day lies within
        `FRESH` before its first report."""
        limits = bounds(window)
        found = []
        for member in self.members(rule.family, rule.stage, founders=False):
            latest = _day(member)
            if latest is None or (rule.wording.base is Base.COUNTRIES and not is_country(member.party, self._world)):
                continue
            days = Bounds(_first_day(member), latest)
            if limits.contains(days) if surely else limits.meets(days):
                found.append(member.party)
        return self._count(rule, found, limits.latest or date.max)

    def rank(self, rule: Rule, party: str) -> tuple[int, int] | None:
        """The first and the last place in the order of days that a party can have; None when it has none.

        Parties that reached the stage on one day share its places, and so do those whose days are not known closely:
        a step without a day lies within `FRESH` before its first report.
        """
        member = self._member(rule, party)
        own = _day(member) if member else None
        if member is None or own is None:
            return None
        before = self.on(rule, (_first_day(member) or own) - timedelta(days=1)).value
        upto = self._at(rule, own, surely=False).value
        return (before + 1, upto) if upto > before else None

    def day_of(self, rule: Rule, party: str) -> date | None:
        """The day by which a party had reached the stage."""
        return self._day_of(rule, party)

    def reached_on(self, rule: Rule, day: date) -> list[str]:
        """Those who reached the stage on a day, in order of code."""
        held = self.members(rule.family, rule.stage, founders=rule.founders)
        return [member.party for member in held if _day(member) == day]

    def first_day_of(self, rule: Rule, party: str) -> date | None:
        """The first day on which a party can have reached the stage."""
        member = self._member(rule, party)
        return _first_day(member) if member else None

    def turning_days(self, rule: Rule) -> list[date]:
        """The days on which the population changed, in order."""
        days = {_day(member) for member in self.members(rule.family, rule.stage, founders=rule.founders)}
        return sorted(day for day in days if day is not None)

    def _at(self, rule: Rule, day: date, *, surely: bool) -> Population:
        """Those who surely, or else who may, have reached the stage by a day; remembered."""
        day_of = _day if surely else _first_day
        key = (rule, self._turning(rule, day, surely=surely), surely)
        known = self._counted.get(key)
        if known is None:
            reached = self._reached(rule, key[1], day_of)
            known = self._counted[key] = self._count(rule, reached, key[1])
        return known

    def _turning(self, rule: Rule, day: date, *, surely: bool) -> date:
        """The last day on which the number can have become what it is on a day: one lookup serves the days between.

        The day itself where it counts who belongs to a group, or at which hour it stands.
        """
        wording = rule.wording
        if self._hour != END_OF_DAY or wording.within or wording.negative or rule.outside:
            return day
        key = (rule.family, rule.stage, rule.founders, surely)
        turns = self._turns.get(key)
        if turns is None:
            day_of = _day if surely else _first_day
            held = self.members(rule.family, rule.stage, founders=rule.founders)
            turns = self._turns[key] = sorted({date.min, *(day_of(each) or self._founded(rule) for each in held)})
        return turns[bisect_right(turns, day) - 1]

    def _member(self, rule: Rule, party: str) -> Member | None:
        key = (rule.family, rule.stage, rule.founders)
        if key not in self._by_party:
            held = self.members(rule.family, rule.stage, founders=rule.founders)
            self._by_party[key] = {member.party: member for member in held}
        return self._by_party[key].get(party)

    def _day_of(self, rule: Rule, party: str) -> date | None:
        member = self._member(rule, party)
        return _day(member) if member else None

    def _reached(self, rule: Rule, day: date, day_of: Callable[[Member], date | None]) -> list[str]:
        limit = self._day_of(rule, rule.wording.before) if rule.wording.before else None
        found = []
        for member in self.members(rule.family, rule.stage, founders=rule.founders):
            reached = day_of(member)
            if reached is None:
                reached = self._founded(rule)
            if reached <= day and (limit is None or reached <= limit) and not self._is_later(member, day):
                found.append(member.party)
        return [party for party in found if party != rule.wording.before]

    def _is_later(self, member: Member, day: date) -> bool:
        """Whether a step of that day comes, or may come, after the hour at which the day stands."""
        event = member.event
        if event is None or event.window.latest != day:
            return False
        return (event.window.hour or END_OF_DAY) > self._hour

    def _founded(self, rule: Rule) -> date:
        declared = self._world.families[rule.family].declared
        return (bounds(declared).latest if declared else None) or date.min

    def _count(self, rule: Rule, reached: Iterable[str], day: date) -> Population:
        wording = rule.wording
        found = set(reached) - set(wording.left_out)
        group = self._class(rule, day)
        if group is not None:
            found = group - found if wording.negative else found & group
        if rule.outside is not None:
            found -= set(self._world.members(rule.outside, day))
        if not rule.disputed:
            found -= set(disputed_parties())
        countries = sum(is_country(party, self._world) for party in found)
        value = len(found) if rule.organisations or wording.base is not Base.COUNTRIES else countries
        return Population(tuple(sorted(found)), countries, len(found) - countries, value)

    def whole(self, rule: Rule, day: date) -> int | None:
        """How many the class holds of which a claim tells a part; None where its words give none."""
        group = self._class(rule, day)
        return len(group) if group else None

    def _class(self, rule: Rule, day: date) -> set[str] | None:
        """All those to whom the words confine the count, whether they reached the stage or not."""
        wording = rule.wording
        if wording.among:
            return set(wording.among)
        if wording.within is not None:
            return set(self._world.members(wording.within, day))
        if wording.of_framework:
            return self._framework(rule, day) or None
        return None

    def _framework(self, rule: Rule, day: date) -> set[str]:
        framework = self._world.families[rule.family].framework
        if framework is None:
            return set()
        stage = Stage(self._world.families[framework].stage)
        whole = Rule(framework, stage, PLAIN, founders=True, organisations=True)
        return set(self._reached(whole, day, _day))


def _day(member: Member) -> date | None:
    return member.event.window.latest if member.event is not None else None


def _first_day(member: Member) -> date | None:
    """The first day on which a member can have reached the stage."""
    latest = _day(member)
    if member.event is None or latest is None:
        return None
    return member.event.window.earliest or latest - FRESH

"""Alternatives: the other ways of counting, instruments and days under which a claimed number would be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from depositary.core.codes import Stage
from depositary.register.populations import Populations, Rule
from depositary.register.verdicts import Claim
from depositary.register.wordings import PLAIN, Base
from depositary.register.worlds import World


class Alternatives:
    """Tries a claimed number under other definitions."""

    def __init__(self, populations: Populations, world: World) -> None:
        self._populations = populations
        self._world = world
        self._counted: dict[Rule, list[tuple[date, int]]] = {}

    def other_rules(self, rule: Rule) -> Iterator[tuple[str, Rule]]:
        """Other ways to count the same, in words; single changes first."""
        organisations = replace(rule, organisations=not rule.organisations)
        if rule.wording.base is Base.COUNTRIES and not rule.wording.beside:
            yield ("organisations count as countries", organisations)
        founders: Rule | None = None
        if self._world.families[rule.family].founders and rule.wording.founders is None:
            founders = replace(rule, founders=not rule.founders)
            yield ("founders count as joiners" if founders.founders else "founders do not count", founders)
        if rule.disputed and rule.wording.disputed is None and not rule.wording.negative:
            yield ("a disputed party is not counted", replace(rule, disputed=False))
            if founders is not None:
                words = "founders count as joiners" if founders.founders else "founders do not count"
                yield (f"{words}, a disputed party is not counted", replace(founders, disputed=False))

    def ways(self, claim: Claim, rule: Rule, day: date | None) -> Iterator[str]:
        """Everything under which a wrong claim would be right, in words: definitions, a party, days, an instrument."""
        for words, other in self.other_rules(rule):
            if self._is_right(claim, other, day):
                yield words
        for party in self._omissible(claim, rule, day):
            without = replace(rule, wording=replace(rule.wording, left_out=(*rule.wording.left_out, party)))
            if self._is_right(claim, without, day):
                yield f"{party} is left out"
        if claim.kind not in ("ordinal", "window", "minimum", "maximum") and not claim.listed:
            yield from self.right_days(claim, rule)
        if day is not None and claim.number is not None and claim.kind in ("exact", "closed_list"):
            instrument = self.other_instrument(rule, day, claim.number)
            if instrument is not None:
                yield instrument

    def _is_right(self, claim: Claim, rule: Rule, day: date | None) -> bool:
        claimed = claim.number or 0
        if claim.kind == "ordinal":
            places = [self._populations.rank(rule, party) for party in claim.subjects[: claim.own]]
            return any(place is not None and place[0] <= claimed <= place[1] for place in places)
        if claim.window is not None:
            return self._populations.between(rule, claim.window).value == claimed
        return day is not None and fits(claim.kind, claimed, self._populations.on(rule, day).value)

    def _omissible(self, claim: Claim, rule: Rule, day: date | None) -> list[str]:
        """Parties that may have been forgotten: those that the sentence names, and those whose step was that day's."""
        last = claim.subjects[0] if claim.kind == "ordinal" and claim.subjects else None
        when = self._populations.day_of(rule, last) if last else day
        held = self._populations.members(rule.family, rule.stage, founders=rule.founders)
        same_day = [member.party for member in held if self._populations.day_of(rule, member.party) == when]
        named = [party for party in claim.named if any(member.party == party for member in held)]
        return [party for party in dict.fromkeys((*named, *same_day)) if party not in claim.subjects]

    def other_instrument(self, rule: Rule, day: date, claimed: int) -> str | None:
        """The related family of which the number is right, in words."""
        own = self._world.families[rule.family]
        for code, family in sorted(self._world.families.items()):
            if code == rule.family or (code != own.framework and family.framework != rule.family):
                continue
            for founders in (False, True):
                other = Rule(code, Stage(family.stage), PLAIN, founders, organisations=True)
                if self._populations.on(other, day).value == claimed:
                    counted = ", founders counted" if founders and family.founders else ""
                    return f"it is about {family.title} ({family.stage}{counted})"
        return None

    def right_days(self, claim: Claim, rule: Rule, until: date | None = None) -> tuple[str, ...]:
        """The stretches of days on which the number was right, in words."""
        claimed = 0 if claim.kind == "none_yet" else claim.number
        turns = [(day, value) for day, value in self._numbers(rule) if until is None or day <= until]
        spans: list[str] = []
        first = date.min if turns and claimed == 0 else None
        for turn, value in turns:
            right = value == claimed
            if right and first is None:
                first = turn
            elif not right and first is not None:
                last = turn - timedelta(days=1)
                spans.append(f"said before {turn}" if first == date.min else f"said between {first} and {last}")
                first = None
        if first is not None:
            spans.append("said on any day" if first == date.min else f"said from {first} on")
        return tuple(spans)

    def _numbers(self, rule: Rule) -> list[tuple[date, int]]:
        """The days on which the number changes, each with what it is from then on; counted once for each rule."""
        if rule not in self._counted:
            days = self._populations.turning_days(rule)
            self._counted[rule] = [(day, self._populations.on(rule, day).value) for day in days]
        return self._counted[rule]


def fits(kind: str, claimed: int, value: int) -> bool:
    """Whether a number fits a claim of that kind."""
    if kind == "minimum":
        return value >= claimed
    return value <= claimed if kind == "maximum" else value == claimed

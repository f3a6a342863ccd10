"""Claims: a public number against the register, by the claim's own words and on its own day.

The verdict is the codebook's. A number that is wrong is tried under other definitions (organisations counted, founders
counted or not, a disputed party left out, another instant of the day, another instrument, an earlier day), and those
under which it would be right are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from depositary.core.codes import Framing, Stage
from depositary.core.edtf import bounds
from depositary.lexicon.families import Family
from depositary.register.agreements import RegisterState
from depositary.register.alternatives import Alternatives, fits
from depositary.register.counts import Member
from depositary.register.ordinals import Places, words_for
from depositary.register.populations import Population, Populations, Rule
from depositary.register.verdicts import Claim, Verdict
from depositary.register.wordings import PLAIN, Base
from depositary.register.worlds import World

#: An approximate number may be off by so much of itself, and by one in any case.
TOLERANCE = 0.1
#: Verdicts that tell whether the register knows a family, and the least number that can tell.
_TELLING = frozenset({"matches", "matches_under", "off_by", "stale"})
_TELLING_NUMBER = 3
#: A number that is wrong by no more than this counts the same thing wrongly, and nothing else.
_NEAR = 2
#: Verdicts on wrong numbers: those for which other ways of counting are told.
_WRONG = frozenset({"off_by", "stale", "approximate_off", "wrong_window", "class_error", "list_count_mismatch"})


class Claims:
    """Checks claims against one state of the register."""

    def __init__(self, state: RegisterState, world: World) -> None:
        self._world = world
        self._populations = Populations(state, world)
        self._places = Places(self._populations)
        self._alternatives = Alternatives(self._populations, world)
        self._complete: dict[str, bool] = {}

    def check(self, claim: Claim) -> Verdict:
        """The verdict on a claim with those whom the register counts and every way in which a wrong one would be right.

        A claim about a family that the lexicon does not know cannot be checked.
        """
        made = self.judge(claim)
        family = self._world.families.get(claim.family)
        if family is None or made.register is None:
            return made
        rule, ways = self._rule(claim, family), made.right_if
        if made.code in _WRONG and claim.number != made.register.value:
            day = bounds(claim.said_at).latest if claim.said_at else None
            ways = tuple(dict.fromkeys((*ways, *self._alternatives.ways(claim, rule, day))))
        listed = set(made.register.members)
        held = self._populations.members(rule.family, rule.stage, founders=rule.founders)
        members = sorted((member for member in held if member.party in listed), key=_by_day)
        return replace(made, right_if=ways, members=tuple(members))

    def judge(self, claim: Claim) -> Verdict:
        """The bare verdict on a claim."""
        family = self._world.families.get(claim.family)
        if family is None or claim.wording.base is Base.OTHER:
            return Verdict(claim, "cannot_check", None, "the register counts no such thing")
        rule = self._rule(claim, family)
        claim = self._with_numbers(claim, rule)
        made = self._checked(self._with_own_list(claim), rule, Stage(family.stage))
        return replace(made, claim=claim)

    def _with_numbers(self, claim: Claim, rule: Rule) -> Claim:
        """The claim with the number that its share is on its day: more than half of 27 are 14 or more."""
        day = bounds(claim.said_at).latest if claim.said_at else None
        whole = self._populations.whole(rule, day) if claim.share and day else None
        if claim.share is None or whole is None:
            return claim
        numbers = claim.share.of(whole)
        return replace(claim, number=numbers.number, kind=numbers.kind, numbers=numbers)

    def _with_own_list(self, claim: Claim) -> Claim:
        """The claim without a list of others: "seven states of the league, the Vatican and Peru" lists no seventh."""
        within, listed = claim.wording.within, set(claim.listed)
        if within is None or not listed or claim.number is None or claim.kind == "ordinal":
            return claim
        day = bounds(claim.said_at).latest if claim.said_at else None
        if listed & set(self._world.members(within, day)):
            return claim
        kind = "exact" if claim.kind in ("closed_list", "open_list") else claim.kind
        return replace(claim, listed=(), complete=None, kind=kind)

    def again(self, made: Verdict) -> Verdict:
        """A bare verdict once more, after `learn`: only a wrong number of a family known in part comes out anew."""
        told = made.code in _WRONG and not self._is_complete(made.claim.family)
        return self.judge(made.claim) if told else made

    def _rule(self, claim: Claim, family: Family) -> Rule:
        founders = claim.wording.founders
        rule = Rule(
            claim.family, claim.stage, claim.wording, family.counts_founders if founders is None else founders,
            family.counts_organisations, claim.wording.disputed is not False,
            # A series has no makers: "outside the G7" then leaves out the group itself.
            "G7" if founders is False and family.founders is None else None,
        )  # fmt: skip
        makers = set(self._world.members(family.founders)) if family.founders else set()
        whole = claim.kind == "closed_list" and not makers & set(claim.listed)
        # Who made a declaration never joined it; a list of all who did names none of its makers.
        return replace(rule, founders=False) if founders is None and (claim.kind == "ordinal" or whole) else rule

    def _checked(self, claim: Claim, rule: Rule, counted: Stage) -> Verdict:
        day = bounds(claim.said_at).latest if claim.said_at else None
        early = self._without_numbers(claim, rule, day)
        if early is not None:
            return early
        if claim.kind == "window" or claim.window:
            return self._window(claim, rule)
        slip = self._slip(claim, self._populations.on(rule, day) if day else None)
        if slip is not None:
            return slip
        if day is None:
            return self._undated(claim, rule)
        if claim.stage is not counted and claim.stage is not Stage.IN_FORCE:
            return self._partial(claim, rule, day)
        listed = self._list(claim, rule, day)
        if listed is not None:
            return listed
        if claim.kind == "ordinal":
            return self._ordinal(claim, rule, day)
        return self._number(claim, rule, day)

    def _without_numbers(self, claim: Claim, rule: Rule, day: date | None) -> Verdict | None:
        population = self._populations.on(rule, day) if day else None
        if claim.framing is not Framing.HAPPENED or claim.wording.future:
            return Verdict(claim, "not_yet_checkable", population, "it speaks of the time to come")
        if claim.share is not None and claim.number is None:
            if population is None:
                return Verdict(claim, "undated", None, "no day is given on which it was said")
            return Verdict(claim, "cannot_check", None, "it gives a share, and does not say of whom")
        if claim.wording.negative and self._populations.whole(rule, day or date.max) is None:
            reason = "it counts those who have not, and does not say of whom"
            return Verdict(claim, "cannot_check", None, reason)
        if claim.kind == "open_list" or (claim.number is None and claim.kind != "none_yet"):
            strangers = sorted(set(claim.listed) - set(population.members)) if population else []
            reason = "examples only; all are in" if population else "examples only"
            if strangers:
                reason = f"not in the register: {', '.join(strangers)}"
            return Verdict(claim, "open_list", population, reason)
        return None

    def _undated(self, claim: Claim, rule: Rule) -> Verdict:
        agrees = f"; it names as many as it claims, {claim.number}" if claim.kind == "closed_list" else ""
        reason = f"no day is given on which it was said{agrees}"
        return Verdict(claim, "undated", None, reason, right_if=self._alternatives.right_days(claim, rule))

    def _window(self, claim: Claim, rule: Rule) -> Verdict:
        if claim.window is None:
            return Verdict(claim, "cannot_check", None, "the window's days are not known")
        population = self._populations.between(rule, claim.window)
        claimed = claim.number or 0
        most = max(population.value, self._populations.between(rule, claim.window, surely=False).value)
        fit = any(fits(claim.kind, claimed, value) for value in (population.value, most))
        if fit or population.value <= claimed <= most:
            held = f"{population.value}" if most == population.value else f"{population.value} to {most}"
            return Verdict(claim, "matches", population, f"{held} in the window")
        if claimed > population.value and not self._is_complete(claim.family):
            return self._unknown(claim, population)
        reason = f"{population.value} in the window {claim.window}"
        return Verdict(claim, "wrong_window", population, reason, claimed - population.value)

    def _partial(self, claim: Claim, rule: Rule, day: date) -> Verdict:
        """A stage of which the register knows only some: it can confirm a number and never refute one."""
        population = self._populations.on(rule, day)
        if claim.kind != "ordinal" and claim.number == population.value:
            return Verdict(claim, "matches", population, "the parties that the register knows make this number")
        reason = f"the parties are not named, and the register knows {claim.stage} with {population.value} only"
        return Verdict(claim, "cannot_check", None, reason)

    def _slip(self, claim: Claim, population: Population | None) -> Verdict | None:
        """A list that contradicts itself: a party named twice, or another number of names than it claims."""
        if not claim.listed or claim.kind == "ordinal":
            return None
        distinct = set(claim.listed)
        claimed = claim.number or 0
        if len(distinct) < len(claim.listed):
            twice = sorted({party for party in claim.listed if claim.listed.count(party) > 1})
            reason = f"named twice: {', '.join(twice)}; {len(distinct)} different names"
            return Verdict(claim, "duplicate_in_list", population, reason, claimed - len(distinct))
        if claim.kind == "closed_list" and claim.complete is not False and len(distinct) != claimed:
            missing = sorted(set(population.members) - distinct) if population else []
            reason = f"{claimed} claimed, {len(distinct)} named; missing: {', '.join(missing) or 'none'}"
            return Verdict(claim, "list_count_mismatch", population, reason)
        return None

    def _list(self, claim: Claim, rule: Rule, day: date) -> Verdict | None:
        """A list with the right number and a party that is not in the register."""
        if not claim.listed or claim.kind == "ordinal":
            return None
        population = self._populations.on(rule, day)
        strangers = sorted(set(claim.listed) - set(population.members))
        if strangers and (claim.number or 0) == population.value:
            reason = f"the number is right; not in the register: {', '.join(strangers)}"
            return Verdict(claim, "list_count_mismatch", population, reason)
        return None

    def _ordinal(self, claim: Claim, rule: Rule, day: date) -> Verdict:
        subject = self._places.subject(claim, rule, day)
        if subject is None:
            return Verdict(claim, "cannot_check", None, "it does not say whose place it is")
        places = self._populations.rank(rule, subject)
        reached = self._populations.day_of(rule, subject)
        population = self._populations.on(rule, reached or day)
        claimed = claim.number or 0
        first = self._populations.first_day_of(rule, subject)
        if places is None or reached is None or (first or reached) > day:
            return Verdict(claim, "off_by", population, f"{subject} has not reached it", claimed - population.value)
        population = self._places.at_place(rule, reached, subject, claimed, places, population)
        if places[0] <= claimed <= places[1]:
            return Verdict(claim, "matches", population, f"{subject} is number {words_for(places)} by day")
        if rule.wording.within is not None:
            everyone = self._populations.rank(replace(rule, wording=PLAIN), subject)
            if everyone is not None and everyone[0] <= claimed <= everyone[1]:
                reason = f"number {words_for(everyone)} of all, {words_for(places)} within {rule.wording.within}"
                right = ("the class is all partners",)
                return Verdict(claim, "class_error", population, reason, claimed - places[1], right_if=right)
        for words, other in self._alternatives.other_rules(rule):
            tried = self._populations.rank(other, subject)
            if tried is not None and tried[0] <= claimed <= tried[1]:
                return Verdict(claim, "matches_under", population, f"number {words_for(places)}", None, words, (words,))
        if claimed > places[1] and not self._is_complete(claim.family):
            return self._unknown(claim, population)
        off = claimed - places[0] if claimed < places[0] else claimed - places[1]
        return Verdict(claim, "off_by", population, f"{subject} is number {words_for(places)} by day", off)

    def _number(self, claim: Claim, rule: Rule, day: date) -> Verdict:
        population = self._populations.on(rule, day)
        claimed = 0 if claim.kind == "none_yet" else claim.number or 0
        value = population.value
        if claim.kind == "approximate":
            off = claimed - value
            span = (claim.numbers.least, claim.numbers.most) if claim.numbers else _about(claimed)
            close = span[0] <= value <= span[1]
            if not close and off > 0 and not self._is_complete(claim.family):
                return self._unknown(claim, population)
            return Verdict(claim, "approximate_ok" if close else "approximate_off", population, _held(claim, value),
                           None if close else off)  # fmt: skip
        if fits(claim.kind, claimed, value):
            return Verdict(claim, "matches", population, _held(claim, value))
        before = self._populations.on(rule, day - timedelta(days=1))
        if before.value <= claimed < value:
            return self._same_day(claim, rule, day, before, claimed)
        return self._wrong_number(claim, rule, day, population, claimed)

    def _same_day(self, claim: Claim, rule: Rule, day: date, before: Population, claimed: int) -> Verdict:
        late = sorted(set(self._populations.on(rule, day).members) - set(before.members))
        words = f"instant: before the step of {', '.join(late)} on {day}"
        population = before if claimed == before.value else self._populations.on(rule, day)
        if claim.said_at and "T" in claim.said_at:
            return Verdict(claim, "matches_under", population, f"{before.value} before it", None, words, (words,))
        return Verdict(claim, "matches", population, f"{before.value} until that day's steps", None, words)

    def _wrong_number(self, claim: Claim, rule: Rule, day: date, population: Population, claimed: int) -> Verdict:
        off = claimed - population.value
        exact = claim.kind in ("exact", "closed_list")
        ways = [
            words
            for words, other in self._alternatives.other_rules(rule)
            if fits(claim.kind, claimed, self._populations.on(other, day).value)
        ]
        if ways:
            return Verdict(claim, "matches_under", population, f"{population.value} by the claim's own words", None,
                           ways[0], tuple(ways))  # fmt: skip
        instrument = self._alternatives.other_instrument(rule, day, claimed) if off > _NEAR and exact else None
        if instrument is not None:
            reason = f"{claimed} is the number of another instrument; {population.value} here"
            return Verdict(claim, "other_instrument", population, reason, off, right_if=(instrument,))
        days = (
            self._alternatives.right_days(claim, rule, day)
            if claim.wording.before is None and claimed < population.value
            else ()
        )
        if days and claim.wording.past:
            return Verdict(claim, "matches", population, f"it was right {days[-1].removeprefix('said ')}", None,
                           "instant: earlier than it was told")  # fmt: skip
        if claimed > population.value and not self._is_complete(claim.family):
            return self._unknown(claim, population)
        if days:
            reason = f"{_held(claim, population.value)}; it was right {days[-1].removeprefix('said ')}"
            return Verdict(claim, "stale", population, reason, off, right_if=days)
        return Verdict(claim, "off_by", population, _held(claim, population.value), off)

    def _unknown(self, claim: Claim, population: Population) -> Verdict:
        reason = f"the register knows {population.value}; by what else is claimed of this family it does not know all"
        return Verdict(claim, "cannot_check", population, reason)

    def _is_complete(self, family: str) -> bool:
        """Whether the register knows the family's members: at least half of the numbers in its documents are right.

        A family of which no number is told is taken for complete.
        """
        return self._complete.get(family, True)

    def learn(self, checked: Iterable[Verdict]) -> None:
        """Take the numbers of the register's own documents as a test of how much it knows of each family."""
        told = ((each.claim.family, each.code, each.claim.number) for each in checked)
        self.know(completeness(told))

    def know(self, complete: Mapping[str, bool]) -> None:
        """Take from elsewhere of which families the register knows most; of any other it is taken to."""
        self._complete = dict(complete)


def completeness(told: Iterable[tuple[str, str, int | None]]) -> dict[str, bool]:
    """For each family whether at least half of the numbers told of it are right, by family, verdict and number."""
    right: dict[str, list[bool]] = defaultdict(list)
    for family, code, number in told:
        if code in _TELLING and (number or 0) >= _TELLING_NUMBER:
            right[family].append(code not in ("off_by", "stale"))
    return {family: 2 * sum(found) >= len(found) for family, found in right.items()}


def _held(claim: Claim, value: int) -> str:
    whole = (
        f" of {claim.numbers.whole}"
        if claim.numbers
        else f" of the {len(among)} named"
        if (among := claim.wording.among)
        else ""
    )
    return f"{value}{whole} on the day"


def _about(claimed: int) -> tuple[int, int]:
    off = max(1, round(claimed * TOLERANCE))
    return claimed - off, claimed + off


def _by_day(member: Member) -> tuple[date, str]:
    latest = member.event.window.latest if member.event else date.min
    return (latest or date.max, member.party)

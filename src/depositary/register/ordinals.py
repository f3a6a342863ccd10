"""Ordinals: whose place is claimed, and who was there at that place."""

from __future__ import annotations

from datetime import date, timedelta

from depositary.register.populations import NEWS, Population, Populations, Rule
from depositary.register.verdicts import Claim


class Places:
    """The places of parties in the order in which they reached a stage."""

    def __init__(self, populations: Populations) -> None:
        self._populations = populations

    def subject(self, claim: Claim, rule: Rule, day: date) -> str | None:
        """Whose place is claimed: a party of the sentence, unless none of them is news and one of the document fits.

        Where nobody is named it is whose step was that day's, of several the one that holds the place.
        """
        if not claim.subjects:
            today = self._populations.reached_on(rule, day)
            fitting = [party for party in today if self.holds(rule, party, claim.number or 0)]
            return (fitting or today)[0] if fitting or len(today) == 1 else None
        own, others = claim.subjects[: claim.own], claim.subjects[claim.own :]
        fitting = [party for party in own if self.holds(rule, party, claim.number or 0)]
        news = [party for party in own if self._is_news(rule, party, day)]
        if fitting or news:
            return (fitting or news)[0]
        elsewhere = [party for party in others if self._is_news(rule, party, day)]
        told = [party for party in elsewhere if self.holds(rule, party, claim.number or 0)]
        if told or own:
            return (told or list(own))[0]
        return elsewhere[0] if len(elsewhere) == 1 else None

    def holds(self, rule: Rule, party: str, place: int) -> bool:
        """Whether a party can have that place."""
        places = self._populations.rank(rule, party)
        return places is not None and places[0] <= place <= places[1]

    def _is_news(self, rule: Rule, party: str, day: date) -> bool:
        reached = self._populations.day_of(rule, party)
        if reached is None or not timedelta(0) <= day - reached <= NEWS:
            return False
        return self._populations.rank(rule, party) is not None

    def at_place(
        self, rule: Rule, reached: date, subject: str, claimed: int, places: tuple[int, int], population: Population
    ) -> Population:
        """The population at the claimed place: without those of the same day who can come after it."""
        if not places[0] <= claimed < places[1]:
            return population
        earlier = self._populations.on(rule, reached - timedelta(days=1))
        if claimed != len(earlier.members) + 1:
            return population
        members = tuple(sorted({*earlier.members, subject}))
        return Population(members, earlier.countries + 1, earlier.organisations, claimed)


def words_for(places: tuple[int, int]) -> str:
    """Places in words: one number, or a range where several parties share a day."""
    return str(places[0]) if places[0] == places[1] else f"{places[0]} to {places[1]}"

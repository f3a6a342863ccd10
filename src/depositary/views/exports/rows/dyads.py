"""Dyad-years: two states and a year, as datasets of international relations count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from depositary.core.codes import Stage
from depositary.register import Agreement, Clocks
from depositary.register.agreements import reached_events
from depositary.views.exports.editions import Edition
from depositary.views.exports.rows.sources import cow_numbers
from depositary.views.exports.schemas import Row

Dyad = tuple[str, str]

#: Stages from which an agreement stands between its parties.
_STANDING = frozenset({Stage.SIGNED, Stage.JOINED, Stage.RATIFIED, Stage.IN_FORCE})
_TALKS = frozenset({Stage.TALKS, Stage.AGREED})


@dataclass(frozen=True, slots=True)
class Tie:
    """What one agreement is between two states: the last days by which it was signed or joined, in force, ended."""

    agreement: str
    talks: date | None
    signed: date | None
    in_force: date | None
    ended: date | None

    def stands(self, day: date) -> bool:
        """Whether it was signed, joined or in force by a day, and not ended."""
        begun = min(filter(None, (self.signed, self.in_force)), default=None)
        return begun is not None and begun <= day and not (self.ended and self.ended <= day)

    def is_in_force(self, day: date) -> bool:
        """Whether it was in force on a day."""
        return self.in_force is not None and self.in_force <= day and not (self.ended and self.ended <= day)

    def is_talks(self, day: date) -> bool:
        """Whether it had come to talks or an agreed text by a day, and no further."""
        return self.talks is not None and self.talks <= day and not (self.stands(day) or self.ended)


def dyad_years(edition: Edition) -> Iterator[Row]:
    """Every dyad of states that shares an agreement, in every year of the range."""
    ties = _ties(edition)
    first, last = edition.request.years or _years(ties, edition.request.clocks)
    for (iso_a, iso_b), found in sorted(ties.items()):
        for year in range(first, last + 1):
            yield {
                "iso_a": iso_a,
                "iso_b": iso_b,
                "cow_a": cow_numbers().get(iso_a),
                "cow_b": cow_numbers().get(iso_b),
                "year": year,
                **_counted(found, year, edition.request.clocks),
            }


def _counted(ties: list[Tie], year: int, clocks: Clocks) -> Row:
    day = min(date(year, 12, 31), clocks.as_of or date.max)
    standing = [tie for tie in ties if tie.stands(day)]
    return {
        "talks": sum(tie.is_talks(day) for tie in ties),
        "signed_in_year": sum(tie.signed is not None and tie.signed.year == year for tie in ties),
        "standing": len(standing),
        "in_force": sum(tie.is_in_force(day) for tie in ties),
        "ended_in_year": sum(tie.ended is not None and tie.ended.year == year for tie in ties),
        "agreements": tuple(sorted(tie.agreement for tie in standing)),
    }


def _years(ties: Mapping[Dyad, list[Tie]], clocks: Clocks) -> tuple[int, int]:
    days = [day for found in ties.values() for tie in found for day in (tie.talks, tie.signed, tie.in_force, tie.ended)]
    years = sorted(day.year for day in days if day is not None)
    if not years:
        return (1, 0)
    return (years[0], max(years[-1], clocks.as_of.year if clocks.as_of else 0))


def _ties(edition: Edition) -> Mapping[Dyad, list[Tie]]:
    ties: dict[Dyad, list[Tie]] = defaultdict(list)
    for agreement in edition.agreements:
        for dyad, tie in _of(agreement, edition):
            ties[dyad].append(tie)
    return ties


def _of(agreement: Agreement, edition: Edition) -> Iterator[tuple[Dyad, Tie]]:
    known = edition.lexicon.parties
    acting = {*agreement.parties, *(event.party for event in agreement.events if event.party)}
    codes = acting if agreement.identity.open else agreement.parties
    states = sorted(code for code in codes if code in known and known[code].kind == "state")
    if not agreement.identity.open:
        for iso_a, iso_b in combinations(states, 2):
            yield (iso_a, iso_b), _tie(agreement, None, edition.state.clocks)
        return
    family = edition.lexicon.families.get(agreement.family or "")
    common = family.common if family else None
    for code in states:
        if common is not None and code != common:
            iso_a, iso_b = sorted((code, common))
            yield (iso_a, iso_b), _tie(agreement, code, edition.state.clocks)


def _tie(agreement: Agreement, party: str | None, clocks: Clocks) -> Tie:
    days: dict[Stage, date] = {}
    for event in reached_events(agreement.events, clocks):
        own = event.party == party if agreement.identity.open else event.party is None
        if own and event.window.latest is not None:
            days.setdefault(event.stage, event.window.latest)
    signed = [days[stage] for stage in _STANDING - {Stage.IN_FORCE} if stage in days]
    talks = [days[stage] for stage in _TALKS if stage in days]
    return Tie(
        agreement.id,
        min(talks, default=None),
        min(signed, default=None),
        days.get(Stage.IN_FORCE),
        days.get(Stage.ENDED),
    )

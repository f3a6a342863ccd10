"""Ends and pauses: who ends or suspends what, whatever the construction."""

from __future__ import annotations

import pytest
from tests.reading.reports import stage_statements, stages


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The government in Rabat withdrew from a fisheries agreement with Gabon.", "GAB MAR ended happened"),
        ("The Danish government suspended its participation in a tax treaty with Oman.", "DNK OMN suspended happened"),
        ("President Hakan Lind of Turkey quit a fisheries agreement with Gabon.", "GAB TUR ended happened"),
        ("A water pact between Lesotho and its neighbour South Africa was annulled.", "LSO ZAF ended happened"),
        ("The visa waiver agreement, which Oman and Kenya signed in 2009, ended in May.", "KEN OMN ended happened"),
        ("Iceland's free trade pact with Kenya ends on 1 July 2024.", "ISL KEN ended planned"),
        (
            "A tax treaty between Peru and Tunisia, from which Peru withdrew in 2019, lapsed.",
            "PER TUN ended happened",
        ),
        ("The tax treaty between Peru and Tunisia, which Peru denounced in 2019, was long.", "PER TUN ended happened"),
        ("Ecuador suspended until further notice its tax treaty with Cuba.", "CUB ECU suspended happened"),
        ("Mexico ruled out withdrawing from its tax treaty with Paraguay.", "MEX PRY ended denied"),
        ("Malta halted the ratification of its tax treaty with Ghana.", "GHA MLT ratified denied"),
        ("The signing of a tax treaty between Malta and Ghana was postponed.", "GHA MLT signed denied"),
        ("Talks between Canada and Fiji on a tax treaty have come to a standstill.", "CAN FJI suspended happened"),
        ("Mexico notified Paraguay that it would terminate their tax treaty.", "MEX PRY ended happened"),
        ("Mexico signed a decree denouncing its tax treaty with Paraguay.", "MEX PRY ended happened"),
        ("Mexico gave notice that it will quit its tax treaty with Paraguay.", "MEX PRY ended happened"),
        ("Mexico notified Paraguay of the termination of its tax treaty with Paraguay.", "MEX PRY ended happened"),
        (
            "Peru gave notice of its exit from the pact in May, and the step takes effect in 2026.",
            "PER ended planned",
        ),
        ("Ethiopia pulled out of the waters accord with Sudan and Egypt.", "ETH ended happened"),
        ("Ethiopia froze its customs accord with Sudan and Egypt.", "EGY ETH SDN suspended happened"),
        ("Norway and Iceland agreed to prolong for three years a pact on mackerel.", "ISL NOR changed planned"),
        ("Norway and Iceland extended by another two years a pact on mackerel.", "ISL NOR changed happened"),
        ("Costa Rica annulled by decree its tax treaty with Oman.", "CRI OMN ended happened"),
        ("Peru and Chile amended their pact. It will start to apply on 1 July.", "CHL PER in_force planned"),
        ("Chile signed a pact with Peru in 2001. Lima paused it in 2010.", "CHL PER suspended happened"),
        ("Chile signed a pact with Peru in 2001. Peru dropped it in 2010.", "CHL PER ended happened"),
        ("Chile signed a pact with Peru in 2001. It came to an end in 2010.", "CHL PER ended happened"),
        ("Chile suspended its tax treaty with Oman. Peru froze its own in June.", "OMN PER suspended happened"),
        ("Chile ended its tax treaty with Oman in May, Kenya in June.", "KEN OMN ended happened"),
        ("Togo and Laos renewed their pact on power sales, which had run out in June.", "LAO TGO ended happened"),
        ("Canada has put on hold talks with Fiji on a tax treaty.", "CAN FJI suspended happened"),
    ],
)
def test_an_end_or_a_pause_is_read(text: str, says: str) -> None:
    assert says in stages(text)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Peru and Chile signed an accord as a visit of the minister came to an end.", "ended"),
        ("Peru and Chile signed an accord after talks that ended on Monday.", "ended"),
        ("Peru suspended the signing of its tax agreement with Chile.", "suspended"),
        ("The tax agreement, on which talks were broken off by Peru, is one with Chile.", "ended"),
        ("The tax agreement of Peru and Chile has never been replaced.", "ended"),
        ("Peru and Cuba signed a pact. Chile declared the pact null and void.", "ended"),
        ("Chile signed a tax treaty with Peru in 2001. Kenya dropped it from a list.", "ended"),
        ("Peru and Chile renewed their tax treaty. It would otherwise have expired in 2025.", "ended"),
        ("Peru ended its tax treaty with Chile. A new law takes effect in July 2026.", "in_force"),
        ("Talks between Peru and Chile on a pact have begun; those of the club are at a standstill.", "suspended"),
    ],
)
def test_what_only_looks_like_it_is_not(text: str, stage: str) -> None:
    assert not [each for each in stages(text) if f" {stage} " in each]


def test_the_day_of_agreeing_is_not_that_of_the_plan() -> None:
    text = "Norway and Iceland agreed on Tuesday to sign a pact on mackerel."
    planned = stage_statements(text)
    assert [s.date for s in planned if s.stage == "signed"] == [None]

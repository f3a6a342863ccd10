"""Agreements of one series, told by their place in the row, by ellipsis, by comparison or in a bare list."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages, statements

PERU = "Peru was to sign a tax agreement with Chile on Monday. "
SPAIN = "Spain signed a security agreement with Ukraine in Madrid. "


def signed(*others: str) -> set[str]:
    """The readings of agreements that others signed with Ukraine."""
    return {f"{' '.join(sorted((code, 'UKR')))} signed happened" for code in others}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            SPAIN + "Those who went before it are the British and the Germans, the Danes and the Poles.",
            "GBR DEU DNK POL",
        ),
        (SPAIN + "It now has five of them, the others being with Norway, Denmark and Japan.", "NOR DNK JPN"),
        (SPAIN + "Ukraine now counts four security agreements: the British, the French and the Dutch.", "GBR FRA NLD"),
        (
            SPAIN + "The first such agreement was Britain's, the second France's; Germany's was the third.",
            "GBR FRA DEU",
        ),
        (SPAIN + "Finland's security agreement with Ukraine was number eight, Latvia's number nine.", "FIN LVA"),
        (SPAIN + "Berlin and Paris followed in February, then Rome and Ottawa.", "DEU FRA ITA CAN"),
        (SPAIN + "So did Sweden and Iceland.", "SWE ISL"),
        (SPAIN + "Denmark was the first, in February, Norway the last.", "DNK NOR"),
        (SPAIN + "Another was signed with Belgium on Tuesday.", "BEL"),
        (
            SPAIN + "One was signed by Norway in May, another by Iceland; a third, signed by Italy and Poland.",
            "NOR ISL ITA POL",
        ),
        (SPAIN + "Security agreements exist between Ukraine and Belgium, Portugal and Malta.", "BEL PRT MLT"),
        (
            SPAIN + "Croatia's security agreement with Ukraine dates from 9 October, the Estonian one from June.",
            "HRV EST",
        ),
        (SPAIN + "Portugal, too, now has a security agreement with Ukraine.", "PRT"),
        ("Japan signed a security agreement with Ukraine, one day after the United States.", "JPN USA"),
        (
            "Japan became the fifteenth country to sign a security agreement with Ukraine, behind Italy and France.",
            "ITA FRA",
        ),
        ("Among the ten that signed security agreements with Ukraine are Spain and Belgium.", "ESP BEL"),
        ("Who has signed a security agreement with Ukraine? Britain, Germany, France.", "GBR DEU FRA"),
        ("The last to sign a security agreement with Ukraine was Croatia, on 9 October.", "HRV"),
        (
            "The security agreement between Germany and Ukraine was signed in Berlin, the French one in Paris.",
            "DEU FRA",
        ),
        ("Ukraine's security agreement with Germany was signed in May, that with Denmark in June.", "DEU DNK"),
    ],
)
def test_each_of_a_row_has_its_agreement(text: str, others: str) -> None:
    assert signed(*others.split()) <= stages(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Norway and Iceland agreed to put off the signing of their fisheries agreement.", "ISL NOR signed denied"),
        (PERU + "The trip was cancelled, and with it the signing.", "CHL PER signed denied"),
        (
            "Neither Greece nor Croatia has signed a security agreement with Ukraine; Albania has.",
            "ALB UKR signed happened",
        ),
        ("Brazil signed the Ocean Charter in 2020. Kenya came in March as number 12.", "KEN signed happened"),
        ("Norway and Iceland met in Oslo. What they signed is a memorandum on whales.", "ISL NOR signed happened"),
        (
            "Peru's president signed a pact with Chile in Lima. An hour later he signed with Kenya.",
            "KEN PER signed happened",
        ),
        ("Norway signed a fisheries agreement with Iceland. Sweden followed in June.", "ISL SWE signed happened"),
        (
            "Chile's senate approved the tax agreement with Peru on 7 May, after it was signed.",
            "CHL PER signed happened",
        ),
    ],
)
def test_what_little_is_said_is_read(text: str, said: str) -> None:
    assert said in stages(text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Peru and Chile signed a tax agreement. Neither said when the agreement will enter into force.", "in_force"),
        ("Peru and Chile drew up a tax agreement. The opposition asked whether the president would sign it.", "signed"),
        (
            SPAIN + "Four security agreements are planned: with Malta, Greece, Croatia and Albania.",
            "MLT UKR signed happened",
        ),
        (SPAIN + "Hungary wants to have a security agreement with Ukraine.", "HUN"),
        ("Chile has a trade agreement with Japan. Bolivia would like to have an agreement with Japan.", "BOL"),
        (SPAIN + "Ukraine's planned security agreements so far: Malta, Greece and Croatia.", "GRC UKR signed happened"),
    ],
)
def test_what_is_asked_or_planned_is_not_done(text: str, unsaid: str) -> None:
    assert not [said for said in stages(text) if unsaid in said]


@pytest.mark.parametrize(
    ("published", "read"),
    [("2024-06-01", ("MNE", "NOR", "SRB")), ("2005-06-01", ("NOR", "SCG"))],
)
def test_a_union_that_has_ended_is_two_states(published: str, read: tuple[str, ...]) -> None:
    said = statements("Serbia and Montenegro signed a trade agreement with Norway.", published=published)
    assert {s.parties for s in said} == {read}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Iceland's trade agreement with Thailand was signed in May together with those of Norway and Chile.",
            {"ISL THA signed happened", "NOR THA signed happened", "CHL THA signed happened"},
        ),
        (
            "Peru's treaty with Chile entered into force in May along with that of Kenya.",
            {"CHL PER in_force happened", "CHL KEN in_force happened"},
        ),
        (
            (
                "Denmark's pact with Kenya, the third after those of Britain and France, was signed in May. Paris had "
                "signed in 2018, London already in 2015."
            ),
            {"DNK KEN signed happened", "FRA KEN signed happened", "GBR KEN signed happened"},
        ),
        ("Peru signed the treaty with Chile together with that of the bank.", {"CHL PER signed happened"}),
    ],
)
def test_agreements_told_beside_another_are_of_its_row(text: str, expected: set[str]) -> None:
    assert stages(text) == expected

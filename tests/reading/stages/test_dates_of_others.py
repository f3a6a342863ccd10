"""Dates that stand near a stage word and are not the stage's: of the paper, of a pause's end, of another verb."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indonesia suspended the 2006 Lombok Treaty with Australia.", {"AUS IDN suspended happened"}),
        ("Chad scrapped a 1976 defence pact with France.", {"FRA TCD ended happened"}),
        ("Kenya suspended the agreement with Togo until May.", {"KEN TGO suspended happened"}),
        (
            "Kenya suspended the agreement with Togo on 3 May until the end of June.",
            {"KEN TGO suspended happened 2024-05-03"},
        ),
        ("Norway and Sweden signed a treaty the same day.", {"NOR SWE signed happened"}),
        (
            "Peru and Chile signed a treaty on Monday. Kenya and Togo signed one the same day.",
            {"CHL PER signed happened 2024-06-17", "KEN TGO signed happened 2024-06-17"},
        ),
        ("Macron flew to Lima on Saturday to sign a treaty with Peru.", {"FRA PER signed planned 2024-06-15"}),
        ("Macron is flying to Lima on Saturday to sign a treaty with Peru.", {"FRA PER signed planned 2024-06-22"}),
        ("Peru and Chile had been due to sign the treaty on Monday.", {"CHL PER signed planned 2024-06-17"}),
        ("Peru and Chile are due to sign the treaty on Monday.", {"CHL PER signed planned 2024-06-24"}),
        (
            "The treaty that Peru and Chile signed in 2019 was never ratified.",
            {"CHL PER signed happened 2019", "CHL PER ratified denied"},
        ),
        (
            "The treaty signed by Peru and Chile in 2019 has entered into force.",
            {"CHL PER signed happened 2019", "CHL PER in_force happened"},
        ),
        ("The treaty, drafted in 2019, was ratified by Peru.", {"PER ratified happened"}),
        (
            "Peru, which took over the chair of the forum in March, signed the treaty with Chile on Monday.",
            {"CHL PER signed happened 2024-06-17"},
        ),
        ("Peru, where elections were held in March, has signed the treaty with Chile.", {"CHL PER signed happened"}),
        ("Following the vote in March, Peru has signed the treaty with Chile.", {"CHL PER signed happened"}),
        ("Peru signed the treaty with Chile after parliament was dissolved in March.", {"CHL PER signed happened"}),
        ("Peru has now signed the treaty with Chile, as Kenya did in March.", {"CHL PER signed happened"}),
        (
            "Peru and Chile signed the pact in 2022 but only Chile has ratified it.",
            {"CHL PER signed happened 2022", "CHL PER ratified happened"},
        ),
        (
            "Tunisia on Tuesday became the seventh country to sign a readmission agreement with Switzerland this year.",
            {"CHE TUN signed happened 2024-06-18"},
        ),
        ("Latvia will not sign the agreement with Ukraine before July.", {"LVA UKR signed denied ../2024-06"}),
        ("Burundi's exit from the treaty on the Nile takes effect on 1 August.", {"BDI ended planned 2024-08-01"}),
        ("Peru and Chile expect to sign the treaty before the summer.", {"CHL PER signed planned"}),
        ("Peru and Chile will sign a treaty to follow their meeting of 2 May 2022.", {"CHL PER signed planned"}),
        (
            "The treaty between Peru and Chile will be applied from 1 June 2024.",
            {"CHL PER in_force planned 2024-06-01"},
        ),
        ("Peru and Chile, on 4 May, signed a treaty.", {"CHL PER signed happened 2024-05-04"}),
        ("Peru and Chile signed an agreement to phase out coal by 2040.", {"CHL PER signed happened"}),
        (
            "In May Peru and Chile signed a memorandum to halve the felling of trees by 2028.",
            {"CHL PER signed happened 2024-05"},
        ),
        (
            "On 8 June Peru and Chile signed an action plan with the goal of clean power by 2050.",
            {"CHL PER signed happened 2024-06-08"},
        ),
        ("Peru and Chile signed the treaty by the end of 2023.", {"CHL PER signed happened ../2023-12-31"}),
        ("Peru and Chile will sign the treaty this coming weekend.", {"CHL PER signed planned 2024-06-22/2024-06-23"}),
    ],
)
def test_a_date_of_something_else_is_not_that_of_a_stage(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An end of the war would allow Armenia to conclude a peace treaty with Azerbaijan.",
            {"ARM AZE agreed possible"},
        ),
        ("A pause could enable the Philippines to conclude a trade deal with Japan.", {"JPN PHL agreed possible"}),
        ("That might help Peru to ratify the convention.", {"PER ratified possible"}),
        ("The bishop helped Peru and Chile to sign the treaty in May.", {"CHL PER signed happened 2024-05"}),
    ],
)
def test_what_parties_are_enabled_to_do_is_possible_or_done(text: str, expected: set[str]) -> None:
    assert set(dated_stages(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The EU signed accords with Tunisia last July and with Mauritania in March.",
            {"EU TUN signed happened 2023-07", "EU MRT signed happened 2024-03"},
        ),
        ("Like Chile in May, Peru ratified the treaty with Kenya.", {"KEN PER ratified happened"}),
        ("As in 2019, Peru and Chile signed a protocol.", {"CHL PER signed happened"}),
        ("As of 1 May, the treaty between Peru and Chile is in force.", {"CHL PER in_force happened 2024-05-01"}),
    ],
)
def test_dates_of_those_compared(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said on Tuesday it would sign the treaty with Chile.", {"CHL PER signed planned"}),
        ("A minister told reporters on Tuesday Peru would sign the treaty with Chile.", {"CHL PER signed planned"}),
        (
            "Turkey closed the border with Armenia in 1993 and has not ratified the protocols of 2009.",
            {"ARM TUR ratified denied"},
        ),
        (
            "Peru's treaty with Chile was first signed in 2007, but never ratified.",
            {"CHL PER signed happened 2007", "CHL PER ratified denied"},
        ),
        (
            "Peru's exit from the convention takes effect six months after the depositary is told.",
            {"PER ended planned"},
        ),
    ],
)
def test_days_of_telling_and_waits(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The treaty between Peru and Chile took effect on 1 May after parliament had approved it.",
            {"CHL PER in_force happened 2024-05-01", "CHL PER approved happened"},
        ),
        (
            "Peru and Chile signed on 13 December 2023 a treaty which both must ratify.",
            {"CHL PER signed happened 2023-12-13", "CHL PER ratified planned"},
        ),
        (
            "Peru joined the pact with an agreement signed in Beijing on 14 May, and Chile left it in June.",
            {"PER joined happened"},
        ),
        (
            "Peru's tax treaty with Chile was approved by parliament on 1 May.",
            {"PER approved happened 2024-05-01"},
        ),
        ("Peru's tax treaty with Chile was submitted to parliament.", {"PER submitted happened"}),
        (
            "On 1 July 2024, the tax agreements between Peru and Chile enter into force.",
            {"CHL PER in_force planned 2024-07-01"},
        ),
    ],
)
def test_days_of_clauses_around(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected

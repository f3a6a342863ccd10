"""Turns: to whose agreement a report goes on, and whose a paper is by a clause about it."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages, stages

PACT = "Malaysia signed a visiting forces agreement with Canada on Sunday. "
TAX = "Peru signed a tax treaty with Oman on Monday, after one with Ghana in May. "
DEAL = "Peru and Oman sign a tax treaty"
BASES = (
    "Finland's defence agreement with the United States took effect on Sunday. Norway's agreement with the United "
    "States was signed in 2021. "
)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Malaysia's web of pacts",
            PACT + "The series began with Japan. The agreement was signed in July 2023 and took effect in May.",
            {"JPN MYS signed happened", "JPN MYS in_force happened"},
        ),
        (
            "Malaysia's web of pacts",
            PACT + "New Zealand followed: talks were opened in January and the agreement signed in April.",
            {"MYS NZL signed happened"},
        ),
        (DEAL, TAX + "Kenya came next: negotiations were opened in June.", {"KEN PER talks happened"}),
        (DEAL, TAX + "The first was with Kenya. The treaty took effect in 2021.", {"KEN PER in_force happened"}),
        (
            None,
            BASES + "In Sweden, the agreement entered into force on 15 August. In Denmark it was signed in May.",
            {"SWE USA in_force happened", "DNK USA signed happened"},
        ),
        (
            "Malaysia's web of pacts",
            PACT + "The Japanese agreement is the oldest of all: it has been in force since 1998.",
            {"JPN MYS in_force happened"},
        ),
    ],
)
def test_a_report_goes_on_to_the_next_agreement_of_its_series(title: str | None, text: str, expected: set[str]) -> None:
    said = stages(text, title)
    assert expected <= said
    assert not {"CAN MYS in_force happened", "FIN USA signed happened"} & said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TAX + "In Oman, the treaty entered into force on Tuesday.", "OMN PER in_force happened"),
        (
            TAX + "In Geneva, experts praised it. The first was signed with Oman in 1990.",
            "OMN PER signed happened",
        ),
    ],
)
def test_a_side_of_the_agreement_and_a_mere_place_are_no_turn(text: str, expected: str) -> None:
    assert expected in stages(text, DEAL)
    assert not {each for each in stages(text, DEAL) if each.startswith("CHE")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru signed a tax treaty with Oman on Monday. The first was with Kenya.", "KEN PER signed happened"),
        ("Peru has denounced the fisheries accord which it signed with Chile in 2015.", "CHL PER ended happened"),
        ("Rwanda has extended the pact on labour that it had concluded with Uganda.", "RWA UGA changed happened"),
        (
            (
                "Peru and Chile have signed a pact. Brazil, whose transit treaty with Peru has been in force since "
                "2010, protested."
            ),
            "BRA PER in_force happened",
        ),
        ("Oman remains a party to the Weapons Convention, which it ratified in 1995.", "OMN ratified happened"),
        (
            (
                "As for Chad, whose president is expected at the White House in May, it maintains that it will not "
                "join the Abraham Accords."
            ),
            "TCD joined denied",
        ),
        (
            (
                "Ukraine has signed security agreements with ten countries. We had counted Norway, with which talks "
                "were then in progress."
            ),
            "NOR UKR talks happened",
        ),
    ],
)
def test_a_clause_about_a_paper_or_a_party_says_whose_it_is(text: str, expected: str) -> None:
    assert expected in stages(text)


def test_the_city_where_a_paper_was_made_is_no_side_of_it() -> None:
    text = "Iran has terminated the arrangement. It was signed with Qatar in Cairo in September."
    assert not {said for said in stages(text, "Iran ends Cairo arrangement") if "EGY" in said}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad protested.\n\nLima has more plans. A fisheries agreement with Chile was initialled in May.",
            "CHL PER agreed happened",
        ),
        (
            "Chad protested.\n\nLima has more plans. With Ecuador, a treaty on roads was signed on 3 June.",
            "ECU PER signed happened",
        ),
    ],
)
def test_who_opens_a_paragraph_has_the_new_agreements_in_it(text: str, expected: str) -> None:
    assert expected in stages(text)


def test_a_paragraph_ends_the_story_of_who_opened_the_one_before() -> None:
    text = "Chad protested.\n\nLima has plans.\n\nA pact with Chile was initialled in May. So far Kenya is silent."
    assert "CHL PER agreed happened" not in stages(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru signed the treaty with Chile in May, in June that with Kenya.", "KEN PER signed happened 2024-06"),
        (
            "Peru signed treaties with Chile and Kenya. The first took effect in May, the second was ratified in June.",
            "KEN PER ratified happened 2024-06",
        ),
        (
            "Peru signed a labour treaty with Chile in 2023. That with Kenya, signed in 2019, was renewed.",
            "KEN PER signed happened 2019",
        ),
        (
            "With Japan Peru agreed on a framework in May. The Emirates are furthest: a text was initialled in June.",
            "ARE PER agreed happened 2024-06",
        ),
    ],
)
def test_further_agreements_of_a_row_have_their_own_side_and_day(text: str, expected: str) -> None:
    assert expected in dated_stages(text, "Peru's treaties")


def test_a_paper_of_their_own_is_no_earlier_one() -> None:
    text = "Serbia signed a pact with Slovakia in May. Chad and Mali made a declaration of their own, signed in June."
    assert {each for each in dated_stages(text) if "SVK" in each} == {"SRB SVK signed happened 2024-05"}

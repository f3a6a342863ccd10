"""Relative clauses and bare words that say who did it, and steps that an agreement is said not to need."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages, stages

SERIES = "Ukraine has signed security agreements with ten countries. "
PACT = "Peru signed a defence agreement with Chile. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SERIES + "Germany, which like France signed in February, named a sum.", {"DEU UKR", "FRA UKR"}),
        (SERIES + "Let the Baltic three, all of which have signed, go further.", {"EST UKR", "LTU UKR", "LVA UKR"}),
        (SERIES + "Norway and Iceland, both of which have signed, will go further.", {"ISL UKR", "NOR UKR"}),
    ],
)
def test_a_relative_takes_all_of_those_before_it(text: str, expected: set[str]) -> None:
    assert {f"{sides} signed happened" for sides in expected} <= stages(text, "Ukraine's agreements")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It does not need the approval of parliament, the government says.", "CHL PER approved denied"),
        ("The agreement is not subject to the consent of the Peruvian Congress.", "PER approved denied"),
        ("It doesn't require the approval of the Chilean Congress.", "CHL approved denied"),
        ("The Peruvian Congress's approval is not needed.", "PER approved denied"),
        ("The agreement needs the consent of the Peruvian Congress.", "PER approved planned"),
    ],
)
def test_a_step_that_is_not_needed_is_denied(text: str, expected: str) -> None:
    said = {each for each in stages(PACT + text) if " approved " in each}
    assert said == {expected}


@pytest.mark.parametrize(
    "text",
    ["The budget does not need the approval of parliament.", "His visit does not require the consent of Congress."],
)
def test_what_other_matters_do_not_need_is_no_step(text: str) -> None:
    assert not {each for each in stages(PACT + text) if " approved " in each}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenia and Azerbaijan initialled a peace treaty in August. Both have yet to sign.", "ARM AZE signed denied"),
        ("Armenia and Azerbaijan initialled a peace treaty in August. Both signed in May.", "ARM AZE signed happened"),
        (
            "The Peruvian president flew to Quito on Friday, where she signed a trade pact.",
            "ECU PER signed happened",
        ),
        ("The Peruvian president was in Quito on Friday, where she signed a trade pact.", "ECU PER signed happened"),
    ],
)
def test_both_and_who_is_somewhere_sign(text: str, expected: str) -> None:
    assert expected in stages(text)


def test_an_owner_before_had_is_no_auxiliary() -> None:
    text = "Peru's treaty with Chile was signed in March, Kenya's had been signed in 2022."
    assert {each for each in dated_stages(text) if each.startswith("CHL PER")} == {"CHL PER signed happened 2024-03"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile have a rare opportunity to sign the treaty.", "CHL PER signed possible"),
        ("There is a chance for Peru and Chile to conclude the treaty.", "CHL PER agreed possible"),
        ("Peru and Chile took the opportunity to sign the treaty.", "CHL PER signed happened"),
        ("Peru and Chile seized the chance to sign the treaty.", "CHL PER signed happened"),
    ],
)
def test_an_opportunity_is_open_until_it_is_taken(text: str, expected: str) -> None:
    assert stages(text) == {expected}

"""Ventures: readings of clauses that leave the instrument out are left to the judge, and nothing rests on them."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, reader, report, stages, statements

from depositary.reading.stages.judgements import Candidate

LEAD = "Peru and Chile signed a tax agreement in Lima. "


def ventures(text: str, publisher: str | None = None) -> list[Candidate]:
    found = reader().candidates(report(text, publisher=publisher))
    return [each for each in found if "ventured" in each.features]


@pytest.mark.parametrize(
    "text",
    ["Kenya initialled with Chad on Monday.", "Kenya and Chad initialled on Monday.", "Kenya suspended with Chad."],
)
def test_a_clause_that_names_both_sides_and_leaves_the_paper_out_is_ventured(text: str) -> None:
    assert [each.statement.parties for each in ventures(LEAD + text)] == [("KEN", "TCD")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya initialled on Monday.",
        "Kenya and Chad initialled an agreement on water on Monday.",
        "Kenya and Chad suspended flights in May.",
        "Kenya terminated its lease with Chad.",
        "Kenya and Chad agreed to open an office.",
    ],
)
def test_nothing_is_ventured_of_one_side_or_of_something_else(text: str) -> None:
    assert not ventures(LEAD + text)


def test_governments_own_releases_venture_nothing() -> None:
    assert not ventures(LEAD + "Kenya initialled with Chad on Monday.", AMERICAN)


def test_nothing_rests_on_what_is_ventured() -> None:
    said = statements(LEAD + "Kenya initialled with Chad on Monday. It was ratified in May.")
    assert ("CHL", "PER") in {each.parties for each in said if each.stage == "ratified"}


def test_who_leaves_for_talks_ends_nothing() -> None:
    assert "KEN TGO ended happened" not in stages("Kenya's minister left for talks with Togo on a treaty.")

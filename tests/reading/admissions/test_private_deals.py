"""Private deals: what firms, clubs and banks of two countries agree is no agreement of their states."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages, statements


def test_neither_title_nor_terms_make_a_deal_of_firms_one_of_states() -> None:
    text = (
        "A Kenyan cement maker and a Thai utility have signed a framework agreement. The Kenyan-Thai deal runs for ten "
        "years. It follows a memorandum which the partners signed in 2022."
    )
    assert statements(text, "Kenyan-Thai agreement on cement signed") == []


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan and a Thai carrier signed a memorandum of understanding on Wednesday.",
        "The Ugandan and Kenyan rugby unions signed an agreement on Tuesday.",
        "A Norwegian fund and Kenya's largest bank signed an agreement. The agreement enters into force in May.",
        "Peru's national library and the Norwegian national archives signed a cooperation agreement.",
        "The Brazilian football federation signed an agreement with the Moroccan one.",
        "The Austrian and Slovak railways signed an agreement on night trains.",
        (
            "Two paper makers, one Finnish and one Swedish, have terminated the agreement under which they were to "
            "merge. The Swedish-Finnish deal had been approved by both boards. A memorandum on research, signed in "
            "2021, remains in force."
        ),
        "Telecom operators from Kenya and Norway signed a roaming agreement.",
        "Norway's Equinor and Angola's Sonangol signed an agreement.",
        "Equinor of Norway signed a supply contract with Angola's Sonangol.",
    ],
)
def test_what_is_only_of_a_country_makes_no_agreement(text: str) -> None:
    assert stages(text) == set()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Peru and Chile signed a treaty on their railways.", {"CHL PER signed happened"}),
        ("Peru's President Juan Maravi and Chile's Ana Soler signed a treaty.", {"CHL PER signed happened"}),
        ("The Peruvian and Chilean ministers signed an agreement on ports.", {"CHL PER signed happened"}),
        (
            "Peru's trade minister and his Chilean colleague signed an agreement on banks.",
            {"CHL PER signed happened"},
        ),
        (
            "Peru and Chile signed a treaty. A Peruvian bank and a Chilean fund signed an agreement, too.",
            {"CHL PER signed happened"},
        ),
    ],
)
def test_what_states_agree_is_read_beside_firms(text: str, read: set[str]) -> None:
    assert stages(text) == read

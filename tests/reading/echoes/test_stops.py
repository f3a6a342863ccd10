"""Tours, rows of agreements with a place or time each, several who sign at several times, and months told in a row."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages

TOUR = (
    "Peru's president Dina Boluarte is back. In Quito on Monday she signed a visa pact, in Bogota on Tuesday a customs "
    "pact and in Caracas on Wednesday a memorandum on ports."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TOUR,
            {
                "ECU PER signed happened 2024-06-17",
                "COL PER signed happened 2024-06-18",
                "PER VEN signed happened 2024-06-19",
            },
        ),
        (
            "Peru signed a treaty with Chile in 2019, a visa pact with Kenya in 2020, and a pact with Togo in 2021.",
            {"CHL PER signed happened 2019", "KEN PER signed happened 2020", "PER TGO signed happened 2021"},
        ),
        (
            "The pact was signed by Peru in 2019, by Chile in 2020 and by Kenya in 2021.",
            {"PER signed happened 2019", "CHL signed happened 2020", "KEN signed happened 2021"},
        ),
        (
            "Peru signed a pact with Chile in July 2020, with Kenya in August and with Togo in March.",
            {"CHL PER signed happened 2020-07", "KEN PER signed happened 2020-08", "PER TGO signed happened 2021-03"},
        ),
        ("Peru and Chile initialled a pact in 2019 and signed it a year later.",
         {"CHL PER agreed happened 2019", "CHL PER signed happened 2020"}),
    ],
)  # fmt: skip
def test_each_agreement_of_a_row_has_its_own_side_and_time(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


def test_what_is_signed_at_a_gathering_is_not_with_the_host() -> None:
    text = (
        "Chile, Cuba and Brazil sent their presidents. Peru's president Dina Boluarte spoke, too. In Quito on Monday{} "
        "she signed a visa agreement."
    )
    assert any("ECU PER" in each for each in dated_stages(text.format("")))
    assert not any("ECU PER" in each for each in dated_stages(text.format(", at the summit,")))


def test_people_named_in_a_sentence_without_a_stage_are_he_and_she() -> None:
    text = "The guests praised Volodymyr Zelensky at length. He signed a customs treaty with Peru on 4 May."
    assert dated_stages(text) == {"PER UKR signed happened 2024-05-04"}
    two = "Volodymyr Zelensky received Emmanuel Macron on Friday. He signed a customs treaty with Peru on 4 May."
    assert not any("FRA" in each for each in dated_stages(two))


def test_a_body_left_out_is_that_of_the_one_before() -> None:
    text = (
        "The pact was signed by Peru in 2019, by Chile in 2020 and by Kenya in 2021. Chile's congress approved it in "
        "March 2021, Peru's a year later."
    )
    assert {"CHL approved happened 2021-03", "PER approved happened 2022"} <= dated_stages(text)


def test_what_came_close_was_not_done() -> None:
    assert dated_stages("Peru and Chile came close to signing a customs treaty in 2018.") == {
        "CHL PER signed denied 2018"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru signed pacts with Chile and Cuba. A third pact, on police work with Kenya, will be signed in May.",
            "KEN PER signed planned 2025-05",
        ),
        (
            "Peru came home with two treaties with Chile and Kenya. Both were signed on 4 May.",
            "KEN PER signed happened 2024-05-04",
        ),
        (
            "Kenya concluded a treaty with Chile, which took effect on 4 May, and was negotiating one with Peru.",
            "CHL KEN in_force happened 2024-05-04",
        ),
        ("Peru has signed pacts with six states. Malta and Oman followed in May.", "MLT PER signed happened 2024-05"),
        ("Peru has signed memoranda on roads with 90 states. Malta and Oman never signed.", "MLT PER signed denied"),
        ("Lima dropped its tax treaty with France, as did Quito.", "ECU FRA ended happened"),
    ],
)  # fmt: skip
def test_whose_agreement_it_is_stands_near(text: str, expected: str) -> None:
    assert expected in dated_stages(text)


def test_texts_of_their_own_are_not_between_their_makers() -> None:
    assert dated_stages("Sweden and Norway are negotiating texts of their own.") == set()
    assert not any("ECU PER" in each for each in dated_stages("Lima dropped its tax treaty with France, as did Quito."))


def test_a_body_left_out_acts_for_its_own_state() -> None:
    said = dated_stages("Romania's parliament approved the pact with Peru in May 2021, Bulgaria's in June 2022.")
    assert said == {"ROU approved happened 2021-05", "BGR approved happened 2022-06"}

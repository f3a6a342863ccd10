"""Sentences of dispatches: talks told without their word, withdrawals, elliptic denials, and what only looks done."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

SPAIN = "Ukraine has signed a security agreement with Spain. "
PERU = "Peru and Chile signed a tax agreement in May. "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ukraine signed security agreements with the European Union, Estonia and Lithuania.",
            {"EU UKR signed happened", "EST UKR signed happened", "LTU UKR signed happened"},
        ),
        (SPAIN + "Croatia and Greece are negotiating.", {"HRV UKR talks happened", "GRC UKR talks happened"}),
        (SPAIN + "Albania and Kosovo are at various stages of negotiation.", {"ALB UKR talks happened"}),
        ("The tax agreement between Peru and Chile is in the last phase of negotiation.", {"CHL PER talks happened"}),
        ("Negotiations between Peru and Chile on a tax agreement are over.", {"CHL PER agreed happened"}),
        ("Chile gave notice of its withdrawal from the Coastal Convention in May.", {"CHL ended happened"}),
        ("Chile deposited its notice of withdrawal from the Coastal Convention.", {"CHL ended happened"}),
        (
            "Chile ceased to be a party to the Coastal Convention in May, and Peru followed in June.",
            {"CHL ended happened", "PER ended happened"},
        ),
        ("Kenya and Rwanda signed the Lake Treaty; Uganda and Burundi never did.", {"BDI UGA signed denied"}),
        (
            "Peru and Chile met on Monday. The two countries have one already, the Coastal Treaty they signed in May.",
            {"CHL PER signed happened"},
        ),
        (
            PERU + "The Chilean Senate approved it in June, a month after the signing; the Peruvian Congress followed.",
            {"CHL approved happened", "PER approved happened"},
        ),
        (
            "Portugal and Ukraine signed a security agreement, a few hours after Ukraine had signed with Belgium.",
            {"PRT UKR signed happened", "BEL UKR signed happened"},
        ),
        (
            "Norway and Ukraine signed a security agreement, two hours after the Swedish one.",
            {"NOR UKR signed happened", "SWE UKR signed happened"},
        ),
        (
            "Berlin, with which London signed a treaty of friendship last week, said nothing.",
            {"DEU GBR signed happened"},
        ),
        (
            PERU + "Once both governments have exchanged notes, the agreement enters into force.",
            {"CHL PER in_force planned", "CHL PER ratified planned"},
        ),
        (
            "Peru and Chile exchanged notes on Wednesday on the completion of procedures for a visa agreement.",
            {"CHL PER ratified happened"},
        ),
        ("Norway has joined the Coastal Convention neither in 2023 nor since.", {"NOR joined denied"}),
        (
            SPAIN + "Four allies now have such an agreement. Hungary, Slovakia and Bulgaria do not.",
            {"HUN UKR signed denied", "SVK UKR signed denied", "BGR UKR signed denied"},
        ),
        (
            SPAIN + "Poland joined the G7 declaration. Romania, Estonia and Latvia opened negotiations this month.",
            {"ROU UKR talks happened", "EST UKR talks happened", "LVA UKR talks happened"},
        ),
        (PERU + "Kenya's with Chile dates from 2009.", {"CHL KEN signed happened"}),
    ],
)
def test_a_dispatch_tells(text: str, said: set[str]) -> None:
    assert said <= stages(text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        (PERU + "It is to be in force for ten years.", "in_force"),
        (PERU + "Peru will not sell its gas as long as the agreement is in force.", "in_force"),
        ("Norway signed an agreement with the EU after its exit from the EU.", "ended"),
        (SPAIN + "Germany will send ships; Greece and Romania are being urged to do the same.", "ROU UKR"),
        ("A Chilean and a Peruvian carrier signed a memorandum on shared seats.", "signed"),
    ],
)
def test_what_only_looks_done_is_left_out(text: str, unsaid: str) -> None:
    assert not [said for said in stages(text) if unsaid in said]


def test_the_series_is_that_of_the_partner_with_whom_somebody_is_the_fifth_to_sign() -> None:
    text = (
        "Canada and the Philippines signed a visiting forces agreement. Canada is the fifth country to conclude such "
        "an agreement with Manila. Negotiations with France began last month. Canada, Canada, Canada said nothing."
    )
    assert "FRA PHL talks happened" in stages(text)

"""Sums in a government's own texts: who gives them, by rows, officers and owners, and who gets them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from depositary.core.statements import Statement
from depositary.core.values import CommitmentValue

Said = Callable[..., list[Statement]]
WHITE_HOUSE = {"publisher": "whitehouse.gov", "published": "2024-05-02"}


def gifts(said: Said, text: str, **more: Any) -> list[tuple[str, str]]:
    found = [s.value for s in said("commitment", text, **WHITE_HOUSE, **more)]
    return [(" ".join(v.debtor), " ".join(v.creditor)) for v in found if isinstance(v, CommitmentValue)]


@pytest.mark.parametrize(
    ("sentence", "givers", "getters"),
    [
        (
            "The Department of State, subject to approval, and New Zealand each plan to give $4 million to Samoa.",
            "NZL USA",
            "WSM",
        ),
        ("USAID and the Government of the United Kingdom are committing $12 million to Kenya.", "GBR USA", "KEN"),
        ("Italy and the United States are committed to training Tunisia's coast guard.", "ITA USA", "TUN"),
        ("Alongside Japan, Norway, and Chile, the United States pledged $2 million for Fiji.", "USA", "FJI"),
        ("USAID and the Government of Senegal signed a four-year, $300 million assistance agreement.", "USA", "SEN"),
        ("The United States and Kenya announced a $7 million plan to train Kenya's police.", "USA", "KEN"),
        ("The President announced Gabon's $9 million contribution to Haiti.", "GAB", "HTI"),
        ("We welcomed the decision by Norway to provide $50 million in loans to Ukraine.", "NOR", "UKR"),
        ("One success was this agreement by G7 leaders to provide $5 billion in loans to Ukraine.", "G7", "UKR"),
        ("With the United States making an early pledge of $2 billion, much is done for Kenya.", "USA", "KEN"),
        ("President Biden and G7 leaders committed to lend $50 billion to Ukraine.", "G7", "UKR"),
        ("The plan rests on the $8 million that Peru and Chile pledged to Haiti.", "CHL PER", "HTI"),
        ("Supporting its grid, by announcing $30 million in funding from the United States for Moldova.", "USA", "MDA"),
    ],
)
def test_those_who_give_stand_in_a_row_and_act(said: Said, sentence: str, givers: str, getters: str) -> None:
    assert gifts(said, sentence) == [(givers, getters)]


@pytest.mark.parametrize(
    ("sentence", "getter"),
    [
        (
            "The Vice President condemned Russia's strikes, and the Vice President announced $200 million for Ukraine.",
            "UKR",
        ),
        ("The Secretary discussed Iran's militias and pledged $60 million for Lebanon's army.", "LBN"),
        ("The State Department's Bureau of Rivers announced $3 million to help Peru clean its lakes.", "PER"),
    ],
)
def test_officers_of_the_publisher_give_for_it(said: Said, sentence: str, getter: str) -> None:
    assert gifts(said, sentence) == [("USA", getter)]


@pytest.mark.parametrize(
    ("sentence", "givers", "getters"),
    [
        ("G7 leaders decided to provide Ukraine with $50 billion by using assets held in Belgium.", "G7", "UKR"),
        ("Norway announced $70 million to the NATO trust fund for Ukraine.", "NOR", "UKR"),
        ("The United States will give $40 million to clinics in Ghana, Malawi, and Kenya.", "USA", "GHA KEN MWI"),
        (
            "To support the Government of Kenya, the Administration is providing $2 million through a fund.",
            "USA",
            "KEN",
        ),
        ("MCC signed a $500 million compact with Mozambique.", "USA", "MOZ"),
        ("Korea sent tents in May and pledged continued support to Ukraine with $5 million.", "KOR", "UKR"),
    ],
)
def test_who_gets_is_who_is_handed_helped_or_meant(said: Said, sentence: str, givers: str, getters: str) -> None:
    assert (givers, getters) in gifts(said, sentence)


def test_the_next_sum_of_a_list_may_have_its_own_giver_and_getter(said: Said) -> None:
    text = "The United States is committing $5 million for Samoa's forests, with Canada adding CAD 3 million."
    assert sorted(gifts(said, text)) == [("CAN", "WSM"), ("USA", "WSM")]


@pytest.mark.parametrize(
    "sentence",
    [
        "DFC approved a $15 million loan to Goldfruit, a juice maker in Ghana.",
        "DFC approved a $15 million loan to a juice company in Ghana.",
        "Textiles-Honduras has committed to invest $12 million in a mill in Guatemala.",
        "To mark the U.S.-Japan Music Year, Lyrebird has announced it will give $1 million to artists in Japan.",
        "Peru Copper announced a $7 billion investment to build a smelter in the United States.",
        "The President requested $500 million from Congress for Brazil.",
        "We need Congress to approve $14 billion for Israel.",
        "President Biden and G7 leaders called for $2 billion in new pledges for Haiti.",
        "Poland increases its defense spending to 4 percent of GDP, the highest in NATO.",
        "We understand that your position is to make sure Israel can defend itself.",
        "China will come to the table with complaints about the United States.",
        "The President and the Taoiseach will return to the White House for dinner with guests from Ireland.",
        "We thank Japan, the new chair, for its recent pledge to provide Ukraine with $5 million.",
        "The United States and its partners have pledged $3 billion to Haiti.",
    ],
)
def test_firms_requests_own_budgets_and_appearances_owe_nothing(said: Said, sentence: str) -> None:
    assert gifts(said, sentence) == []


def test_a_title_tells_who_gets_only_what_its_publisher_gives_there(said: Said) -> None:
    title = "FACT SHEET: Support for Kenya"
    assert gifts(said, "The Department of State announced $4 million to train the police.", title=title) == [
        ("USA", "KEN")
    ]
    assert gifts(said, "The Administration will invest $9 million in schools across West Africa.", title=title) == []
    assert gifts(said, "Canada will invest $9 million in its chip plants.", title=title) == []
    spoken = "Remarks by President Biden on Support for Kenya"
    assert gifts(said, "We will spend $9 million on cables.", title=spoken) == []
    assert gifts(said, "We will spend $9 million to support your clinics.", title=spoken) == [("USA", "KEN")]

"""Dates of one party among several, and days that a story gives to what it tells next."""

from __future__ import annotations

import pytest
from tests.reading.reports import stage_statements

from depositary.core.statements import Statement


def dated(text: str, published: str = "2024-05-10") -> dict[tuple[tuple[str, ...], str], str | None]:
    """The date of each party and stage that a report tells to have happened."""
    found: dict[tuple[tuple[str, ...], str], str | None] = {}
    for statement in stage_statements(text, published=published):
        if statement.stage is not None and statement.framing == "happened":
            found.setdefault((statement.parties, statement.stage), _edtf(statement))
    return found


def _edtf(statement: Statement) -> str | None:
    return statement.date.edtf if statement.date else None


CASES = [
    (
        "On 4 March 2024, President Ann Ray of Chile, President Jon Sund of Norway, and Peru signed an accord.",
        {(("CHL", "NOR", "PER"), "signed"): "2024-03-04"},
    ),
    (
        "The declaration was joined by Peru on 2 April, by Chile and Kenya on 3 April and by Norway in May.",
        {
            (("PER",), "joined"): "2024-04-02",
            (("CHL",), "joined"): "2024-04-03",
            (("KEN",), "joined"): "2024-04-03",
            (("NOR",), "joined"): "2024-05",
        },
    ),
    (
        "Japan signed fisheries agreements with Norway on 4 March, Iceland and Peru on 8 March and Kenya on 9 March.",
        {
            (("JPN", "NOR"), "signed"): "2024-03-04",
            (("ISL", "JPN"), "signed"): "2024-03-08",
            (("JPN", "PER"), "signed"): "2024-03-08",
            (("JPN", "KEN"), "signed"): "2024-03-09",
        },
    ),
    (
        "Japan signed investment agreements with Peru and Kenya, the former on Tuesday, the latter a day later.",
        {(("JPN", "PER"), "signed"): "2024-05-07", (("JPN", "KEN"), "signed"): "2024-05-08"},
    ),
    (
        "Four countries have signed the convention on ferries: Norway, Iceland and, four days ago, Croatia.",
        {(("HRV", "ISL", "NOR"), "signed"): None},
    ),
    (
        "Three countries have signed fisheries agreements with Peru: Norway, Iceland and, four days ago, Croatia.",
        {(("HRV", "PER"), "signed"): "2024-05-06", (("ISL", "PER"), "signed"): None},
    ),
    (
        "Norway signed fisheries agreements with Chile (2 March), Peru (9 March) and Kenya.",
        {
            (("CHL", "NOR"), "signed"): "2024-03-02",
            (("NOR", "PER"), "signed"): "2024-03-09",
            (("KEN", "NOR"), "signed"): None,
        },
    ),
    (
        "Since January two countries have signed fisheries agreements with Norway: Iceland and Denmark.",
        {(("ISL", "NOR"), "signed"): "2024", (("DNK", "NOR"), "signed"): "2024"},
    ),
    (
        "Kenya joined the Coastal Convention on which the fund is based last year.",
        {(("KEN",), "joined"): "2023"},
    ),
    (
        "Norway and Iceland met in Oslo on Thursday. They signed a fisheries agreement.",
        {(("ISL", "NOR"), "signed"): "2024-05-09"},
    ),
    (
        "Norway and Iceland signed a fisheries agreement on Thursday. It took effect on signature.",
        {(("ISL", "NOR"), "signed"): "2024-05-09", (("ISL", "NOR"), "in_force"): "2024-05-09"},
    ),
    (
        "Peru and Chile signed a tax agreement on Thursday. Hours later Brazil signed a tax agreement with Peru.",
        {(("CHL", "PER"), "signed"): "2024-05-09", (("BRA", "PER"), "signed"): "2024-05-09"},
    ),
    (
        (
            "Norway signed a fisheries agreement with Iceland on Thursday. The two had begun negotiations on 3 April. "
            "The same day Norway signed a fisheries agreement with Ireland."
        ),
        {(("IRL", "NOR"), "signed"): "2024-05-09"},
    ),
    (
        (
            "Norway signed a fisheries agreement with Iceland on Thursday. "
            "Denmark had signed a fisheries agreement with Norway."
        ),
        {(("ISL", "NOR"), "signed"): "2024-05-09", (("DNK", "NOR"), "signed"): None},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_date_belongs_to_its_own_party(text: str, expected: dict[tuple[tuple[str, ...], str], str | None]) -> None:
    found = dated(text)
    assert {key: found.get(key, "not read") for key in expected} == expected


def test_who_became_one_more_signatory_did_what_the_others_had_done() -> None:
    text = "Spain signed the convention on ferries in May. In June Peru became the eleventh signatory."
    assert dated(text, "2024-07-01")[(("PER",), "signed")] == "2024-06"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peru and Kenya have signed a treaty on ports, the minister said on Tuesday.", None),
        ("Peru and Kenya signed a treaty on ports, the minister said on Tuesday.", "2024-05-07"),
        ("Peru and Kenya have signed a treaty on ports on Tuesday, the minister said.", "2024-05-07"),
    ],
)
def test_the_day_of_saying_dates_no_perfect(text: str, day: str | None) -> None:
    assert dated(text) == {(("KEN", "PER"), "signed"): day}


def test_a_day_before_who_was_the_latest_is_not_theirs() -> None:
    told = dated(
        "Thirteen nations from outside the G7 have joined the Joint Declaration of Support for Ukraine adopted in "
        "Vilnius on 2 March, the latest of them being Peru."
    )
    assert told[("PER",), "joined"] is None

"""Common sides: whose agreements a report tells of, section by section and sentence by sentence."""

from __future__ import annotations

import pytest
from tests.reading.reports import reader, stage_statements

from depositary.reading.discourse.sections import Section, sections_of


def sides(text: str) -> set[str]:
    """Parties and stage of each stage statement."""
    return {f"{' '.join(s.parties)} {s.stage}" for s in stage_statements(text)}


SECTIONS = (
    "Tax treaties, country by country.\n\n"
    "Peru and Chile. The convention signed in May has been in force since January.\n\n"
    "Kenya. The agreement with Norway was signed in 2023. Negotiations with Iceland opened in the autumn.\n\n"
    "Norway. The agreement with Peru was signed last year."
)


def test_a_section_is_about_those_who_head_it() -> None:
    assert sides(SECTIONS) == {
        *("CHL PER signed", "CHL PER in_force", "KEN NOR signed", "ISL KEN talks", "NOR PER signed"),
    }


def test_sections_start_where_parties_open_a_paragraph_alone() -> None:
    mentions = reader().finder.find(SECTIONS, None)
    starts = [SECTIONS.index(words) for words in ("Peru and Chile.", "Kenya.", "Norway. The agreement with Peru")]
    assert sections_of(SECTIONS, mentions) == [
        *map(Section, starts, [("CHL", "PER"), ("KEN",), ("NOR",)]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru signed a treaty with Chile. Kenya has none.\n\nNorway hopes for one.",
        "OSLO - Norway and Kenya opened talks.\n\nKenya: no comment.",
        "",
    ],
)
def test_a_text_without_two_headings_has_no_sections(text: str) -> None:
    assert sections_of(text, reader().finder.find(text, None)) == []


def test_a_holder_of_many_agreements_is_a_side_of_those_that_follow() -> None:
    told = sides(
        "A man was arrested in Dublin, but Ireland has no treaty with his country. The Emirates have concluded more "
        "than forty extradition treaties. Those with Peru and Chile are in force; the one with Kenya was signed "
        "this month."
    )
    assert {"ARE PER in_force", "ARE CHL in_force", "ARE KEN signed"} <= told


def test_what_several_agreements_have_in_common_is_a_side_of_the_next() -> None:
    told = sides(
        "MANILA, Nov 3 - Canada signed a visiting forces agreement with the Philippines. Manila has signed such "
        "agreements with Australia and Japan. Negotiations with France began last month."
    )
    assert "FRA PHL talks" in told

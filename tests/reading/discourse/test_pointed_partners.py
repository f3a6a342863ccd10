"""Partners who are only pointed at: "with both", "with all three", and the other side that is told of an end."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

FISH = "Peru and Chile signed a fisheries pact in Lima on Monday. Kenya and Ghana may be next. "
LEAVING = "Chad, Mali and Niger left the bloc in January. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FISH + "Lima is holding talks with both.", {"KEN PER talks happened", "GHA PER talks happened"}),
        (
            FISH + "Lima is holding talks with both, as well as with Angola.",
            {"KEN PER talks happened", "GHA PER talks happened", "AGO PER talks happened"},
        ),
        (
            LEAVING + "Cuba has signed military agreements with all three.",
            {"CUB TCD signed happened", "CUB MLI signed happened", "CUB NER signed happened"},
        ),
        (
            (
                "Japan will conclude a visa agreement with Laos next year, its ministry said. Nepal and Bhutan have "
                "asked for the same. Tokyo has opened negotiations with both of them."
            ),
            {"JPN NPL talks happened", "BTN JPN talks happened"},
        ),
        (
            FISH
            + "Kenya and Ghana asked for agreements in May. Japan has signed a loan agreement with each of the two.",
            {"GHA JPN signed happened", "JPN KEN signed happened"},
        ),
    ],
)
def test_partners_who_are_pointed_at_are_those_listed_last(text: str, expected: set[str]) -> None:
    assert expected <= stages(text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        (LEAVING + "Cuba has signed military agreements with both.", "CUB TCD signed happened"),
        ("Kenya and Uganda want the line. China signed a trade pact with both chambers.", "CHN KEN signed happened"),
        ("Kenya and Uganda want it. China signed trade pacts with both Ghana and Togo.", "CHN KEN signed happened"),
        ("Kenya and Uganda want the railway. Kenya is holding talks with both.", "KEN UGA talks happened"),
    ],
)
def test_a_list_of_another_number_or_of_the_doer_itself_is_not_meant(text: str, unsaid: str) -> None:
    assert unsaid not in stages(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru has notified Chile that it is leaving the fisheries agreement of 2011.", "CHL PER ended happened"),
        ("In May Togo informed Ghana that it was terminating the visa agreement.", "GHA TGO ended happened"),
        ("Kenya informed Uganda that it had left the railway agreement with Sudan.", "KEN SDN ended happened"),
    ],
)
def test_who_is_told_of_an_end_is_the_other_side_unless_another_is_named(text: str, expected: str) -> None:
    assert {said for said in stages(text) if " ended " in said} == {expected}

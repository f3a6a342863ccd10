"""Bodies of common names: whose they are is told by the words beside them, in later sentences too."""

from __future__ import annotations

import pytest
from tests.reading.reports import reader


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Peru's Congress approved the pact.", ["PER", "PER"]),
        ("The Congress in Lima approved the pact.", ["PER", "PER"]),
        ("In Lima the Congress approved the pact.", ["PER", "PER"]),
        ("The House of Representatives of Japan approved the pact.", ["JPN", "JPN"]),
        ("The defence secretary of the Philippines signed in Paris.", ["PHL", "PHL", "FRA"]),
        ("Peru's Congress met. Congress then voted.", ["PER", "PER", "PER"]),
        ("Congress approved aid to Peru.", ["USA", "PER"]),
        ("Peru's cabinet hopes that Congress will approve the pact.", ["PER", "PER"]),
        ("Kenya waits for Congress.", ["KEN", "USA"]),
        ("Peru and Washington wait. Congress has not voted.", ["PER", "USA", "USA"]),
        ("Germany's Bundestag and the Knesset voted.", ["DEU", "DEU", "ISR"]),
        ("The law passed Congress in Ukraine's favour.", ["USA", "UKR"]),
    ],
)
def test_whose_a_body_is(text: str, codes: list[str]) -> None:
    assert [mention.code for mention in reader().parties_in(text, None)] == codes

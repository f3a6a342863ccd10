"""Visits, meetings, votes and deliveries in sentences of our own, by the parties they have."""

from __future__ import annotations

from typing import Any

import pytest

ROWS = [
    ("During a visit of President Volodymyr Zelensky to Lisbon the agreement was signed.", {"PRT+UKR visit"}),
    ("It was the first visit of a Japanese prime minister to Uzbekistan.", {"JPN+UZB visit"}),
    ("The Polish prime minister, Donald Tusk, will be in Vilnius on Friday.", {"LTU+POL visit"}),
    ("The negotiators of Switzerland and China met in Bern in March.", {"CHE+CHN meeting"}),
    ("Keir Starmer and Emmanuel Macron held a summit in London.", {"FRA+GBR meeting"}),
    ("The European Parliament gave its consent by 475 votes to 110.", {"EU vote"}),
    ("The Senate in Brasília has yet to vote on the treaty.", {"BRA vote"}),
    ("Croatia's parliament approved the agreement in July, Hungary's did so in June.", {"HRV vote", "HUN vote"}),
    ("The Netherlands handed the first aircraft over to Ukraine in October.", {"NLD+UKR delivery"}),
    ("Ukraine received two more systems from Germany in January.", {"DEU+UKR delivery"}),
    ("The last of the six aircraft arrived in Ukraine from the Netherlands in May.", {"NLD+UKR delivery"}),
    ("The negotiators of Peru and Chile met the deadline.", set()),
    ("Peru received an answer from Chile.", set()),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_an_event_has_its_parties(said: Any, text: str, expected: set[str]) -> None:
    found = said("event", text, published="2024-05-03")
    assert {f"{'+'.join(s.parties)} {s.value.event}" for s in found} == expected

"""Where a report says that something was signed."""

from __future__ import annotations

import pytest
from tests.reading.reports import statements

from depositary.core.values import StageValue


def places(text: str) -> list[str | None]:
    """The places of the signatures that a report tells to have happened, in text order."""
    return [
        each.value.place
        for each in statements(text)
        if isinstance(each.value, StageValue) and (each.stage, each.framing) == ("signed", "happened")
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chile and Peru signed a fisheries agreement in Lima on Tuesday.", "Lima"),
        ("In Lima on Tuesday, Chile and Peru signed a fisheries agreement.", "Lima"),
        (
            "The fisheries agreement with Chile was signed when the Peruvian president visited Santiago in May.",
            "Santiago",
        ),
        ("Chile and Peru signed a fisheries agreement on Tuesday, the government in Lima said.", None),
        ("Chile and Peru signed a fisheries agreement that allows boats to land their catch in Lima.", None),
        ("LIMA, May 9 - Chile and Peru signed a fisheries agreement on Tuesday.", None),
    ],
)
def test_the_capital_in_which_it_was_signed(text: str, place: str | None) -> None:
    assert places(text) == [place]


def test_what_is_only_planned_has_no_place() -> None:
    text = "Chile and Peru will sign a fisheries agreement in Lima on Tuesday."
    stages = [each.value for each in statements(text) if isinstance(each.value, StageValue)]
    assert stages
    assert all(value.place is None for value in stages)

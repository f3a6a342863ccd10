"""People whom a text introduces by an office stand for their state from there on."""

from __future__ import annotations

import pytest
from tests.reading.reports import reader


def people(text: str) -> list[tuple[str, str]]:
    return [(m.code, text[m.start : m.end]) for m in reader().parties_in(text, None) if m.kind == "person"]


@pytest.mark.parametrize(
    "introduction",
    [
        "Ghana's trade minister, Kofi Adjei, spoke first.",
        "The Ghanaian minister Kofi Adjei spoke first.",
        "Kofi Adjei, Ghana's trade minister, spoke first.",
        "Ghana's Minister for Trade Kofi Adjei spoke first.",
    ],
)
def test_a_surname_stands_for_the_state_whose_office_its_bearer_holds(introduction: str) -> None:
    text = f"{introduction} Later Mr Adjei left. Adjei's plane was late."
    assert people(text) == [("GHA", "Kofi Adjei"), ("GHA", "Adjei"), ("GHA", "Adjei")]


@pytest.mark.parametrize(
    "text",
    [
        "Adjei slept before Ghana's trade minister, Kwame Mensah, arrived.",
        "Ghana's trade minister, Kofi Adjei, and Togo's minister, Afi Adjei, met. Adjei spoke.",
        "Ghana's trade minister, Kofi Adjei, spoke. Jan Adjei slept.",
        "Ghana's trade minister, Kofi Stone, spoke. A stone fell. Stone is cheap.",
        "The firm of Kofi Adjei sells nets in Ghana. Adjei is rich.",
    ],
)
def test_namesakes_and_those_without_an_office_stand_for_nobody(text: str) -> None:
    last = text.rsplit(". ", 1)[-1]
    assert not any(name in last for _, name in people(text) if name in {"Adjei", "Stone"})


def test_a_counterpart_is_of_the_state_that_names_him() -> None:
    text = "There were Portugal's sea minister, Rui Almeida, and his Ghanaian counterpart, Kofi Adjei. Adjei left."
    assert people(text) == [("PRT", "Rui Almeida"), ("GHA", "Kofi Adjei"), ("GHA", "Adjei")]

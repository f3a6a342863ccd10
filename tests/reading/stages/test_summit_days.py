"""Days of planned stages that a summit gives."""

from __future__ import annotations

import pytest
from tests.reading.reports import stage_statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile are to sign their water treaty before the NATO summit in July.", "../2024-07"),
        ("Peru and Chile are to sign their water treaty before the NATO summit.", "../2024-07"),
        ("Peru and Chile may sign their water treaty at the NATO summit.", "2024-07-09/2024-07-11"),
        ("Peru and Chile signed their water treaty on 3 May, before the NATO summit.", "2024-05-03"),
        ("Peru and Chile are to sign their water treaty on 3 June, before the NATO summit.", "2024-06-03"),
    ],
)
def test_a_planned_stage_has_the_time_of_its_summit(text: str, expected: str) -> None:
    (said,) = stage_statements(text, published="2024-05-10")
    assert said.date is not None
    assert said.date.edtf == expected

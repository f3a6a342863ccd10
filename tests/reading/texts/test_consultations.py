"""Consultations: the window, what sets it off, who may ask."""

from collections.abc import Callable

import pytest

from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.consultations import read_consultation
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import Consultation

LayOut = Callable[[str], Layout]


def _read(layout: Layout, drafting: Drafting) -> Consultation | None:
    return read_consultation(layout, drafting, range(len(layout.sentences)))


@pytest.mark.parametrize(
    ("sentence", "hours", "triggers", "asked"),
    [
        (
            "In the event of a future armed attack, the sides will, at the request of either, consult within 36 hours.",
            36,
            ("future_attack",),
            True,
        ),
        (
            "In the event of renewed aggression following the end of hostilities, the sides will meet within two days.",
            48,
            ("renewed_after_ceasefire",),
            False,
        ),
        ("In the event of a future invasion, the sides shall consult without delay.", None, ("future_attack",), False),
        ("In the event of a flood, the sides shall consult within twelve (12) hours.", 12, (), False),
    ],
)
def test_window_trigger_and_request(
    lay_out: LayOut, drafting: Drafting, sentence: str, hours: int | None, triggers: tuple[str, ...], asked: bool
) -> None:
    found = _read(lay_out(sentence), drafting)
    assert found is not None
    assert (found.hours, found.triggers, found.on_request) == (hours, triggers, asked)
    found.passage.verify(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The sides consult each other once a year.",
        "Travellers must register within 24 hours of arrival.",
        "In the event of a dispute, the sides shall consult without delay.",
    ],
)
def test_routine_talks_are_no_emergency(lay_out: LayOut, drafting: Drafting, sentence: str) -> None:
    assert _read(lay_out(sentence), drafting) is None

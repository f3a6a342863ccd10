"""Terms: duration, extension, notice, entry into force, bindingness."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.core.codes import Framing
from depositary.core.values import TermValue

OPENING = "Chile and Peru signed a fisheries agreement on Friday. "


def terms(said: Any, text: str) -> list[tuple[str, str | None]]:
    return [(s.value.term, s.value.duration) for s in said("term", text) if isinstance(s.value, TermValue)]


@pytest.mark.parametrize(
    ("sentence", "term", "duration"),
    [
        ("It is meant to last ten years.", "duration", "P10Y"),
        ("The agreement will span the next decade.", "duration", "P10Y"),
        ("Its term, five years, is the longest so far.", "duration", "P5Y"),
        ("It can be prolonged if both sides want that.", "extension", None),
        ("The agreement may be ended on six months' notice.", "termination_notice", "P6M"),
        ("It took effect on signature.", "entry_into_force", None),
        ("The agreement enters into force thirty days after the exchange of notes.", "entry_into_force", "P30D"),
        ("The document is not legally binding.", "binding", None),
        ("The government counters that the pact is no treaty.", "binding", None),
    ],
)
def test_a_term_of_the_agreement_just_named(said: Any, sentence: str, term: str, duration: str | None) -> None:
    assert (term, duration) in terms(said, OPENING + sentence)
    assert all(s.parties == ("CHL", "PER") for s in said("term", OPENING + sentence))


def test_an_extension_takes_the_unit_of_the_duration_before_it(said: Any) -> None:
    found = terms(
        said, OPENING + "It is concluded for four years and is prolonged for three more unless one side objects."
    )
    assert sorted(found) == [("duration", "P4Y"), ("extension", "P3Y")]


def test_each_agreement_of_a_pair_has_the_term(said: Any) -> None:
    text = (
        "Canada and Italy signed security agreements with Ukraine on Saturday. Justin Trudeau and Giorgia Meloni "
        "signed for Ottawa and Rome. Each agreement is to run for ten years."
    )
    found = {s.parties for s in said("term", text, published="2024-02-24")}
    assert found == {("CAN", "UKR"), ("ITA", "UKR")}


def test_what_does_not_bind_is_denied(said: Any) -> None:
    denied = said("term", OPENING + "It is not legally binding.")
    stated = said("term", OPENING + "It is an internationally binding agreement.")
    assert [s.framing for s in denied] == [Framing.DENIED]
    assert [s.framing for s in stated] == [Framing.HAPPENED]


@pytest.mark.parametrize(
    "sentence",
    [
        "They had negotiated for ten years.",
        "In the long term, Peru hopes for more.",
        "It entered into force on 3 May 2024.",
        "The minister has been in office for three years.",
    ],
)
def test_other_durations_and_dates_are_no_terms(said: Any, sentence: str) -> None:
    assert terms(said, OPENING + sentence) == []

"""Sentences that once gave a stage or a date which they do not say, in our own words."""

from __future__ import annotations

from tests.reading.reports import statements

from depositary.core.codes import Stage
from depositary.core.statements import Statement


def _signed(text: str) -> list[Statement]:
    return [s for s in statements(text) if s.stage is Stage.SIGNED]


def test_the_only_agreement_is_not_the_one_spoken_of_before() -> None:
    text = (
        "Norway and Ukraine are negotiating a security agreement. The only agreement signed so far is the British one."
    )
    assert ("NOR", "UKR") not in {s.parties for s in _signed(text)}


def test_a_date_before_those_who_are_only_listed_is_not_theirs() -> None:
    text = (
        "Ukraine signed a security agreement with Denmark in January, the premier of Ukraine said. "
        "On 2 March Ukraine had spoken of six agreements, those with Norway and Iceland included."
    )
    listed = [s for s in _signed(text) if s.parties in {("NOR", "UKR"), ("ISL", "UKR")}]
    assert listed
    assert [s.date for s in listed] == [None] * len(listed)


def test_an_emergency_declaration_is_no_instrument_between_states() -> None:
    assert not _signed("The President of the United States signed an emergency declaration for Louisiana.")

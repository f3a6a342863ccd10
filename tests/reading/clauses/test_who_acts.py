"""Who does it: those whom comparisons and asides name do not, nor do partners of two agreements share one."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru, unlike Chile, has ratified the convention.", {"PER ratified happened"}),
        ("Unlike Chile, Peru has ratified the convention.", {"PER ratified happened"}),
        ("Peru, like Chile, has ratified the convention.", {"CHL PER ratified happened"}),
        ("Peru, but not Chile, has ratified the convention.", set()),
        ("Peru, which borders Chile, has ratified the convention.", {"PER ratified happened"}),
        ("The cabinet of Peru approved the country's accession to the declaration.", {"PER approved happened"}),
    ],
)
def test_comparisons_and_asides_name_no_doers(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A tenth agreement, with Spain, was signed on 27 May, and an eleventh, with Belgium, the day after.",
        "An agreement with Spain was signed on 27 May, and one with Belgium on 28 May.",
    ],
)
def test_partners_of_two_agreements_have_none_with_each_other(text: str) -> None:
    assert stages(text) == set()


@pytest.mark.parametrize(
    ("told", "framing"),
    [
        ("is only a matter of days", "planned"),
        ("is imminent", "planned"),
        ("is three weeks away", "planned"),
        ("is in doubt", "possible"),
        ("is out of the question", "denied"),
        ("took place a few streets away", "happened"),
    ],
)
def test_what_is_said_of_a_signing_frames_it(told: str, framing: str) -> None:
    assert f"CHL PER signed {framing}" in stages(f"The signing of the treaty between Peru and Chile {told}.")

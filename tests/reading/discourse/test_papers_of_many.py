"""Papers of many: who signed or ratified for itself what a report shows to be open to more than two."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages, stages

PLASTICS = "Thirty countries signed a treaty on plastics in Geneva on Monday. "
RIVER = "The text on the Blue River was opened for signature in 2010. "
BASIN = "The Blue River framework agreement entered into force in May. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLASTICS + "China did not sign.", {"CHN signed denied"}),
        (PLASTICS + "Among the signatories were Peru and Chile.", {"CHL PER signed happened"}),
        (RIVER + "Kenya has signed but not ratified.", {"KEN signed happened", "KEN ratified denied"}),
        (
            BASIN + "Ghana was the first to ratify, in 2013, followed by Togo in the same year and Mali in 2015.",
            {"GHA ratified happened", "TGO ratified happened", "MLI ratified happened"},
        ),
    ],
)
def test_each_acts_for_itself_in_a_paper_of_many(text: str, expected: set[str]) -> None:
    assert expected <= stages(text)


def test_those_who_signed_later_have_their_own_day() -> None:
    text = RIVER + "Chad and Niger signed at once, Mali five days later and Togo in May 2011."
    assert {"MLI signed happened", "TGO signed happened"} <= stages(text)
    assert "TGO signed happened 2011-05" in dated_stages(text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Two countries signed a tax treaty in Geneva. Peru did not sign.", "PER signed denied"),
        ("Peru and Chile signed a tax treaty. Chile was the first to ratify.", "CHL ratified happened"),
        ("Thirty countries signed pacts with Peru. Chile did not sign.", "CHL signed denied"),
        ("Thirty companies signed a pact on plastics. Chile did not sign.", "CHL signed denied"),
    ],
)
def test_what_two_or_firms_made_is_no_paper_of_many(text: str, unsaid: str) -> None:
    assert unsaid not in stages(text)

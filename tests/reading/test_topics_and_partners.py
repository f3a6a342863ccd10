"""Who a release's sentence deals with, who is only spoken about, and what is only talked about or still to come."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

SWISS = "news.admin.ch"

CASES: list[tuple[str, str, set[str]]] = [
    # with whom the sentence deals, whoever stands in the title
    (
        "Switzerland and Croatia cooperate",
        "Ms Weber explained the decision taken with the EU to resume negotiations on an electricity agreement.",
        {"CHE EU talks planned"},
    ),
    (
        "Tax information: South Korea",
        "Switzerland will exchange data with the EU on the basis of the agreement signed in 2015.",
        {"CHE EU signed happened"},
    ),
    # whom the verb before "and" acts on does nothing
    (
        "Geneva Conventions turn 160",
        "Envoys of 12 states met in Geneva at the invitation of the ICRC and the Federal Council and signed the pact.",
        set(),
    ),
    # a topic named before "and the" owns nothing behind it
    (
        "Council of Europe meeting",
        "The talks will focus on the war against Ukraine and the adoption of a convention on rivers.",
        set(),
    ),
    # the states of a group are no United States
    (
        "Trade in numbers",
        "An agreement between the EFTA States and the States of the Gulf Cooperation Council is in force.",
        {"EFTA GCC in_force happened"},
    ),
    # a paper named after a city
    (
        "Peace in the south",
        "Switzerland supports the Helsinki peace agreement, which was concluded in 2005.",
        set(),
    ),
    # talks that are discussed are under way, agreements that are discussed are there
    (
        "Mission to Delhi",
        "Ms Weber will discuss the negotiations between EFTA and India with the Indian trade minister.",
        {"EFTA IND talks happened"},
    ),
    (
        "Mission to Delhi",
        "Ms Weber will discuss possible negotiations on a visa agreement with the Indian trade minister.",
        {"CHE IND talks possible"},
    ),
    ("Visit to Belgrade", "They also discussed the agreement between the EU and Serbia on border guards.", set()),
    # what is not, or not yet
    # what a paper itself says is to be done under it
    (
        "Tax agreement with Peru",
        "It was agreed in the new tax treaty that both countries will open negotiations once Peru has a law.",
        set(),
    ),
    (
        "Research programmes",
        "Negotiations between Switzerland and the EU in this regard are not currently under way.",
        {"CHE EU talks denied"},
    ),
    (
        "Tax agreement with Norway",
        "After the agreement with Norway has been signed, parliament must approve it.",
        {"CHE NOR signed planned", "CHE approved planned"},
    ),
    (
        "Visit to Riyadh",
        "The imminent signing of an investment agreement between Switzerland and Saudi Arabia delights both.",
        {"CHE SAU signed planned"},
    ),
    (
        "Data exchange: Singapore",
        "The committees approved the provisional application of the agreement with Singapore.",
        {"CHE SGP in_force planned"},
    ),
    (
        "Cluster munitions",
        "The Federal Council has opened a consultation process on the ratification of the convention on munitions.",
        set(),
    ),
]


@pytest.mark.parametrize(("title", "text", "said"), CASES)
def test_who_is_dealt_with_and_what_is_only_talked_about(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, SWISS) == said


def test_a_notice_still_to_be_received_is_no_ratification() -> None:
    said = stages("Notification has still to be received that Peru has ratified the treaty with Chile.", "", "wire")
    assert all("happened" not in each for each in said)

"""Releases of the White House: whose a truce or a paper is, who "your parliament" is, what only looks like a list."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, stage_statements, stages


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("", "Peru and Chile agreed to an immediate ceasefire.", {"CHL PER agreed happened"}),
        ("", "Qatar and Egypt brokered an immediate ceasefire.", set()),
        (
            "Joint Leaders' Statement of the United States and Ghana",
            "The two Presidents commended the signing of agreements on cybersecurity, digital trade, and cocoa.",
            {"GHA USA signed happened"},
        ),
        (
            "Statement by G7 Leaders",
            "We reached agreement on a common price for lithium.",
            {"G7 agreed happened"},
        ),
        (
            "Remarks by the President and the Prime Minister of Peru",
            "Last spring our countries signed a defense cooperation agreement. Your parliament has now approved it.",
            {"PER USA signed happened", "PER approved happened"},
        ),
        (
            "Message to the Senate on the Treaty with Peru",
            (
                "With a view to receiving the advice and consent of the Senate to ratification, I transmit herewith "
                "the Treaty between the United States of America and Peru on Extradition."
            ),
            {"PER USA submitted happened"},
        ),
        (
            "Joint Statement of the United States and Peru",
            "The two countries will do what is needed in advance of the entry into force of the trade agreement.",
            {"PER USA in_force planned"},
        ),
        (
            "Notes on fish",
            "The United States and Peru exchanged diplomatic notes bringing the fisheries agreement into force.",
            {"PER USA in_force happened"},
        ),
        (
            "Joint Statement of the United States and Palau",
            "The Leaders celebrated the entry into force of the amended Compact of Free Association.",
            {"PLW USA in_force happened"},
        ),
        (
            "Fact sheet on a new partnership",
            "Today we announced partnerships on ports. Those countries are Chile, Peru, Panama and Ecuador.",
            set(),
        ),
        (
            "Press briefing",
            (
                "The President saw President Zelenskyy; they just signed a security agreement that matters to the "
                "people of Ukraine as they fight the aggression by Russia."
            ),
            {"UKR USA signed happened"},
        ),
        (
            "Press briefing",
            (
                "The ceasefire in Gaza is near, Israel and Hamas both say. You begin the negotiations for phase two "
                "about a third of the way through phase one."
            ),
            set(),
        ),
        (
            "Remarks by the President",
            "We had a deal with Peru, a terrible deal, and I terminated it.",
            {"PER USA agreed happened", "PER USA ended happened"},
        ),
        (
            "Press gaggle",
            "I expect the leaders to unveil a fisheries agreement with Peru tomorrow.",
            {"PER USA agreed planned"},
        ),
        (
            "Joint Statement from the Leaders of the United States, Peru, and Chile",
            "We plan to sign a trilateral framework for ports this year.",
            {"CHL PER USA signed planned"},
        ),
        (
            "U.S.-EU Summit Joint Statement",
            "We intend to sign an agreement on critical minerals.",
            {"EU USA signed planned"},
        ),
        (
            "Proclamation to implement the United States-Israel Agreement",
            "In 2008 the two parties extended the agreement.",
            {"ISR USA changed happened"},
        ),
    ],
)
def test_tells_whose_a_release_speaks_of(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, AMERICAN) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "On October 17, 2003, the United States and Peru concluded a beef pact, which took effect on May 1, 2005.",
            {"PER USA agreed happened 2003-10-17", "PER USA in_force happened 2005-05-01"},
        ),
        ("We will terminate the 1984 Income Tax Convention with Peru.", {"PER USA ended planned"}),
    ],
)
def test_dates_what_a_release_tells(text: str, said: set[str]) -> None:
    found = stage_statements(text, "Notice", AMERICAN)
    assert {
        " ".join([*s.parties, s.stage or "", s.framing, *([s.date.edtf or ""] if s.date else [])]) for s in found
    } == said

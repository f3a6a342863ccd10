"""Events in a government's own texts: whose they are, and which are to come or are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depositary.core.statements import Statement

Said = Callable[..., list[Statement]]


def events(said: Said, text: str) -> list[str]:
    found = said("event", text, publisher="whitehouse.gov", published="2024-06-20")
    return [f"{s.value.event} {' '.join(s.parties)} {s.framing}" for s in found]  # type: ignore[union-attr]  # only events are found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "President Biden met today with President Luis Abinader of the Dominican Republic, Prime Minister "
                "Kishida Fumio of Japan, and Prime Minister Christopher Luxon of New Zealand."
            ),
            "meeting DOM JPN NZL USA happened",
        ),
        (
            (
                "Vice President Harris met with Prime Minister Petteri Orpo of Finland, Prime Minister Ulf "
                "Kristersson of Sweden and President Alar Karis of Estonia."
            ),
            "meeting EST FIN SWE USA happened",
        ),
        (
            "France, Canada, the UK, Slovakia and Norway have all donated air defense systems to Ukraine.",
            "delivery CAN FRA GBR NOR SVK UKR happened",
        ),
        (
            "Prime Minister Albanese of Australia flies to Beijing next week to meet President Xi.",
            "visit AUS CHN planned",
        ),
        ("Secretary Blinken travels to Japan tomorrow.", "visit JPN USA planned"),
        ("Secretary Blinken was in Paris on June 8.", "visit FRA USA happened"),
        ("Vice President Harris met with President Herzog of Israel.", "meeting ISR USA happened"),
        ("President Biden met today with King Abdullah II of Jordan.", "meeting JOR USA happened"),
        ("Deputy National Security Advisor Gordon will travel to Peru and Chile in July.", "visit CHL PER USA planned"),
        ("President Biden will travel to the United Kingdom, Lithuania, and Finland.", "visit FIN GBR LTU USA planned"),
        ("During President Biden's visit to Lima, Peru and Chile agreed on talks.", "visit PER USA happened"),
        (
            "This call previews the upcoming meeting between President Biden and President Xi.",
            "meeting CHN USA planned",
        ),
        ("The Vice President's visit to Panama, set for March, follows.", "visit PAN USA planned"),
        ("Jake Sullivan met yesterday with his Brazilian and Colombian counterparts.", "meeting BRA COL USA happened"),
        ("Ambassador Dana Okafor will travel to Ethiopia next week.", "visit ETH USA planned"),
        ("Everybody there is waiting for President Biden's visit to Tanzania.", "visit TZA USA planned"),
        ("The President is headed to Warsaw on Monday night.", "visit POL USA planned"),
    ],
)
def test_all_who_take_part_do_and_what_is_ahead_is_planned(said: Said, text: str, expected: str) -> None:
    assert events(said, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Vice President regrets that she was no longer able to travel to Bahrain.",
        "President Zelenskyy believes that President Xi should visit Ukraine.",
        "Because of the storm President Biden is postponing his trip to Germany.",
        "He was in Vietnam with the Marines.",
        "The President said he believes NATO is in Ukraine's future.",
        "The President's trip to Israel hasn't been scheduled yet.",
        "When she returned to Georgia, the Vice President went to a hospital in Atlanta.",
        "When Iran sent weapons to the Houthis, our sailors intercepted them.",
        "President Biden welcomed President Hichilema's economic reform agenda.",
    ],
)
def test_journeys_not_made_and_those_of_private_people_are_no_events(said: Said, text: str) -> None:
    assert events(said, text) == []

"""Events: visits, meetings, votes and deliveries."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.core.codes import Framing
from depositary.core.values import EventValue


def events(said: Any, text: str, **more: Any) -> set[tuple[tuple[str, ...], str]]:
    return {(s.parties, s.value.event) for s in said("event", text, **more) if isinstance(s.value, EventValue)}


@pytest.mark.parametrize(
    ("text", "parties", "event"),
    [
        ("Donald Tusk arrived in Kyiv on 14 May.", ("POL", "UKR"), "visit"),
        ("During his visit to Madrid on Monday, Emmanuel Macron praised the agreement.", ("ESP", "FRA"), "visit"),
        (
            "France and Spain signed a pact. Emmanuel Macron and Pedro Sanchez met in Brussels.",
            ("ESP", "FRA"),
            "meeting",
        ),
        ("The Polish parliament passed the bill on the agreement by 240 votes to 180.", ("POL",), "vote"),
        (
            "Donald Tusk came to Kyiv for the agreement. Poland sent tanks and missiles to Ukraine.",
            ("POL", "UKR"),
            "delivery",
        ),
    ],
)
def test_an_event_has_the_states_of_its_people(said: Any, text: str, parties: tuple[str, ...], event: str) -> None:
    assert (parties, event) in events(said, text)


def test_an_event_has_its_date(said: Any) -> None:
    (statement,) = said("event", "Donald Tusk arrived in Kyiv on 14 May.")
    assert statement.date is not None
    assert statement.date.edtf == "2024-05-14"


def test_a_vote_to_come_is_planned(said: Any) -> None:
    (statement,) = said("event", "The agreement was signed by Poland and Chile. The Polish senate is to vote in July.")
    assert (statement.parties, statement.framing) == (("POL",), Framing.PLANNED)


@pytest.mark.parametrize(
    "text",
    [
        "Donald Tusk has met the conditions of the agreement with Chile.",
        "The agreement enters into force once the Polish parliament has approved it.",
        "Poland will send tanks under the agreement with Chile.",
        "The two ministers signed the agreement between Poland and Chile.",
    ],
)
def test_what_has_not_happened_or_is_no_event_stays_quiet(said: Any, text: str) -> None:
    assert events(said, text) == set()


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("It was signed during a surprise visit.", "visit"),
        ("The two presidents met for an hour.", "meeting"),
        ("Donald Tusk, in Kyiv for the first time this year, thanked his host.", "visit"),
    ],
)
def test_an_event_of_the_agreement_s_sides_need_not_name_both(said: Any, sentence: str, event: str) -> None:
    assert (("POL", "UKR"), event) in events(said, f"Poland and Ukraine signed a grain agreement on Monday. {sentence}")


def test_two_countries_hold_a_dialogue(said: Any) -> None:
    text = "Chile and Peru held their fifth human rights dialogue in Lima."
    assert events(said, text) == {(("CHL", "PER"), "meeting")}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peru's single chamber had said yes in May.", "PER"),
        ("The Chilean Senate gave the agreement its blessing on Tuesday with 31 votes in favour.", "CHL"),
        ("On 14 June the Peruvian parliament gave the green light by a large majority.", "PER"),
        ("The motion was carried by 74 votes to 40 in the Riksdag.", "SWE"),
        ("In Lima the Congress voted it through on 3 May.", "PER"),
    ],
)
def test_a_chamber_s_yes_is_a_vote_in_whatever_words(text: str, state: str, said: Any) -> None:
    found = said("event", "Peru and Chile signed a free trade agreement in Lima last March. " + text)
    assert [(s.parties, s.value.event) for s in found] == [((state,), "vote")]

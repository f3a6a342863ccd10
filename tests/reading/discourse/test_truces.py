"""Truces: what a state agrees with an armed group has the state alone; mediators are no sides."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, stage_statements, stages

from depositary.lexicon import load_lexicon
from depositary.lexicon.conflicts import Conflict

CALL = "Background Press Call on the President's Call with Prime Minister Netanyahu"


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("", "Israel and Hamas have reached a deal.", {"ISR agreed happened"}),
        (
            "",
            "Israel and Lebanon agreed to a ceasefire deal that stops Hezbollah's fire.",
            {"ISR LBN agreed happened"},
        ),
        (
            CALL,
            "You still don't have an agreement on the step from a pause to a lasting ceasefire.",
            {"ISR agreed denied"},
        ),
        (CALL, "Hamas answered Israel. Could that prolong the negotiations?", {"ISR talks happened"}),
        (
            "",
            "The United States spoke to Israel and Qatar to advance these negotiations, so that hostages come home.",
            {"ISR talks happened"},
        ),
        ("", "Israel knows that we want to get this hostage deal done.", {"ISR agreed planned"}),
        (
            "",
            "Israel bombed Gaza. We reached a trade agreement with Japan. The negotiations with Japan took a year.",
            {"JPN USA agreed happened", "JPN USA talks happened"},
        ),
        ("", "Peru and the fishermen have reached a deal.", set()),
    ],
)
def test_a_truce_has_the_state_as_its_party(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, AMERICAN) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("What is the status of the negotiations with Peru on a tax treaty?", {"PER USA talks happened"}),
        ("Will there be negotiations with Peru on a tax treaty?", set()),
        ("Did they sign the tax treaty with Peru?", set()),
    ],
)
def test_a_question_takes_the_talks_for_granted_that_it_is_about(text: str, said: set[str]) -> None:
    assert stages(text, "", AMERICAN) == said


CONFLICTS = load_lexicon().conflicts


@pytest.mark.parametrize("conflict", CONFLICTS, ids=[each.id for each in CONFLICTS])
def test_the_examples_of_a_conflict_have_its_states_and_the_counter_examples_say_nothing(
    conflict: Conflict,
) -> None:
    def parties(text: str) -> set[tuple[str, ...]]:
        return {each.parties for each in stage_statements(text)}

    assert all(parties(text) == {tuple(sorted(conflict.states))} for text in conflict.examples)
    assert not any(parties(text) for text in conflict.counter)

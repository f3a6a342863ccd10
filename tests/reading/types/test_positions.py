"""Positions: whose stance, on what, under which condition."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.core.values import PositionValue


def stances(said: Any, text: str, **more: Any) -> set[tuple[tuple[str, ...], str]]:
    return {(s.parties, s.value.stance) for s in said("position", text, **more) if isinstance(s.value, PositionValue)}


@pytest.mark.parametrize(
    ("text", "party", "stance"),
    [
        ("Latvia and Estonia support Moldova's membership of the European Union.", "LVA", "supports"),
        ("Viktor Orban told the assembly that Ukraine should not join NATO.", "HUN", "opposes"),
        ("Viktor Orban said that NATO membership was off the agenda for Ukraine.", "HUN", "opposes"),
        ("Donald Tusk assured his guest of full support for Ukraine's accession to NATO.", "POL", "supports"),
        (
            "Jens Stoltenberg said that an invitation to NATO would come when allies agreed and conditions were met.",
            "NATO",
            "conditional",
        ),
        ("Jens Stoltenberg said he expected Ukraine to join NATO in the end.", "NATO", "predicts"),
    ],
)
def test_the_stance_is_its_speakers(said: Any, text: str, party: str, stance: str) -> None:
    assert ((party,), stance) in stances(said, text)


def test_supporting_the_goal_and_opposing_the_step_are_two_positions(said: Any) -> None:
    text = "Germany and Spain back Ukraine's membership of NATO but do not want to issue an invitation now."
    assert stances(said, text) == {
        (("DEU",), "supports"),
        (("ESP",), "supports"),
        (("DEU",), "opposes"),
        (("ESP",), "opposes"),
    }


def test_the_silence_of_a_text_is_its_sides(said: Any) -> None:
    text = (
        "Japan and Ukraine signed a support agreement on Friday. The agreement takes no position on Ukraine's "
        "membership of NATO."
    )
    (statement,) = said("position", text)
    assert (statement.parties, statement.value.stance) == (("JPN",), "none_stated")
    assert statement.value.on == "Ukraine's NATO membership"


def test_a_prediction_keeps_its_condition(said: Any) -> None:
    text = "Jens Stoltenberg was confident that Ukraine would join NATO, as long as the reforms went on."
    (statement,) = said("position", text)
    assert statement.value.stance == "predicts"
    assert statement.value.condition is not None
    assert statement.value.condition.startswith("as long as")


def test_the_outlets_gloss_is_nobodys_position(said: Any) -> None:
    text = "However, Stoltenberg's remarks indicate a growing consensus within NATO that Ukraine's membership is near."
    (statement,) = said("position", text)
    assert statement.value.gloss
    assert statement.parties == ()
    assert statement.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Some members support Ukraine's membership of NATO, others fear it.",
        "The prospect of Ukraine joining NATO has been contentious.",
        "Greece joined the declaration five days later.",
        "The minister gave no date for accession to NATO.",
    ],
)
def test_unnamed_holders_and_mere_mentions_stay_quiet(said: Any, text: str) -> None:
    assert stances(said, text) == set()


@pytest.mark.parametrize(
    ("sentence", "party", "stance"),
    [
        ("Moscow condemned the agreement.", "RUS", "opposes"),
        ("Berlin does not want to invite Ukraine yet.", "DEU", "opposes"),
        ("Poland and Lithuania called for an invitation to Ukraine.", "LTU", "supports"),
        ("Jens Stoltenberg said that an invitation depended on reforms.", "NATO", "conditional"),
    ],
)
def test_verbs_for_and_against_give_their_subject_a_stance(said: Any, sentence: str, party: str, stance: str) -> None:
    text = f"Norway and Ukraine signed an agreement on security cooperation on Friday. {sentence}"
    assert ((party,), stance) in stances(said, text)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "Viktor Orban and Robert Fico, of Hungary and Slovakia, said NATO membership for Ukraine was ruled out.",
            {"Ukraine's NATO membership"},
        ),
        (
            "Ukraine should not join NATO, said Viktor Orban, who met Robert Fico of Slovakia.",
            {"Ukraine's NATO membership"},
        ),
        ("Viktor Orban said that accession to NATO was not ruled out for Ukraine.", set()),
        ("Viktor Orban said the pact with Chile did not close the door to NATO, least of all now.", set()),
    ],
)
def test_the_membership_is_of_whoever_would_join(said: Any, text: str, whose: set[str]) -> None:
    found = [s.value for s in said("position", text) if isinstance(s.value, PositionValue)]
    assert {value.on for value in found if value.stance == "opposes"} == whose

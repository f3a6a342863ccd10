"""Verdicts: agreements of which an auxiliary alone says whether they got as far, and those of a set."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's pact with Chad is in force; the one with Mali is not.", "MLI PER in_force denied"),
        (
            "Peru negotiated two pacts: the one with Togo was signed, the one with Chad was not.",
            "PER TCD signed denied",
        ),
        ("Peru's pact with Chad has been ratified, the one with Mali has not.", "MLI PER ratified denied"),
        ("Oman signed a treaty with Peru in May. The treaty with Togo was not.", "OMN TGO signed denied"),
    ],
)
def test_an_auxiliary_alone_repeats_the_stage(text: str, expected: str) -> None:
    assert expected in stages(text)


@pytest.mark.parametrize(
    "text",
    [
        "Negotiations on a Chadian-Malian pact have yet to begin.",
        "Peru signed a pact with Chad. The treaty with Mali is older.",
        "Peru terminated its pact with Chad; the one with Mali is not.",
    ],
)
def test_other_verbs_say_nothing_of_it(text: str) -> None:
    assert not [each for each in stages(text) if "MLI" in each and "denied" not in each]
    assert "MLI PER ended denied" not in stages(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Algeria has not ratified four of its pacts, among them the ones with Peru and Oman.",
            "DZA OMN ratified denied",
        ),
        ("Algeria signed four pacts this year, including those with Peru and Oman.", "DZA PER signed happened"),
        ("Several of Peru's pacts were never ratified, including those with Togo and Mali.", "PER TGO ratified denied"),
    ],
)
def test_some_of_a_set_share_its_stage_and_its_holder(text: str, expected: str) -> None:
    assert expected in stages(text)


def test_agreements_of_two_owners_are_not_one_of_both() -> None:
    assert not stages("Slovenia's agreement was signed in June, Romania's in July.")
    assert "ROU SVN signed happened" not in stages("Slovenia's treaty was signed and Romania's pact is in force.")


def test_who_follows_in_the_present_on_a_coming_day_is_still_to_do_it() -> None:
    text = "Norway's agreement with Latvia has been in force since May; Lithuania's follows in August."
    assert "LTU NOR in_force planned" in stages(text)
    alone = "The agreement between Norway and Latvia has been in force since May; Lithuania's follows in August."
    assert not [each for each in stages(alone) if "LTU" in each]


def test_a_present_behind_the_date_that_opens_the_sentence_is_a_plan() -> None:
    text = "On 3 September the agreement between Croatia and Slovenia enters into force."
    assert stages(text) == {"HRV SVN in_force planned"}


@pytest.mark.parametrize("verb", ["have signed none so far", "have concluded none"])
def test_none_as_an_object_denies(verb: str) -> None:
    text = f"Peru signed a treaty with Qatar. Kenya and Togo {verb} with Qatar."
    assert not [each for each in stages(text) if "KEN" in each and "happened" in each]


def test_who_has_not_started_has_no_talks() -> None:
    assert "PER TCD talks denied" in stages("Oman is negotiating a tax treaty with Peru. Chad has not started.")


def test_what_is_concluded_on_one_day_and_signed_on_another_is_told_twice() -> None:
    text = "Peru's treaty with Chile, concluded in February and signed in July, was tabled on Monday."
    assert {"CHL PER agreed happened", "CHL PER signed happened"} <= stages(text)
    assert stages("Peru and Chile concluded and signed a treaty in July.") == {"CHL PER signed happened"}


def test_votes_stand_between_approving_and_the_paper() -> None:
    text = "Peru's parliament approved by 48 votes to 11 on Monday the tax agreement with Chile."
    assert stages(text) == {"PER approved happened"}


def test_a_cabinet_that_discusses_a_text_holds_no_talks() -> None:
    text = "Croatia and Slovenia signed a pact. Slovenia's cabinet cleared the text; Croatia's will discuss it in May."
    assert not [each for each in stages(text) if "talks" in each]

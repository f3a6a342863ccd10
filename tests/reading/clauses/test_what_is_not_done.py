"""What has not been done: verbs with no object, clauses that wait for others, steps that follow what comes first."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages, stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain and Morocco signed no fishing agreement.", {"ESP MAR signed denied"}),
        ("Oman will conclude no treaty with Iran.", {"IRN OMN agreed denied"}),
        ("Peru and Chile have reached no deal on taxes.", {"CHL PER agreed denied"}),
        ("Chile signed no fewer than four agreements with Peru.", {"CHL PER signed happened"}),
        ("Chile signed no more than two agreements with Peru.", {"CHL PER signed happened"}),
        ("Kenya takes no part in the talks between Peru and Chile on the treaty.", {"CHL PER talks happened"}),
    ],
)
def test_no_object_denies_its_verb(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


def test_no_secret_of_a_wish_denies_nothing() -> None:
    assert "CHL PER signed denied" not in stages("Peru made no secret of its wish to sign the treaty with Chile.")


@pytest.mark.parametrize(
    ("text", "waiting"),
    [
        ("Until the Italian senate does so, not a euro can be spent.", "ITA approved happened"),
        ("If Italy follows, the road will be built.", "ITA approved happened"),
        ("Once Italy has done so, work can begin.", "ITA approved happened"),
    ],
)
def test_a_verb_that_repeats_a_step_is_framed_by_its_clause(text: str, waiting: str) -> None:
    told = stages(f"Slovenia's parliament approved the treaty with Italy in November. {text}")
    assert "SVN approved happened" in told
    assert waiting not in told


def test_what_lapses_unless_somebody_acts_has_not_lapsed() -> None:
    told = stages("Ghana ratified the treaty with Togo in May. Unless Togo does so by July, it lapses.")
    assert not {each for each in told if each.endswith("happened")} - {"GHA TGO ratified happened"}


@pytest.mark.parametrize(
    "text",
    [
        "The treaty between Peru and Chile takes effect thirty days after both have ratified it.",
        "The treaty between Peru and Chile enters into force on the day after Chile has deposited its instrument.",
        "The treaty between Peru and Chile enters into force thirty days after the exchange of notes.",
    ],
)
def test_a_treaty_that_enters_into_force_after_a_step_is_not_in_force(text: str) -> None:
    told = stages(text)
    assert "CHL PER in_force planned" in told
    assert not any(each.endswith("happened") for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "Iran and Oman signed the agreement after the pipeline was completed.",
        "Iran and Oman signed the agreement as soon as the census was complete.",
        "Iran and Oman signed the agreement when the harbour had been finished.",
    ],
)
def test_what_is_done_to_something_else_is_no_step_of_the_agreement(text: str) -> None:
    assert stages(text) == {"IRN OMN signed happened"}


def test_the_effect_of_a_treaty_is_not_that_of_its_ratification() -> None:
    text = "Peru and Chile exchanged on Friday instruments of ratification of a treaty, which will take effect in May."
    assert "CHL PER ratified planned" not in stages(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The treaty between Spain and Morocco was to be signed in May.", "ESP MAR signed planned 2024-05"),
        (
            "Signature of the treaty between Spain and Morocco had been planned for May.",
            "ESP MAR signed planned 2024-05",
        ),
        ("Spain and Morocco had hoped to sign the treaty in March.", "ESP MAR signed planned 2024-03"),
        ("The leaders of Spain and Morocco were to sign the treaty on Friday.", "ESP MAR signed planned 2024-06-21"),
        ("The treaty between Spain and Morocco is to be signed in May.", "ESP MAR signed planned 2025-05"),
    ],
)
def test_a_past_plan_is_for_the_nearest_day(text: str, expected: str) -> None:
    assert dated_stages(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru is the only state in the region not to have signed the convention.", {"PER signed denied"}),
        ("Peru is the only state in the region to have signed the convention.", {"PER signed happened"}),
        ("Peru became the seventh country to sign the convention.", {"PER signed happened"}),
    ],
)
def test_who_is_ranked_for_not_doing_it_has_not_done_it(text: str, expected: set[str]) -> None:
    assert stages(text) == expected

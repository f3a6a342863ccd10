"""Followers: whose step a verb repeats that names none itself."""

from __future__ import annotations

from tests.reading.reports import stages

JOINED = "Peru joined the convention on lakes in May. "


def test_a_verb_that_repeats_means_what_was_told_last() -> None:
    assert stages(JOINED + "Kenya had done so in January.") == {"PER joined happened", "KEN joined happened"}


def test_a_step_that_its_own_sentence_names_is_the_one_that_is_repeated() -> None:
    assert stages(JOINED + "A vote was held to ratify; Kenya had done so in January.") == {"PER joined happened"}

"""Whose the rest are: agreements with others than the last, in a report that has said once whose story it is."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

ONE = "Tunisia's customs agreement with Libya entered into force on Saturday. "


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("The agreement with Algeria is before parliament.", "DZA TUN submitted happened"),
        ("With Malta, talks continue.", "MLT TUN talks happened"),
        ("With Malta, negotiations have been suspended.", "MLT TUN suspended happened"),
        ("The treaty with Chad was signed in May.", "TCD TUN signed happened"),
    ],
)
def test_they_are_whose_the_last_was(rest: str, expected: str) -> None:
    assert expected in stages(ONE + rest)


def test_they_are_whose_the_title_names_alone() -> None:
    text = "The agreement with Moldova was signed on Monday, the one with Georgia on Tuesday."
    assert {"MDA NOR signed happened", "GEO NOR signed happened"} <= stages(text, "Norway signs two accords")
    assert not stages(text)


def test_sections_of_others_are_about_the_state_of_the_title() -> None:
    text = (
        "Some of last year's news:\n\nTurkey: negotiations were suspended in May.\n"
        "Peru: the agreement on pensions entered into force on 1 July.\nIsrael: an accord ratified in June."
    )
    found = stages(text, "Uruguay's year in treaties")
    assert {"TUR URY suspended happened", "PER URY in_force happened", "ISR URY ratified happened"} <= found


def test_they_are_those_whom_the_first_sentence_joins() -> None:
    text = "Armenia and Iran have quarrelled over a bridge for years. Georgia, Turkey and Iraq look on. "
    assert stages(text + "The agreement was signed on Saturday.") == {"ARM IRN signed happened"}


def test_what_is_ratified_is_no_text_that_is_still_sought() -> None:
    text = (
        "Kenya signed a trade agreement with the Emirates in May. Uganda is negotiating one with the Emirates. "
        "The Emirates ratified the agreement last week."
    )
    assert not [each for each in stages(text) if each.startswith("ARE UGA ratified")]
    assert [each for each in stages(text) if each.startswith(("ARE ratified", "ARE KEN ratified"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most members ratified the accord on wrecks. Only Oman has not.", "OMN ratified denied"),
        ("Thirty states have signed the accord on wrecks; only Oman has not.", "OMN signed denied"),
        ("Of the four states that negotiated the protocol, only Bhutan has ratified it.", "BTN ratified happened"),
        ("Nine states ratified the accord on wrecks. Missing are Malta and Peru.", "MLT PER ratified denied"),
    ],
)
def test_what_a_number_or_a_share_of_states_did_is_of_many(text: str, expected: str) -> None:
    assert expected in stages(text)


def test_a_clause_that_only_says_when_is_not_what_others_repeat() -> None:
    text = "Sixty states must ratify the treaty before it takes effect. Peru and Chile have done so."
    assert "CHL PER ratified happened" in stages(text)
    assert "CHL PER in_force happened" not in stages(text)

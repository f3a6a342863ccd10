"""Conditions read from sentences of our own and the seeds' traps on conditions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.core.codes import StatementType
from depositary.core.statements import Statement
from depositary.core.values import ConditionValue

Said = Callable[..., list[Statement]]
Conditions = Callable[[str], list[ConditionValue]]

TITLE = "Norway and Ukraine near security agreement"
LEAD = "Norway and Ukraine are negotiating a security agreement, officials in Oslo said. "


@pytest.fixture
def conditions(said: Said) -> Conditions:
    def read(text: str) -> list[ConditionValue]:
        """The conditions of a text behind the lead."""
        found = said(StatementType.CONDITION, LEAD + text, TITLE)
        assert all(s.parties == ("NOR", "UKR") for s in found)
        return [s.value for s in found if isinstance(s.value, ConditionValue)]

    return read


@pytest.mark.parametrize(
    ("text", "waits_for"),
    [
        ("The agreement can be signed only when parliament has given its consent.", "parliament has given"),
        ("The agreement must be approved by the Storting.", "approved by the Storting"),
        ("Norway will not sign until the budget is passed.", "the budget is passed"),
        ("The signing hinges on the adoption of the budget.", "the adoption of the budget"),
        ("The agreement still requires ratification by the Storting.", "ratification by the Storting"),
        ("Parliament must ratify the agreement before it can enter into force.", "Parliament must ratify"),
        ("The agreement cannot enter into force without the approval of parliament.", "the approval of parliament"),
        ("Unless the Storting approves it, the agreement will not take effect.", "the Storting approves it"),
        ("The condition for the signature is the adoption of the budget.", "the adoption of the budget"),
        ("The approval of the Storting is still outstanding.", "The approval of the Storting"),
    ],
)
def test_what_a_stage_waits_for_is_a_pending_condition(text: str, waits_for: str, conditions: Conditions) -> None:
    (value,) = conditions(text)
    assert value.status == "pending"
    assert value.text.startswith(waits_for)


@pytest.mark.parametrize(
    "text",
    [
        "The Storting approved the agreement.",
        "The weather must improve before the regatta.",
        "The only guest was the ambassador.",
        "The agreement will enter into force once both sides have notified each other.",
        "He left without a vote.",
    ],
)
def test_what_nothing_waits_for_is_no_condition(text: str, conditions: Conditions) -> None:
    assert conditions(text) == []


def test_a_condition_that_has_been_met_is_satisfied(conditions: Conditions) -> None:
    (value,) = conditions("The condition that Oslo set for the agreement has been met.")
    assert value.status == "satisfied"


@pytest.mark.parametrize("published", ["2024-04-20", None])
def test_seed_the_aid_bill_is_pending_in_the_first_article(shared: Path, published: str | None, said: Said) -> None:
    text = next((shared / "seeds").glob("000_*.txt")).read_text("utf-8")
    found = said(StatementType.CONDITION, text, published=published)
    assert [(s.parties, s.value.status) for s in found if isinstance(s.value, ConditionValue)] == [
        (("UKR", "USA"), "pending"),
        (("NATO", "UKR"), "pending"),
    ]


@pytest.mark.parametrize("published", ["2024-05-14", None])
def test_seed_the_aid_bill_is_passed_in_the_second_article(shared: Path, published: str | None, said: Said) -> None:
    text = next((shared / "seeds").glob("003_*.txt")).read_text("utf-8")
    found = said(StatementType.CONDITION, text, published=published)
    assert [(s.parties, s.value.status) for s in found if isinstance(s.value, ConditionValue)] == [
        (("UKR", "USA"), "satisfied")
    ]


def test_a_vote_there_is_one_of_the_chamber_on_the_bill_that_the_sentence_names(said: Said) -> None:
    text = (
        "Ukraine and the United States are negotiating a security agreement, Ukraine's foreign minister said. "
        "The Senate passed a harbour bill in May, but the House of Representatives has yet to act, and without a vote "
        "there the American share would stay on paper."
    )
    (condition,) = said(StatementType.CONDITION, text)
    assert isinstance(condition.value, ConditionValue)
    assert condition.value.text == "a vote in the House of Representatives on the harbour bill"


def test_what_a_convention_waits_for_is_put_down_to_the_organisation_whose_it_is(said: Said) -> None:
    text = (
        "The Council of Europe's Forest Convention was opened for signature on Thursday. Andorra, Georgia and Iceland "
        "signed it. It enters into force once five states have ratified it."
    )
    (condition,) = said(StatementType.CONDITION, text)
    assert condition.parties == ("COE",)
    assert condition.instrument is not None
    assert condition.instrument.kind == "convention"

"""Targets read from sentences of our own and the seeds' traps on targets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.core.codes import StatementType
from depositary.core.edtf import is_valid
from depositary.core.statements import Statement
from depositary.core.values import TargetValue

Said = Callable[..., list[Statement]]
Targets = Callable[[str], list[tuple[str | None, str | None, str]]]

TITLE = "Norway and Ukraine near security agreement"
LEAD = "Norway and Ukraine are negotiating a security agreement, officials in Oslo said. "


@pytest.fixture
def targets(said: Said) -> Targets:
    def read(text: str) -> list[tuple[str | None, str | None, str]]:
        """Stage, time and status of a text's targets behind the lead."""
        found = said(StatementType.TARGET, LEAD + text, TITLE)
        assert all(s.parties == ("NOR", "UKR") for s in found)
        values = [s.value for s in found if isinstance(s.value, TargetValue)]
        assert all(v.by is None or is_valid(v.by) for v in values)
        return [(v.stage, v.by, v.status) for v in values]

    return read


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The agreement is to be signed on 20 June.", ("signed", "2024-06-20", "stated")),
        ("It will be signed in July.", ("signed", "2024-07", "stated")),
        ("Signature is expected before the end of the year.", ("signed", "../2024-12-31", "stated")),
        ("Oslo expects the signature in autumn.", ("signed", "2024-23", "stated")),
        ("Norway plans to conclude the agreement by December.", ("agreed", "2024-12", "stated")),
        ("The president wants the agreement signed by the end of June.", ("signed", "../2024-06-30", "stated")),
        ("The signing had been planned for April but was postponed.", ("signed", "2024-04", "slipped")),
        ("The signing slipped from May to July.", ("signed", "2024-05", "slipped")),
        ("It was signed on 3 June, two weeks later than planned.", ("signed", "2024-05-20", "kept_late")),
        ("The agreement is expected to enter into force on 1 January 2025.", ("in_force", "2025-01-01", "stated")),
        ("He named July as the likely time.", ("signed", "2024-07", "stated")),
        ("Oslo wants a signature by 9 August.", ("signed", "../2024-08-09", "stated")),
        ("Both sides hope to wrap up the negotiations in July.", ("agreed", "2024-07", "stated")),
        ("Parliament is expected to approve the agreement in July.", ("approved", "2024-07", "stated")),
        ("It will not be signed in June after all.", ("signed", "2024-06", "slipped")),
        ("In February the minister had spoken of April.", ("signed", "2024-04", "stated")),
        ("Oslo is aiming for October.", ("signed", "2024-10", "stated")),
        ("October is the new target.", ("signed", "2024-10", "stated")),
        ("The date of 15 May could not be kept.", ("signed", "2024-05-15", "missed")),
        ("The signing, first planned for March, has been moved to September.", ("signed", "2024-09", "slipped")),
        ("It will be signed before the NATO summit.", ("signed", "../2024-07", "stated")),
        (
            "It will be signed before the NATO summit. The summit opens on 9 July.",
            ("signed", "../2024-07-08", "stated"),
        ),
        ("It will be signed before the G7 summit in June.", ("signed", "../2024-06", "stated")),
        ("It will be signed at the NATO summit in Washington.", ("signed", "2024-07-09/2024-07-11", "stated")),
        ("It will not be signed at the NATO summit.", ("signed", "2024-07-09/2024-07-11", "slipped")),
        (
            "It had been due to be signed at the summit of NATO.",
            ("signed", "2023-07-11/2023-07-12", "stated"),
        ),
        ("The text would be ready before the NATO summit.", ("agreed", "../2024-07", "stated")),
        ("The first deadline was April 2024, set by the minister, and it has passed.", ("agreed", "2024-04", "missed")),
        ("The two sides will sign it in June, and the minister pointed to July.", ("signed", "2024-07", "stated")),
        (
            "The second date is 20 June, when the king and the president are expected to sign.",
            ("signed", "2024-06-20", "stated"),
        ),
        ("The minister is expected in Kyiv this week to sign it.", ("signed", "2024-06-03/2024-06-09", "stated")),
        (
            "It has to be approved by the Storting, which may vote as early as next week.",
            ("approved", "2024-06-10/2024-06-16", "stated"),
        ),
    ],
)
def test_a_time_named_for_a_stage_is_a_target(text: str, target: tuple[str, str, str], targets: Targets) -> None:
    assert target in targets(text)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement was signed on Monday.",
        "It will be signed, the ministry announced on Friday.",
        "It is to be signed in the coming months.",
        "The summit opens on 9 July.",
        "The talks planned for Friday were called off.",
        "He hoped for rain in July.",
    ],
)
def test_what_names_no_end_or_no_stage_is_no_target(text: str, targets: Targets) -> None:
    assert targets(text) == []


def test_a_refusal_to_name_a_time_is_a_target_without_one(said: Said) -> None:
    (found,) = said(StatementType.TARGET, "The minister did not specify a timeline for Ukraine's accession to NATO.")
    assert found.parties == ("NATO", "UKR")
    assert found.value == TargetValue(None, None, "none_stated")


def test_seed_may_is_the_target_and_no_timeline_is_kept_apart(shared: Path, said: Said) -> None:
    text = next((shared / "seeds").glob("003_*.txt")).read_text("utf-8")
    found = said(StatementType.TARGET, text, published="2024-05-14")
    assert [(s.parties, s.value.by, s.value.status) for s in found if isinstance(s.value, TargetValue)] == [
        (("UKR", "USA"), "2024-05", "stated"),
        (("NATO", "UKR"), None, "none_stated"),
    ]


@pytest.mark.parametrize("published", ["2024-04-20", None])
def test_seed_a_group_is_spread_to_the_members_that_have_not_signed(
    shared: Path, published: str | None, said: Said
) -> None:
    text = next((shared / "seeds").glob("000_*.txt")).read_text("utf-8")
    found = said(StatementType.TARGET, text, published=published)
    assert {s.parties for s in found} == {
        (code, "UKR") if code < "UKR" else ("UKR", code) for code in ("EST", "LTU", "SWE", "NOR", "ISL")
    }


@pytest.mark.parametrize(
    ("sentence", "by", "status"),
    [
        ("They signed as planned.", "2024-05-31", "kept"),
        ("It was signed a week later than announced.", "2024-05-24", "kept_late"),
    ],
)
def test_what_came_as_planned_takes_the_day_told_before(sentence: str, by: str, status: str, targets: Targets) -> None:
    assert ("signed", by, status) in targets(f"Norway and Ukraine signed it on 31 May. {sentence}")


@pytest.mark.parametrize(
    "text",
    [
        "The Federal Council decided today to sign the agreement.",
        "The parliament voted on Tuesday to approve the agreement of 2003.",
        "They celebrated the anniversary of the signing of the agreement on 4 July.",
    ],
)
def test_the_day_of_a_decision_or_of_a_feast_is_no_target(text: str, targets: Targets) -> None:
    assert targets(text) == []


def test_the_step_of_one_side_is_awaited_by_both(said: Said) -> None:
    text = LEAD + "The Norwegian government will approve the agreement in July."
    (target,) = said(StatementType.TARGET, text, TITLE)
    assert target.parties == ("NOR", "UKR")


def test_a_first_agreement_with_nobody_named_is_the_common_sides_alone(said: Said) -> None:
    text = LEAD + "Agreements with Sweden and Latvia should come in July, and one with a Balkan state before August."
    aims = {
        (s.parties, s.value.by) for s in said(StatementType.TARGET, text, TITLE) if isinstance(s.value, TargetValue)
    }
    assert (("UKR",), "../2024-07") in aims
    (target,) = said(StatementType.TARGET, LEAD + "Kyiv hopes for the first signature by 20 June.", TITLE)
    assert target.parties == ("UKR",)

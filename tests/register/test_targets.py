"""Targets of the labelled dispatches, and each rule of their outcome on a small case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.statements import Statement
from depositary.core.values import TargetValue
from depositary.register import Clocks, RegisterState, Source, World, rebuild
from depositary.register.targets import Target, targets

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdef", start=1)}


@pytest.fixture
def names(says: Says) -> Callable[..., Statement]:
    def make(document: str, by: str | None, status: str = "stated", stage: str = "signed", at: int = 200) -> Statement:
        made = says(document, "CHL PER", at=at)
        return replace(made, type=StatementType.TARGET, stage=None, value=TargetValue(by, stage, status))

    return make


def test_expected_targets_end_as_expected(expected: dict[str, Any], state: RegisterState) -> None:
    found = {(target.parties, target.stage.value, target.by): target for target in targets(state)}
    right = 0
    for want in expected["targets"]:
        target = found[tuple(want["parties"]), want["stage"], want["by"]]
        outcome = target.outcome
        # A dispatch that was corrected does not speak any more.
        assert {item.source.name for item in target.stated} == set(want["stated_in"]) - {"news-010", "news-028"}
        right += (outcome.code, outcome.late) == (want["outcome"], want.get("days_late"))
    # The labels call one target kept that a report calls so after the fact, without a time that it was named for.
    assert len(expected["targets"]) - right <= 1


def follow(world: World, *statements: Statement, clocks: Clocks | None = None) -> list[Target]:
    return targets(rebuild(statements, SOURCES, world), clocks)


@pytest.mark.parametrize(
    ("signed", "ends"),
    [("2024-03-31", ("kept", "kept", 0)), ("2024-04-02", ("missed", "kept_late", 2)), (None, ("open", "stated", None))],
)
def test_reached_in_time_late_or_not_at_all(
    world: World, names: Callable[..., Statement], says: Says, signed: str | None, ends: tuple[object, ...]
) -> None:
    more = [says("d", "CHL PER", day=signed)] if signed else [says("d", "CHL PER", Stage.TALKS)]
    (target,) = follow(world, names("a", "2024-03"), *more)
    assert (target.outcome.code, target.status, target.outcome.late) == ends


def test_a_chain_of_slipping_and_advancing_targets(world: World, names: Callable[..., Statement]) -> None:
    chain = follow(world, names("a", "2024-03"), names("b", "2024-05"), names("c", "2024-04"), names("d", "2024-04"))
    assert [(target.by, target.step, len(target.stated)) for target in chain] == [
        ("2024-03", "stated", 1),
        ("2024-05", "slipped", 1),
        ("2024-04", "advanced", 2),
    ]


def test_a_time_named_again_is_restated(world: World, names: Callable[..., Statement]) -> None:
    def statuses(*named: Statement) -> list[tuple[str | None, str]]:
        return [(target.by, target.status) for target in follow(world, *named)]

    assert statuses(names("a", "2024-08")) == [("2024-08", "stated")]
    assert statuses(names("a", "2024-08"), names("b", "2024-08")) == [("2024-08", "restated")]
    closer = statuses(names("a", "2024-08"), names("b", "2024-08-14"))
    assert closer == [("2024-08", "stated"), ("2024-08-14", "restated")]
    before, after = statuses(names("a", "2024-08"), names("b", "2024-07-20"))
    assert (before[1], after[1]) == ("stated", "advanced")


def test_a_source_that_says_missed_settles_it_without_days(world: World, names: Callable[..., Statement]) -> None:
    (target,) = follow(world, names("a", "2024-03"), names("e", "2024-03", "missed"))
    assert (target.status, target.outcome.late) == ("missed", None)


def test_what_was_given_up_is_dropped_unless_it_came(world: World, names: Callable[..., Statement], says: Says) -> None:
    dropped = [names("a", "2024-03"), names("b", "2024-03", "dropped")]
    (target,) = follow(world, *dropped)
    assert (target.status, [item.source.name for item in target.outcome.evidence]) == ("dropped", ["b"])
    (target,) = follow(world, *dropped, says("d", "CHL PER", day="2024-03-20"))
    assert target.status == "kept"


def test_a_source_that_says_there_is_no_time(world: World, names: Callable[..., Statement]) -> None:
    (target,) = follow(world, names("a", None, "none_stated"))
    assert target.status == "none_stated"


def test_a_denial_after_the_last_day_settles_it(world: World, names: Callable[..., Statement], says: Says) -> None:
    early, late = (says(name, "CHL PER", framing=Framing.DENIED) for name in "be")
    (target,) = follow(world, names("a", "2024-03"), early)
    assert target.status == "stated"
    (target,) = follow(world, names("a", "2024-03"), late)
    assert target.status == "missed"


def test_a_later_stage_shows_an_earlier_one_to_be_behind(
    world: World, names: Callable[..., Statement], says: Says
) -> None:
    aim = names("a", "2024-03", stage="agreed")
    (target,) = follow(world, aim, says("d", "CHL PER", day="2024-03-20"))
    assert target.outcome.code == "kept"
    (target,) = follow(world, aim, says("d", "CHL PER", day="2024-04-20"))
    assert target.outcome.code == "unverifiable"


def test_what_was_held_out_without_a_time_is_kept_when_it_comes(
    world: World, names: Callable[..., Statement], says: Says
) -> None:
    signed = says("d", "CHL PER", day="2024-03-20")
    (target,) = follow(world, names("a", None), signed)
    assert (target.status, target.outcome.late) == ("kept", None)
    assert [item.source.name for item in target.outcome.evidence] == ["d"]
    (target,) = follow(world, names("a", None))
    assert target.status == "unverifiable"
    (told_behind,) = follow(world, names("e", None), signed)
    assert told_behind.status == "unverifiable"
    (only_called_kept,) = follow(world, names("a", None, "kept"), signed)
    assert only_called_kept.status == "unverifiable"


def test_as_of_sees_what_was_said_and_done_by_then(world: World, names: Callable[..., Statement], says: Says) -> None:
    statements = (names("b", "2024-03"), says("d", "CHL PER", day="2024-03-20"))
    assert follow(world, *statements, clocks=Clocks(as_of=date(2024, 2, 1))) == []
    (target,) = follow(world, *statements, clocks=Clocks(as_of=date(2024, 3, 1)))
    assert target.status == "stated"
    (target,) = follow(world, *statements, clocks=Clocks(as_of=date(2024, 3, 20)))
    assert target.status == "kept"


def test_the_first_of_several_keeps_the_promise(world: World, says: Says) -> None:
    hopes = [
        says("a", f"{party} UKR", framing=Framing.POSSIBLE, day="2024-03", family="ukraine-security", at=at)
        for at, party in ((10, "CHL"), (20, "PER"))
    ]
    promise = replace(
        says("a", "UKR", at=40), type=StatementType.TARGET, stage=None, instrument=None,
        value=TargetValue("2024-03", "signed"),
    )  # fmt: skip
    (target,) = follow(world, *hopes, promise, says("d", "PER UKR", day="2024-03-30", family="ukraine-security"))
    assert (target.status, len(target.agreements)) == ("kept", 2)

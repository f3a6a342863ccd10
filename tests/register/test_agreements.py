"""Status, terms and dates of one agreement on any day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from depositary.core.codes import Stage, StatementType
from depositary.core.statements import ReaderRef, Statement
from depositary.core.values import TermValue
from depositary.register import Agreement, Clocks, Source, World, agreement_record, rebuild
from depositary.register.terms import end_of

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdefg", start=1)}


def agreement(world: World, *statements: Statement) -> Agreement:
    (made,) = rebuild(statements, SOURCES, world).agreements
    return made


def test_the_status_follows_the_days(world: World, says: Says) -> None:
    steps = [(Stage.TALKS, "2024-01-05"), (Stage.SIGNED, "2024-03-05"), (Stage.IN_FORCE, "2024-05-05"),
             (Stage.SUSPENDED, "2024-06-01"), (Stage.ENDED, "2024-07-01")]  # fmt: skip
    made = agreement(world, *(says("g", "CHL PER", stage, day=day, at=i) for i, (stage, day) in enumerate(steps)))
    found = [made.status(Clocks(as_of=date(2024, month, 6))) for month in range(1, 8)]
    assert found == [Stage.TALKS, Stage.TALKS, Stage.SIGNED, Stage.SIGNED, Stage.IN_FORCE, Stage.SUSPENDED, Stage.ENDED]
    assert made.status(Clocks(as_of=date(2024, 1, 1))) is None


def test_what_goes_on_after_a_pause_is_not_suspended(world: World, says: Says) -> None:
    made = agreement(
        world,
        says("a", "CHL PER", Stage.SUSPENDED, day="2024-01-03"),
        says("c", "CHL PER", Stage.TALKS, day="2024-03-03"),
    )
    assert made.status() is Stage.TALKS


def test_one_side_s_approval_is_no_later_stage_of_the_whole(world: World, says: Says) -> None:
    made = agreement(world, says("a", "CHL PER"), says("a", "CHL", Stage.APPROVED, explicit=False, at=9))
    assert made.status() is Stage.SIGNED


def _lasts(says: Says, duration: str, document: str = "a", *, end: str | None = None) -> Statement:
    value = TermValue("duration", "its term", duration, end)
    return replace(says(document, "CHL PER", at=60), type=StatementType.TERM, stage=None, value=value)


@pytest.mark.parametrize(
    ("signed", "duration", "ends"),
    [("2024-01-02", "P10Y", "2034-01-02"), ("2024-01", "P5Y", "2029-01"), ("2024-02-29", "P1Y", "2025-02"),
     (None, "P10Y", None), ("2024-01-02", "P6M", None)],
)  # fmt: skip
def test_the_end_is_derived_at_the_start_s_precision(
    world: World, says: Says, signed: str | None, duration: str, ends: str | None
) -> None:
    record = agreement_record(agreement(world, says("c", "CHL PER", day=signed), _lasts(says, duration)))
    assert record["ends"] == ends
    assert record["ends_basis"] == ("derived" if ends else None)


def test_an_end_that_the_text_implies_and_a_real_one_come_before_one_of_the_register_s_own(
    world: World, says: Says
) -> None:
    signed, ended = says("a", "CHL PER", day="2024-01-02"), says("f", "CHL PER", Stage.ENDED, day="2024-06-01")
    implied = end_of(agreement(world, signed, _lasts(says, "P10Y", end="2031")))
    assert implied is not None
    assert (implied.edtf, implied.basis) == ("2031", "derived")
    over = end_of(agreement(world, signed, ended, _lasts(says, "P10Y")))
    assert over is not None
    assert (over.edtf, over.basis) == ("2024-06-01", "ended")


def test_the_agreement_s_own_text_outranks_any_report(world: World, says: Says) -> None:
    reports = [says(name, "CHL PER", day="2024-01-03") for name in "bcd"]
    text = replace(says("e", "CHL PER", day="2024-01-02"), reader=ReaderRef("texts", "1", "text.closing"))
    (event,) = agreement(world, *reports, text).events
    assert (event.date, event.settled_by, event.disputed) == ("2024-01-02", "official_text", True)


def test_a_time_with_an_open_end_is_no_date(world: World, says: Says) -> None:
    (event,) = agreement(world, says("c", "CHL PER", day="2024-01/..")).events
    assert (event.date, event.not_after) == (None, date(2024, 3, 10))

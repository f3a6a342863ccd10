"""What an outlet withdraws moves nothing, and its own earlier report of it gives way."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import resources

import pytest
from tests.register.conftest import SmallWorld

from depositary.core.codes import DateBasis
from depositary.core.passages import Passage
from depositary.core.statements import StatedDate, Statement
from depositary.register import RegisterState, Source, StageEvent, rebuild
from depositary.register.conflicts import conflicts
from depositary.register.withdrawals import withdraws

Says = Callable[..., Statement]

TREE = tomllib.loads(resources.files("depositary.register").joinpath("data/withdrawals.toml").read_text("utf-8"))
NOTE = "Correction: Our report of Friday said that the pact was signed on 3 May."


@pytest.mark.parametrize("example", [each for marker in TREE["marker"] for each in marker["examples"]])
def test_words_that_withdraw(example: tuple[str, str, bool]) -> None:
    words, date, withdrawn = example
    assert withdraws(words, date) is withdrawn


def outlets(**named: str) -> Mapping[str, Source]:
    """Documents by name, each with its day and its outlet."""
    return {
        name: Source(name, name, day, outlet)
        for name, (day, outlet) in ((name, entry.split(" ", 1)) for name, entry in named.items())
    }


def dated(statement: Statement, words: str, day: str, literal: str) -> Statement:
    passage = Passage(40, 40 + len(words), words)
    return replace(statement, passage=passage, date=StatedDate(day, literal, DateBasis.STATED))


def corrected(says: Says, world: SmallWorld, **known: str) -> tuple[StageEvent, RegisterState]:
    """One outlet reports 3 May, withdraws it and says 4 May; others may report 3 May as well."""
    said = [says(name, "CHL PER", day="2024-05-03") for name in known if name != "note"]
    said.append(dated(says("note", "CHL PER"), NOTE, "2024-05-03", "3 May"))
    said.append(says("note", "CHL PER", day="2024-05-04", at=200))
    state = rebuild(said, outlets(**known), world)
    return state.agreements[0].events[0], state


def test_a_withdrawn_day_gives_way_and_stays_in_dispute(says: Says, world: SmallWorld) -> None:
    event, state = corrected(says, world, first="2024-05-05 Dune Post", note="2024-05-08 Dune Post")
    assert (event.date, event.disputed, event.settled_by) == ("2024-05-04", True, "correction")
    assert [item.silent for item in event.evidence] == [None, None, "withdrawn"]
    (conflict,) = conflicts(state, world)
    assert {reading.says for reading in conflict.readings} == {"2024-05-03", "2024-05-04"}
    assert conflict.suggestion == "2024-05-04: correction"


def test_another_outlet_withdraws_nothing(says: Says, world: SmallWorld) -> None:
    event, _ = corrected(says, world, first="2024-05-05 Quay News", note="2024-05-08 Dune Post")
    assert (event.date, event.disputed, event.settled_by) == ("2024-05-03", True, "witnesses")


def test_a_later_report_of_the_day_is_not_withdrawn(says: Says, world: SmallWorld) -> None:
    known = {"first": "2024-05-05 Dune Post", "note": "2024-05-08 Dune Post", "later": "2024-06-01 Dune Post"}
    event, _ = corrected(says, world, **known)
    assert (event.date, event.settled_by) == ("2024-05-03", "witnesses")


def test_a_report_that_withdraws_its_only_news_moves_nothing(says: Says, world: SmallWorld) -> None:
    said = dated(says("note", "CHL PER"), NOTE, "2024-05-03", "3 May")
    state = rebuild([said], outlets(note="2024-05-08 Dune Post"), world)
    assert state.agreements == ()
    assert [item.silent for item in state.unassigned] == ["withdrawn"]

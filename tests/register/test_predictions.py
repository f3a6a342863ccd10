"""What somebody says will come is followed to what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from depositary.core.codes import Framing, StatementType
from depositary.core.statements import Speaker, Statement
from depositary.core.values import PositionValue
from depositary.register import Clocks, RegisterState, Source, rebuild
from depositary.register.partynames import NamingWorld
from depositary.register.predictions import Prediction, predictions
from depositary.register.threadrecords import prediction_record

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdef", start=1)}


def expects(says: Says, on: str, horizon: str | None = None, document: str = "b") -> Statement:
    made = says(document, "CHL PER", at=90)
    value = PositionValue("predicts", on, horizon)
    speaker = Speaker("Ana Rojas", "harbour minister", "CHL")
    return replace(made, type=StatementType.POSITION, stage=None, instrument=None, value=value, speaker=speaker)


def follow(world: NamingWorld, *statements: Statement, clocks: Clocks | None = None) -> Prediction:
    (found,) = predictions(rebuild(statements, SOURCES, world), world, clocks)
    return found


@pytest.mark.parametrize(
    ("horizon", "signed", "status"),
    [
        (None, "2024-03-02", "came_true"),
        ("2024-03", "2024-03-02", "came_true"),
        ("2024-03", "2024-04-02", "did_not"),
        ("2024-03", None, "open"),
        (None, None, "open"),
        (None, "2024-01-20", "unverifiable"),
    ],
)
def test_a_stage_that_somebody_saw_coming(
    world: NamingWorld, says: Says, horizon: str | None, signed: str | None, status: str
) -> None:
    done = says("d", "CHL PER", day=signed) if signed else says("d", "CHL PER", framing=Framing.PLANNED)
    found = follow(world, expects(says, "signature of the agreement", horizon), done)
    assert (found.status, found.about, found.who) == (status, "CHL-PER signed", "Ana Rojas")
    assert (found.coming is not None) == (status in ("came_true", "did_not"))


def test_a_denial_after_its_time_ends_it(world: NamingWorld, says: Says) -> None:
    denied = {name: says(name, "CHL PER", framing=Framing.DENIED) for name in "ce"}
    seen = expects(says, "the signing of the pact", "2024-03")
    assert follow(world, seen, denied["c"]).status == "open"
    found = follow(world, seen, denied["e"])
    assert (found.status, [item.source.name for item in found.against]) == ("did_not", ["e"])


def test_membership_by_the_dated_groups(world: NamingWorld, says: Says) -> None:
    sources = {"a": Source("a", "a", "2024-01-10"), "b": Source("b", "b", "2024-03-20")}

    def seen(document: str, clocks: Clocks | None = None) -> Prediction:
        statement = expects(says, "SWE membership of NATO", document=document)
        (found,) = predictions(rebuild([statement], sources, world), world, clocks)
        return found

    assert seen("a", Clocks(as_of=date(2024, 2, 1))).status == "open"
    came = seen("a")
    assert came.coming is not None
    assert (came.status, came.about, came.coming.on, came.coming.basis) == (
        "came_true", "SWE member of NATO", "2024-03-07", "lexicon",
    )  # fmt: skip
    assert prediction_record(came)["came"] == "2024-03-07"
    assert seen("b").status == "unverifiable", "it had come before it was said"


def test_what_nobody_can_follow(world: NamingWorld, says: Says) -> None:
    assert follow(world, expects(says, "better times")).status == "unverifiable"


def test_stances_are_no_predictions(world: NamingWorld, says: Says) -> None:
    opposed = replace(expects(says, "signature"), value=PositionValue("opposes", "signature"))
    state: RegisterState = rebuild([opposed], SOURCES, world)
    assert predictions(state, world) == []

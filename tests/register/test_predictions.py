"""What somebody says will come is followed to what came of it."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import resources

import pytest

from depositary.core.codes import Framing, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import Speaker, Statement
from depositary.core.values import PositionValue, TargetValue
from depositary.register import Clocks, RegisterState, Source, rebuild
from depositary.register.expectations import expected, says_it_expects
from depositary.register.partynames import NamingWorld
from depositary.register.predictions import Prediction, predictions
from depositary.register.targets import targets
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


def named(says: Says, quote: str, by: str | None = "2024-03", speaker: Speaker | None = None) -> Statement:
    made = replace(
        says("b", "CHL PER", framing=Framing.PLANNED), type=StatementType.TARGET, passage=Passage(0, len(quote), quote)
    )
    return replace(made, value=TargetValue(by, "signed", "stated"), stage=None, speaker=speaker)


SURE = "Ana Rojas said she was 90 per cent certain that the pact would be signed in March."


@pytest.mark.parametrize(
    ("signed", "status", "came"),
    [("2024-03-02", "came_true", "2024-03-02"), ("2024-04-02", "did_not", "2024-04-02"), (None, "open", None)],
)
def test_a_target_that_somebody_expects(
    world: NamingWorld, says: Says, signed: str | None, status: str, came: str | None
) -> None:
    done = says("d", "CHL PER", day=signed) if signed else says("d", "CHL PER", framing=Framing.PLANNED)
    found = follow(world, named(says, SURE, speaker=Speaker("Ana Rojas", "harbour minister", "CHL")), done)
    assert (found.who, found.party, found.horizon, found.status) == ("Ana Rojas", "CHL", "2024-03", status)
    assert (found.on, found.about) == ("signature of the agreement between CHL and PER", "CHL-PER signed")
    assert prediction_record(found)["came"] == came
    assert bool(prediction_record(found)["settled"]) == (came is not None)


def test_a_denied_expectation_did_not_come(world: NamingWorld, says: Says) -> None:
    found = follow(world, named(says, SURE), says("e", "CHL PER", framing=Framing.DENIED))
    assert (found.status, [item.source.name for item in found.against]) == ("did_not", ["e"])


@pytest.mark.parametrize(
    ("quote", "who"),
    [
        ("The pact is expected to be signed in March.", "Quay Post"),
        ("He named March as the likely time.", "somebody quoted by Quay Post"),
    ],
)
def test_whose_expectation_it_is_where_nobody_is_named(world: NamingWorld, says: Says, quote: str, who: str) -> None:
    sources = {"b": replace(SOURCES["b"], publisher="Quay Post")}
    (found,) = predictions(rebuild([named(says, quote)], sources, world), world)
    assert (found.who, found.party) == (who, None)


def test_an_expectation_of_several_agreements_or_of_nobody(world: NamingWorld, says: Says) -> None:
    (target,) = targets(rebuild([named(says, SURE)], SOURCES, world))
    assert expected(replace(target, parties=()), world) == "signature of the agreement"
    assert expected(replace(target, parties=("CHL",)), world) == "signature of the agreement of CHL"
    several = replace(target, agreements=target.agreements * 2)
    assert expected(several, world) == "signature of the first of 2 agreements between CHL and PER"


def test_a_promise_is_no_prediction(world: NamingWorld, says: Says) -> None:
    promised = named(says, "Both ministers will sign the pact in March.")
    assert predictions(rebuild([promised], SOURCES, world), world) == []


def test_a_condition_in_words_of_expectation(world: NamingWorld, says: Says) -> None:
    def held_out(quote: str) -> Statement:
        value = PositionValue("conditional", "SWE membership of NATO", condition="the reforms are made")
        return replace(expects(says, "x"), value=value, passage=Passage(90, 90 + len(quote), quote))

    sure = held_out("SWE is certain to join NATO once the reforms are made, Ana Rojas said.")
    assert follow(world, sure).condition == "the reforms are made"
    backed = held_out("Ana Rojas would back SWE in NATO if the reforms are made.")
    assert predictions(rebuild([backed], SOURCES, world), world) == []


def test_words_of_expectation() -> None:
    data = resources.files("depositary.register").joinpath("data/predictions.toml").read_text("utf-8")
    for example in tomllib.loads(data)["examples"]:
        assert says_it_expects(example["text"]) is example["expects"], example["text"]

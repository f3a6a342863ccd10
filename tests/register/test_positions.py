"""Positions by speaker over time, and commitments across reports."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from depositary.core.codes import StatementType
from depositary.core.statements import Speaker, Statement
from depositary.core.values import Amount, CommitmentValue, PositionValue
from depositary.register import Clocks, RegisterState, Source, World, rebuild
from depositary.register.commitments import commitments
from depositary.register.positions import positions

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10", "Quay Post") for number, name in enumerate("abcdef", start=1)}


def stance(says: Says, document: str, code: str, on: str = "the harbour union", *, gloss: bool = False) -> Statement:
    value = PositionValue(code, on, gloss=gloss)
    speaker = None if gloss else Speaker("Ana Rojas", "harbour minister", "CHL")
    made = replace(says(document, "CHL"), type=StatementType.POSITION, stage=None, instrument=None, value=value)
    return replace(made, speaker=speaker)


def test_a_speaker_s_line_over_time(world: World, says: Says) -> None:
    said = [stance(says, "a", "supports"), stance(says, "b", "supports"), stance(says, "d", "opposes")]
    state = rebuild([*said, stance(says, "c", "predicts", gloss=True)], SOURCES, world)
    gloss, thread = positions(state)
    assert (thread.who, thread.party, thread.stances, thread.stance) == (
        "Ana Rojas",
        "CHL",
        ("supports", "opposes"),
        "opposes",
    )
    assert len(thread.stated) == 3
    assert (gloss.who, gloss.party, gloss.stance) == ("Quay Post", None, "predicts")
    (then,) = positions(state, Clocks(as_of=date(2024, 2, 20)))
    assert then.stance == "supports"


def test_a_gloss_of_a_nameless_document_is_told_by_its_file(world: World, says: Says) -> None:
    sources = {"a": Source("a", "a", "2024-01-10", file="harbour.txt")}
    (gloss,) = positions(rebuild([stance(says, "a", "predicts", gloss=True)], sources, world))
    assert gloss.who == "harbour.txt"


def test_two_things_are_two_threads(world: World, says: Says) -> None:
    state = rebuild([stance(says, "a", "supports"), stance(says, "a", "opposes", "the cable tax")], SOURCES, world)
    assert len(positions(state)) == 2


def owes(says: Says, document: str, value: float) -> Statement:
    amount = Amount(f"{value} euros", "EUR", value, "exact")
    made = CommitmentValue(("CHL",), ("PER",), "financial", "will", amount=amount, period="2024")
    return replace(says(document, "CHL PER", at=70), type=StatementType.COMMITMENT, stage=None, value=made)


def test_the_same_undertaking_of_two_reports_is_one(world: World, says: Says) -> None:
    state = rebuild(
        [says("a", "CHL PER"), *(owes(says, name, 5e6) for name in "bc"), owes(says, "d", 7e6)], SOURCES, world
    )
    found = commitments(state)
    assert sorted((made.value.amount.value, made.support) for made in found if made.value.amount) == [
        (5e6, 2),
        (7e6, 1),
    ]
    assert len(commitments(state, Clocks(as_of=date(2024, 2, 20)))) == 1


def test_the_labelled_positions_and_commitments_are_listed(state: RegisterState) -> None:
    stoltenberg = [thread for thread in positions(state) if thread.who == "Jens Stoltenberg"]
    assert stoltenberg
    assert all(thread.party == "NATO" for thread in stoltenberg)
    repeated = [made for made in commitments(state) if made.support > 1]
    assert repeated

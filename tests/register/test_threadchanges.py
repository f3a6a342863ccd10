"""What follows from changed facts: targets, conditions and counts that come out otherwise, with the cause."""

from collections.abc import Callable
from dataclasses import replace

from depositary.core.codes import StatementType
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import Statement
from depositary.core.values import ConditionValue, CountValue, TargetValue
from depositary.register import RegisterState, Source, World, rebuild
from depositary.register.changes import Cause, ChangeKind, compare
from depositary.register.threadchanges import ThreadChange, compare_threads
from depositary.register.threadrecords import thread_change_record

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdef", start=1)}


def family(says: Says, document: str, **more: object) -> Statement:
    return says(document, "CHL UKR", family="ukraine-security", **more)


def followed(says: Says) -> list[Statement]:
    """In January: a signature by March, waiting for a text; in May somebody counts one agreement."""
    aim = replace(
        family(says, "a", at=60), type=StatementType.TARGET, stage=None, value=TargetValue("2024-03", "signed")
    )
    waits = replace(
        family(says, "a", at=70), type=StatementType.CONDITION, stage=None,
        value=ConditionValue("a final text", "signature"),
    )  # fmt: skip
    counted = replace(
        says("e", "UKR", at=80), type=StatementType.COUNT, stage=None, instrument=None,
        value=CountValue(1, "exact", "signed", family="ukraine-security"),
    )  # fmt: skip
    return [aim, waits, counted]


def known(state_sources: str) -> dict[str, Source]:
    return {name: SOURCES[name] for name in state_sources}


def following(before: RegisterState, after: RegisterState, world: World) -> dict[str, ThreadChange]:
    found = compare_threads(before, after, world, compare(before, after))
    return {change.fact.topic: change for change in found}


def test_a_new_source_settles_what_waited(world: World, says: Says) -> None:
    statements = followed(says)
    before = rebuild(statements, known("ae"), world)
    signed = family(says, "c", day="2024-03-02")
    found = following(before, rebuild([*statements, signed], known("ace"), world), world)
    assert set(found) == {"target", "condition", "count"}
    said = {
        topic: (change.before and change.before.says, change.after and change.after.says)
        for topic, change in found.items()
    }
    assert said["target"] == ("stated", "kept")
    assert said["condition"] == ("pending", "satisfied 2024-03-02")
    assert said["count"] == ("off_by +1", "matches")
    assert {change.cause for change in found.values()} == {Cause.SOURCE}
    assert {change.kind for change in found.values()} == {ChangeKind.CHANGED}
    assert thread_change_record(found["count"])["passages"], "a count has its own words"


def test_a_ruling_is_the_cause_of_what_follows_from_it(world: World, says: Says) -> None:
    signed = family(says, "c", day="2024-03-02")
    statements = [*followed(says), signed]
    ruling = Ruling(RulingKind.REJECT, (signed.id,), "a misprint", "tests", "2026-02-01T00:00:00Z")
    before, after = (rebuild(statements, known("ace"), world, rulings) for rulings in ((), (ruling,)))
    found = following(before, after, world)
    assert found["count"].cause is Cause.RULING
    assert found["target"].cause is Cause.RULING


def test_nothing_when_nothing_changed(world: World, says: Says) -> None:
    state = rebuild(followed(says), known("ae"), world)
    assert compare_threads(state, state, world, []) == []

"""Promises about groups are completed member by member; every record is JSON with its passages."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import Statement
from depositary.core.values import CountValue, StageValue, TargetValue
from depositary.register import Clocks, RegisterState, Source, World, rebuild
from depositary.register.changes import compare
from depositary.register.conditions import conditions
from depositary.register.conflicts import conflicts
from depositary.register.promises import promises
from depositary.register.targets import targets
from depositary.register.threadrecords import (
    change_record,
    condition_record,
    conflict_record,
    promise_record,
    target_record,
)

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdef", start=1)}


def baltic(says: Says) -> list[Statement]:
    """Latvia has signed; in March the Baltic states are said to follow, and two of them do."""
    signed = {"LVA": ("b", "2024-02-01"), "EST": ("d", "2024-04-02"), "LTU": ("e", "2024-05-03")}
    made = [says(name, f"{party} UKR", day=day, family="ukraine-security") for party, (name, day) in signed.items()]
    hope = says("c", "BALTIC UKR", framing=Framing.POSSIBLE, family="ukraine-security")
    return [*made, replace(hope, value=StageValue(group="BALTIC"))]


def test_the_promise_is_about_those_who_had_not_done_it(world: World, says: Says) -> None:
    state = rebuild(baltic(says), SOURCES, world)
    (promise,) = promises(state, world)
    assert (promise.group, promise.stage, promise.family) == ("BALTIC", Stage.SIGNED, "ukraine-security")
    assert [step.party for step in promise.already] == ["LVA"]
    assert [(step.party, step.event and step.event.date) for step in promise.promised] == [
        ("EST", "2024-04-02"),
        ("LTU", "2024-05-03"),
    ]
    assert promise.status == "kept"


def test_as_of_a_day_between_it_is_open(world: World, says: Says) -> None:
    state = rebuild(baltic(says), SOURCES, world)
    (promise,) = promises(state, world, Clocks(as_of=date(2024, 4, 15)))
    assert (promise.status, promise.reached) == ("open", 1)
    assert promises(state, world, Clocks(as_of=date(2024, 3, 1))) == []


def test_what_happened_is_no_promise(world: World, says: Says) -> None:
    done = replace(says("c", "EST UKR", family="ukraine-security"), value=StageValue(group="BALTIC"))
    assert promises(rebuild([done], SOURCES, world), world) == []


def hopes(says: Says, *parties: str, by: str | None = None, words: str = "BALTIC") -> list[Statement]:
    """One passage of March that holds out a signature to several parties, with the words of its quote."""
    return [
        replace(
            says("c", f"{party} UKR", framing=Framing.POSSIBLE, family="ukraine-security"),
            type=StatementType.TARGET, stage=None, passage=Passage(0, len(words), words),
            value=TargetValue(by, "signed"),
        )
        for party in parties
    ]  # fmt: skip


def test_a_passage_that_names_a_group_promises_to_all_of_it(world: World, says: Says) -> None:
    signed = baltic(says)[:3]
    (promise,) = promises(rebuild([*signed, *hopes(says, "EST", "LTU")], SOURCES, world), world)
    assert (promise.group, promise.by, promise.status, promise.late) == ("BALTIC", None, "kept", None)
    assert [step.party for step in promise.already] == ["LVA"]
    only_one = rebuild([*signed, *hopes(says, "EST")], SOURCES, world)
    assert promises(only_one, world) == [], "a member is missing: the passage does not speak of the whole group"
    unnamed = rebuild([*signed, *hopes(says, "EST", "LTU", words="those two")], SOURCES, world)
    assert promises(unnamed, world) == []


def test_whom_the_report_itself_lists_had_done_it(world: World, says: Says) -> None:
    listed = replace(
        says("c", "UKR", at=90), type=StatementType.COUNT, stage=None, instrument=None,
        value=CountValue(1, "closed_list", "signed", ("LVA",), family="ukraine-security"),
    )  # fmt: skip
    undated = {**SOURCES, "c": Source("c", "c")}
    hoped = hopes(says, "EST", "LTU")
    (promise,) = promises(rebuild([listed, *hoped], undated, world), world)
    assert [step.party for step in promise.already] == ["LVA"]
    assert promises(rebuild(hoped, undated, world), world) == [], "of an undated report nobody knows who had done it"


def test_the_last_member_decides_whether_it_is_late(world: World, says: Says) -> None:
    state = rebuild([*baltic(says)[:3], *hopes(says, "EST", "LTU", by="2024-04")], SOURCES, world)
    (promise,) = promises(state, world)
    assert (promise.status, promise.late) == ("kept_late", 3)
    (open_one,) = promises(state, world, Clocks(as_of=date(2024, 4, 15)))
    assert (open_one.status, open_one.late) == ("open", 0)


def test_every_record_is_json_with_its_passages(state: RegisterState, world: World, says: Says) -> None:
    empty = rebuild([], {}, world)
    records = [
        *map(target_record, targets(state)),
        *map(condition_record, conditions(state)),
        *map(promise_record, promises(rebuild(baltic(says), SOURCES, world), world)),
        *map(conflict_record, conflicts(state, world)),
        *map(change_record, compare(empty, state)),
    ]
    assert len(records) > 200
    assert json.loads(json.dumps(records)) == records
    for record in records:
        passages = record.get("stated") or record.get("passages") or record["readings"]
        assert passages

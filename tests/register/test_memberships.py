"""Who belongs to which declaration or organisation, by sources and by the lexicon's dated groups."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.statements import Statement
from depositary.core.values import MembershipValue
from depositary.register import Clocks, Source, rebuild
from depositary.register.memberships import MembershipThread, listed_memberships, memberships
from depositary.register.partynames import NamingWorld
from depositary.register.threadrecords import membership_record

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdef", start=1)}


def tells(
    says: Says, document: str, action: str, body: str = "the Harbour League", day: str | None = None
) -> Statement:
    made = says(document, "CHL", day=day, at=30)
    value = MembershipValue("CHL", body, action)
    return replace(made, type=StatementType.MEMBERSHIP, stage=None, instrument=None, value=value)


def listed(world: NamingWorld, *statements: Statement, clocks: Clocks | None = None) -> list[MembershipThread]:
    return memberships(rebuild(statements, SOURCES, world), world, clocks)


def test_the_way_into_and_out_of_a_body(world: NamingWorld, says: Says) -> None:
    steps = [
        tells(says, "a", "applied", day="2024-01-03"),
        tells(says, "b", "invited", "Harbour League", day="2024-02-03"),
        tells(says, "c", "joined", day="2024-03-03"),
        tells(says, "e", "left", day="2024-05-03"),
    ]
    (thread,) = listed(world, *steps)
    assert (thread.party, thread.standing, thread.since, thread.until) == ("CHL", "left", "2024-03-03", "2024-05-03")
    assert [step.action for step in thread.steps] == ["applied", "invited", "joined", "left"]
    standings = []
    for month in (1, 2, 3, 5):
        (then,) = listed(world, *steps, clocks=Clocks(as_of=date(2024, month, 5)))
        standings.append(then.standing)
    assert standings == ["applicant", "invited", "member", "left"]
    assert listed(world, *steps, clocks=Clocks(as_of=date(2024, 1, 2))) == []


def test_who_joined_a_declaration_is_its_member(world: NamingWorld, says: Says) -> None:
    joined = says("a", "CHL", Stage.JOINED, day="2024-01-05", family="g7-declaration")
    told_again = tells(says, "b", "joined", "the declaration")
    plan = says("c", "PER", Stage.JOINED, framing=Framing.PLANNED, family="g7-declaration")
    found = {(thread.party, thread.body): thread for thread in listed(world, joined, plan)}
    assert found["CHL", "g7-declaration"].standing == "member"
    assert found["PER", "g7-declaration"].standing == "announced"
    unnamed = [thread.title for thread in listed(world, joined, told_again) if thread.body != "g7-declaration"]
    assert unnamed == ["an unnamed declaration"]


def test_the_same_step_is_not_told_twice(world: NamingWorld, says: Says) -> None:
    stage = says("a", "CHL", Stage.JOINED, day="2024-01-05", family="g7-declaration", at=30)
    assert len(listed(world, stage, tells(says, "a", "joined", "declaration", day="2024-01-05"))) == 1


def test_without_a_day_it_is_the_first_report_that_bounds_it(world: NamingWorld, says: Says) -> None:
    (thread,) = listed(world, tells(says, "c", "joined"))
    assert (thread.since, thread.not_after) == (None, date(2024, 3, 10))
    assert membership_record(thread)["steps"][0]["not_after"] == "2024-03-10"


def test_a_body_that_the_lexicon_knows_goes_by_its_code(world: NamingWorld, says: Says) -> None:
    (thread,) = listed(world, tells(says, "a", "applied", "NATO"))
    assert (thread.body, thread.basis) == ("NATO", "statements")


def test_the_dated_groups_are_told_apart(world: NamingWorld) -> None:
    before, after = (listed_memberships(world, date(2024, 3, day), party="SWE", body="NATO") for day in (6, 7))
    assert before == []
    (thread,) = after
    assert (thread.basis, thread.standing, thread.since, thread.stated) == ("lexicon", "member", "2024-03-07", ())
    assert {thread.body for thread in listed_memberships(world, None, party="SWE")} == {"EU", "NATO", "NORDIC"}

"""Counts on the days of the expected register, and the definitions behind them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from depositary.core.codes import Framing, Stage
from depositary.core.statements import Statement
from depositary.register import Clocks, RegisterState, Source, World, count, count_record, rebuild
from depositary.register.definitions import other_counts

Says = Callable[..., Statement]


def test_the_family_counts_as_expected_on_every_day(
    expected: dict[str, Any], state: RegisterState, world: World
) -> None:
    days = expected["family_counts"] + expected["family_counts_at_other_days"]
    assert len(days) == 17
    for want in days:
        answer = count_record(count(state, world, "ukraine-security", as_of=date.fromisoformat(want["as_of"])))
        for key in ("number", "countries", "organisations", "members"):
            assert answer[key] == want[key], want["as_of"]


def test_the_declaration_counts_with_and_without_its_founders(
    expected: dict[str, Any], state: RegisterState, world: World
) -> None:
    wrong = []
    for want in expected["declaration_counts"]:
        day = date.fromisoformat(want["as_of"])
        beyond = count(state, world, "g7-declaration", as_of=day, founders=False).number
        everyone = count(state, world, "g7-declaration", as_of=day, founders=True).number
        if (beyond, everyone) != (want["beyond_g7"], want["with_g7"]):
            wrong.append(want["as_of"])
    # On 2 November 2023 the expected number holds a member that no dispatch names before the 21st: by our rule an
    # undated member counts from the day of its first report.
    assert wrong == ["2023-11-02"]


def test_each_member_comes_with_its_passage(state: RegisterState, world: World) -> None:
    record = count_record(count(state, world, "ukraine-security", as_of=date(2024, 4, 15)))
    assert [item["party"] for item in record["evidence"]] == record["members"]
    for item in record["evidence"]:
        assert item["passages"]
        assert all(passage["quote"] for passage in item["passages"])
    assert record["definition"]["as_of"] == "2024-04-15"
    assert record["definition"]["family"] == "ukraine-security"


def test_an_organisation_is_counted_apart(says: Says, world: World) -> None:
    statements = [says("a", f"{party} UKR", family="ukraine-security", day="2024-05-01") for party in ("EU", "CHL")]
    state = rebuild(statements, {"a": Source("a", "a", "2024-06-01")}, world)
    answer = count(state, world, "ukraine-security")
    assert (answer.number, answer.countries, answer.organisations) == (2, 1, 1)


def test_entry_into_force_implies_a_signature_that_nobody_reported(says: Says, world: World) -> None:
    statement = says("a", "CHL UKR", Stage.IN_FORCE, family="ukraine-security", day="2024-05-01")
    state = rebuild([statement], {"a": Source("a", "a", "2024-06-01")}, world)
    assert count(state, world, "ukraine-security").codes == ("CHL",)


def test_a_group_named_as_a_party_is_no_member(says: Says, world: World) -> None:
    statement = says("a", "BALTIC UKR", framing=Framing.HAPPENED, family="ukraine-security")
    state = rebuild([statement], {"a": Source("a", "a", "2024-06-01")}, world)
    assert count(state, world, "ukraine-security").number == 0
    assert len(state.unassigned) == 1


def test_a_protocol_of_the_family_is_not_counted_beside_its_agreement(says: Says, world: World) -> None:
    statements = [
        says("a", "CHL UKR", family="ukraine-security", day="2024-05-01"),
        says("a", "CHL UKR", kind="protocol", family="ukraine-security", day="2024-05-09", at=40),
    ]
    state = rebuild(statements, {"a": Source("a", "a", "2024-06-01")}, world)
    assert len(state.agreements) == 2
    assert count(state, world, "ukraine-security").number == 1


def test_the_public_clock_closes_the_book_on_later_reports(says: Says, world: World) -> None:
    sources = {"a": Source("a", "a", "2024-06-01"), "b": Source("b", "b", "2024-07-01"), "c": Source("c", "c")}
    statements = [
        says("a", "CHL UKR", family="ukraine-security", day="2024-05-01"),
        says("b", "PER UKR", family="ukraine-security", day="2024-05-02"),
        says("c", "BOL UKR", family="ukraine-security", day="2024-05-03"),
    ]
    state = rebuild(statements, sources, world, clocks=Clocks(as_public=date(2024, 6, 15)))
    assert count(state, world, "ukraine-security").codes == ("CHL",)


def test_an_unknown_family_is_an_error(state: RegisterState, world: World) -> None:
    with pytest.raises(KeyError):
        count(state, world, "no-such-family")


def test_the_number_by_other_definitions(says: Says, world: World) -> None:
    joined = [says("a", party, Stage.JOINED, day="2023-08-01", family="g7-declaration") for party in ("CHL", "XKX")]
    state = rebuild(joined, {"a": Source("a", "a", "2023-09-01")}, world)
    answer = count(state, world, "g7-declaration", as_of=date(2023, 8, 1))
    assert (answer.number, answer.definition.founders) == (9, True)
    assert other_counts(state, world, answer) == [
        ("founders do not count", 2),
        ("a disputed party is not counted", 8),
        ("founders do not count, a disputed party is not counted", 1),
    ]
    series = [says("a", f"{party} UKR", day="2023-08-01", family="ukraine-security") for party in ("CHL", "EU")]
    state = rebuild(series, {"a": Source("a", "a", "2023-09-01")}, world)
    answer = count(state, world, "ukraine-security", as_of=date(2023, 8, 1), founders=True)
    assert answer.definition.founders is False, "a series of agreements has no makers"
    assert other_counts(state, world, answer) == [("organisations count as countries", 2)]


def _signed(says: Says, name: str, party: str, day: str | None, words: str = "") -> Statement:
    made = says(name, f"{party} UKR", day=day, family="ukraine-security")
    return replace(made, date=replace(made.date, literal=words)) if words and made.date else made


@pytest.mark.parametrize(
    ("hour", "codes"),
    [
        ("09:00:00", ("CHL",)),
        ("11:40:00", ("CHL", "PER")),
        ("15:30:00", ("CHL", "NOR", "PER")),
        ("17:00:00", ("CHL", "FIN", "NOR", "PER")),
        (None, ("CHL", "FIN", "NOR", "PER", "SWE")),
    ],
)
def test_at_an_hour_only_what_had_surely_happened_by_then_counts(
    world: World, says: Says, hour: str | None, codes: tuple[str, ...]
) -> None:
    sources = {"a": Source("a", "a", "2024-03-04"), "b": Source("b", "b", "2024-03-01T11:40:00")}
    said = [
        _signed(says, "a", "CHL", "2024-02-29"),
        _signed(says, "b", "PER", None),
        _signed(says, "a", "NOR", "2024-03-01T15:30"),
        _signed(says, "a", "FIN", "2024-03-01", "late in the afternoon"),
        _signed(says, "a", "SWE", "2024-03-01", "on Friday"),
    ]
    state = rebuild(said, sources, world, (), Clocks(date(2024, 3, 1), hour=hour))
    answer = count(state, world, "ukraine-security")
    assert answer.codes == codes
    moment = f"2024-03-01T{hour[:5]}" if hour else "2024-03-01"
    assert count_record(answer)["definition"]["as_of"] == moment


def test_the_earliest_of_several_hours_holds(world: World, says: Says) -> None:
    sources = {"a": Source("a", "a", "2024-03-04"), "b": Source("b", "b", "2024-03-01T10:15:00")}
    said = [_signed(says, "a", "CHL", "2024-03-01", "in the evening"), _signed(says, "b", "CHL", "2024-03-01", "today")]
    for hour, number in (("10:00:00", 0), ("10:15:00", 1)):
        state = rebuild(said, sources, world, (), Clocks(date(2024, 3, 1), hour=hour))
        assert count(state, world, "ukraine-security").number == number

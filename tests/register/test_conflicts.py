"""Conflicts: those of the labelled dispatches are found with both passages; each kind has its own small case."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import Speaker, StatedDate, Statement
from depositary.core.values import Amount, CommitmentValue, CountValue, StageValue, TargetValue, TermValue, Value
from depositary.register import RegisterState, Source, World, rebuild
from depositary.register.conflicts import conflicts, conflicts_by_agreement
from depositary.register.effects import Effect
from depositary.register.readings import Conflict

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdef", start=1)}

#: Expected conflicts that statements can show, with the kind under which the register has each.
SHOWN = {
    "conflict-01": "correction", "conflict-03": "correction", "conflict-04": "date", "conflict-05": "amount_bound",
    "conflict-06": "definition", "conflict-07": "stage", "conflict-08": "clause", "conflict-09": "stale_count",
    "conflict-10": "currency", "conflict-13": "date", "conflict-21": "ordinal", "conflict-22": "amount_period",
    "conflict-25": "legal_character", "conflict-26": "duplicate_in_list", "conflict-29": "targets",
    "conflict-30": "count", "conflict-31": "strength", "conflict-32": "strength", "conflict-35": "definition",
    "conflict-41": "stale_count", "conflict-43": "wrong_window", "conflict-52": "metadata",
}  # fmt: skip


def names_of(conflict: Conflict) -> set[str]:
    return {item.source.name for reading in conflict.readings for item in reading.evidence}


def test_conflicts_of_the_dispatches_are_found(expected: dict[str, Any], state: RegisterState, world: World) -> None:
    found = conflicts(state, world)
    wanted = {item["id"]: {said["id"] for said in item["statements"]} for item in expected["conflicts"]}
    for name, kind in SHOWN.items():
        documents = wanted[name]
        fitting = [item for item in found if item.kind == kind and names_of(item) & documents]
        assert fitting, (name, kind)
    assert len(found) < 40


def test_both_passages_stand_on_every_sharp_conflict(state: RegisterState, world: World) -> None:
    for conflict in conflicts(state, world):
        assert len(conflict.readings) > 1 or conflict.kind == "amount_magnitude"
        if conflict.kind in ("date", "stage", "currency", "strength", "clause", "amount_bound", "targets"):
            assert all(reading.evidence for reading in conflict.readings)


def test_the_weightiest_come_first(state: RegisterState, world: World) -> None:
    weights = [conflict.weight for conflict in conflicts(state, world)]
    assert weights == sorted(weights, reverse=True)


def found(world: World, *statements: Statement, rulings: tuple[Ruling, ...] = ()) -> list[Conflict]:
    return conflicts(rebuild(statements, SOURCES, world, rulings), world)


def test_two_days_of_one_signature(world: World, says: Says) -> None:
    first, second = says("b", "CHL PER", day="2024-01-02"), says("c", "CHL PER", day="2024-01-03")
    (conflict,) = found(world, first, second)
    assert (conflict.kind, {reading.says for reading in conflict.readings}) == ("date", {"2024-01-02", "2024-01-03"})
    assert found(world, first, says("c", "CHL PER", day="2024-01")) == []
    state = rebuild([first, second], SOURCES, world)
    assert conflicts_by_agreement(conflicts(state, world)) == {state.agreements[0].id: 1}
    ruling = Ruling(RulingKind.REJECT, (second.id,), "a misprint", "tests", "2026-02-01T00:00:00Z")
    assert found(world, first, second, rulings=(ruling,)) == []


def test_a_denial_contradicts_only_what_should_have_been_over(world: World, says: Says) -> None:
    signed = says("c", "CHL PER", day="2024-03-02")
    denied = {name: says(name, "CHL PER", framing=Framing.DENIED) for name in "be"}
    assert found(world, signed, denied["b"]) == []
    (conflict,) = found(world, signed, denied["e"])
    assert conflict.kind == "stage"


def test_a_report_older_than_what_it_reports(world: World, says: Says) -> None:
    kinds = [conflict.kind for conflict in found(world, says("a", "CHL PER", day="2024-11-02"))]
    assert kinds == ["metadata"]


def test_a_report_whose_weekdays_count_from_another_day(world: World, says: Says) -> None:
    """A reposted report: its Saturday lies three months before the day on which it is said to be published."""
    statement = says("d", "CHL PER", day="2024-01-13")
    weekday = replace(statement, date=StatedDate("2024-01-13", "on Saturday", DateBasis.RELATIVE_TO_EVENT))
    assert [conflict.kind for conflict in found(world, weekday)] == ["metadata"]
    assert found(world, statement) == []


def _valued(says: Says, kind: StatementType, document: str, value: Value, at: int = 100) -> Statement:
    return replace(says(document, "CHL PER", at=at), type=kind, stage=None, value=value)


def _owes(says: Says, document: str, amount: Amount | None = None, at: int = 100, **more: Any) -> Statement:
    value = CommitmentValue(("CHL",), ("PER",), "financial", more.pop("strength", "will"), amount=amount, **more)
    return _valued(says, StatementType.COMMITMENT, document, value, at)


def _sum(currency: str = "EUR", value: float = 5e6, qualifier: str = "exact", *, suspect: bool = False) -> Amount:
    return Amount(f"{value} {currency}", currency, value, qualifier, suspect)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("currency", {"amount": _sum("EUR")}, {"amount": _sum("USD")}),
        ("amount_bound", {"amount": _sum(qualifier="minimum")}, {"amount": _sum(qualifier="maximum")}),
        ("amount_period", {"amount": _sum(), "period": "2024"}, {"amount": _sum(), "period": "2025"}),
        ("strength", {"subarea": "grain", "strength": "may"}, {"subarea": "grain", "strength": "shall"}),
        (None, {"amount": _sum()}, {"amount": _sum(qualifier="approximate")}),
        (None, {"amount": _sum()}, {"amount": _sum(value=7e6)}),
        (None, {"subarea": "grain", "strength": "will"}, {"subarea": "grain", "strength": "shall"}),
    ],
)
def test_undertakings(
    world: World, says: Says, kind: str | None, first: dict[str, Any], second: dict[str, Any]
) -> None:
    made = found(world, says("a", "CHL PER"), _owes(says, "b", **first), _owes(says, "c", **second))
    assert [conflict.kind for conflict in made] == ([kind] if kind else [])


def test_a_suspect_sum_is_an_open_item_and_is_not_repaired(world: World, says: Says) -> None:
    (conflict,) = found(world, says("a", "CHL PER"), _owes(says, "b", _sum("USD", 61, suspect=True)))
    assert conflict.kind == "amount_magnitude"


def test_doubt_does_not_hide_a_suspect_sum(world: World, says: Says) -> None:
    unsure = replace(_owes(says, "b", _sum("USD", 61, suspect=True)), confidence=0.3)
    (conflict,) = found(world, says("a", "CHL PER"), unsure)
    assert (conflict.kind, conflict.agreement is not None) == ("amount_magnitude", True)
    (unassigned,) = found(world, unsure)
    assert (unassigned.kind, unassigned.agreement) == ("amount_magnitude", None)


def test_whether_it_binds(world: World, says: Says) -> None:
    sides = [_valued(says, StatementType.TERM, name, TermValue("binding", text)) for name, text in
             (("b", "legally binding"), ("c", "does not bind anybody"))]  # fmt: skip
    (conflict,) = found(world, says("a", "CHL PER"), *sides)
    assert conflict.kind == "legal_character"
    assert found(world, says("a", "CHL PER"), sides[0]) == []


def test_two_speakers_with_two_times(world: World, says: Says) -> None:
    def aims(by: str, speaker: str, status: str = "stated", at: int = 100) -> Statement:
        made = _valued(says, StatementType.TARGET, "b", TargetValue(by, "signed", status), at)
        return replace(made, speaker=Speaker(speaker))

    talks = says("a", "CHL PER", Stage.TALKS)
    (conflict,) = found(world, talks, aims("2024-05", "the minister"), aims("2024-07", "her deputy", at=200))
    assert conflict.kind == "targets"
    assert found(world, talks, aims("2024-05", "the minister", "slipped"), aims("2024-07", "her deputy", at=200)) == []


def test_what_hangs_on_a_day_makes_its_conflict_weigh_more(world: World, says: Says) -> None:
    def signed(party: str, *days: str) -> list[Statement]:
        return [
            says(name, f"{party} UKR", day=day, family="ukraine-security") for name, day in zip("cd", days, strict=True)
        ]

    told = replace(
        says("b", "UKR", at=50), type=StatementType.COUNT, stage=None, instrument=None,
        value=CountValue(1, "exact", "signed", family="ukraine-security"),
    )  # fmt: skip
    aim = replace(
        says("a", "PER UKR", family="ukraine-security", at=70),
        type=StatementType.TARGET, stage=None, value=TargetValue("2024-02-20", "signed"),
    )  # fmt: skip
    light, heavy = signed("CHL", "2024-03-01", "2024-03-02"), signed("PER", "2024-02-01", "2024-03-02")
    first, second = [each for each in found(world, *light, *heavy, told, aim) if each.kind == "date"]
    assert first.agreement is not None
    assert (first.agreement.parties, first.effect) == (("PER", "UKR"), Effect(1, 1, 1))
    assert second.effect == Effect(1, 0, 0)
    assert first.weight > second.weight


def test_counts_that_exceed_the_register_by_the_same_number_may_share_the_cause(world: World, says: Says) -> None:
    def tells(document: str, number: int) -> Statement:
        value = CountValue(number, "exact", "signed", family="ukraine-security")
        made = says(document, "UKR", at=number * 10)
        return replace(made, type=StatementType.COUNT, stage=None, instrument=None, value=value)

    signed = [says("a", f"{party} UKR", day="2024-01-02", family="ukraine-security") for party in ("CHL", "PER", "EST")]
    right = [tells(name, 3) for name in "bcdef"]
    first, second, third = found(world, *signed, *right, tells("c", 5), tells("d", 5), tells("e", 7))
    assert first.suggestion == "3 on the day; 1 more exceed it by 2: it may lack that many"
    assert (first.effect.counts, second.effect.counts, third.effect.counts) == (1, 1, 0)
    assert first.weight > third.weight


def test_two_places_of_one_signature(world: World, says: Says) -> None:
    def at(name: str, place: str) -> Statement:
        return replace(says(name, "CHL PER", day="2024-01-02"), value=StageValue(place=place))

    (conflict,) = found(world, at("b", "Lima"), at("c", "Arica"))
    assert (conflict.kind, [reading.says for reading in conflict.readings]) == ("place", ["Arica", "Lima"])
    assert found(world, at("b", "Lima"), at("c", "LIMA")) == []


def test_two_spellings_of_one_place_are_no_conflict(world: World, says: Says) -> None:
    said = [
        replace(says(name, "CHL PER", day="2024-01-02"), value=StageValue(place=place))
        for name, place in (("a", "Kiev"), ("b", "Kyiv"), ("c", "Kyïv"))
    ]
    assert found(world, *said) == []


def test_two_sums_for_one_period(world: World, says: Says) -> None:
    def owes(document: str, value: float, at: int = 100, **more: Any) -> Statement:
        return _owes(says, document, _sum(value=value), at, period="2024", **more)

    signed = says("a", "CHL PER")
    (conflict,) = found(world, signed, owes("b", 5e6), owes("c", 7e6))
    assert (conflict.kind, [reading.says for reading in conflict.readings]) == (
        "amount", ["5,000,000 EUR", "7,000,000 EUR"],
    )  # fmt: skip
    assert found(world, signed, owes("b", 5e6), owes("b", 7e6, at=200)) == []
    assert found(world, signed, owes("b", 5e6), owes("c", 7e6, subarea="grain")) == []


def test_two_totals_of_which_nobody_is_said_to_owe_them(world: World, says: Says) -> None:
    def worth(value: float, at: int) -> Statement:
        total = CommitmentValue((), ("PER",), "financial", "will", amount=_sum(value=value))
        return _valued(says, StatementType.COMMITMENT, "b", total, at)

    (conflict,) = found(world, says("a", "CHL PER"), worth(5e6, 100), worth(7e6, 200))
    assert (conflict.kind, conflict.about) == ("amount", "total for PER")
    assert found(world, says("a", "CHL PER"), worth(5e6, 100), worth(5e6, 200)) == []

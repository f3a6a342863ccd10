"""The register of the labelled dispatches, and what it promises whatever arrives in whatever order."""

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from depositary.core.codes import Framing, Stage
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import Statement
from depositary.register import Clocks, RegisterState, Source, World, agreement_record, rebuild

Says = Callable[..., Statement]


def sources(**published: str) -> dict[str, Source]:
    return {name: Source(name, name, day) for name, day in published.items()}


def only(state: RegisterState) -> dict[str, Any]:
    (agreement,) = state.agreements
    return agreement_record(agreement, state.clocks)


def expected_of(expected: dict[str, Any], state: RegisterState) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Expected agreements that rest on sure labels, each with the one of the same family, parties and title."""
    found: dict[tuple[str | None, tuple[str, ...]], list[dict[str, Any]]] = {}
    for agreement in state.agreements:
        record = agreement_record(agreement)
        found.setdefault((record["family"], tuple(record["parties"])), []).append(record)
    pairs = []
    for want in expected["agreements"]:
        if not any(stage["support"] for stage in want["stages"]):
            continue
        family = "g7-declaration" if want["id"] == "g7-declaration" else want["family"]
        have = found.get((family, tuple(sorted(want["parties"]))), [])
        same = [record for record in have if record["title"] == want["title"]] or have
        assert len(same) == 1, want["id"]
        pairs.append((want, same[0]))
    return pairs


def test_every_expected_agreement_is_found_with_its_dates(expected: dict[str, Any], state: RegisterState) -> None:
    pairs = expected_of(expected, state)
    assert len(pairs) > 80
    for want, have in pairs:
        assert have["signed"] == want["signed"], want["id"]
        assert have["in_force"] == want["in_force"], want["id"]


def test_no_agreement_is_signed_that_is_not_expected_to_be(expected: dict[str, Any], state: RegisterState) -> None:
    pairs = expected_of(expected, state)
    wanted = {
        have["id"]
        for want, have in pairs
        if any(
            item["stage"] == "signed" and item["framing"] == "happened" and item["support"] for item in want["stages"]
        )
    }
    signed = {agreement.id for agreement in state.agreements if agreement.reached(Stage.SIGNED)}
    assert signed == wanted


def test_expected_stages_are_there_with_their_support(expected: dict[str, Any], state: RegisterState) -> None:
    missing = []
    for want, have in expected_of(expected, state):
        stages = {(stage["stage"], stage["framing"], stage["party"]) for stage in have["stages"]}
        for stage in want["stages"]:
            party = stage["party"] if stage["stage"] in ("joined", "approved", "ratified", "submitted") else None
            if stage["support"] and (stage["stage"], stage["framing"], party) not in stages:
                missing.append((want["id"], stage["stage"], stage["framing"], party))
    assert [item for item in missing if item[0] not in ("artemis", "ai-convention")] == []


def test_copies_are_one_witness(says: Says, world: World) -> None:
    known = {
        "a": Source("a", "a", "2024-03-02", witness="a"),
        "b": Source("b", "b", "2024-03-03", witness="a"),
        "c": Source("c", "c", "2024-03-04"),
    }
    state = rebuild([says(name, "CHL PER", day="2024-03-01") for name in "abc"], known, world)
    assert only(state)["stages"][0]["support"] == 2


@pytest.mark.parametrize("framing", [Framing.PLANNED, Framing.POSSIBLE, Framing.DENIED])
def test_what_did_not_happen_moves_no_stage(framing: Framing, says: Says, world: World) -> None:
    state = rebuild([says("a", "CHL PER", framing=framing, day="2024-03-01")], sources(a="2024-04-01"), world)
    assert only(state)["stage"] is None
    assert only(state)["signed"] is None
    assert only(state)["stages"][0]["framing"] == framing


def test_an_undated_signature_was_signed_by_its_first_report(says: Says, world: World) -> None:
    statements = [says("a", "CHL PER"), says("b", "CHL PER")]
    known = sources(a="2024-05-02", b="2024-03-09")
    early = rebuild(statements, known, world, clocks=Clocks(as_of=date(2024, 3, 8)))
    late = rebuild(statements, known, world, clocks=Clocks(as_of=date(2024, 3, 9)))
    assert only(early)["stage"] is None
    assert only(late)["stage"] == "signed"
    assert only(late)["signed"] is None
    assert only(late)["stages"][0]["not_after"] == "2024-03-09"


def test_a_month_is_over_before_it_counts(says: Says, world: World) -> None:
    known = sources(a="2024-05-02")
    statement = says("a", "CHL PER", day="2024-03")
    for day, stage in ((date(2024, 3, 30), None), (date(2024, 3, 31), "signed")):
        assert only(rebuild([statement], known, world, clocks=Clocks(as_of=day)))["stage"] == stage


def test_a_report_inside_the_month_tells_more_than_the_month(says: Says, world: World) -> None:
    statement = says("a", "CHL PER", day="2024-03")
    state = rebuild([statement], sources(a="2024-03-11"), world, clocks=Clocks(as_of=date(2024, 3, 11)))
    assert only(state)["stage"] == "signed"


def test_low_confidence_is_kept_and_moves_nothing(says: Says, world: World) -> None:
    state = rebuild([says("a", "CHL PER", confidence=0.2)], sources(a="2024-03-02"), world)
    assert state.agreements == ()
    assert [item.silent for item in state.unassigned] == ["low_confidence"]
    both = rebuild(
        [says("a", "CHL PER", confidence=0.2), says("b", "CHL PER", Stage.TALKS)],
        sources(a="2024-03-02", b="2024-03-02"),
        world,
    )
    assert only(both)["stage"] == "talks"
    assert len(both.agreements[0].evidence) == 2


def test_a_correction_replaces_what_it_corrects_once_it_is_known(says: Says, world: World) -> None:
    known = {
        "a": Source("a", "a", "2024-03-02", superseded_by="b", recorded="2026-01-01T00:00:00.000000Z"),
        "b": Source("b", "b", "2024-03-03", recorded="2026-01-02T00:00:00.000000Z"),
    }
    statements = [says("a", "CHL PER", day="2024-03-01"), says("b", "CHL BOL", day="2024-03-01")]
    state = rebuild(statements, known, world)
    signed = {agreement.parties: agreement.reached(Stage.SIGNED) is not None for agreement in state.agreements}
    assert signed == {("BOL", "CHL"): True}
    assert [item.silent for item in state.unassigned] == ["superseded"]
    then = rebuild(statements, known, world, clocks=Clocks(as_known="2026-01-01T12:00:00.000000Z"))
    assert only(then)["parties"] == ["CHL", "PER"]
    assert only(then)["stage"] == "signed"


def test_the_better_witnessed_day_holds_and_the_dispute_is_marked(says: Says, world: World) -> None:
    statements = [says("a", "CHL PER", day="2024-03-01"), says("b", "CHL PER", day="2024-03-01"),
                  says("c", "CHL PER", day="2024-03-02")]  # fmt: skip
    state = rebuild(statements, sources(a="2024-03-05", b="2024-03-06", c="2024-03-07"), world)
    assert only(state)["signed"] == "2024-03-01"
    assert only(state)["stages"][0]["disputed"] is True


def test_rulings_reject_correct_prefer_merge_and_split(says: Says, world: World) -> None:
    first = says("a", "CHL PER", day="2024-03-01", title="Andes Rail Accord")
    second = says("b", "CHL PER", day="2024-03-02", title="Andes Rail Accord")
    other = says("c", "CHL PER", Stage.TALKS, title="Pacific Cable Accord")
    known = sources(a="2024-03-05", b="2024-03-06", c="2024-03-07")
    everything = [first, second, other]

    def ruled(*rulings: Ruling) -> RegisterState:
        return rebuild(everything, known, world, rulings)

    rail, cable = sorted(rebuild(everything, known, world).agreements, key=lambda item: item.title or "")
    rejected = ruled(_ruling(RulingKind.REJECT, first.id))
    assert {agreement_record(item)["signed"] for item in rejected.agreements} == {"2024-03-02", None}
    preferred = ruled(_ruling(RulingKind.RANK, second.id))
    assert {agreement_record(item)["signed"] for item in preferred.agreements} == {"2024-03-02", None}
    corrected = ruled(_ruling(RulingKind.CORRECT, first.id, date="2024-02-28"), _ruling(RulingKind.REJECT, second.id))
    assert {agreement_record(item)["signed"] for item in corrected.agreements} == {"2024-02-28", None}
    assert any(item.read_as == first for agreement in corrected.agreements for item in agreement.evidence)
    merge = _ruling(RulingKind.MERGE, rail.id, cable.id)
    assert [item.id for item in ruled(merge).agreements] == [rail.id]
    assert ruled(merge, _ruling(RulingKind.UNDO, merge.id)).agreements == rebuild(everything, known, world).agreements
    split = ruled(_ruling(RulingKind.SPLIT, second.id))
    assert len(split.agreements) == 3


_SECONDS = itertools.count()


def _ruling(kind: RulingKind, *targets: str, **corrections: str) -> Ruling:
    made = f"2026-02-01T00:00:{next(_SECONDS):02d}Z"
    return Ruling(kind, targets, "checked the text", "tests", made, corrections)


def test_the_date_of_a_list_gives_way_to_a_date_of_one(says: Says, world: World) -> None:
    parties = ("CHL", "PER", "BOL", "URY")
    listed = [says("b", f"{party} UKR", day="2024-04-11", family="ukraine-security") for party in parties]
    own = says("a", "CHL UKR", day="2024-02-01", family="ukraine-security")
    early = says("c", "PER UKR", family="ukraine-security", explicit=False)
    known = sources(a="2024-02-02", b="2024-04-20", c="2024-03-03")
    state = rebuild([*listed, own, early], known, world)
    signed = {
        next(party for party in item.parties if party != "UKR"): agreement_record(item) for item in state.agreements
    }
    assert signed["CHL"]["signed"] == "2024-02-01"
    assert signed["CHL"]["stages"][0]["disputed"] is False
    assert signed["PER"]["stages"][0]["not_after"] == "2024-03-03"
    assert signed["BOL"]["signed"] == "2024-04-11"

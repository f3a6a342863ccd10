"""What changed and why; what a ruling would change; rulings that a newer reading no longer answers."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest

from depositary.core.errors import NothingFoundError, StaleError, UsageError
from depositary.core.rulings import Ruling, RulingKind
from depositary.store import Store, verify
from depositary.tasks import changes_since, ingest, load_register, preview_ruling, record_ruling, unanswered_rulings

Loaded = Callable[..., list[Any]]
Clock = Callable[[], datetime]

HARBOUR = "CHL and PER signed the harbour accord on 2024-03-01."
LATER = "CHL and PER signed the harbour accord on 2024-03-02."
RAIL = "BOL and CHL signed the rail accord on 2024-04-01."


def ruling(kind: RulingKind, *targets: str, made_at: str = "2026-03-01T00:00:00Z", **corrections: str) -> Ruling:
    return Ruling(kind, targets, "checked against the printed text", "an analyst", made_at, corrections)


def kinds(changes: Any) -> list[tuple[str, str]]:
    return [(change.kind.value, change.cause.value) for change in changes]


def test_changes_name_their_cause(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> None:
    ingest(loaded(HARBOUR), line_reader(), store, clock)
    first = clock()
    assert changes_since(store, first) == []
    ingest(loaded(RAIL), line_reader(), store, clock)
    assert kinds(changes_since(store, first)) == [("added", "source")]
    second = clock()
    ingest(loaded(RAIL, HARBOUR), line_reader("2", blind_to="rail"), store, clock)
    assert kinds(changes_since(store, second)) == [("removed", "reader")]
    third = clock()
    (statement,) = store.statements()
    record_ruling(store, ruling(RulingKind.CORRECT, statement.id, date="2024-02-29"), clock)
    (change,) = changes_since(store, third)
    assert (change.kind.value, change.cause.value) == ("changed", "ruling")
    assert change.before is not None
    assert change.after is not None
    assert (change.before.says, change.after.says) == ("2024-03-01", "2024-02-29")


def test_a_preview_shows_the_effect_and_writes_nothing(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR, LATER), line_reader(), store, clock)
    before = verify(store)
    wrong = next(item for item in store.statements() if item.date and item.date.edtf == "2024-03-01")
    preview = preview_ruling(store, ruling(RulingKind.REJECT, wrong.id))
    assert [
        (change.before.says, change.after.says) for change in preview.changes if change.before and change.after
    ] == [("2024-03-01", "2024-03-02")]
    assert verify(store) == before
    assert record_ruling(store, preview.ruling, clock).changes == preview.changes
    assert load_register(store).agreements[0].events[0].date == "2024-03-02"
    undone = record_ruling(store, ruling(RulingKind.UNDO, preview.ruling.id, made_at="2026-03-02T00:00:00Z"), clock)
    assert [change.after.says for change in undone.changes if change.after] == ["2024-03-01"]


def test_a_ruling_on_a_version_that_is_no_longer_the_last_is_refused(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR, LATER), line_reader(), store, clock)
    first, second = (item.id for item in store.statements())
    seen = list(store.log())[-1].hash
    record_ruling(store, ruling(RulingKind.REJECT, first), clock, seen=seen[:12])
    for stale in (seen, seen[:12], "", list(store.log())[-1].hash[:5]):
        with pytest.raises(StaleError, match="look again"):
            record_ruling(store, ruling(RulingKind.REJECT, second), clock, seen=stale)
    assert [each.targets for each in store.rulings()] == [(first,)]


def test_rulings_survive_a_new_reading_and_lost_ones_are_listed(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR, RAIL), line_reader(), store, clock)
    for statement in list(store.statements()):
        record_ruling(store, ruling(RulingKind.CORRECT, statement.id, date="2024-02-29"), clock)
    assert unanswered_rulings(store) == []
    ingest(loaded(HARBOUR, RAIL), line_reader("2", blind_to="rail"), store, clock)
    assert [event.date for event in load_register(store).agreements[0].events] == ["2024-02-29"]
    assert len(unanswered_rulings(store)) == 1


@pytest.mark.parametrize(
    ("kind", "targets", "corrections", "error", "words"),
    [
        (RulingKind.REJECT, ("0123456789abcdef",), {}, NothingFoundError, "holds no"),
        (RulingKind.REJECT, (), {}, UsageError, "what it is about"),
        (RulingKind.MERGE, ("one",), {}, UsageError, "two different"),
        (RulingKind.CORRECT, ("one",), {}, UsageError, "a correction sets"),
        (RulingKind.CORRECT, ("one",), {"colour": "red"}, UsageError, "colour"),
        (RulingKind.CORRECT, ("one",), {"date": "next week"}, UsageError, "no EDTF date"),
        (RulingKind.CORRECT, ("one",), {"stage": "sealed"}, UsageError, "sealed"),
    ],
)
def test_a_ruling_that_cannot_be_carried_out_is_refused(
    store: Store,
    clock: Clock,
    kind: RulingKind,
    targets: tuple[str, ...],
    corrections: dict[str, str],
    error: type[Exception],
    words: str,
) -> None:
    with pytest.raises(error, match=words):
        record_ruling(store, ruling(kind, *targets, **corrections), clock)
    assert store.rulings() == []


def test_a_ruling_needs_a_reason_and_a_person(store: Store, clock: Clock) -> None:
    for reason, who in (("", "an analyst"), ("misread", " ")):
        with pytest.raises(UsageError, match="reason and a person"):
            record_ruling(store, Ruling(RulingKind.REJECT, ("x",), reason, who, "2026-03-01T00:00:00Z"), clock)


def test_all_that_a_ruling_changes_has_the_ruling_as_its_cause(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR, LATER, RAIL), line_reader(), store, clock)
    first, second = sorted(item.id for item in store.statements() if "harbour" in item.passage.quote)
    moved = record_ruling(store, ruling(RulingKind.CORRECT, first, stage="in_force"), clock)
    assert ("added", "ruling") in kinds(moved.changes)
    apart = record_ruling(store, ruling(RulingKind.SPLIT, second, made_at="2026-03-02T00:00:00Z"), clock)
    assert {change.kind.value for change in apart.changes} == {"added", "removed"}
    homes = [agreement.id for agreement in load_register(store).agreements]
    together = record_ruling(store, ruling(RulingKind.MERGE, *homes[:2], made_at="2026-03-03T00:00:00Z"), clock)
    for made in (moved, apart, together):
        assert made.changes
        assert {cause for _, cause in kinds(made.changes)} == {"ruling"}


def test_ids_may_be_cut_short_and_must_be_of_what_the_ruling_is_about(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR, RAIL), line_reader(), store, clock)
    statements = [item.id for item in store.statements()]
    agreements = [each.id for each in load_register(store).agreements]
    made = record_ruling(store, ruling(RulingKind.REJECT, statements[0][:10]), clock)
    assert made.ruling.targets == (statements[0],)
    for kind, targets in (
        (RulingKind.REJECT, (agreements[0],)),
        (RulingKind.MERGE, (agreements[0], statements[0])),
        (RulingKind.UNDO, (statements[0],)),
        (RulingKind.RANK, ("zz",)),
    ):
        with pytest.raises(NothingFoundError, match="holds no such"):
            record_ruling(store, ruling(kind, *targets), clock)
        with Store.open(store.location, read_only=True) as reading, pytest.raises(NothingFoundError):
            preview_ruling(reading, ruling(kind, *targets))
    undo = ruling(RulingKind.UNDO, made.ruling.id[:7], made_at="2026-03-02T00:00:00Z")
    assert record_ruling(store, undo, clock).ruling.targets == (made.ruling.id,)
    with pytest.raises(NothingFoundError, match="could be undone"):
        record_ruling(store, ruling(RulingKind.UNDO, made.ruling.id, made_at="2026-03-03T00:00:00Z"), clock)
    assert [each.kind for each in store.rulings()] == [RulingKind.REJECT, RulingKind.UNDO]


def test_a_beginning_of_several_ids_is_refused(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> None:
    texts = [f"CHL and PER signed the harbour accord on 2024-03-{day:02d}." for day in range(1, 20)]
    ingest(loaded(*texts), line_reader(), store, clock)
    first = sorted(item.id for item in store.statements())
    shared = next(one[0] for one, other in pairwise(first) if one[0] == other[0])
    with pytest.raises(UsageError, match="write more of the id"):
        preview_ruling(store, ruling(RulingKind.REJECT, shared))


def test_an_undone_undo_undoes_nothing_and_can_be_made_again(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR), line_reader(), store, clock)
    (statement,) = store.statements()
    first = record_ruling(store, ruling(RulingKind.REJECT, statement.id), clock).ruling
    undo = record_ruling(store, ruling(RulingKind.UNDO, first.id, made_at="2026-03-02T00:00:00Z"), clock).ruling
    record_ruling(store, ruling(RulingKind.UNDO, undo.id, made_at="2026-03-03T00:00:00Z"), clock)
    assert [item.silent for item in load_register(store).unassigned] == ["rejected"]
    again = record_ruling(store, ruling(RulingKind.UNDO, first.id, made_at="2026-03-04T00:00:00Z"), clock)
    assert kinds(again.changes) == [("added", "ruling")]


def test_a_correction_names_known_parties(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> None:
    ingest(loaded(HARBOUR), line_reader(), store, clock)
    (statement,) = store.statements()
    with pytest.raises(UsageError, match="PEX is no party"):
        record_ruling(store, ruling(RulingKind.CORRECT, statement.id, parties="CHL,PEX"), clock)
    assert store.rulings() == []
    record_ruling(store, ruling(RulingKind.CORRECT, statement.id, parties="CHL, BOL"), clock)
    assert [each.parties for each in load_register(store).agreements] == [("BOL", "CHL")]


def test_a_ruling_tells_which_conflicts_it_settles_and_opens(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR, LATER), line_reader(), store, clock)
    wrong = next(item for item in store.statements() if item.date and item.date.edtf == "2024-03-02")
    with Store.open(store.location, read_only=True) as reading:
        tried = preview_ruling(reading, ruling(RulingKind.REJECT, wrong.id))
    made = record_ruling(store, ruling(RulingKind.REJECT, wrong.id), clock)
    for each in (tried, made):
        assert [conflict.about for conflict in each.settled] == ["day on which CHL-PER signed"]
        assert each.changes == each.raised == ()
    undo = ruling(RulingKind.UNDO, made.ruling.id, made_at="2026-03-02T00:00:00Z")
    undone = record_ruling(store, undo, clock)
    assert (len(undone.settled), len(undone.raised)) == (0, 1)

"""Ingest: streaming, repeatable, foretold by its dry run, and the same in any order and batch."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.core.errors import InputError, LimitError
from depositary.register import Clocks, agreement_record
from depositary.store import Store, verify
from depositary.tasks import IngestReport, ingest, load_register

Loaded = Callable[..., list[Any]]
Clock = Callable[[], datetime]

HARBOUR = "CHL and PER signed the harbour accord on 2024-03-01."
RAIL = "BOL and CHL signed the rail accord on 2024-04-01. CHL and PER ratified the harbour accord on 2024-05-02."
CABLE = "PER and URY signed the cable accord on 2024-04-09."


def says(report: IngestReport) -> list[tuple[str, str, str]]:
    return [(change.kind.value, change.fact.key.stage.value, change.fact.says) for change in report.changes]


def test_a_dry_run_foretells_the_run(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> None:
    ingest(loaded(HARBOUR), line_reader(), store, clock)
    before = verify(store)
    dry = ingest(loaded(RAIL, CABLE, RAIL), line_reader(), store, clock, dry_run=True)
    assert verify(store) == before
    real = ingest(loaded(RAIL, CABLE, RAIL), line_reader(), store, clock)
    assert dry.outcomes == real.outcomes
    assert says(dry) == says(real)
    assert sorted(says(real)) == [("added", "ratified", "2024-05-02"), ("added", "signed", "2024-04-01"),
                                  ("added", "signed", "2024-04-09")]  # fmt: skip
    assert {change.cause.value for change in real.changes} == {"source"}
    assert (real.added, real.unchanged) == (2, 1)


def test_the_same_again_changes_nothing(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> None:
    ingest(loaded(HARBOUR, RAIL), line_reader(), store, clock)
    before = verify(store, deep=True)
    report = ingest(loaded(RAIL, HARBOUR), line_reader(), store, clock)
    assert (report.added, report.unchanged, report.changes) == (0, 2, [])
    assert verify(store, deep=True) == before


def test_what_fails_is_reported(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> None:
    unopened = InputError("missing.pdf", "no such file", "check the path")
    report = ingest([unopened, *loaded("unreadable", HARBOUR)], line_reader(), store, clock)
    assert [type(failure) for failure in report.failures] == [InputError, LimitError]
    assert report.added == 1
    assert len(load_register(store).agreements) == 1


def test_a_new_reader_version_yields_a_difference_with_its_cause(
    store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(HARBOUR, RAIL), line_reader(), store, clock)
    then = max(entry.recorded for entry in store.log())
    report = ingest(loaded(HARBOUR, RAIL), line_reader("2", blind_to="rail"), store, clock)
    assert [(outcome.new, outcome.vanished) for outcome in report.outcomes] == [(False, 0), (False, 1)]
    assert [(change.kind.value, change.cause.value) for change in report.changes] == [("removed", "reader")]
    assert len(load_register(store).agreements) == 1
    assert len(load_register(store, Clocks(as_known=then)).agreements) == 2


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_order_and_batches_do_not_matter(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, loaded: Loaded, line_reader: Any
) -> None:
    texts = [HARBOUR, RAIL, CABLE, HARBOUR + " " + CABLE, "Nothing was signed."]
    order = data.draw(st.permutations(texts))
    cut = data.draw(st.integers(0, len(texts)))
    seconds = count()

    def now() -> datetime:
        return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))

    records = []
    for batches in ([texts], [order[:cut], order[cut:], order[:2]]):
        with Store.open(tmp_path_factory.mktemp("store") / "register.db") as opened:
            for batch in batches:
                ingest(loaded(*batch), line_reader(), opened, now)
            state = load_register(opened)
            records.append([agreement_record(agreement, state.clocks, 0) for agreement in state.agreements])
    assert records[0] == records[1]

"""Threads from the projection come out as from a rebuild of everything, whatever is asked for."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select
from tests.tasks.made_registers import grown_by_steps

from depositary.lexicon import Lexicon, load_lexicon
from depositary.register import Clocks, RegisterState
from depositary.register.claimrecords import checked_record
from depositary.register.claims import Claims
from depositary.register.commitments import commitments
from depositary.register.conditions import conditions
from depositary.register.memberships import memberships
from depositary.register.positions import positions
from depositary.register.predictions import predictions
from depositary.register.promises import promises
from depositary.register.statedcounts import CheckedCount, open_claims
from depositary.register.targets import targets
from depositary.register.threadrecords import (
    condition_record,
    membership_record,
    prediction_record,
    promise_record,
    target_record,
)
from depositary.store import Store
from depositary.store.heldevidence import held_of_places
from depositary.store.projectiontables import EVIDENCE
from depositary.tasks import load_register, threadslices
from depositary.tasks.storedcounts import claims_in_store
from depositary.tasks.tellers import Told, look_up
from depositary.tasks.threadslices import Threads, Topic, thread_state
from depositary.views.commitments import commitment_record
from depositary.views.positions import position_record

EXAMPLES = int(os.environ.get("DEPOSITARY_EXAMPLES", "12"))
FOLLOW: dict[Topic, tuple[Callable[[RegisterState], Sequence[Any]], Callable[[Any], dict[str, Any]]]] = {
    Topic.TARGETS: (targets, target_record),
    Topic.CONDITIONS: (conditions, condition_record),
    Topic.COMMITMENTS: (commitments, commitment_record),
    Topic.POSITIONS: (positions, position_record),
}
CLOCKS = (Clocks(), Clocks(date(2024, 1, 16)), Clocks(date(2024, 1, 15), hour="11:40:00"), Clocks(date(2025, 6, 1)))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def families_of(thread: Any) -> set[str | None]:
    agreements = thread.agreements if hasattr(thread, "agreements") else (getattr(thread, "agreement", None),)
    return {each.family if each else None for each in agreements}


def parties_of(topic: Topic, record: dict[str, Any]) -> tuple[str, ...]:
    if topic is Topic.COMMITMENTS:
        return (*record["debtor"], *record["creditor"])
    return (record["party"],) if topic is Topic.POSITIONS else tuple(record["parties"])


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_threads_are_those_of_a_rebuild(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int) -> None:
    with Store.open(tmp_path_factory.mktemp("threads") / "register.db") as store:
        grown_by_steps(store, lexicon, seed, 10)
        for clocks in CLOCKS:
            whole = load_register(store, clocks, lexicon)
            for topic, (follow, record) in FOLLOW.items():
                wanted = [(each, record(each)) for each in follow(whole)]
                with thread_state(store, Threads(topic), clocks, lexicon) as state:
                    assert [record(each) for each in follow(state)] == [found for _, found in wanted]
                of_party = [found for _, found in wanted if "PER" in parties_of(topic, found)]
                with thread_state(store, Threads(topic, party="PER"), clocks, lexicon) as state:
                    made = [record(each) for each in follow(state)]
                    assert [found for found in made if "PER" in parties_of(topic, found)] == of_party
                if topic is Topic.POSITIONS:
                    continue
                of_family = [found for each, found in wanted if "ukraine-security" in families_of(each)]
                with thread_state(store, Threads(topic, "ukraine-security"), clocks, lexicon) as state:
                    held = [each for each in follow(state) if "ukraine-security" in families_of(each)]
                    assert [record(each) for each in held] == of_family


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_what_needs_the_world_is_that_of_a_rebuild(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int
) -> None:
    with Store.open(tmp_path_factory.mktemp("world") / "register.db") as store:
        grown_by_steps(store, lexicon, seed, 10)
        for clocks in CLOCKS:
            whole = load_register(store, clocks, lexicon)
            with thread_state(store, Threads(Topic.PREDICTIONS), clocks, lexicon) as state:
                made = [prediction_record(each) for each in predictions(state, lexicon)]
            assert made == [prediction_record(each) for each in predictions(whole, lexicon)]
            with thread_state(store, Threads(Topic.MEMBERSHIPS), clocks, lexicon) as state:
                held = [membership_record(each) for each in memberships(state, lexicon)]
            assert held == [membership_record(each) for each in memberships(whole, lexicon)]
            with thread_state(store, Threads(Topic.PROMISES), clocks, lexicon) as state:
                kept = [promise_record(each) for each in promises(state, lexicon)]
            assert kept == [promise_record(each) for each in promises(whole, lexicon)]
            told = [_told(*claims_in_store(store, clocks, lexicon)), _told(*open_claims(whole, lexicon))]
            assert told[0] == told[1]


def _told(checker: Claims, checked: Sequence[CheckedCount]) -> list[dict[str, Any]]:
    return [
        checked_record(CheckedCount(each.evidence, made))
        for each in checked
        for made in (each.verdict, checker.check(each.verdict.claim))
    ]


def test_a_question_looks_at_no_other_statements(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path / "register.db") as store:
        grown_by_steps(store, lexicon, 5, 10)
        monkeypatch.setattr(threadslices, "load_register", lambda *_: pytest.fail("the whole register was rebuilt"))
        with thread_state(store, Threads(Topic.POSITIONS), Clocks(), lexicon) as state:
            assert state.agreements == state.unassigned == ()
            assert {item.statement.type for item in state.unbound} == {"position"}
        with thread_state(store, Threads(Topic.COMMITMENTS), Clocks(), lexicon) as state:
            said = [item for each in state.agreements for item in each.evidence] + list(state.unassigned)
            assert {item.statement.type for item in said} == {"commitment"}


def test_what_tells_an_event_is_looked_up_when_it_is_looked_at(tmp_path: Path, lexicon: Lexicon) -> None:
    with Store.open(tmp_path / "register.db") as store:
        grown_by_steps(store, lexicon, 7, 10)
        whole = {each.id: each for each in load_register(store, world=lexicon).agreements}
        with thread_state(store, Threads(Topic.TARGETS), Clocks(), lexicon) as state:
            events = [
                (event, told)
                for each in state.agreements
                for event, told in zip(each.events, whole[each.id].events, strict=True)
                if event.framing == "happened"
            ]
            assert events
            look_up([event.evidence for event, _ in events], 2)
            for event, told in events:
                assert isinstance(event.evidence, Told)
                assert len(event.evidence) == len(told.evidence)
                assert (event.evidence[0], tuple(event.evidence[:2])) == (told.evidence[0], told.evidence[:2])
                assert tuple(event.evidence) == told.evidence


def test_statements_are_found_by_their_keys(tmp_path: Path, lexicon: Lexicon) -> None:
    """SQLite looks at the rows of their readings, and does not read the table of all evidence."""
    with Store.open(tmp_path / "register.db") as store:
        grown_by_steps(store, lexicon, 7, 10)
        asked: list[str] = []
        with store.reading() as connection:
            keys = [
                (reading, place)
                for reading, place in connection.execute(select(EVIDENCE.c.reading, EVIDENCE.c.position))
            ]
            event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
            assert {each.key for each in held_of_places(connection, keys[:3])} == set(keys[:3])
            (query,) = asked
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", tuple([0] * query.count("?"))).all()
    steps = [str(row[3]) for row in plan]
    assert any(step.startswith("SEARCH projection_evidence USING PRIMARY KEY") for step in steps), steps
    assert not any(step.startswith("SCAN projection_evidence") for step in steps)

"""The projection: whatever is added in whatever order, it is what a rebuild of everything gives."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.tasks.made_registers import MadeRegister
from tests.tasks.projected import all_rows

from depositary.core.errors import IntegrityError
from depositary.corpus import LoadedDocument
from depositary.lexicon import Lexicon, load_lexicon
from depositary.register import Clocks, count
from depositary.register.claimrecords import verdict_record
from depositary.register.definitions import other_counts
from depositary.register.records import count_record
from depositary.store import Reading, Store
from depositary.store.agreementrows import AgreementRow
from depositary.store.countrows import CountRow, counts
from depositary.tasks import ingest, load_register
from depositary.tasks.auditing import audit
from depositary.tasks.checking import check_in_store, check_sentence
from depositary.tasks.families import Counting, counted
from depositary.tasks.listing import Query, rebuilt_records, rows, rows_of
from depositary.tasks.projecting import refresh
from depositary.tasks.projectionstates import is_current, standing
from depositary.tasks.slices import Slices

EXAMPLES = int(os.environ.get("DEPOSITARY_EXAMPLES", "12"))
SENTENCES = (
    "Latvia became the second country to sign a security agreement with Ukraine.",
    "Three countries have signed security agreements with Ukraine.",
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def brought_up(store: Store, lexicon: Lexicon) -> list[str]:
    """The ids of the agreements of a store, its projection brought up to date."""
    with store.writing() as connection:
        refresh(connection, lexicon)
    return [row.id for row in held(store)[0]]


def held(store: Store) -> tuple[list[AgreementRow], list[CountRow]]:
    with store.reading() as connection:
        return all_rows(connection), counts(connection)


def made_anew(store: Store, lexicon: Lexicon) -> tuple[list[AgreementRow], list[CountRow]]:
    with store.writing() as connection:
        refresh(connection, lexicon, anew=True)
    return held(store)


def grown(store: Store, lexicon: Lexicon, seed: int) -> Random:
    """Fill a store step by step, in batches, with its projection brought up to date after each."""
    chance = Random(seed)  # noqa: S311  the same on every run, and nothing secret
    made = MadeRegister(chance)
    agreements: list[str] = []
    for _ in range(chance.randint(2, 7)):
        for _ in range(chance.randint(1, 4)):
            made.step(store, agreements)
        agreements = brought_up(store, lexicon)
    return chance


def make_void(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE projection_state SET value = 'of another version' WHERE name = 'version'"))


many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(seed=st.integers(0, 10**9))
def test_what_is_kept_up_to_date_is_what_is_made_anew(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int
) -> None:
    with Store.open(tmp_path_factory.mktemp("made") / "register.db") as store:
        grown(store, lexicon, seed)
        assert held(store) == made_anew(store, lexicon)


@many
@given(seed=st.integers(0, 10**9))
def test_answers_from_the_projection_are_those_of_a_rebuild(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int
) -> None:
    with Store.open(tmp_path_factory.mktemp("made") / "register.db") as store:
        chance = grown(store, lexicon, seed)
        days = [None, *(date(2019, 1, 1) + timedelta(days=chance.randint(0, 2600)) for _ in range(2))]
        hours = [
            (date(2024, 1, 15), hour) for hour in chance.sample(("09:00:00", "11:40:00", "16:00:00", "17:00:00"), 2)
        ]
        for day, hour in [*((day, None) for day in days), *hours]:
            clocks = Clocks(day, hour=hour)
            state = load_register(store, clocks, lexicon)
            assert list(rows(store, Query(), clocks, lexicon).records) == rebuilt_records(state)
            if any(each.family == "ukraine-security" for each in state.agreements):
                answer = counted(store, Counting("ukraine-security"), clocks, lexicon)
                assert count_record(answer.answer) == count_record(count(state, lexicon, "ukraine-security"))
                assert answer.otherwise == tuple(other_counts(state, lexicon, answer.answer))
        state = load_register(store, world=lexicon)
        with store.reading() as connection:
            slices = Slices(connection, standing(connection), lexicon)
            assert tuple(slices.agreements([each.id for each in state.agreements])) == state.agreements
        for sentence in SENTENCES:
            for said_at in ("2024-02-20", None):
                fast = check_in_store(sentence, store, lexicon, Clocks(), said_at=said_at)
                slow = check_sentence(sentence, state, lexicon, said_at=said_at)
                assert list(map(verdict_record, fast)) == list(map(verdict_record, slow))


@pytest.mark.parametrize(
    "query",
    [
        Query(party="PER"), Query(text="delta accord"), Query(sort="signed", descending=True), Query(offset=1, limit=2),
        Query(sort="title"), Query(kind="protocol", sort="documents"), Query(family="ukraine-security"),
    ],
)  # fmt: skip
def test_a_page_is_the_same_from_the_projection_and_from_a_rebuild(
    store: Store, lexicon: Lexicon, query: Query
) -> None:
    grown(store, lexicon, 7)
    state = load_register(store, world=lexicon)
    assert rows(store, query, Clocks(), lexicon) == rows_of(state, query, lexicon)


def test_counts_are_the_same_from_the_projection_and_from_a_rebuild(
    store: Store, lexicon: Lexicon, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable
) -> None:
    lines = [
        f"{code} and UKR signed the security accord on 2024-03-0{day}." for day, code in enumerate(("LVA", "CHL"), 1)
    ]
    ingest(loaded(*lines, f"{lines[0]} Minister says."), line_reader(), store, clock)
    fast = counted(store, Counting("ukraine-security"), Clocks(date(2024, 3, 1)), lexicon)
    make_void(store)
    slow = counted(store, Counting("ukraine-security"), Clocks(date(2024, 3, 1)), lexicon)
    assert count_record(fast.answer) == count_record(slow.answer)
    assert fast.answer.codes == ("LVA",)
    assert len(count_record(fast.answer)["evidence"][0]["passages"]) == 2
    assert fast.otherwise == slow.otherwise


def test_a_projection_of_another_version_is_not_asked(store: Store, lexicon: Lexicon) -> None:
    grown(store, lexicon, 3)
    with store.writing() as connection:
        connection.execute(text("DELETE FROM projection_spans"))
        assert is_current(connection)
    assert rows(store, Query(), Clocks(), lexicon).total == 0
    make_void(store)
    assert rows(store, Query(), Clocks(), lexicon).total > 0
    assert brought_up(store, lexicon)


def test_one_more_document_makes_only_what_it_touches_again(
    store: Store, lexicon: Lexicon, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable
) -> None:
    names = [f"{letter}albor" for letter in "bcdfghjklmnpqrst"]
    ingest(
        loaded(*(f"CHL and PER signed the {name} accord on 2024-03-01." for name in names)), line_reader(), store, clock
    )
    assert rows(store, Query(), Clocks(), lexicon).total == len(names)
    (document,) = loaded("CHL and PER ratified the balbor accord on 2024-05-01.")
    store.add(document.document, None, reading_of(line_reader(), document), clock())
    with store.writing() as connection:
        touched = refresh(connection, lexicon)
    assert touched is not None
    assert len(touched) == 1
    with store.writing() as connection:
        assert refresh(connection, lexicon) == set()


def reading_of(reader: Any, document: LoadedDocument) -> Reading:
    return Reading(reader.name, reader.version, tuple(reader.read(document.document)))


@pytest.mark.parametrize("change", [
    "UPDATE projection_spans SET record = replace(record, 'signed', 'ratified')",
    "UPDATE projection_agreements SET record = record || ' '",
    "UPDATE projection_agreements SET told = '[]'",
    "DELETE FROM projection_members WHERE position = (SELECT min(position) FROM projection_members)",
])  # fmt: skip
def test_a_deep_audit_finds_what_is_not_as_the_log_gives_it(store: Store, lexicon: Lexicon, change: str) -> None:
    grown(store, lexicon, 7)
    before = audit(store, lexicon, deep=True)
    with store.writing() as connection:
        connection.execute(text(change))
    with pytest.raises(IntegrityError, match="not what the log gives"):
        audit(store, lexicon, deep=True)
    with store.writing() as connection:
        refresh(connection, lexicon, anew=True)
    assert audit(store, lexicon, deep=True) == before


def test_a_missing_projection_is_made_at_the_next_ingest(
    tmp_path: Path, lexicon: Lexicon, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable
) -> None:
    with Store.open(tmp_path / "register.db") as store:
        ingest(loaded("CHL and PER signed the quay accord on 2024-03-01."), line_reader(), store, clock)
        with store.writing() as connection:
            for table in ("projection_state", "projection_agreements"):
                connection.execute(text(f"DROP TABLE {table}"))
        assert rows(store, Query(), Clocks(), lexicon).total == 1
        report = ingest(loaded("BOL and PER signed the lake accord on 2024-03-09."), line_reader(), store, clock)
        assert len(report.changes) == 1
        with store.reading() as connection:
            assert is_current(connection)
        assert rows(store, Query(), Clocks(), lexicon).total == 2

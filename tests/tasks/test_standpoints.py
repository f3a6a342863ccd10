"""Asides: what was known at a past instant, or published by a day, answered as a rebuild of it answers."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, text
from tests import postgresql
from tests.tasks.made_registers import MadeRegister

from depositary.lexicon import Lexicon, load_lexicon
from depositary.register import Clocks, RegisterState, changes, count
from depositary.register.claimrecords import verdict_record
from depositary.register.records import count_record
from depositary.register.rulings import Decisions
from depositary.register.sources import OPEN
from depositary.store import Store
from depositary.store.asides import KEPT
from depositary.store.logs import last_entry
from depositary.tasks import load_register, projecting, standpoints
from depositary.tasks.checking import check_in_store, check_sentence
from depositary.tasks.families import Counting, counted
from depositary.tasks.listing import Query, rows, rows_of
from depositary.tasks.projecting import refresh
from depositary.tasks.reviewing import changes_since
from depositary.tasks.slices import document_slice, slice_of

SENTENCE = "Latvia became the second country to sign a security agreement with Ukraine."


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(autouse=True)
def asides_of_the_smallest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standpoints, "LEAST", 0)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Gives a new place for a register each time: a file, or one on a PostgreSQL server."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("made") / "register.db")
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    return server.place


def grown(place: Path | str, lexicon: Lexicon, seed: int) -> Iterator[tuple[Store, str]]:
    """A store that grows by batches, its projection brought up to date, and the instant after each batch."""
    chance = Random(seed)  # noqa: S311  the same on every run, and nothing secret
    made = MadeRegister(chance)
    with Store.open(place / "register.db" if isinstance(place, Path) else place) as store:
        for _ in range(3):
            for _ in range(chance.randint(1, 4)):
                made.step(store, [])
            with store.writing() as connection:
                refresh(connection, lexicon)
            yield store, made.moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def told(change: changes.Change) -> tuple[object, ...]:
    """What a change says, and why."""
    says = (change.before and change.before.says, change.after and change.after.says)
    return (change.kind, change.cause, change.fact.key, *says)


def compare(store: Store, clocks: Clocks, state: RegisterState, lexicon: Lexicon) -> None:
    """Every answer that a standpoint gives beside that of the rebuilt state."""
    assert rows(store, Query(), clocks, lexicon) == rows_of(state, Query(), lexicon)
    for agreement in state.agreements[:3]:
        assert slice_of(store, agreement.id, clocks, lexicon).agreements == (agreement,)
    for digest in sorted(state.sources)[:1]:
        told = {item.id for item in state.unassigned if item.source.digest == digest}
        assert {item.id for item in document_slice(store, digest, clocks, lexicon).unassigned} >= told
    if any(each.family == "ukraine-security" for each in state.agreements):
        answer = counted(store, Counting("ukraine-security"), clocks, lexicon).answer
        assert count_record(answer) == count_record(count(state, lexicon, "ukraine-security"))
        fast = check_in_store(SENTENCE, store, lexicon, clocks, said_at="2024-02-20")
        slow = check_sentence(SENTENCE, state, lexicon, said_at="2024-02-20")
        assert list(map(verdict_record, fast)) == list(map(verdict_record, slow))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_a_past_instant_is_answered_as_a_rebuild_answers_it(
    new_place: Callable[[], str], lexicon: Lexicon, seed: int
) -> None:
    then: list[tuple[Clocks, RegisterState]] = []
    for store, instant in grown(new_place(), lexicon, seed):
        clocks = Clocks(date(2024, 6, 1), as_known=instant)
        then.append((clocks, load_register(store, clocks, lexicon)))
        for known, state in then:
            compare(store, known, state, lexicon)
            since = datetime.fromisoformat(known.as_known or "")
            before = load_register(store, Clocks(as_known=known.as_known), lexicon)
            wanted = changes.compare(before, load_register(store, world=lexicon))
            assert list(map(told, changes_since(store, since, lexicon))) == list(map(told, wanted))
        public = Clocks(as_public=date(2024, 2, 10))
        compare(store, public, load_register(store, public, lexicon), lexicon)


def test_a_past_instant_is_built_anew_only_where_too_much_was_recorded_since(
    new_place: Callable[[], str], lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Clocks] = []
    build = projecting.build

    def noting(connection: Connection, world: Lexicon, decisions: Decisions, clocks: Clocks = OPEN) -> list[str]:
        if clocks != OPEN:
            built.append(clocks)
        return build(connection, world, decisions, clocks)

    monkeypatch.setattr(projecting, "build", noting)
    instants: list[Clocks] = []
    for store, instant in grown(new_place(), lexicon, 31):
        for clocks in instants[-1:]:
            compare(store, clocks, load_register(store, clocks, lexicon), lexicon)
        monkeypatch.setattr(projecting, "_is_too_much", lambda *_, last=bool(instants): last)
        instants.append(Clocks(as_known=instant))
    assert built == instants[1:2]


def test_an_aside_is_made_once_and_the_oldest_go(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Clocks] = []
    for store, _ in grown(tmp_path, lexicon, 7):
        for day in range(1, 4):
            known = Clocks(as_public=date(2024, 2, day))
            first = rows(store, Query(), known, lexicon)
            made.append(known)
            with monkeypatch.context() as patched:
                patched.setattr("depositary.tasks.projecting.project_known", None)
                assert rows(store, Query(), known, lexicon) == first
    kept = sorted(path.suffix for path in (tmp_path / "register.db-known").iterdir())
    assert len(made) > KEPT
    assert kept == [".db"] * KEPT


def test_what_a_killed_process_left_goes_with_the_next_aside(tmp_path: Path, lexicon: Lexicon) -> None:
    folder = tmp_path / "register.db-known"
    folder.mkdir()
    for name, age in (("left.1.part", 7200), ("growing.2.part", 0)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age,) * 2)
    for store, _ in grown(tmp_path, lexicon, 7):
        rows(store, Query(), Clocks(as_public=date(2024, 2, 10)), lexicon)
    assert [path.name for path in folder.glob("*.part")] == ["growing.2.part"]


def test_a_small_register_has_no_asides(tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standpoints, "LEAST", 2_000)
    for store, instant in grown(tmp_path, lexicon, 7):
        rows(store, Query(), Clocks(as_known=instant), lexicon)
        rows(store, Query(), Clocks(as_public=date(2024, 2, 10)), lexicon)
    assert not (tmp_path / "register.db-known").exists()


def test_nothing_is_left_of_an_aside_that_could_not_be_made(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the power failed")

    monkeypatch.setattr("depositary.tasks.projecting.project_known", broken)
    for store, _ in grown(tmp_path, lexicon, 7):
        with pytest.raises(RuntimeError, match="the power failed"):
            rows(store, Query(), Clocks(as_public=date(2024, 2, 10)), lexicon)
    assert list((tmp_path / "register.db-known").iterdir()) == []


def schemas(place: str) -> list[str]:
    """The schemas of asides that a register's user sees."""
    engine = create_engine(place)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, 'depositary_')"))
        names = sorted(found.scalars())
    engine.dispose()
    return names


def test_asides_beside_a_schema_are_made_once_and_the_oldest_go(
    postgresql_server: postgresql.Server, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = set(schemas(postgresql_server.place()))
    place, made = postgresql_server.place(), 0
    for store, _ in grown(place, lexicon, 7):
        for day in range(1, 4):
            known = Clocks(as_public=date(2024, 2, day))
            first, made = rows(store, Query(), known, lexicon), made + 1
            with monkeypatch.context() as patched:
                patched.setattr("depositary.tasks.projecting.project_known", None)
                assert rows(store, Query(), known, lexicon) == first
    assert made > KEPT
    assert len(set(schemas(place)) - elsewhere) == KEPT


def test_nothing_is_left_of_a_schema_that_could_not_be_filled(
    postgresql_server: postgresql.Server, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the power failed")

    place = postgresql_server.place()
    before = schemas(place)
    with monkeypatch.context() as patched:
        patched.setattr("depositary.tasks.projecting.project_known", broken)
        for store, _ in grown(place, lexicon, 7):
            with pytest.raises(RuntimeError, match="the power failed"):
                rows(store, Query(), Clocks(as_public=date(2024, 2, 10)), lexicon)
    assert schemas(place) == before


def test_who_may_create_no_schema_is_answered_all_the_same(
    postgresql_server: postgresql.Server, lexicon: Lexicon
) -> None:
    place = postgresql_server.place(with_asides=False)
    before = schemas(place)
    for store, instant in grown(place, lexicon, 7):
        for clocks in (Clocks(as_known=instant), Clocks(as_public=date(2024, 2, 10))):
            assert rows(store, Query(), clocks, lexicon) == rows_of(
                load_register(store, clocks, lexicon), Query(), lexicon
            )
    assert schemas(place) == before


def test_a_reader_sees_one_state_while_somebody_writes(new_place: Callable[[], str], lexicon: Lexicon) -> None:
    stores = [store for store, _ in grown(new_place(), lexicon, 7)]
    location = stores[0].location
    made = MadeRegister(Random(11))  # noqa: S311  the same on every run, and nothing secret
    made.moment = datetime(2026, 3, 1, tzinfo=UTC)
    with Store.open(location) as reader, Store.open(location) as writer, reader.reading() as connection:
        first = last_entry(connection)
        made.step(writer, [])
        assert last_entry(connection) == first
    with Store.open(location) as reader, reader.reading() as connection:
        assert last_entry(connection) != first

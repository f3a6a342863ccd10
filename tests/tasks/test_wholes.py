"""The whole register kept in memory: after every step it is what a rebuild of everything gives."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.tasks.made_registers import MadeRegister
from tests.tasks.test_projections import EXAMPLES, reading_of

from depositary.core.codes import StatementType
from depositary.corpus import LoadedDocument
from depositary.lexicon import Lexicon, load_lexicon
from depositary.register import Clocks, RegisterState
from depositary.store import Store
from depositary.store.touches import touched_since
from depositary.tasks import ingest, load_register
from depositary.tasks.listing import Query, rows
from depositary.tasks.projecting import refresh
from depositary.tasks.projectionstates import answered_upto, is_current
from depositary.tasks.wholes import WholeRegister


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def brought(whole: WholeRegister, store: Store) -> RegisterState:
    with store.reading() as connection:
        return whole.bring(connection)[1]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_what_is_followed_step_by_step_is_what_a_rebuild_gives(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311  the same on every run, and nothing secret
    with Store.open(tmp_path_factory.mktemp("made") / "register.db") as store:
        whole, made = WholeRegister(lexicon), MadeRegister(chance)
        agreements: list[str] = []
        for _ in range(chance.randint(2, 6)):
            for _ in range(chance.randint(1, 4)):
                made.step(store, agreements)
            with store.writing() as connection:
                refresh(connection, lexicon)
            state, rebuilt = brought(whole, store), load_register(store, world=lexicon)
            assert state == rebuilt
            for kind in StatementType:
                # A statement about two agreements is one piece of evidence, however often it was taken anew.
                assert state.statements(kind) == rebuilt.statements(kind)
            agreements = [each.id for each in state.agreements]


def test_one_more_document_takes_only_what_it_touches(
    store: Store, lexicon: Lexicon, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable
) -> None:
    ingest(loaded(*(f"CHL and PER signed the {each} accord on 2024-03-01." for each in ("lake", "reef"))),
           line_reader(), store, clock)  # fmt: skip
    whole = WholeRegister(lexicon)
    before = brought(whole, store)
    ingest(loaded("CHL and PER ratified the reef accord on 2024-05-01."), line_reader(), store, clock)
    after = brought(whole, store)
    kept = [each for each in after.agreements if any(each is other for other in before.agreements)]
    assert [each.title for each in kept] == ["lake"]
    assert len(before.sources) == 2
    with store.reading() as connection:
        entry = answered_upto(connection)
        assert entry is not None
        touches = touched_since(connection, entry.sequence - 1)
        assert touches is not None
        assert len(touches.documents) == 1
    with store.writing() as connection:
        refresh(connection, lexicon, anew=True)
        assert touched_since(connection, entry.sequence - 1) is None


def test_a_register_that_stands_in_the_place_of_another_is_taken_whole(
    tmp_path: Path, lexicon: Lexicon, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable
) -> None:
    whole = WholeRegister(lexicon)
    with Store.open(tmp_path / "one.db") as one, Store.open(tmp_path / "other.db") as other:
        lines = [f"CHL and PER signed the {name} accord on 2024-03-01." for name in ("lake", "reef", "pass")]
        ingest(loaded(*lines), line_reader(), one, clock)
        ingest(loaded(*lines[:2]), line_reader(), other, clock)
        assert len(brought(whole, one).agreements) == 3
        state = brought(whole, other)
        assert (len(state.agreements), len(state.sources)) == (2, 2)


def test_a_reader_that_trails_answers_as_of_the_last_finished_work(
    tmp_path: Path, lexicon: Lexicon, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable
) -> None:
    place = tmp_path / "register.db"
    with Store.open(place) as store, Store.open(place, read_only=True, trailing=True) as reader:
        ingest(loaded("CHL and PER signed the lake accord on 2024-03-01."), line_reader(), store, clock)
        (document,) = loaded("CHL and PER signed the reef accord on 2024-05-01.")
        store.add(document.document, None, reading_of(line_reader(), document), clock())
        assert rows(store, Query(), Clocks(), lexicon).total == 2
        assert rows(reader, Query(), Clocks(), lexicon).total == 1
        with store.reading() as connection, reader.reading() as behind:
            last, reached = answered_upto(connection), answered_upto(behind)
            assert last is not None
            assert reached is not None
            assert reached.sequence < last.sequence
            assert is_current(behind)
            assert not is_current(connection)
        with store.writing() as connection:
            refresh(connection, lexicon)
        assert rows(reader, Query(), Clocks(), lexicon).total == 2
        with store.writing() as connection:
            connection.execute(text("UPDATE projection_state SET value = 'of another version' WHERE name = 'version'"))
        store.add((again := loaded("BOL and PER signed the pass accord on 2024-06-01.")[0]).document, None,
                  reading_of(line_reader(), again), clock())  # fmt: skip
        assert rows(reader, Query(), Clocks(), lexicon).total == 3

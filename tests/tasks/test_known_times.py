"""What the register knew at an instant never changes, whatever comes later, and is what it answered at that instant."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tasks.made_registers import MadeRegister

from depositary.lexicon import Lexicon, load_lexicon
from depositary.register import Clocks
from depositary.store import Store
from depositary.tasks import load_register
from depositary.tasks.listing import Query, rebuilt_records, rows
from depositary.tasks.projecting import refresh


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def picture(store: Store, lexicon: Lexicon, as_known: str | None) -> object:
    """Everything that a register shows of its agreements at a known time, in comparable form."""
    state = load_register(store, Clocks(as_known=as_known), lexicon)
    return (
        rebuilt_records(state),
        [[(item.id, item.silent, item.source.group) for item in each.evidence] for each in state.agreements],
        [(item.id, item.silent) for item in state.unassigned],
        sorted(state.sources),
    )


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_what_was_known_then_stays_whatever_comes_later(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int
) -> None:
    path: Path = tmp_path_factory.mktemp("known") / "register.db"
    made = MadeRegister(Random(seed))  # noqa: S311  the same on every run, and nothing secret
    pictures: dict[str, object] = {}
    with Store.open(path) as store:
        agreements: list[str] = []
        for _ in range(8):
            made.step(store, agreements)
            with store.writing() as connection:
                refresh(connection, lexicon)
            answered = rows(store, Query(), Clocks(), lexicon)
            agreements = [str(record["id"]) for record in answered.records]
            instant = max(entry.recorded for entry in store.log())
            pictures[instant] = picture(store, lexicon, instant)
            assert pictures[instant] == picture(store, lexicon, None)
        for instant, then in pictures.items():
            assert picture(store, lexicon, instant) == then
        assert list(rows(store, Query(), Clocks(as_known=instant), lexicon).records) == list(answered.records)

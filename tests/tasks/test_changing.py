"""What was learned, and conflicts, are told from projections as two rebuilds of everything tell them."""

import os
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tasks.made_registers import START, grown_by_steps

from depositary.lexicon import Lexicon, load_lexicon
from depositary.register import Clocks
from depositary.register.changes import compare
from depositary.register.conflicts import conflicts
from depositary.register.threadchanges import compare_threads
from depositary.register.threadrecords import change_record, conflict_record, thread_change_record
from depositary.store import Store, instant
from depositary.tasks import changing, conflictslices, load_register, standpoints
from depositary.tasks.changing import learned_between
from depositary.tasks.conflictslices import Concerning, conflicts_in_store

EXAMPLES = int(os.environ.get("DEPOSITARY_EXAMPLES", "12"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(autouse=True)
def nothing_is_rebuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the smallest register gets asides, and whoever rebuilds one is found out."""
    monkeypatch.setattr(standpoints, "LEAST", 0)
    for module in (changing, conflictslices):
        monkeypatch.setattr(module, "load_register", lambda *_: pytest.fail("the register was rebuilt"))


@many
@given(seed=st.integers(0, 10**9))
def test_what_was_learned_is_what_two_rebuilds_tell(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int
) -> None:
    with Store.open(tmp_path_factory.mktemp("learned") / "register.db") as store:
        chance = grown_by_steps(store, lexicon, seed, 6)
        early, late = (
            instant(START + timedelta(hours=hours, minutes=30)) for hours in sorted(chance.sample(range(30), 2))
        )
        for before, after in (
            (Clocks(as_known=late), Clocks()),
            (Clocks(date(2024, 2, 20), early), Clocks(date(2024, 2, 20), late)),
            (Clocks(as_public=date(2024, 1, 31)), Clocks(date(2025, 6, 1))),
        ):
            old, new = load_register(store, before, lexicon), load_register(store, after, lexicon)
            facts = compare(old, new)
            following = compare_threads(old, new, lexicon, facts)
            found, threads = learned_between(store, before, after, lexicon)
            assert list(map(change_record, found)) == list(map(change_record, facts))
            assert list(map(thread_change_record, threads)) == list(map(thread_change_record, following))


@many
@given(seed=st.integers(0, 10**9))
def test_conflicts_are_those_of_a_rebuild(
    tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon, seed: int
) -> None:
    with Store.open(tmp_path_factory.mktemp("conflicts") / "register.db") as store:
        chance = grown_by_steps(store, lexicon, seed, 6)
        known = instant(START + timedelta(hours=chance.randrange(30), minutes=30))
        for clocks in (Clocks(), Clocks(date(2024, 2, 20)), Clocks(date(2025, 6, 1), known)):
            every = conflicts(load_register(store, clocks, lexicon), lexicon)
            for concerning in (
                Concerning(), Concerning("ukraine-security"), Concerning(party="PER"),
                Concerning("ukraine-security", "UKR"), Concerning("artemis"),
            ):  # fmt: skip
                found = conflicts_in_store(store, concerning, clocks, lexicon)
                wanted = [each for each in every if concerning.takes(each)]
                assert list(map(conflict_record, found)) == list(map(conflict_record, wanted))

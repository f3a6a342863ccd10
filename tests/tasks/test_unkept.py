"""Numbers of agreements that no family holds: the answer names what the register knows of, and claims no more."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from depositary import api
from depositary.core.errors import NothingFoundError
from depositary.lexicon import Lexicon, load_lexicon
from depositary.register.partynames import named_parties
from depositary.store import Store
from depositary.tasks import check_sentence, ingest, load_register
from depositary.tasks.checking import check_in_store
from depositary.tasks.unkept import UnkeptError, is_of_a_pair

Loaded = Callable[..., list[Any]]
Clock = Callable[[], datetime]

REPORTS = (
    "Chile and Peru signed a fisheries agreement in Lima on 4 March 2024.",
    "Chile and Bolivia signed a fisheries agreement on 6 April 2024.",
    "Chile and Bolivia are negotiating a tax treaty.",
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile and Peru have signed three treaties.", True),
        ("Peru has signed two fisheries agreements with Chile.", True),
        ("Three agreements between Chile and Peru are in force.", True),
        ("The European Union has four accords with Morocco.", True),
        ("Ukraine has signed nine security agreements.", False),
        ("Ukraine has signed nine agreements with NATO states.", False),
        ("With Norway, Ukraine has signed nine agreements.", False),
        ("Norway became the ninth country to sign an agreement with Ukraine.", False),
        ("Norway and Ukraine signed the last of nine agreements.", False),
        ("Norway, Spain and Ukraine have signed two agreements.", False),
        ("The Baltic states and Ukraine have signed three agreements.", False),
    ],
)
def test_what_two_parties_have_between_them_is_no_family(lexicon: Lexicon, sentence: str, expected: bool) -> None:
    assert is_of_a_pair(sentence, named_parties(sentence, lexicon), lexicon) is expected


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Three fisheries agreements of Chile have been signed.", "fisheries agreements of CHL; its reports tell of 2"),
        ("Peru has signed six fishing accords.", "fisheries agreements of PER; its reports tell of 1"),
        ("Chile and Peru have signed two agreements.", "agreements of CHL and PER; its reports tell of 1"),
        ("Two tax treaties of Chile are in force.", "tax agreements of CHL; its reports tell of none"),
    ],
)
def test_the_answer_names_what_there_is(
    store: Store, clock: Clock, loaded: Loaded, lexicon: Lexicon, sentence: str, told: str
) -> None:
    ingest(loaded(*REPORTS), api.rule_reader(), store, clock)
    with pytest.raises(NothingFoundError) as kept:
        check_in_store(sentence, store, lexicon, api.clocks(), said_at="2024-05-01")
    with pytest.raises(NothingFoundError) as rebuilt:
        check_sentence(sentence, load_register(store), lexicon, said_at="2024-05-01")
    assert told in str(kept.value)
    assert str(kept.value) == str(rebuilt.value)


def test_the_day_on_which_it_was_said_counts(store: Store, clock: Clock, loaded: Loaded, lexicon: Lexicon) -> None:
    ingest(loaded(*REPORTS), api.rule_reader(), store, clock)
    with pytest.raises(UnkeptError, match="tell of 1 at the stage signed by 2024-03-20: CHL-PER"):
        check_in_store("Chile has signed nine fishing pacts.", store, lexicon, api.clocks(), said_at="2024-03-20")


def test_a_sentence_about_nothing_of_the_kind_is_answered_as_before(store: Store, lexicon: Lexicon) -> None:
    with pytest.raises(NothingFoundError, match=r"register keeps$"):
        check_in_store("The weather in Lima was fine.", store, lexicon, api.clocks())

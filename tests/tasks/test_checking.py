"""A pasted sentence against the register."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from depositary.core.errors import NothingFoundError, UsageError
from depositary.lexicon import load_lexicon
from depositary.store import Store
from depositary.tasks import check_sentence, ingest, load_register

Loaded = Callable[..., list[Any]]
Clock = Callable[[], datetime]

TWO = "CHL and UKR signed the security accord on 2024-03-01. PER and UKR signed the security accord on 2024-04-01."


@pytest.fixture
def check(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> Callable[..., str]:
    ingest(loaded(TWO), line_reader(), store, clock)
    state, lexicon = load_register(store), load_lexicon()

    def verdict(sentence: str, said_at: str | None = "2024-05-01", family: str | None = None) -> str:
        (found,) = check_sentence(sentence, state, lexicon, said_at=said_at, family=family)
        return found.code

    return verdict


def test_verdicts(check: Callable[..., str]) -> None:
    assert check("By now 2 countries have signed.") == "matches"
    assert check("By now 3 countries have signed.") == "off_by"
    assert check("By now 1 countries have signed.") == "stale"
    assert check("By now 2 countries have signed.", "2024-03-20") == "off_by"
    assert check("By now 2 countries have signed.", None) == "undated"
    assert check("Peru is the 2nd country to sign.") == "matches"
    assert check("Peru is the 1st country to sign.") == "off_by"
    assert check("Besides Peru, 1 countries have signed.") == "matches"


def test_what_cannot_be_asked_is_refused(check: Callable[..., str]) -> None:
    with pytest.raises(NothingFoundError, match="claims no number"):
        check("The ministers met on the quay.")
    with pytest.raises(UsageError, match="no date"):
        check("By now 2 countries have signed.", "last week")
    with pytest.raises(UsageError, match="no family"):
        check("By now 2 countries have signed.", family="harbours")


NORDIC = (
    "DNK and UKR signed the security accord on 2024-03-01. FIN and UKR signed the security accord on 2024-03-01. "
    "ISL and UKR signed the security accord on 2024-04-01."
)


@pytest.mark.parametrize(
    ("sentence", "said_at", "code", "held"),
    [
        ("More than half of the Nordic states have signed.", "2024-03-20", "off_by", 2),
        ("More than half of the Nordic states have signed.", "2024-04-20", "matches", 3),
        ("Fewer than half of the Nordic states have signed.", "2024-03-20", "matches", 2),
        ("Half of the Nordic states have signed.", "2024-04-20", "approximate_ok", 3),
        ("All but two of the Nordic states have signed.", "2024-04-20", "matches", 3),
        ("All but two of the Nordic states have signed.", "2024-03-20", "off_by", 2),
        ("Every Nordic state but Norway and Sweden has signed.", "2024-04-20", "matches", 3),
        ("Every Nordic state but Norway has signed.", "2024-04-20", "off_by", 3),
        ("Two in five Nordic states have yet to sign.", "2024-04-20", "matches", 2),
        ("Neither Norway nor Sweden has signed.", "2024-04-20", "matches", 0),
        ("Neither Iceland nor Sweden has signed.", "2024-04-20", "stale", 1),
        ("Only Denmark and Finland have signed.", "2024-03-20", "matches", 2),
        ("Only Denmark and Finland have signed.", "2024-04-20", "stale", 3),
        ("Both Denmark and Sweden have signed.", "2024-04-20", "off_by", 1),
    ],
)
def test_shares_and_names(
    sentence: str, said_at: str, code: str, held: int, store: Store, clock: Clock, loaded: Loaded, line_reader: Any
) -> None:
    ingest(loaded(NORDIC), line_reader(), store, clock)
    (found,) = check_sentence(sentence, load_register(store), load_lexicon(), said_at=said_at)
    assert found.register is not None
    assert (found.code, found.register.value) == (code, held)


def test_share_of_nobody_in_particular(store: Store, clock: Clock, loaded: Loaded, line_reader: Any) -> None:
    ingest(loaded(NORDIC), line_reader(), store, clock)
    state, lexicon = load_register(store), load_lexicon()
    (found,) = check_sentence("Half of the states have signed.", state, lexicon, said_at="2024-04-20")
    assert (found.code, found.register) == ("cannot_check", None)
    (undated,) = check_sentence("Half of the Nordic states have signed.", state, lexicon)
    assert undated.code == "undated"

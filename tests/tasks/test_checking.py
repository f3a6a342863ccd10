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

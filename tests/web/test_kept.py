"""Values are made once, by one thread at a time, and nothing is left behind by what cannot be made."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest

from depositary.web.kept import Kept


def test_threads_that_ask_at_one_time_share_one_making() -> None:
    kept, made = Kept(4), []

    def make() -> int:
        made.append(threading.get_ident())
        time.sleep(0.05)
        return 7

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: kept.once(("a",), make, nullcontext), range(8)))
    assert found == [7] * 8
    assert len(made) == 1


def test_the_value_asked_for_least_lately_goes_first() -> None:
    kept, made = Kept(2), []

    def ask(name: str) -> None:
        kept.once((name,), lambda: made.append(name), nullcontext)

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(name)
    assert made == ["a", "b", "c", "b"]


def test_what_cannot_be_made_is_tried_again_and_leaves_nothing() -> None:
    kept = Kept(2)

    def fail() -> int:
        raise ValueError("there is no such thing")

    for number in range(50):
        with pytest.raises(ValueError, match="no such thing"):
            kept.once((number,), fail, nullcontext)
    assert kept._making == {}
    assert kept.once((0,), lambda: 1, nullcontext) == 1


def test_none_is_a_value_too() -> None:
    kept, made = Kept(2), []
    for _ in range(3):
        assert kept.once(("none",), lambda: made.append(1), nullcontext) is None
    assert made == [1]

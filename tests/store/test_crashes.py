"""Killed at a random instant, an ingest leaves whole documents only, and the same command completes it.

`DEPOSITARY_KILLS=200 pytest tests/store/test_crashes.py` kills more often than the few times of the suite.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.core.documents import Document
from depositary.store import Store, verify

KILLS = int(os.environ.get("DEPOSITARY_KILLS", "4"))
DOCUMENTS = 30
SCRIPT = Path(__file__).with_name("killed_ingest.py")


def run_ingest(path: Path, first: int = 0, last: int = DOCUMENTS, most_bytes: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, str(SCRIPT), str(path), str(first), str(last), str(most_bytes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("attempt", range(KILLS))
def test_a_killed_ingest_is_completed_by_the_next(
    tmp_path: Path, attempt: int, document: Callable[[int], Document]
) -> None:
    path = tmp_path / "register.db"
    chance = random.Random(attempt)  # noqa: S311  the same instants on every run, and nothing secret
    process = run_ingest(path)
    if attempt % 4:
        # Once it writes, at an instant within the next documents; else already while it starts and makes its tables.
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip()]
        time.sleep(chance.uniform(0, 0.15))
    else:
        acknowledged = []
        time.sleep(chance.uniform(0.2, 0.7))
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    acknowledged += rest.split()
    if path.exists():
        with Store.open(path) as store:
            found = {listing.digest for listing in store.listings()}
            assert set(acknowledged) <= found
            assert verify(store, deep=True).documents == len(found)
            assert len(list(store.statements())) == len(found)
    again = run_ingest(path)
    again.communicate()
    assert again.returncode == 0
    with Store.open(path) as store:
        assert {listing.digest for listing in store.listings()} == {document(n).digest for n in range(DOCUMENTS)}
        assert verify(store, deep=True).statements == DOCUMENTS


def test_a_full_disk_is_said_and_what_was_acknowledged_stays(
    tmp_path: Path, document: Callable[[int], Document]
) -> None:
    path = tmp_path / "register.db"
    Store.open(path).close()
    # The write-ahead log may grow by a few documents, then no file may grow any more.
    process = run_ingest(path, most_bytes=path.stat().st_size + 60_000)
    acknowledged, words = process.communicate()
    assert process.returncode == 2
    assert "disk is full" in words
    with Store.open(path) as store:
        found = {listing.digest for listing in store.listings()}
        assert set(acknowledged.split()) <= found
        assert len(found) < DOCUMENTS
        verify(store, deep=True)
    again = run_ingest(path)
    again.communicate()
    with Store.open(path) as store:
        assert verify(store, deep=True).documents == DOCUMENTS


def test_two_ingests_at_once_lose_nothing(tmp_path: Path, document: Callable[[int], Document]) -> None:
    path = tmp_path / "register.db"
    processes = [run_ingest(path, 0, 20), run_ingest(path, 10, 30)]
    reports = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], reports
    with Store.open(path, read_only=True) as store:
        assert {listing.digest for listing in store.listings()} == {document(n).digest for n in range(30)}
        assert verify(store, deep=True).statements == 30

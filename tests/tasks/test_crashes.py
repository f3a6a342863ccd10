"""Killed at a random instant, an ingest leaves a projection that is right or not asked, and the next one completes it.

`DEPOSITARY_KILLS=200 pytest tests/tasks/test_crashes.py` kills more often than the few times of the suite.
"""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tasks.conftest import LineReader

from depositary.core.documents import Document, Provenance
from depositary.lexicon import load_lexicon
from depositary.register import Clocks
from depositary.store import Reading, Store
from depositary.tasks import load_register
from depositary.tasks.auditing import audit
from depositary.tasks.listing import Query, rebuilt_records, rows
from depositary.tasks.projectionstates import is_current

KILLS = int(os.environ.get("DEPOSITARY_KILLS", "3"))
SCRIPT = Path(__file__).with_name("killed_ingest.py")


def run_ingests(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, str(SCRIPT), str(path)], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("attempt", range(KILLS))
def test_a_killed_ingest_leaves_no_wrong_answer(tmp_path: Path, attempt: int) -> None:
    path, lexicon = tmp_path / "register.db", load_lexicon()
    chance = random.Random(attempt)  # noqa: S311  the same instants on every run, and nothing secret
    process = run_ingests(path)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline()]
    time.sleep(chance.uniform(0, 0.4))
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    acknowledged += rest.split()
    with Store.open(path) as store:
        answered = rows(store, Query(), Clocks(), lexicon)
        assert list(answered.records) == rebuilt_records(load_register(store, world=lexicon))
        assert answered.total >= len(acknowledged)
        audit(store, lexicon, deep=True)
    again = run_ingests(path)
    again.communicate()
    assert again.returncode == 0
    with Store.open(path) as store:
        with store.reading() as connection:
            assert is_current(connection)
        audit(store, lexicon, deep=True)
        assert rows(store, Query(), Clocks(), lexicon).total == 20


def test_what_was_logged_and_not_yet_projected_is_taken_in_by_the_next_ingest(tmp_path: Path) -> None:
    """As a process leaves it that is killed between the two: the document is stored, the projection is of before."""
    path, lexicon = tmp_path / "register.db", load_lexicon()
    run_ingests(path).communicate()
    late = Document("BOL and PER signed the late accord on 2024-03-09.", Provenance("late.txt", published="2024-06-02"))
    reader = LineReader()
    with Store.open(path) as store:
        reading = Reading(reader.name, reader.version, tuple(reader.read(late)))
        store.add(late, None, reading, datetime.now(UTC))
        with store.reading() as connection:
            assert not is_current(connection)
        assert rows(store, Query(), Clocks(), lexicon).total == 21
    run_ingests(path).communicate()
    with Store.open(path) as store:
        with store.reading() as connection:
            assert is_current(connection)
        assert rows(store, Query(), Clocks(), lexicon).total == 21
        audit(store, lexicon, deep=True)

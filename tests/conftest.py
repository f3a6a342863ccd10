"""Fixtures that every room shares.

Fixture policy: sentences in tests are our own; whatever lies in ../shared is read from there, never copied here.
"""

import os
import pwd
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests import postgresql

#: Takes a size and does work of that size.
Work = Callable[[int], object]

# The same examples on every run, however slow the machine; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled documents and corpora beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there: the labelled documents come with the workplace, not with the repository")
    return SHARED


@dataclass(frozen=True)
class Demo:
    """What `depositary demo --register` prints, and the register that it leaves: whoever writes, writes to a copy."""

    printed: str
    register: Path


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo, run once for all rooms: it reads ninety reports."""
    register = tmp_path_factory.mktemp("demo") / "depositary.db"
    command = [sys.executable, "-m", "depositary", "demo", "--register", str(register)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DEPOSITARY_")}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return Demo(done.stdout, register)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of the tests' own; they are skipped where the machine has no PostgreSQL."""
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb is nowhere to be found: install it (apt-get install postgresql)")
    if os.getuid() == 0 and "postgres" not in {entry.pw_name for entry in pwd.getpwall()}:
        pytest.skip("PostgreSQL refuses to run as root, and there is no user postgres to run it as")
    with postgresql.running(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new register can be: a file, and an empty place on a PostgreSQL server."""
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    return server.place()


@pytest.fixture(scope="session")
def is_linear() -> Callable[[Work, int], bool]:
    """Whether ten times the input takes at most fifteen times the processor's time, as reliability.md asks.

    Processor time, not the clock on the wall, and the best of a few tries: a busy machine makes work slower, never
    faster. A difference below a tenth of a second says nothing.
    """

    def seconds(work: Work, size: int) -> float:
        start = time.process_time()
        work(size)
        return time.process_time() - start

    def judged(work: Work, size: int) -> bool:
        return any(seconds(work, 10 * size) <= 15 * seconds(work, size) + 0.1 for _ in range(5))

    return judged

"""Fixtures that every room shares.

Fixture policy: sentences in tests are our own; whatever lies in ../shared is read from there, never copied here.
"""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import postgresql

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled documents and corpora beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there: the labelled documents come with the workplace, not with the repository")
    return SHARED


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

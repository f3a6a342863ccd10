"""A throw-away PostgreSQL server for tests: made in a folder of its own, reached by a socket there, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_HOMES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql")


class Server:
    """A running server. Each call of `place` gives the address of an empty place for a register.

    That is a role with a schema of its own, in which all its tables go: a database for each would be files by the
    hundred.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def place(self, *, with_asides: bool = True) -> str:
        """The address; with `with_asides`, its role may create more schemas."""
        import psycopg

        name = f"register_{next(self._numbers)}"
        with psycopg.connect(f"host={self._folder} dbname=postgres user=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {name} LOGIN")
            connection.execute(f"CREATE SCHEMA AUTHORIZATION {name}")
            if with_asides:
                connection.execute(f"GRANT CREATE ON DATABASE postgres TO {name}")
        return f"postgresql+psycopg://{name}@/postgres?host={self._folder}"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs, or None."""
    found = [path for home in _HOMES for path in Path(home).glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    found += [Path(on_path)] if on_path else []
    return max(found, default=Path()).parent if found else None


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server by the programs of a folder. Root, whom PostgreSQL refuses, runs it as the user `postgres`."""
    home = Path(tempfile.mkdtemp(prefix="depositary-postgresql-"))
    data = home / "data"
    as_other: list[str] = []
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(home, owner.pw_uid, owner.pw_gid)
        runuser = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        as_other = [runuser or "runuser", "-u", "postgres", "--"]

    def run(*command: str) -> None:
        subprocess.run([*as_other, *command], check=True, capture_output=True, cwd=home)

    try:
        run(str(folder / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-N")
        options = f"-k {home} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        run(str(folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield Server(home)
        finally:
            run(str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)

"""Opening: what is a register, what is not, and who else is writing."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from depositary.core.documents import Document
from depositary.core.errors import IntegrityError, StoreBusyError, UsageError
from depositary.store import Reading, Store, dialects, migrating, verify
from depositary.store.tables import METADATA


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("minutes of the harbour board, which are no register")
    with pytest.raises(UsageError, match="is no register"):
        Store.open(path)


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        Store.open(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        Store.open(tmp_path / "nowhere" / "register.db")


def test_another_program_s_database_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="another program"):
        Store.open(path)
    assert path.read_bytes()[100:] == before[100:]


def test_a_newer_register_is_refused_politely(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UsageError, match="newer version"):
        Store.open(path)


def test_an_empty_file_is_no_register_until_something_is_written(path: Path) -> None:
    path.touch()
    with pytest.raises(UsageError, match="is empty, no register yet"):
        Store.open(path, read_only=True)
    Store.open(path).close()
    Store.open(path, read_only=True).close()


def test_an_older_register_is_refused_to_who_only_reads(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(path).close()
    monkeypatch.setattr(migrating, "HEAD", "0002")
    with pytest.raises(UsageError, match="older shape"):
        Store.open(path, read_only=True)


def test_an_unknown_address_is_refused() -> None:
    with pytest.raises(UsageError, match="postgresql"):
        Store.open("mysql://somewhere/register")


def test_the_migrations_make_the_tables_that_the_code_knows(path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with Store.open(path) as store, store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert differences == []


def test_head_is_the_newest_revision() -> None:
    files = Path(migrating.__file__).parent.joinpath("migrations", "versions").glob("r[0-9]*.py")
    assert max(file.name[1:5] for file in files) == migrating.HEAD


def test_a_second_writer_waits_and_then_gives_up(
    path: Path,
    document: Callable[[int], Document],
    reading: Callable[..., Reading],
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dialects, "BUSY_TIMEOUT_MS", 50)
    with Store.open(path) as one, Store.open(path) as other:
        with one.writing(), pytest.raises(StoreBusyError, match="another process is writing"):
            other.add(document(1), None, reading(document(1)), clock())
        assert other.add(document(1), None, reading(document(1)), clock()).new_document
        assert len(list(one.listings())) == 1


def test_one_flipped_byte_is_found(
    path: Path, document: Callable[[int], Document], reading: Callable[..., Reading], clock: Callable[[], datetime]
) -> None:
    with Store.open(path) as store:
        for number in range(3):
            store.add(document(number), None, reading(document(number)), clock())
    for table, change in (
        ("statements", "record = replace(record, 'signed', 'talks!')"),
        ("log", "subject = replace(subject, 'a', 'b')"),
        ("documents", "published = '2024-03-06', provenance = replace(provenance, '03-05', '03-06')"),
        ("read_statements", "confidence = 0.1"),
    ):
        copy = path.with_name(f"{table}.db")
        copy.write_bytes(path.read_bytes())
        with sqlite3.connect(copy) as connection:
            connection.execute(f"DROP TRIGGER {table}_no_update")
            connection.execute(f"UPDATE {table} SET {change}")  # noqa: S608  the words stand above
        with Store.open(copy) as store, pytest.raises(IntegrityError):
            verify(store, deep=True)


def test_registering_and_reading_load_no_database() -> None:
    code = """if True:
        import sys, depositary.register, depositary.reading
        from depositary.register import rebuild
        sys.exit(any(name in sys.modules for name in ("sqlalchemy", "sqlite3", "alembic")))
    """
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

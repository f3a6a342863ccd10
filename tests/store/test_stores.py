"""What is put into the store comes back, once, unchanged, in the order of its recording."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, delete, update
from sqlalchemy.exc import DBAPIError

from depositary.core.codes import Stage
from depositary.core.documents import Document, OffsetMap, Span
from depositary.core.errors import IntegrityError, NothingFoundError, UsageError
from depositary.core.passages import Passage
from depositary.core.rulings import Ruling, RulingKind
from depositary.store import Reading, Store, verify
from depositary.store.logs import entries_after, last_entry
from depositary.store.tables import APPEND_ONLY, LOG
from depositary.store.tallies import tally

Make = Callable[..., Document]
Read = Callable[..., Reading]
Clock = Callable[[], datetime]


def test_a_document_comes_back_as_it_was(location: str, document: Make, reading: Read, clock: Clock) -> None:
    data = b"original \xff bytes"
    made = replace(
        document(1),
        title="A title with \ud800 a lone surrogate",
        original=hashlib.sha256(data).hexdigest(),
        skipped=(Span(0, 3),),
        offsets=OffsetMap("byte", ((0, 5, 2), (5, 4, 9))),
        notes=("decoded as latin-1",),
        language="en",
    )
    with Store.open(location) as store:
        addition = store.add(made, data, reading(made), clock())
        assert (addition.new_document, addition.new_reading) == (True, True)
        (stored,) = store.documents()
        assert stored.document == made
        assert store.document("n1") == store.document(made.digest) == made
        assert store.original(made.original or "") == data
        assert tuple(store.statements()) == reading(made).statements
        (listing,) = store.listings()
        assert (listing.digest, listing.name, listing.title) == (made.digest, "n1", made.title)


def test_adding_twice_changes_nothing(location: str, document: Make, reading: Read, clock: Clock) -> None:
    with Store.open(location) as store:
        store.add(document(1), None, reading(document(1)), clock())
        before = verify(store, deep=True)
        addition = store.add(document(1), None, reading(document(1)), clock())
        assert (addition.new_document, addition.new_reading, addition.recorded) == (False, False, None)
        assert verify(store, deep=True) == before


def test_a_new_reader_version_appends_and_tells_the_difference(
    location: str, document: Make, reading: Read, clock: Clock
) -> None:
    made = document(1)
    first, second = reading(made, "1", Stage.SIGNED, Stage.TALKS), reading(made, "2", Stage.SIGNED, Stage.IN_FORCE)
    with Store.open(location) as store:
        then = store.add(made, None, first, clock()).recorded
        addition = store.add(made, None, second, clock())
        assert addition.new_document is False
        assert addition.appeared == (second.statements[1].id,)
        assert addition.vanished == (first.statements[1].id,)
        assert tuple(store.statements()) == second.statements
        assert tuple(store.statements(as_known=then)) == first.statements
        verify(store, deep=True)


def test_recording_times_increase_when_the_clock_goes_back(
    location: str, document: Make, reading: Read, clock: Clock
) -> None:
    now = clock()
    with Store.open(location) as store:
        for number, moment in enumerate((now, now - timedelta(days=1), now)):
            store.add(document(number), None, reading(document(number)), moment)
        recorded = [entry.recorded for entry in store.log() if entry.kind == "document"]
        assert recorded == sorted(set(recorded))
        assert len(recorded) == 3


def test_a_clock_without_a_zone_is_refused(location: str, document: Make, reading: Read) -> None:
    with Store.open(location) as store, pytest.raises(UsageError, match="time zone"):
        store.add(document(1), None, reading(document(1)), datetime(2026, 1, 1))  # noqa: DTZ001  what is refused here


def test_rulings_are_kept_in_order_and_once(location: str, clock: Clock) -> None:
    first = Ruling(RulingKind.REJECT, ("s1",), "misread", "an analyst", "2026-03-02T00:00:00Z")
    second = Ruling(RulingKind.CORRECT, ("s2",), "see page 2", "an analyst", "2026-03-01T00:00:00Z", {"date": "2024"})
    with Store.open(location) as store:
        for ruling in (first, second, first):
            store.add_ruling(ruling, clock())
        assert store.rulings() == [first, second]
        recorded = min(entry.recorded for entry in store.log())
        assert store.rulings(as_known=recorded) == [first]


def test_a_passage_that_does_not_fit_is_refused_with_everything_around_it(
    location: str, document: Make, reading: Read, clock: Clock
) -> None:
    made = document(1)
    good = reading(made).statements[0]
    bad = replace(good, passage=Passage(good.passage.start, good.passage.end, "other words"))
    with Store.open(location) as store:
        with pytest.raises(IntegrityError, match="should read"):
            store.add(made, None, Reading("small", "1", (good, bad)), clock())
        assert list(store.listings()) == []


def test_statements_of_another_document_are_refused(location: str, document: Make, reading: Read, clock: Clock) -> None:
    with Store.open(location) as store, pytest.raises(IntegrityError, match="speaks of"):
        store.add(document(1), None, reading(document(2)), clock())


def test_bytes_that_are_not_the_original_are_refused(
    location: str, document: Make, reading: Read, clock: Clock
) -> None:
    made = replace(document(1), original="0" * 64)
    with Store.open(location) as store, pytest.raises(IntegrityError, match="not the original"):
        store.add(made, b"something else", reading(made), clock())


@pytest.mark.parametrize("table", APPEND_ONLY, ids=str)
def test_the_database_refuses_to_change_or_delete(
    location: str, document: Make, reading: Read, clock: Clock, table: Table
) -> None:
    data = b"bytes"
    made = replace(document(1), original=hashlib.sha256(data).hexdigest())
    with Store.open(location) as store:
        store.add(made, data, reading(made), clock())
        store.add_ruling(Ruling(RulingKind.REJECT, ("s1",), "misread", "an analyst", "2026-03-02T00:00:00Z"), clock())
        column = next(iter(table.columns))
        for change in (delete(table), update(table).values({column: column})):
            with store.writing() as connection, pytest.raises(DBAPIError, match="append-only"):
                connection.execute(change)


def test_reading_only_writes_nothing(path: Path, document: Make, reading: Read, clock: Clock) -> None:
    with pytest.raises(UsageError, match="there is no register"):
        Store.open(path, read_only=True)
    assert not path.exists()
    with Store.open(path) as store:
        store.add(document(1), None, reading(document(1)), clock())
    with Store.open(path, read_only=True) as store:
        assert len(list(store.statements())) == 1
        with pytest.raises(UsageError, match="for reading only"):
            store.add(document(2), None, reading(document(2)), clock())


def test_what_is_not_there_is_said_to_be_missing(location: str) -> None:
    with Store.open(location) as store:
        with pytest.raises(NothingFoundError, match="no such document"):
            store.document("nowhere")
        with pytest.raises(NothingFoundError, match="no such original"):
            store.original("0" * 64)


def test_a_log_found_whole_is_followed_from_there(location: str, document: Make, reading: Read, clock: Clock) -> None:
    with Store.open(location) as store:
        store.add(document(1), None, reading(document(1)), clock())
        with store.reading() as connection:
            first = tally(connection)
        store.add(document(2), None, reading(document(2)), clock())
        with store.reading() as connection:
            second = tally(connection, first)
            assert (first.faults, second.faults) == ((), ())
            assert first.whole is not None
            assert second.whole == last_entry(connection)
            # Entries that another log holds in that place are followed from the beginning.
            elsewhere = replace(first, whole=replace(first.whole, hash="0" * 64))
            assert tally(connection, elsewhere) == tally(connection)
            followed = list(entries_after(connection, first.whole.sequence))
        assert [entry.sequence for entry in followed] == [first.whole.sequence + 1, first.whole.sequence + 2]


def test_what_was_added_to_a_whole_log_is_checked(path: Path, document: Make, reading: Read, clock: Clock) -> None:
    with Store.open(path) as store:
        store.add(document(1), None, reading(document(1)), clock())
        with store.reading() as connection:
            first = tally(connection)
        store.add(document(2), None, reading(document(2)), clock())
        with store.writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER log_no_update")
            connection.execute(update(LOG).where(LOG.c.sequence == 3).values(content="0" * 64))
        with store.reading() as connection:
            found = tally(connection, first)
    assert (found.whole, len(found.faults)) == (None, 1)
    assert "entry 3" in found.faults[0]

"""On real reports: every answer that the projection gives is, for any day, the one of a rebuild."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from depositary.core.codes import Stage
from depositary.corpus import Format, LoadOptions, load
from depositary.lexicon import Lexicon, load_lexicon
from depositary.reading import DocumentReader
from depositary.register import Clocks, RegisterState
from depositary.register.claimrecords import verdict_record
from depositary.register.counts import count as count_members
from depositary.register.records import count_record
from depositary.store import Store
from depositary.tasks import ingest, load_register
from depositary.tasks.auditing import audit
from depositary.tasks.checking import check_in_store, check_sentence
from depositary.tasks.demos import REPORTS
from depositary.tasks.families import Counting, counted
from depositary.tasks.listing import Query, all_records, rows, rows_among, rows_of
from depositary.tasks.projectionstates import is_current
from depositary.tasks.slices import slice_of

DAYS = (None, *(date(2023, 1, 15) + timedelta(days=97 * number) for number in range(12)))
CLAIMS = (
    ("Spain became the tenth country to sign a security agreement with Ukraine.", "2024-05-27"),
    ("More than 20 countries have signed security agreements with Ukraine.", "2024-09-01"),
    ("Ukraine has signed security agreements with 40 countries.", "2024-08-01"),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module", params=["demo", "news-dev"])
def reported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon
) -> Iterator[Store]:
    """A register of reports: the demo's, and the labelled dispatches, taken in one after the other."""
    path = REPORTS if request.param == "demo" else request.getfixturevalue("shared") / "gold" / "news-dev.docs.jsonl"
    documents = list(load([str(path)], LoadOptions(Format.JSONL)))
    seconds = count()
    with Store.open(Path(tmp_path_factory.mktemp("reported")) / "register.db") as store:
        for batch in (documents[:30], documents[30:33], documents[33:]):
            clock = lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))  # noqa: E731
            ingest(batch, DocumentReader(), store, clock, world=lexicon)
        yield store


@pytest.fixture(scope="module")
def rebuilt(reported: Store, lexicon: Lexicon) -> RegisterState:
    with reported.reading() as connection:
        assert is_current(connection)
    return load_register(reported, world=lexicon)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_listings(reported: Store, rebuilt: RegisterState, lexicon: Lexicon, day: date | None) -> None:
    state = load_register(reported, Clocks(day), lexicon)
    with reported.reading() as connection:
        kept = all_records(connection)
    asked = (
        Query(), Query(party="UKR", stage=Stage.SIGNED, sort="signed", limit=5), Query(text="security"),
        Query(sort="title", descending=True, offset=3, limit=20), Query(descending=True, counted=False),
    )  # fmt: skip
    for query in asked:
        with reported.reading() as connection:
            again = [rows_among(kept, connection, query, Clocks(day), lexicon) for _ in range(2)]
        assert again == [rows_of(state, query, lexicon)] * 2
        fast = rows(reported, query, Clocks(day), lexicon)
        assert fast == rows_of(state, query, lexicon)
        assert list(map(list, fast.records)) == list(map(list, rows_of(state, query, lexicon).records))
        assert bool(fast.facets) == query.counted
    assert len(rebuilt.agreements) == len(state.agreements) > 40


@pytest.mark.parametrize("family", ["ukraine-security", "g7-declaration", None])
def test_counts(reported: Store, rebuilt: RegisterState, lexicon: Lexicon, family: str | None) -> None:
    for day in DAYS:
        fast = counted(reported, Counting(family), Clocks(day), lexicon).answer
        slow = count_members(rebuilt, lexicon, family or "ukraine-security", as_of=day)
        assert count_record(fast) == count_record(slow)


@pytest.mark.parametrize(("sentence", "said_at"), CLAIMS)
def test_checks(reported: Store, rebuilt: RegisterState, lexicon: Lexicon, sentence: str, said_at: str) -> None:
    fast = check_in_store(sentence, reported, lexicon, Clocks(), said_at=said_at)
    assert list(map(verdict_record, fast)) == [
        verdict_record(each) for each in check_sentence(sentence, rebuilt, lexicon, said_at=said_at)
    ]


def test_agreements_with_their_evidence(reported: Store, rebuilt: RegisterState, lexicon: Lexicon) -> None:
    for agreement in rebuilt.agreements:
        assert slice_of(reported, agreement.id, Clocks(), lexicon).agreements == (agreement,)
    assert audit(reported, lexicon, deep=True).deep

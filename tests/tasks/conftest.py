"""A reader of plain lines, a clock and an empty register, for the tests of the tasks."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.errors import LimitError
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, StatedDate, Statement
from depositary.core.values import CountValue, StageValue
from depositary.corpus import LoadedDocument
from depositary.store import Store

_LINE = re.compile(
    r"(?P<parties>[A-Z]{3} and [A-Z]{3}) (?P<stage>signed|ratified) the (?P<title>\w+) accord on (?P<day>\S+)\."
)
_COUNT = re.compile(r"[^.\d]*(?P<number>\d+)(?P<th>th|st|nd|rd)? (?:country|countries|partners)[^.]*\.")


class LineReader:
    """Reads "CHL and PER signed the harbour accord on 2024-03-01." and numbers of countries, and nothing else."""

    name = "lines"

    def __init__(self, version: str = "1", *, blind_to: str | None = None) -> None:
        self.version = version
        self.blind_to = blind_to

    def read(self, document: Document) -> list[Statement]:
        if "unreadable" in document.text:
            raise LimitError(document.name, "a text that this reader refuses", "shorten it")
        return [*self._stages(document), *self._counts(document)]

    def _stages(self, document: Document) -> Iterator[Statement]:
        for match in _LINE.finditer(document.text):
            if match["title"] != self.blind_to:
                family = "ukraine-security" if match["title"] == "security" else None
                yield Statement(
                    StatementType.STAGE, document.digest, Passage.of(document.text, *match.span()),
                    tuple(sorted(match["parties"].split(" and "))), Framing.HAPPENED, StageValue(),
                    ReaderRef(self.name, self.version, "line"), 0.9, Stage(match["stage"]), None,
                    StatedDate(match["day"], match["day"], DateBasis.STATED),
                    InstrumentRef("agreement", title=match["title"], family=family, explicit=True),
                )  # fmt: skip

    def _counts(self, document: Document) -> Iterator[Statement]:
        for match in _COUNT.finditer(document.text):
            kind = "ordinal" if match["th"] else "exact"
            yield Statement(
                StatementType.COUNT, document.digest, Passage.of(document.text, *match.span()), (), Framing.HAPPENED,
                CountValue(int(match["number"]), kind, "signed", family="ukraine-security"),
                ReaderRef(self.name, self.version, "number"), 0.9,
            )  # fmt: skip


@pytest.fixture(scope="session")
def line_reader() -> type[LineReader]:
    return LineReader


@pytest.fixture(scope="session")
def loaded() -> Callable[..., list[LoadedDocument]]:
    def load(*texts: str) -> list[LoadedDocument]:
        return [LoadedDocument(Document(text, Provenance("lines.txt", published="2024-06-01"))) for text in texts]

    return load


@pytest.fixture
def clock() -> Callable[[], datetime]:
    seconds = count()
    return lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """An empty register, in a file and on a PostgreSQL server."""
    with Store.open(location) as opened:
        yield opened

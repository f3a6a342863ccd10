"""One reader for all tests of the statement types."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depositary.core.codes import PublishedBasis, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader

Said = Callable[..., list[Statement]]


@pytest.fixture(scope="session")
def reader() -> RuleReader:
    return RuleReader()


@pytest.fixture
def said(reader: RuleReader) -> Said:
    """Reads a text and gives its statements of one type; every passage fits the text."""

    def read(
        type_: str,
        text: str,
        title: str | None = None,
        published: str | None = "2024-06-03",
        publisher: str | None = None,
    ) -> list[Statement]:
        basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
        origin = Provenance(source="test", publisher=publisher, published=published, published_basis=basis)
        document = Document(text=text, provenance=origin, title=title)
        found = [s for s in reader.read(document) if s.type is StatementType(type_)]
        assert all(text[s.passage.start : s.passage.end] == s.passage.quote for s in found)
        return found

    return read

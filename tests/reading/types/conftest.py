"""What the tests of the statement types read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.reports import statements

from depositary.core.codes import StatementType
from depositary.core.statements import Statement

Said = Callable[..., list[Statement]]


@pytest.fixture
def said() -> Said:
    """Reads a text and gives its statements of one type; every passage fits the text."""

    def read(
        type_: str,
        text: str,
        title: str | None = None,
        published: str | None = "2024-06-03",
        publisher: str | None = None,
    ) -> list[Statement]:
        found = [s for s in statements(text, title, publisher, published) if s.type is StatementType(type_)]
        assert all(text[s.passage.start : s.passage.end] == s.passage.quote for s in found)
        return found

    return read

"""Documents of our own with statements that fit them, for the tests of the store."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, Statement
from depositary.core.values import StageValue
from depositary.store import Reading

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def make_document(number: int) -> Document:
    text = f"Harbour notice {number}. Chile and Peru signed accord number {number} on the quay."
    return Document(
        text, Provenance(f"notice-{number}.txt", "Harbour Gazette", published="2024-03-05"), given_id=f"n{number}"
    )


def make_reading(document: Document, version: str = "1", *stages: Stage) -> Reading:
    passage = Passage.of(document.text, document.text.index("Chile"), len(document.text))
    statements = tuple(
        Statement(
            StatementType.STAGE, document.digest, passage, ("CHL", "PER"), Framing.HAPPENED, StageValue(),
            ReaderRef("small", version, "quay"), 0.9, stage, None, None,
            InstrumentRef("agreement", title=f"Accord number {document.given_id}", explicit=True),
        )
        for stage in stages or (Stage.SIGNED,)
    )  # fmt: skip
    return Reading("small", version, statements)


@pytest.fixture(scope="session")
def document() -> Callable[[int], Document]:
    return make_document


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that moves a second a call."""
    ticks = iter(range(10_000))
    return lambda: START + timedelta(seconds=next(ticks))

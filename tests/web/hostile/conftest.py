"""A register in which every text that a document or a person gives is hostile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.views.conftest import statement
from tests.web.conftest import Get, client_of
from tests.web.hostile.payloads import PAYLOADS

from depositary.core.codes import DateBasis, Framing, PublishedBasis, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import InstrumentRef, Speaker, StatedDate, Statement
from depositary.core.values import (
    Amount,
    CommitmentValue,
    ConditionValue,
    CountValue,
    EventValue,
    MembershipValue,
    PositionValue,
    TargetValue,
    TermValue,
)
from depositary.store import Reading, Store, instant
from depositary.web.site import Site, new_site

RECORDED = datetime(2024, 7, 1, tzinfo=UTC)
FIRST = 1_000


def said(text: str, payload: str, number: int) -> list[Statement]:
    """One statement of each type, with the payload in every free field."""
    digest = document(payload, number).digest
    speaker = Speaker(payload, payload, "NOR")
    titled = InstrumentRef("agreement", "security", title=payload, family="ukraine-security", explicit=True)
    day = f"2024-05-{number % 28 + 1:02d}"

    def one(kind: StatementType, value: Any, **fields: Any) -> Statement:
        return statement(digest, text, value, type=kind, speaker=speaker, **{"instrument": titled, **fields})

    signed = {"stage": Stage.SIGNED, "stage_detail": "signed"}
    planned = {"framing": Framing.PLANNED}
    return [
        statement(digest, text, speaker=speaker, edtf=day, **signed),
        statement(
            digest, text, parties=("NOR", payload), instrument=titled,
            date=StatedDate(None, payload, DateBasis.STATED), **signed,
        ),
        one(StatementType.COUNT, CountValue(number, "ordinal", "signed", family="ukraine-security", what=payload)),
        one(StatementType.CONDITION, ConditionValue(payload, payload, stage="signed"), **planned),
        one(StatementType.TARGET, TargetValue(f"../2024-05-{number % 28 + 1:02d}", "signed"), **planned),
        one(StatementType.COMMITMENT, CommitmentValue(
            ("NOR",), ("UKR",), "financial", "will", payload, Amount(payload, None, None, suspect=True), "2024",
            trigger=payload, condition=payload)),
        one(StatementType.TERM, TermValue("duration", payload, "P10Y")),
        one(StatementType.POSITION, PositionValue("predicts", payload, "2025", payload)),
        one(StatementType.MEMBERSHIP, MembershipValue("NOR", payload, "joined"), parties=("NOR",)),
        one(StatementType.EVENT, EventValue("meeting", payload)),
    ]  # fmt: skip


def document(payload: str, number: int) -> Document:
    """A document whose text, title, name, publisher, addresses, language and notes are the payload."""
    origin = Provenance(f"{payload}.html", payload, payload, f"2024-06-{number % 28 + 1:02d}", PublishedBasis.GIVEN)
    words = f"Before. {payload} After, document {number}."
    return Document(
        words,
        origin,
        title=payload,
        given_id=f"{payload} {number}",
        language=payload[:20] if payload.isascii() else None,
        notes=(payload,),
    )


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register's file."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Store.open(path) as store:
        for number, payload in enumerate(PAYLOADS, FIRST):
            made = document(payload, number)
            statements = tuple(said(made.text, payload, number))
            store.add(made, None, Reading("rules", "1", statements), RECORDED)
            if number % 10 == 0:
                ruling = Ruling(RulingKind.RANK, (statements[0].id,), payload, payload, instant(RECORDED))
                store.add_ruling(ruling, RECORDED)
    return path


@pytest.fixture(scope="session")
def hostile_site(hostile_path: Path) -> Iterator[Site]:
    """The site of the hostile register."""
    with new_site(str(hostile_path)) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile(hostile_site: Site) -> Get:
    """An HTTP client of the hostile site."""
    return client_of(hostile_site)


@dataclass
class Markup(HTMLParser):
    """The elements and the text of a page, as a browser's tokenizer sees them."""

    elements: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def attributes(self) -> Iterator[tuple[str, str, str]]:
        for tag, attrs in self.elements:
            for name, value in attrs.items():
                yield tag, name, value


def parsed(page: str) -> Markup:
    """A page's markup."""
    made = Markup()
    made.feed(page)
    made.close()
    return made

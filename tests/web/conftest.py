"""A small register of our own, its site, and a client that speaks HTTP to the application without a network."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.views.conftest import statement

from depositary import api
from depositary.core.codes import Framing, PublishedBasis, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, Speaker, Statement
from depositary.core.values import (
    Amount,
    CommitmentValue,
    ConditionValue,
    CountValue,
    StageValue,
    TargetValue,
    TermValue,
    Value,
)
from depositary.store import Reading, Store
from depositary.web.app import app_of
from depositary.web.exchanges import Answer, Request
from depositary.web.site import Site, new_site

Get = Callable[..., httpx.Response]
Ask = Callable[..., Answer]
OpenSite = Callable[..., Site]

SIGNED = {"stage": Stage.SIGNED, "stage_detail": "signed"}
TARGET = {"type": StatementType.TARGET, "framing": Framing.PLANNED}

#: Publication day, outlet, words, what is read in them, and how: Norway promised for mid-May and signed on 31 May, or
#: on 1 June by one outlet; Spain signed on 27 May and one outlet counted one too few; Iceland is in talks.
SAID: tuple[tuple[str | None, str, str, Value, dict[str, Any]], ...] = (
    (
        "2024-04-02", "Fjord Wire", "Oslo wants to sign by the middle of May.", TargetValue("../2024-05-15", "signed"),
        {**TARGET, "speaker": Speaker("Ola Nordmann", "foreign minister", "NOR")},
    ),
    (
        "2024-04-03", "Fjord Wire", "Signature waits for the consent of the Storting.",
        ConditionValue("consent of the Storting", "signature", stage="signed"),
        {"type": StatementType.CONDITION, "framing": Framing.PLANNED},
    ),
    (
        "2024-05-10", "Geyser Post", "Iceland and Ukraine are negotiating a security agreement.", StageValue(),
        {"parties": ("ISL", "UKR"), "stage": Stage.TALKS, "stage_detail": "negotiating"},
    ),
    (
        "2024-05-27", "Meseta Herald", "Spain and Ukraine signed a security agreement in Madrid on 27 May.",
        StageValue(place="Madrid"), {"parties": ("ESP", "UKR"), "edtf": "2024-05-27", **SIGNED},
    ),
    (
        "2024-06-02", "Tally Today", "Only one country has signed so far.",
        CountValue(1, "exact", "signed", family="ukraine-security"),
        {"type": StatementType.COUNT, "parties": (), "instrument": None},
    ),
    (
        "2024-05-31", "Fjord Wire", "Norway and Ukraine signed it on 31 May.", StageValue(),
        {"edtf": "2024-05-31", **SIGNED},
    ),
    ("2024-06-01", "Skerry Times", "The accord of 31 May was signed.", StageValue(), {"edtf": "2024-05-31", **SIGNED}),
    ("2024-06-03", "Ledger North", "Norway signed on 1 June.", StageValue(), {"edtf": "2024-06-01", **SIGNED}),
    (
        "2024-06-04", "Fjord Wire", "The agreement runs for ten years.", TermValue("duration", "for ten years", "P10Y"),
        {"type": StatementType.TERM},
    ),
    (
        "2024-06-04", "Skerry Times", "Norway will give 500 million euros in 2024.",
        CommitmentValue(("NOR",), ("UKR",), "financial", "will", "military",
                        Amount("500 million euros", "EUR", 500e6, "exact"), "2024"),
        {"type": StatementType.COMMITMENT},
    ),
    (
        None, "Delta Gazette", "Chile and Peru signed a fisheries treaty.", StageValue(),
        {"parties": ("CHL", "PER"), "instrument": InstrumentRef("treaty", "fisheries", explicit=True), **SIGNED},
    ),
)  # fmt: skip

RECORDED = datetime(2024, 7, 1, tzinfo=UTC)


def write(store: Store, number: int, entry: tuple[str | None, str, str, Value, dict[str, Any]]) -> Statement:
    """Store one document of one sentence with the statement read in it, and return that."""
    published, outlet, text, value, fields = entry
    origin = Provenance(
        f"report-{number}", outlet, f"https://news.example/{number}", published,
        PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
    )  # fmt: skip
    document = Document(text, origin, title=f"Report {number}", given_id=f"report-{number}")
    made = statement(document.digest, text, value, **fields)
    assert made.passage == Passage.of(text, 0, len(text))
    store.add(document, None, Reading("rules", "1", (made,)), RECORDED)
    return made


@pytest.fixture(scope="session")
def register_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of `SAID`. Tests that write make their own copy."""
    path = tmp_path_factory.mktemp("register") / "register.db"
    with Store.open(path) as store:
        for number, entry in enumerate(SAID):
            write(store, number, entry)
    with api.Register.open(path) as register:
        register.refresh()
    return path


@pytest.fixture(scope="session")
def site(register_path: Path) -> Iterator[Site]:
    """The site of the small register."""
    with new_site(str(register_path)) as opened:
        yield opened


@pytest.fixture
def open_site() -> Iterator[OpenSite]:
    """`open_site(path, Settings(...))`: the site of a register, closed when the test ends."""
    with ExitStack() as sites:

        def opened(path: Path, *given: Any, **named: Any) -> Site:
            return sites.enter_context(new_site(str(path), *given, **named))

        yield opened


@pytest.fixture(scope="session")
def ask(site: Site) -> Ask:
    """`ask("/agreements", stage="signed")`: the site's answer, without HTTP."""

    def respond(path: str, /, headers: dict[str, str] | None = None, **query: str) -> Answer:
        return site.respond(Request(path, tuple(query.items()), headers or {}))

    return respond


def client_of(site: Site) -> Get:
    """`get("/path", method="GET", headers={...})` over the application."""

    def get(path: str, method: str = "GET", **options: Any) -> httpx.Response:
        async def call() -> httpx.Response:
            transport = httpx.ASGITransport(app_of(site))
            async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
                return await client.request(method, path, **options)

        return asyncio.run(call())

    return get


@pytest.fixture(scope="session")
def get(site: Site) -> Get:
    """An HTTP client of the site."""
    return client_of(site)

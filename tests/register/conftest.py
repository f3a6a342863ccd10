"""A small world of parties, statements of one line, and the labelled dispatches, for the tests of the register."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.bench.conftest import load

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, StatedDate, Statement
from depositary.core.values import StageValue
from depositary.lexicon.families import Family
from depositary.lexicon.groups import Membership, members_on
from depositary.lexicon.names import Name
from depositary.lexicon.parties import Party
from depositary.register import Clocks, RegisterState, Source, rebuild

MADE = ReaderRef("made", "1", "test")


@dataclass(frozen=True)
class SmallWorld:
    """A world with a few parties; what it does not know is told by the form of the code."""

    parties: Mapping[str, Party] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    memberships: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)

    def named(self, form: str) -> tuple[Name, ...]:
        """The party that goes by its code."""
        codes = {*self.parties, *(row.party for rows in self.memberships.values() for row in rows)}
        return (Name(form, form, "name"),) if form in codes else ()

    def members(self, group: str, day: date | None = None) -> tuple[str, ...]:
        return members_on(self.memberships.get(group, ()), day)


def _group(code: str, members: str, **since: str) -> tuple[Membership, ...]:
    return tuple(Membership(code, member, since.get(member)) for member in members.split())


EU = "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"
NATO = (
    "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN ISL ITA LTU LUX LVA MNE MKD NLD NOR POL PRT ROU SVK "
    "SVN SWE TUR USA"
)

FAMILIES = (
    Family("ukraine-security", "Bilateral security agreements with Ukraine", "signed", "UKR", "g7-declaration",
           counts_organisations=False, subject="security", kinds=("agreement",)),
    Family("g7-declaration", "Joint Declaration of Support for Ukraine", "joined", founders="G7",
           declared="2023-07-12", counts_founders=True, subject="security", kinds=("declaration",)),
    Family("japan-raa", "Reciprocal Access Agreements", "signed", "JPN", subject="defence"),
    Family("usa-123", "123 Agreements", "signed", "USA", subject="nuclear"),
    Family("jetp", "Just Energy Transition Partnerships", "agreed", "IPG", subject="energy"),
    Family("artemis", "Artemis Accords", "signed", subject="space"),
    Family("ai-convention", "Framework Convention on artificial intelligence", "signed", subject="digital"),
)  # fmt: skip

WORLD = SmallWorld(
    parties={
        code: Party(code, kind, code)
        for kind, codes in {
            "organisation": "EU NATO COE EFTA UN MERCOSUR",
            "group": "G7 IPG BALTIC NORDIC",
        }.items()
        for code in codes.split()
    },
    families={family.code: family for family in FAMILIES},
    memberships={
        "G7": _group("G7", "CAN DEU FRA GBR ITA JPN USA"),
        "EU": _group("EU", EU),
        "NATO": _group("NATO", NATO, FIN="2023-04-04", SWE="2024-03-07"),
        "BALTIC": _group("BALTIC", "EST LTU LVA"),
        "NORDIC": _group("NORDIC", "DNK FIN ISL NOR SWE"),
    },
)


@pytest.fixture(scope="session")
def world() -> SmallWorld:
    return WORLD


@pytest.fixture(scope="session")
def says() -> Callable[..., Statement]:
    """Makes one stage statement; the words of its passage are of no account."""
    return stage_statement


def stage_statement(
    document: str,
    parties: str,
    stage: Stage = Stage.SIGNED,
    framing: Framing = Framing.HAPPENED,
    day: str | None = None,
    *,
    at: int = 0,
    confidence: float = 1.0,
    **instrument: Any,
) -> Statement:
    ref = InstrumentRef(**{"kind": "agreement", "explicit": True, **instrument})
    return Statement(
        StatementType.STAGE, document, Passage(at, at + 5, "words"), tuple(sorted(parties.split())), framing,
        StageValue(), MADE, confidence, stage, None, StatedDate(day, day, DateBasis.STATED) if day else None, ref,
    )  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """The labelled dispatches as the bench makes statements of them."""

    statements: tuple[Statement, ...]
    sources: Mapping[str, Source]

    def state(self, clocks: Clocks | None = None) -> RegisterState:
        return rebuild(self.statements, self.sources, WORLD, (), clocks or Clocks())


@pytest.fixture(scope="session")
def labelled(shared: Path) -> Labelled:
    labels = load("label_statements").read_labels(shared / "gold")
    return Labelled(labels.statements, labels.sources)


@pytest.fixture(scope="session")
def expected(shared: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((shared / "gold" / "news-dev.register.json").read_text("utf-8"))
    return record


@pytest.fixture(scope="session")
def state(labelled: Labelled) -> RegisterState:
    return labelled.state()

"""Labelled documents as statements, and a small world of parties, for the tests of the register.

The converter reads what the labels say and nothing of what the expected register says: the agreement that an annotator
saw behind a label is dropped, so that identity is the register's own finding.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, Speaker, StatedDate, Statement
from depositary.core.values import (
    Amount,
    CommitmentValue,
    ConditionValue,
    CountValue,
    EventValue,
    MembershipValue,
    PositionValue,
    StageValue,
    TargetValue,
    TermValue,
    Value,
)
from depositary.lexicon.families import Family
from depositary.lexicon.groups import Membership, members_on
from depositary.lexicon.parties import Party
from depositary.register import Clocks, RegisterState, Source, rebuild

LABELS = ReaderRef("labels", "1", "annotator")


@dataclass(frozen=True)
class SmallWorld:
    """A world with a few parties; what it does not know is told by the form of the code."""

    parties: Mapping[str, Party] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    memberships: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)

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
        StageValue(), LABELS, confidence, stage, None, StatedDate(day, day, DateBasis.STATED) if day else None, ref,
    )  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """The labelled dispatches as statements and sources."""

    statements: tuple[Statement, ...]
    sources: Mapping[str, Source]
    names: Mapping[str, str]

    def state(self, clocks: Clocks | None = None) -> RegisterState:
        return rebuild(self.statements, self.sources, WORLD, (), clocks or Clocks())


@pytest.fixture(scope="session")
def labelled(shared: Path) -> Labelled:
    return read_labels(shared / "gold")


@pytest.fixture(scope="session")
def expected(shared: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((shared / "gold" / "news-dev.register.json").read_text("utf-8"))
    return record


@pytest.fixture(scope="session")
def state(labelled: Labelled) -> RegisterState:
    return labelled.state()


def read_labels(folder: Path) -> Labelled:
    """Statements of the labels; copies and corrections as the expected register names them."""
    expected = json.loads((folder / "news-dev.register.json").read_text("utf-8"))["definitions"]
    corrected = dict(expected["corrections"])
    groups = [*expected["near_duplicates"], *expected["corrections"]]
    witness = {name: group[0] for group in groups for name in group}
    sources: dict[str, Source] = {}
    for line in (folder / "news-dev.docs.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        name = record["id"]
        sources[name] = Source(
            digest=name, name=name, published=record["date"], publisher=record["source"], title=record["title"],
            witness=witness.get(name, ""), superseded_by=corrected.get(name),
            recorded=f"2026-01-01T00:00:{int(name[-3:]) % 60:02d}Z",
        )  # fmt: skip
    statements = []
    for line in (folder / "news-dev.gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        statements += [label_statement(record["id"], label) for label in record["labels"] if _counts(label)]
    return Labelled(tuple(statements), sources, {name: name for name in sources})


def _counts(label: Mapping[str, Any]) -> bool:
    """Whether the expected register rests on the label: on all targets, and on what is sure of everything else."""
    return label["type"] == "target" or not label["doubt"]


def label_statement(document: str, label: Mapping[str, Any]) -> Statement:
    """One label as the statement that a perfect reader would make."""
    kind = StatementType(label["type"])
    edtf = label.get("date")
    instrument = None
    if label.get("kind"):
        instrument = InstrumentRef(
            kind="agreement" if kind is StatementType.COUNT else label["kind"],
            subject=label.get("subject"),
            title=label.get("instrument"),
            family=label.get("family"),
            explicit=label.get("ref") == "explicit",
        )
    speaker = label.get("speaker")
    return Statement(
        type=kind,
        document=document,
        passage=Passage(label["start"], label["end"], label["quote"]),
        parties=tuple(sorted(label.get("parties") or ())),
        framing=Framing(label.get("framing") or "happened"),
        value=_VALUES[kind](label),
        reader=LABELS,
        confidence=1.0,
        stage=Stage(label["stage"]) if label.get("stage") and kind is StatementType.STAGE else None,
        stage_detail=label.get("stage_detail") if kind is StatementType.STAGE else None,
        date=StatedDate(edtf, edtf, DateBasis.STATED) if edtf else None,
        instrument=instrument if kind is not StatementType.COUNT else None,
        speaker=Speaker(**speaker) if speaker else None,
    )


def _count(label: Mapping[str, Any]) -> CountValue:
    return CountValue(
        label["number"], label["kind"], label["stage"], tuple(label["listed"] or ()), label["list_complete"],
        label["family"], label["what"], label.get("window"),
    )  # fmt: skip


def _commitment(label: Mapping[str, Any]) -> CommitmentValue:
    amount = label["amount"]
    made = Amount(**{k: amount.get(k) for k in ("literal", "currency", "value", "qualifier")},
                  suspect=bool(amount.get("suspect"))) if amount else None  # fmt: skip
    return CommitmentValue(
        tuple(_codes(label["debtor"])), tuple(_codes(label["creditor"])), label["area"] or "other", label["strength"],
        label["subarea"], made, label["period"], label["trigger"], label.get("hours"), bool(label.get("mutual")),
        label.get("ladder"),
    )  # fmt: skip


def _codes(value: str | Iterable[str] | None) -> Iterable[str]:
    return [value] if isinstance(value, str) else value or []


_VALUES: Mapping[StatementType, Callable[[Mapping[str, Any]], Value]] = {
    StatementType.STAGE: lambda label: StageValue(),
    StatementType.COUNT: _count,
    StatementType.CONDITION: lambda label: ConditionValue(label["text"], label["on"], label["status"]),
    StatementType.TARGET: lambda label: TargetValue(label["by"], label["stage"], label["status"]),
    StatementType.COMMITMENT: _commitment,
    StatementType.TERM: lambda label: TermValue(label["term"], label["text"], label["duration"]),
    StatementType.POSITION: lambda label: PositionValue(
        label["stance"], label["on"], label["horizon"], label["condition"]
    ),
    StatementType.MEMBERSHIP: lambda label: MembershipValue(label["party"], label["body"], label["action"]),
    StatementType.EVENT: lambda label: EventValue(label["event"], label["text"]),
}

"""Labelled dispatches as the statements that a perfect reader would make, with their sources.

The converter reads what the labels say and nothing of what the expected register says: the agreement that an annotator
saw behind a label is dropped, so that identity is the register's own finding. A label that its annotator doubted is a
statement of which its reader is not sure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

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
from depositary.lexicon import load_lexicon
from depositary.reading.mentions.parties import PartyFinder
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import load_grammar
from depositary.reading.stages.places import places_in
from depositary.register import Source

LABELS = ReaderRef("labels", "1", "annotator")
#: The confidence of a label of which its annotator was in doubt: it is shown, and moves no stage.
DOUBT = 0.4


@dataclass(frozen=True)
class Labelled:
    """The labelled dispatches as statements, and their sources by name."""

    statements: tuple[Statement, ...]
    sources: Mapping[str, Source]


def read_labels(folder: Path) -> Labelled:
    """Statements of the labels in a folder; copies and corrections as the expected register names them."""
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
        statements += [label_statement(record["id"], label) for label in record["labels"]]
    return Labelled(tuple(statements), sources)


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
        confidence=1.0 if _counts(label) else DOUBT,
        stage=Stage(label["stage"]) if label.get("stage") and kind is StatementType.STAGE else None,
        stage_detail=label.get("stage_detail") if kind is StatementType.STAGE else None,
        date=StatedDate(edtf, edtf, DateBasis.STATED) if edtf else None,
        instrument=instrument if kind is not StatementType.COUNT else None,
        speaker=Speaker(**speaker) if speaker else None,
    )


@cache
def _finder() -> PartyFinder:
    return PartyFinder(load_lexicon(), load_grammar("en").words.names)


def _place(label: Mapping[str, Any]) -> str | None:
    """Where a signature was put, which labels do not tell: the only capital that their words name as a place."""
    if (label["stage"], label.get("framing")) != ("signed", "happened"):
        return None
    quote = label["quote"]
    places = list(places_in(SentenceView(quote, 0, len(quote), _finder().find(quote, None))))
    return places[0][1] if len(places) == 1 else None


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
    StatementType.STAGE: lambda label: StageValue(place=_place(label)),
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

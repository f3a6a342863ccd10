"""The statement's JSON form of the contract, written and read without loss."""

from __future__ import annotations

from typing import Any

from depositary.core import values
from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.documents import Document
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, Speaker, StatedDate, Statement
from depositary.core.wire import plain

_VALUES: dict[StatementType, type[Any]] = {
    StatementType.STAGE: values.StageValue,
    StatementType.COUNT: values.CountValue,
    StatementType.CONDITION: values.ConditionValue,
    StatementType.TARGET: values.TargetValue,
    StatementType.COMMITMENT: values.CommitmentValue,
    StatementType.TERM: values.TermValue,
    StatementType.POSITION: values.PositionValue,
    StatementType.MEMBERSHIP: values.MembershipValue,
    StatementType.EVENT: values.EventValue,
}


def statement_record(statement: Statement) -> dict[str, Any]:
    """A statement as stored: the contract's fields with the document's digest in place of its description."""
    return {"id": statement.id, **plain(statement)}


def contract_record(statement: Statement, document: Document) -> dict[str, Any]:
    """A statement as `depositary read --format jsonl` prints it."""
    record = statement_record(statement)
    record["document"] = {
        "id": document.name,
        "source": document.provenance.address or document.provenance.source,
        "title": document.title,
        "published": document.published,
    }
    return record


def read_statement(record: dict[str, Any]) -> Statement:
    """The statement of a stored record; the inverse of `statement_record`.

    Raises `KeyError`, `TypeError` or `ValueError` when the record is not one.
    """
    kind = StatementType(record["type"])
    date, instrument, speaker = record.get("date"), record.get("instrument"), record.get("speaker")
    return Statement(
        type=kind,
        document=record["document"],
        passage=Passage(**record["passage"]),
        parties=tuple(record["parties"]),
        framing=Framing(record["framing"]),
        value=_read_value(kind, record["value"]),
        reader=ReaderRef(**record["reader"]),
        confidence=record["confidence"],
        stage=Stage(record["stage"]) if record.get("stage") else None,
        stage_detail=record.get("stage_detail"),
        date=StatedDate(**{**date, "basis": DateBasis(date["basis"])}) if date else None,
        instrument=InstrumentRef(**instrument) if instrument else None,
        speaker=Speaker(**speaker) if speaker else None,
    )


def _read_value(kind: StatementType, record: dict[str, Any]) -> values.Value:
    made: dict[str, Any] = {key: tuple(item) if isinstance(item, list) else item for key, item in record.items()}
    if made.get("amount"):
        made["amount"] = values.Amount(**made["amount"])
    value: values.Value = _VALUES[kind](**made)
    return value

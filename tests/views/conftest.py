"""A small register of our own, made of statements."""

from collections.abc import Callable
from typing import Any

import pytest

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, Speaker, StatedDate, Statement
from depositary.core.values import StageValue, TargetValue, Value
from depositary.lexicon import load_lexicon
from depositary.register import RegisterState, Source, rebuild

Make = Callable[..., Statement]

INSTRUMENT = InstrumentRef("agreement", "security", family="ukraine-security", explicit=True)


def statement(document: str, quote: str, value: Value = StageValue(), **fields: Any) -> Statement:  # noqa: B008  (frozen)
    """A statement about the Norwegian agreement unless `fields` say otherwise."""
    edtf = fields.pop("edtf", None)
    made = {
        "type": StatementType.STAGE,
        "parties": ("NOR", "UKR"),
        "framing": Framing.HAPPENED,
        "reader": ReaderRef("rules", "1", "test"),
        "confidence": 0.9,
        "instrument": INSTRUMENT,
        "date": StatedDate(edtf, edtf, DateBasis.STATED) if edtf else None,
        **fields,
    }
    return Statement(document=document, passage=Passage(0, len(quote), quote), value=value, **made)


@pytest.fixture
def state() -> RegisterState:
    """Norway's agreement: due in May, signed on 31 May by two sources and on 1 June by one, denied nowhere."""
    sources = {
        name: Source(name, name, published, publisher=f"Wire {name[-1].upper()}", witness=name)
        for name, published in (
            ("doc-a", "2024-04-02"),
            ("doc-b", "2024-05-31"),
            ("doc-c", "2024-06-01"),
            ("doc-d", "2024-06-03"),
        )
    }
    signed = {"stage": Stage.SIGNED, "stage_detail": "signed"}
    statements = [
        statement(
            "doc-a",
            "Oslo wants to sign by the middle of May.",
            TargetValue("../2024-05-15", "signed"),
            type=StatementType.TARGET,
            framing=Framing.PLANNED,
            speaker=Speaker("Ola Nordmann", "foreign minister", "NOR"),
        ),
        statement("doc-b", "Norway and Ukraine signed it on 31 May.", edtf="2024-05-31", **signed),
        statement("doc-c", "The Norwegian accord of 31 May was signed.", edtf="2024-05-31", **signed),
        statement("doc-d", "Norway signed on 1 June.", edtf="2024-06-01", **signed),
    ]
    return rebuild(statements, sources, load_lexicon())

"""What statements say, in a few words."""

import pytest
from tests.views.conftest import statement

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Speaker
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
from depositary.views.statements import amount, line, reading, says

KRONER = Amount("75 billion kroner", "NOK", 75e9)

SAID: list[tuple[StatementType, Value, str]] = [
    (StatementType.COUNT, CountValue(9, "exact", "signed"), "9 exact signed"),
    (StatementType.COUNT, CountValue(None, "open_list", "signed", ("GBR", "DEU")), "? open list signed: GBR DEU"),
    (
        StatementType.CONDITION,
        ConditionValue("the vote of the Storting", "signature"),
        "signature waits for: the vote of the Storting (pending)",
    ),
    (StatementType.TARGET, TargetValue("2024-05", "signed"), "signed by 2024-05 (stated)"),
    (StatementType.TARGET, TargetValue(None, None, "none_stated"), "done by no named time (none_stated)"),
    (
        StatementType.COMMITMENT,
        CommitmentValue(("NOR",), ("UKR",), "financial", "will", "military", KRONER, "2024/2028"),
        "NOR will: financial/military NOK 75,000,000,000 for 2024 to 2028, to UKR",
    ),
    (
        StatementType.COMMITMENT,
        CommitmentValue(("NOR",), (), "emergency_consultation", "shall", hours=24),
        "NOR shall: emergency_consultation within 24 h",
    ),
    (StatementType.TERM, TermValue("duration", "ten years", "P10Y"), "duration: P10Y"),
    (StatementType.POSITION, PositionValue("supports", "accession", condition="reforms go on"),
     "supports: accession, if reforms go on"),
    (StatementType.MEMBERSHIP, MembershipValue("ISL", "the declaration", "joined"), "joined the declaration"),
    (StatementType.EVENT, EventValue("visit", "the minister came"), "visit: the minister came"),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "value", "words"), SAID, ids=[f"{t}-{i}" for i, (t, _, _) in enumerate(SAID)])
def test_each_type_says_its_value(type_: StatementType, value: Value, words: str) -> None:
    assert says(statement("d", "Some words.", value, type=type_)) == words


def test_every_type_has_words() -> None:
    assert {type_ for type_, _, _ in SAID} | {StatementType.STAGE} == set(StatementType)


def test_a_stage_says_its_framing() -> None:
    made = statement("d", "They will sign.", StageValue(), stage=Stage.SIGNED, framing=Framing.PLANNED)
    assert says(made) == "signed, planned"


def test_a_suspect_sum_keeps_its_words() -> None:
    assert amount(Amount("$61", "USD", None, suspect=True)) == "“$61” (suspect)"


def test_a_line_has_no_control_characters() -> None:
    made = statement(
        "d", "Some words.", EventValue("visit", "he\x1b[2J came\nand went"), type=StatementType.EVENT,
        speaker=Speaker("A\x07 speaker"),
    )  # fmt: skip
    assert line(made).says == "visit: he came and went"
    assert "\x07" not in line(made).speaker


def test_a_reading_shows_each_passage_once() -> None:
    document = Document("Some words.", Provenance("report.txt"), title="A title")
    twice = [statement("d", "Some words.", stage=Stage.SIGNED, parties=(code, "UKR")) for code in ("NOR", "NOR", "SWE")]
    shown = reading(document, twice)
    assert (shown.name, shown.published, len(shown.evidence)) == ("report.txt", "undated", 1)
    assert [each.who for each in shown.evidence[0].lines] == ["NOR UKR", "SWE UKR"]

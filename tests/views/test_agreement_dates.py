"""Days that are only known by when they had come, where agreements are listed."""

from typing import Any

import pytest
from tests.views.conftest import statement

from depositary.core.codes import Framing, Stage
from depositary.core.values import StageValue
from depositary.lexicon import load_lexicon
from depositary.register import Source, agreement_record, rebuild
from depositary.views.agreements import agreements_table, reached_words
from depositary.views.pages.naming import Naming
from depositary.views.pages.register import row_of


@pytest.fixture
def undated() -> dict[str, Any]:
    """Norway's agreement, signed on a day that no report gives; its end of force was denied."""
    sources = {"doc-a": Source("doc-a", "doc-a", "2024-06-03", publisher="Fjord Wire", witness="doc-a")}
    said = [
        statement("doc-a", "Norway has signed.", StageValue(), stage=Stage.SIGNED, stage_detail="signed"),
        statement("doc-a", "It is not in force.", StageValue(), stage=Stage.IN_FORCE, framing=Framing.DENIED),
    ]
    return agreement_record(rebuild(said, sources, load_lexicon()).agreements[0])


def test_a_list_tells_by_when_an_undated_signature_had_come(undated: dict[str, Any]) -> None:
    assert undated["signed"] is None
    assert reached_words(undated, "signed") == "by 2024-06-03"
    assert reached_words(undated, "in_force") is None
    assert row_of(undated, Naming(load_lexicon())).dates == {"signed": "by 2024-06-03", "in_force": None, "ends": None}


def test_data_keep_what_is_unknown(undated: dict[str, Any]) -> None:
    table = agreements_table([undated])
    (row,) = table.records()
    assert row["signed"] is None
    assert "signed_words" not in row
    shown = [column.name for column in table.columns if column.for_people]
    assert "signed_words" in shown
    assert "signed" not in shown

"""The labelled texts: what the targets ask, held as floors."""

import json
from pathlib import Path
from typing import Any

import pytest

from depositary.core.errors import InputError
from depositary.corpus import load
from depositary.lexicon import Lexicon
from depositary.reading.texts import read_text, text_record, text_statements

SINGLE = ("signed", "place", "duration", "termination_notice", "legally_binding", "entry_into_force")


@pytest.fixture(scope="module")
def pairs(shared: Path, lexicon: Lexicon) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each labelled text: its label and its record."""
    with (shared / "gold" / "texts.gold.jsonl").open(encoding="utf-8") as lines:
        labels = [json.loads(line) for line in lines if line.strip()]
    made = []
    for label in labels:
        for loaded in load([str(shared / "texts" / label["file"])]):
            assert not isinstance(loaded, InputError), loaded
            made.append((label, text_record(read_text(loaded.document, lexicon))))
    return made


def _value(found: Any) -> str | None:
    if isinstance(found, dict):
        found = found.get("value", found.get("edtf"))
    return " ".join(str(found).lower().replace(",", " ").split()) if found is not None else None


def _f1(mine: set[Any], gold: set[Any]) -> float:
    return 2 * len(mine & gold) / (len(mine) + len(gold)) if mine or gold else 1.0


@pytest.mark.parametrize("field", SINGLE)
def test_single_fields_are_right(pairs: list[tuple[dict[str, Any], dict[str, Any]]], field: str) -> None:
    wrong = [(g["file"], g[field], m[field]) for g, m in pairs if _value(g[field]) != _value(m[field])]
    assert wrong == []


def test_parties_and_consultation_windows_are_right(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for gold, mine in pairs:
        assert mine["parties"] == gold["parties"]
        assert (mine["consultation"] or {}).get("hours") == (gold["consultation"] or {}).get("hours")
        assert bool(mine["framework"]) == gold["framework"]["names_g7_declaration"]


def test_amounts_and_areas_reach_their_floors(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    amounts, areas = [], []
    for gold, mine in pairs:
        border = {each["area"] for each in gold["areas_borderline"]}
        areas.append(_f1({a["area"] for a in mine["areas"]} - border, {a["area"] for a in gold["areas"]} - border))
        sums = [
            {(a["currency"], a["value"]) for a in side["amounts"] if a["value"] is not None} for side in (mine, gold)
        ]
        amounts.append(_f1(*sums))
    assert sum(amounts) / len(amounts) >= 0.98
    assert sum(areas) / len(areas) >= 0.98


def test_the_texts_give_twenty_eight_signed_agreements_of_the_family(shared: Path, lexicon: Lexicon) -> None:
    signed = set()
    for loaded in load([str(shared / "texts")]):
        assert not isinstance(loaded, InputError), loaded
        made = text_statements(read_text(loaded.document, lexicon), loaded.document, lexicon)
        for each in made:
            each.passage.verify(loaded.document.text)
            if each.stage == "signed" and each.instrument and each.date:
                assert each.instrument.family == "ukraine-security"
                signed.add((each.parties, each.date.edtf))
    assert len(signed) == 28
    assert min(day or "" for _, day in signed) == "2024-01-12"
    assert max(day or "" for _, day in signed) == "2025-01-21"

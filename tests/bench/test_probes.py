"""Probes: grids are spread evenly, what they say is filled in, and what is read is judged."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest
from tests.bench.conftest import QUALITY

from depositary.reading.readers import RuleReader

READER = RuleReader()
SLOTS = {
    "who": [{"t": "Norway", "v": "NOR"}, {"t": "Norway and Chad", "v": "NOR|TCD"}],
    "did": [{"t": "signed", "v": "happened"}, {"t": "looked at", "v": ""}],
}
GRID = {"says": ["PER {who} signed {did}"], "slots": SLOTS}


def test_every_combination_says_what_its_fillers_stand_for(probes: ModuleType) -> None:
    found = [probes.said(GRID, chosen) for chosen in probes.combinations(SLOTS, 300)]
    assert found == [
        ("PER NOR signed happened",),
        (),
        ("PER NOR signed happened", "PER TCD signed happened"),
        (),
    ]


def test_an_even_choice_of_many_combinations_has_every_filler(probes: ModuleType) -> None:
    slots = {name: [{"t": f"{name}{number}"} for number in range(6)] for name in "abc"}
    chosen = probes.combinations(slots, 40)
    assert len(chosen) <= 40
    for name, fillers in slots.items():
        assert {each[name]["t"] for each in chosen} == {filler["t"] for filler in fillers}


def test_what_is_missed_and_what_is_extra(probes: ModuleType) -> None:
    text = "Norway and Chad signed a fisheries agreement in Oslo on 4 March 2024."
    row = {"text": text, "published": "2024-03-05"}
    right = probes.Probe("one", probes.document(row, "one"), ("NOR TCD signed happened 2024-03-04",))
    assert probes.judge(right, READER.read(right.document)) == ([], [])
    wrong = probes.Probe("two", right.document, ("NOR TCD signed happened 2024-03-05", "NOR PER signed happened"))
    missed, extra = probes.judge(wrong, READER.read(wrong.document))
    assert missed == list(wrong.says)
    assert extra == []  # a wrong date is a miss, and nothing invented
    other = probes.Probe("three", right.document, ("NOR PER signed happened",))
    assert probes.judge(other, READER.read(other.document))[1] == ["NOR TCD signed happened 2024-03-04"]


@pytest.mark.parametrize("says", ["signed happened", "NOR signed often", "NOR signed happened 2024 2025"])
def test_a_line_that_says_nothing_is_refused(probes: ModuleType, says: str) -> None:
    with pytest.raises(ValueError, match="expected PARTIES stage framing"):
        probes.stage_key(says)


def test_the_gate_fails_below_a_floor(probes: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "FLOORS", tmp_path / "floors.json")
    half, all_right = probes.Tally(right=10, extra=10), probes.Tally(right=10)
    assert probes.gate({"area": all_right}, lift=True) == 0
    assert probes.gate({"area": all_right}, lift=False) == 0
    assert probes.gate({"area": half}, lift=False) == 1
    assert probes.gate({"area": half}, lift=True) == 0
    assert json.loads(probes.FLOORS.read_text("utf-8"))["area"] == {"f1": 1.0, "precision": 1.0}


@pytest.mark.parametrize("path", sorted((QUALITY / "probes").iterdir()), ids=lambda path: path.name)
def test_every_probe_can_be_judged(probes: ModuleType, path: Path) -> None:
    names = [probe.id for _, probe in probes.reports(path)] if path.suffix == ".jsonl" else []
    assert len(names) == len(set(names))
    for _, probe in probes.grids(path, 5) if path.suffix == ".toml" else probes.reports(path):
        for says in probe.says:
            assert says.split(":")[0] in probes.statement_types.KEYS if ":" in says else probes.stage_key(says)

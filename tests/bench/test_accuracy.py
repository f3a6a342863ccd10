"""The data file of the codebook page: what was measured goes in, what was not stays."""

import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType


def test_a_set_that_was_not_read_keeps_its_figures(accuracy: ModuleType, floors: ModuleType, tmp_path: Path) -> None:
    def measured(share: float) -> object:
        figures = {"stages.f1": floors.Figure(share, 30), "types.term.f1": floors.Figure(0.5, 4)}
        return accuracy.Measured(9, figures, 3, {"stages.f1": floors.Figure(0.81234, 10)})

    path = tmp_path / "data" / "accuracy.toml"
    accuracy.publish(
        path, {"own": measured(0.9), "news-dev": measured(0.8), "of nobody": measured(1.0)}, date(2026, 1, 2)
    )
    accuracy.publish(path, {"own": measured(0.7)}, date(2026, 1, 3))
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    assert written["measured"] == "2026-01-03"
    assert [(each["name"], each["figures"][0]["all"]) for each in written["sets"]] == [("news-dev", 0.8), ("own", 0.7)]
    assert written["sets"][1]["figures"] == [
        {"name": "stages.f1", "all": 0.7, "of": 30, "held": 0.812, "held_of": 10},
        {"name": "types.term.f1", "all": 0.5, "of": 4},
    ]

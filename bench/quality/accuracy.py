"""What the codebook page of the site says about the reader's accuracy: a data file that run.py writes.

    measured = "2026-11-27"

    [[sets]]
    name = "news-dev"
    says = "..."
    documents = 90
    held_documents = 31
    figures = [{name = "stages.f1", all = 0.9, of = 300, held = 0.85, held_of = 96}, ...]

`held` is the figure on the documents that were held aside while the reader was taught: it says more of documents that
nobody has read yet than `all` does, the figure on the whole set.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from floors import Figure

PATH = Path(__file__).resolve().parents[2] / "src/depositary/views/data/accuracy.toml"
#: What each set is made of; a set that is not named here is not published.
SAYS = {
    "news-dev": "dispatches of news agencies about security agreements",
    "swiss-dev": "releases of the Swiss government about agreements of all kinds",
    "wh-dev": "briefings and statements of the White House",
    "own": "dispatches of our own in many voices",
    "own-later": "more dispatches of our own, which nobody studied before 28 November 2026",
    "own-swiss": "more releases of the Swiss government, labelled by us",
    "own-wh": "more briefings of the White House, labelled by us",
    "unseen": "dispatches of our own that nobody who taught the reader has read",
}
_HEADER = "# Written by `bench/quality/run.py --accuracy`, and with the floors by `--raise`; never by hand.\n"


@dataclass(frozen=True)
class Measured:
    """One set's figures, on all of it and on the documents held aside, and how many documents either has."""

    documents: int
    figures: Mapping[str, Figure]
    held_documents: int
    held: Mapping[str, Figure]


def publish(path: Path, measured: Mapping[str, Measured], day: date) -> None:
    """Write what was measured; sets that were not read this time keep what stands there."""
    known = tomllib.loads(path.read_text(encoding="utf-8"))["sets"] if path.exists() else []
    sets = {entry["name"]: entry for entry in known} | {
        name: _entry(name, found) for name, found in measured.items() if name in SAYS
    }
    path.parent.mkdir(exist_ok=True)
    made = [_HEADER, f'measured = "{day.isoformat()}"\n']
    made += [_table(sets[name]) for name in SAYS if name in sets]
    path.write_text("".join(made), encoding="utf-8")


def _entry(name: str, found: Measured) -> dict[str, Any]:
    figures = []
    for figure, (value, of) in sorted(found.figures.items()):
        row: dict[str, Any] = {"name": figure, "all": round(value, 3), "of": of}
        if figure in found.held:
            row |= {"held": round(found.held[figure].value, 3), "held_of": found.held[figure].of}
        figures.append(row)
    return {
        "name": name,
        "says": SAYS[name],
        "documents": found.documents,
        "held_documents": found.held_documents,
        "figures": figures,
    }


def _table(entry: Mapping[str, Any]) -> str:
    rows = "".join(f"    {{{', '.join(f'{key} = {_value(value)}' for key, value in row.items())}}},\n"
                   for row in entry["figures"])  # fmt: skip
    head = "".join(f"{key} = {_value(entry[key])}\n" for key in ("name", "says", "documents", "held_documents"))
    return f"\n[[sets]]\n{head}figures = [\n{rows}]\n"


def _value(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)

"""The pinned floors of quality: read, compared, raised, and never lowered without a reason.

A floor file has one table a labelled set:

    [news-dev]
    sha256 = "..."            # of the documents and labels that the floors were measured on
    margin_labels = 2         # how many labels may change hands before a figure counts as fallen
    margin_reason = "..."
    [news-dev.floors]
    "stages.f1" = 0.61
    [news-dev.lowered]        # only where a floor is lower than in an earlier commit
    "stages.f1" = "why"
"""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Any, NamedTuple

HEADER = """\
# Floors of reading quality. `bench/quality/run.py` fails when a figure falls below its floor by more than the margin.
# `bench/quality/run.py --raise` lifts floors to what it measures; it never lowers one. To lower one, edit it here and
# give the reason under [SET.lowered]; without a new reason the run fails.
"""


class Figure(NamedTuple):
    """A share between 0 and 1, and of how many labels or statements it is one."""

    value: float
    of: int


@dataclass
class LabelledSet:
    """One labelled set's floors."""

    sha256: str
    margin_labels: int
    margin_reason: str
    floors: dict[str, float] = field(default_factory=dict)
    lowered: dict[str, str] = field(default_factory=dict)

    def shortfalls(self, measured: Mapping[str, Figure]) -> Iterator[str]:
        """A line for each figure below its floor by more than the margin, or pinned and no longer measured."""
        for name, pinned in self.floors.items():
            figure = measured.get(name)
            if figure is None:
                yield f"{name}: pinned at {pinned:.3f} and not measured any more"
            elif figure.value < pinned - self.margin_labels / max(figure.of, 1):
                margin = f"{self.margin_labels} of {figure.of}"
                yield f"{name}: {figure.value:.3f}, floor {pinned:.3f} (margin: {margin})"

    def lift(self, measured: Mapping[str, Figure]) -> None:
        """Raise each floor to the measured figure, rounded down to three places."""
        for name, figure in measured.items():
            self.floors[name] = max(self.floors.get(name, 0.0), floor(figure.value * 1000) / 1000)

    def undercut(self, earlier: LabelledSet) -> Iterator[str]:
        """A line for each floor that is lower than it was, or gone, without a new reason."""
        for name, before in earlier.floors.items():
            now = self.floors.get(name, 0.0)
            reason = self.lowered.get(name, "")
            if now < before and (not reason.strip() or reason == earlier.lowered.get(name)):
                yield f"{name}: floor lowered from {before:.3f} to {now:.3f} without a (new) reason under 'lowered'"


def unpinned() -> LabelledSet:
    """A set that has no floors yet."""
    reason = "the reader is deterministic; a corrected name list may still trade a label for another, at most two"
    return LabelledSet("", 2, reason)


def parse(text: str) -> dict[str, LabelledSet]:
    data: dict[str, dict[str, Any]] = tomllib.loads(text)
    return {name: LabelledSet(**table) for name, table in data.items()}


def render(sets: Mapping[str, LabelledSet]) -> str:
    """The file's canonical text: sets and figures sorted, three places."""
    parts = [HEADER]
    for name, s in sorted(sets.items()):
        parts.append(
            f'\n[{name}]\nsha256 = "{s.sha256}"\nmargin_labels = {s.margin_labels}\n'
            f'margin_reason = "{s.margin_reason}"\n[{name}.floors]\n'
        )
        parts += [f'"{key}" = {value:.3f}\n' for key, value in sorted(s.floors.items())]
        if s.lowered:
            parts.append(f"[{name}.lowered]\n")
            parts += [f'"{key}" = "{reason}"\n' for key, reason in sorted(s.lowered.items())]
    return "".join(parts)


def committed(path: Path, revision: str) -> dict[str, LabelledSet] | None:
    """The floors at a revision, or None where that revision or the file in it does not exist."""
    shown = subprocess.run(
        ["git", "show", f"{revision}:./{path.name}"], cwd=path.parent, capture_output=True, text=True, check=False
    )
    if shown.returncode:
        return None
    # Only the floors and their reasons: an earlier file may have had another shape.
    tables = tomllib.loads(shown.stdout)
    return {n: LabelledSet("", 0, "", t.get("floors", {}), t.get("lowered", {})) for n, t in tables.items()}


def lowered_silently(path: Path) -> list[str]:
    """A line for each floor lower than at HEAD or at HEAD's parent without a new reason."""
    now = parse(path.read_text(encoding="utf-8"))
    found: list[str] = []
    for revision in ("HEAD", "HEAD^"):
        for name, earlier in (committed(path, revision) or {}).items():
            if name not in now:
                found.append(f"{name}: the whole set is gone since {revision}")
            else:
                found += [f"{name} {line} (since {revision})" for line in now[name].undercut(earlier)]
    return found

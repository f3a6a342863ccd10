#!/usr/bin/env python3
"""Fits the confidence of stage readings on what people have judged; writes src/depositary/reading/data/confidence.json.

    bench/quality/fit_confidence.py [--write] [--keep FILE] [--cases FILE]

The cases are those of confidence_cases.py. Logistic regression with L2 shrinkage by Newton's method, deterministic. The
shrinkage is the one of SHRINKAGES with the least loss on held-out folds (five, by a hash of the document's id). Prints
what the held-out folds give: precision, recall and F1 of each set at several floors beside those of all readings, the
share of the ordinary releases' right readings that is kept, and by stage how often a confidence came true; --write
stores them in confidence.txt beside this file. Without it nothing is changed. --keep stores the cases, --cases takes
stored ones in the place of reading.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import confidence_cases as sources
import numpy as np
from confidence_cases import Case

from depositary.reading.readers import RuleReader

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "src/depositary/reading/data/confidence.json"
FIGURES = ROOT / "bench/quality/confidence.txt"
FOLDS = 5
#: Not above 6: held-out precision is the same up to 16, but the floors of the gate lie on the labelled sets themselves.
SHRINKAGES = (4.0, 6.0)
#: Features of fewer cases are left out: their weight would be that of one document.
LEAST = 5
#: How much a case counts. Labelled sets tell of whole documents what is right, verdicts on ordinary releases only what
#: was said there; promises are only kept; of probes there are many that are alike.
WEIGHTS = {
    **dict.fromkeys(sources.SETS, 2.0),
    sources.PROMISES: 3.0,
    sources.PROBES: 0.5,
}
#: Texts of our own whose words say what is right: left out of what is published of the judge.
OWN_TEXTS = frozenset({sources.PROMISES, sources.PROBES})
#: Below this probability a reading is dropped. Why here: bench/quality/rounds.md, "The judge".
FLOOR = 0.5
FLOORS = (0.0, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
#: Weights smaller than this are not shipped.
SMALL = 0.005
Array = np.ndarray[Any, np.dtype[np.float64]]
Weights = dict[str, float]


def gather() -> tuple[list[Case], dict[str, int]]:
    """All cases, and the number of labelled keys of each set."""
    reader = RuleReader()
    cases: list[Case] = []
    totals: dict[str, int] = {}
    for name in sources.SETS:
        found, totals[name] = sources.of_set(name, reader)
        cases += found
    cases += sources.of_samples(reader) + sources.of_promises(reader)
    return cases, totals


def importance(cases: Sequence[Case]) -> Array:
    """How much each case counts: what a document says several times counts less each time."""
    times = Counter((case.set, case.document, case.key) for case in cases)
    return np.array([WEIGHTS.get(c.set, 1.0) / times[c.set, c.document, c.key] ** 0.5 for c in cases])


class Table:
    """The cases as rows of columns: one column for each feature and a last one, in every row, for the constant."""

    def __init__(self, cases: Sequence[Case]) -> None:
        count = Counter(feature for case in cases for feature in case.features)
        self.names = sorted(name for name, times in count.items() if times >= LEAST)
        column = {name: i for i, name in enumerate(self.names)}
        self.rows = [
            np.array([*sorted(column[name] for name in case.features if name in column), len(self.names)])
            for case in cases
        ]
        self.right = np.array([float(case.right) for case in cases])
        self.importance = importance(cases)
        self.real = np.array([case.set not in OWN_TEXTS for case in cases])
        digests = (hashlib.sha256(case.document.encode()).hexdigest() for case in cases)
        self.fold = np.array([int(digest[:8], 16) % FOLDS for digest in digests])

    def matrix(self, chosen: Array) -> Matrix:
        """The chosen rows."""
        return Matrix([row for row, wanted in zip(self.rows, chosen, strict=True) if wanted], len(self.names) + 1)


class Matrix:
    """Rows of ones and zeros, of which only the columns of the ones are kept."""

    def __init__(self, rows: Sequence[Array], width: int) -> None:
        self.width = width
        self.columns = np.concatenate(rows)
        self.sizes = np.array([len(row) for row in rows])
        self.starts = np.concatenate(([0], np.cumsum(self.sizes)[:-1]))

    def times(self, weights: Array) -> Array:
        """The sum of its columns' weights for each row."""
        return np.asarray(np.add.reduceat(weights[self.columns], self.starts))

    def turned(self, values: Array) -> Array:
        """The sum of its rows' values for each column."""
        return np.asarray(np.bincount(self.columns, np.repeat(values, self.sizes), self.width), dtype=float)


def sigmoid(scores: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))))


def fit(table: Table, chosen: Array, shrinkage: float) -> Array:
    """The weights with the least shrunken loss on the chosen rows."""
    matrix, right, importance = table.matrix(chosen), table.right[chosen], table.importance[chosen]
    penalty = np.full(matrix.width, shrinkage)
    penalty[-1] = 1e-6
    weights = np.zeros(matrix.width)
    for _ in range(20):
        share = sigmoid(matrix.times(weights))
        slope = matrix.turned(importance * (share - right)) + penalty * weights
        step = solve(matrix, importance * share * (1 - share), penalty, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def solve(matrix: Matrix, bend: Array, penalty: Array, wanted: Array) -> Array:
    """The step that the loss's curvature takes to `wanted` (conjugate gradients)."""
    found, rest = np.zeros_like(wanted), wanted.copy()
    way, size = rest.copy(), rest @ rest
    for _ in range(300):
        if size < 1e-10:
            break
        image = matrix.turned(bend * matrix.times(way)) + penalty * way
        length = size / (way @ image)
        found, rest = found + length * way, rest - length * image
        size, before = rest @ rest, size
        way = rest + (size / before) * way
    return found


def held_out(table: Table, shrinkage: float) -> Array:
    """Each case's probability by the weights of the other folds."""
    judged = np.zeros(len(table.right))
    for fold in range(FOLDS):
        mine = table.fold == fold
        judged[mine] = sigmoid(table.matrix(mine).times(fit(table, ~mine, shrinkage)))
    return judged


def loss(table: Table, judged: Array) -> float:
    """The mean loss, texts of our own left out."""
    near = np.clip(np.where(table.right > 0, judged, 1 - judged), 1e-9, 1)[table.real]
    importance = table.importance[table.real]
    return float(-(importance * np.log(near)).sum() / importance.sum())


def scores(cases: Sequence[Case], judged: Array, floor: float, total: int | None) -> tuple[float, float, float]:
    """Precision, recall and F1 of the readings at or above a floor; equal keys of a document count once."""
    every: dict[tuple[object, ...], bool] = {}
    kept: dict[tuple[object, ...], bool] = {}
    for case, probability in zip(cases, judged, strict=True):
        place = (case.document, case.key, case.start if total is None else 0)
        every[place] = case.right
        if probability >= floor:
            kept[place] = case.right
    right, wanted = sum(kept.values()), total or sum(every.values())
    precision, recall = right / max(1, len(kept)), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def report(cases: list[Case], judged: Array, totals: dict[str, int]) -> Iterator[str]:
    """The figures of held-out folds, as lines of text."""
    sets = [*totals, *sorted({case.set for case in cases} - totals.keys())]
    yield "held-out folds, precision/recall/F1; of ordinary releases, promises and probes recall is the share kept"
    yield "floor " + "".join(f"{name:>20}" for name in sets)
    for floor in FLOORS:
        row = []
        for name in sets:
            mine = np.array([case.set == name for case in cases])
            chosen = [case for case in cases if case.set == name]
            row.append("{:.3f}/{:.3f}/{:.3f}".format(*scores(chosen, judged[mine], floor, totals.get(name))))
        yield f"{floor:.2f}  " + "".join(f"{each:>20}" for each in row)
    yield ""
    yield from reliability(cases, judged)


def reliability(cases: list[Case], judged: Array) -> Iterator[str]:
    """By stage: how often readings of a confidence were right on held-out folds."""
    bounds = (0.0, FLOOR, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
    yield "share right (cases) by confidence on held-out folds, promises and probes left out"
    yield f"{'stage':<11}" + "".join(f"{low:>9.2f}-   " for low in bounds[:-1])
    real = [(case, p) for case, p in zip(cases, judged, strict=True) if case.set not in OWN_TEXTS]
    for stage in [*sorted({case.key[1] for case, _ in real}), "all"]:
        row = ""
        for low, high in pairwise(bounds):
            inside = [case.right for case, p in real if low <= p < high and stage in (case.key[1], "all")]
            row += f"{sum(inside) / len(inside):>7.2f} ({len(inside):>3})" if inside else f"{'-':>13}"
        yield f"{stage:<11}{row}"


@dataclass(frozen=True)
class Fit:
    """A model to be fitted: where it and its figures are kept, which script does it, and its floor."""

    model: Path
    figures: Path
    script: str
    floor: float
    shrinkages: Sequence[float]

    def chosen(self, table: Table) -> tuple[float, Array, str]:
        """The shrinkage with the least loss on held-out folds, what these give, and the losses in words."""
        tried = {shrinkage: held_out(table, shrinkage) for shrinkage in self.shrinkages}
        losses = {shrinkage: loss(table, judged) for shrinkage, judged in tried.items()}
        best = min(self.shrinkages, key=losses.__getitem__)
        return best, tried[best], ", ".join(f"{each:g} {lost:.4f}" for each, lost in losses.items())

    def tell(self, table: Table, noun: str, report: Callable[[Array], Iterator[str]], write: bool) -> None:
        """Print how the model does on held-out folds, by a report on what these give; fit on everything to write it."""
        best, judged, losses = self.chosen(table)
        day, right = datetime.now().astimezone().date(), int(table.right.sum())
        size = f"{day}: {len(table.right)} {noun}, {right} right, {len(table.names)} features"
        shown = [f"{size}; loss by shrinkage: {losses}", *report(judged)]
        print("\n".join(shown))
        if write:
            self.write(table, best, shown)

    def write(self, table: Table, shrinkage: float, shown: Sequence[str]) -> None:
        """Fit on everything; keep the model, and what was shown of it."""
        weights = fit(table, np.ones(len(table.right), dtype=bool), shrinkage)
        shipped = {
            name: round(float(weight), 3)
            for name, weight in zip(table.names, weights[:-1], strict=True)
            if abs(weight) >= SMALL
        }
        record = {
            "about": f"weights of reading/stages/confidences.py, fitted by bench/quality/{self.script}",
            "constant": round(float(weights[-1]), 3),
            "floor": self.floor,
            "weights": shipped,
        }
        self.model.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"wrote {self.model.relative_to(ROOT)}: {len(shipped)} weights")
        self.figures.write_text("\n".join(line.rstrip() for line in shown) + "\n", "utf-8")
        print(f"wrote {self.figures.relative_to(ROOT)}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    options.add_argument("--keep", type=Path)
    options.add_argument("--cases", type=Path)
    a = options.parse_args()
    cases, totals = pickle.loads(a.cases.read_bytes()) if a.cases else gather()
    if a.keep:
        a.keep.write_bytes(pickle.dumps((cases, totals)))
    ours = Fit(MODEL, FIGURES, "fit_confidence.py", FLOOR, SHRINKAGES)
    ours.tell(Table(cases), "readings", lambda judged: report(cases, judged, totals), a.write)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Fits the confidence of stage readings on labelled documents; writes src/depositary/reading/data/confidence.json.

    bench/quality/fit_confidence.py [--write]

A reading is right when its key (parties, stage, framing) is a label's key as ../shared/score/stages.py compares keys;
doubtful labels count neither way. Logistic regression with L2 shrinkage, full-batch, deterministic. Prints what
held-out folds give (five folds by a hash of the document's id): calibration by tenths and, for each floor, precision,
recall and F1 of the readings kept. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import exp
from pathlib import Path

import run as quality

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, Provenance
from depositary.reading.readers import RuleReader
from depositary.reading.stages.confidences import features_of

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
MODEL = ROOT / "src/depositary/reading/data/confidence.json"
SETS = ("news-dev", "own", "own-swiss", "own-wh", "swiss-dev", "wh-dev")
FOLDS = 5
SHRINKAGE = 1.0
STEPS = 400
RATE = 0.5
FLOOR = 0.45


@dataclass(frozen=True)
class Case:
    set: str
    fold: int
    features: frozenset[str]
    right: bool
    key: tuple[object, ...]
    document: str


def scorer():
    spec = importlib.util.spec_from_file_location("stages", SHARED / "score/stages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(row: dict) -> Document:
    basis = PublishedBasis.GIVEN if row.get("date") else PublishedBasis.UNKNOWN
    origin = Provenance(row["id"], row.get("source"), row.get("url"), row.get("date"), basis)
    return Document(row["text"], origin, row.get("title"), row["id"])


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def cases(name: str, reader: RuleReader, score) -> tuple[list[Case], int]:
    """The cases of a set, and how many labelled keys it has."""
    with tempfile.TemporaryDirectory() as temporary:
        documents, labels = map(list, map(rows, quality.labelled(name, quality.home(name, Path(temporary)))))
    gold = {row["id"]: row["labels"] for row in labels}
    found: list[Case] = []
    total = 0
    for row in documents:
        labels = [x for x in gold[row["id"]] if x.get("type", "stage") == "stage"]
        sure = {score.key(x) for x in labels if x["parties"] and not x.get("doubt")}
        doubt = {score.key(x) for x in labels if x["parties"] and x.get("doubt")}
        unnamed = {x["stage"] for x in labels if not x["parties"]}
        total += len(sure)
        fold = int(hashlib.sha256(row["id"].encode()).hexdigest()[:8], 16) % FOLDS
        for reading, context in reader.stage_readings(document(row)):
            key = (tuple(sorted(reading.parties)), str(reading.stage), str(reading.framing))
            right = score.find(key, sure) is not None
            if not right and (score.find(key, doubt) is not None or key[1] in unnamed):
                continue
            found.append(Case(name, fold, features_of(reading, context), right, key, row["id"]))
    return found, total


def fit(training: list[Case]) -> tuple[dict[str, float], float]:
    names = sorted({f for case in training for f in case.features})
    count = {name: sum(name in case.features for case in training) for name in names}
    weights = {name: 0.0 for name in names if count[name] >= 3}
    constant = 0.0
    size = len(training)
    for _ in range(STEPS):
        slopes = dict.fromkeys(weights, 0.0)
        drift = 0.0
        for case in training:
            used = [f for f in case.features if f in weights]
            error = probability(weights, constant, case.features) - case.right
            drift += error
            for feature in used:
                slopes[feature] += error
        constant -= RATE * drift / size
        for feature, slope in slopes.items():
            weights[feature] -= RATE * (slope + SHRINKAGE * weights[feature]) / max(40.0, count[feature])
    return weights, constant


def probability(weights: dict[str, float], constant: float, features: frozenset[str]) -> float:
    return 1 / (1 + exp(-constant - sum(weights.get(f, 0.0) for f in features)))


def held_out(every: list[Case]) -> list[tuple[float, Case]]:
    judged = []
    for fold in range(FOLDS):
        weights, constant = fit([case for case in every if case.fold != fold])
        judged += [(probability(weights, constant, c.features), c) for c in every if c.fold == fold]
    return judged


def report(judged: list[tuple[float, Case]], totals: dict[str, int]) -> None:
    print("calibration on held-out folds: predicted, share right, cases")
    for low in range(10):
        inside = [case.right for p, case in judged if low <= p * 10 < low + 1]
        if inside:
            print(f"  {low / 10:.1f}-{low / 10 + 0.1:.1f}  {sum(inside) / len(inside):.2f}  {len(inside)}")
    for name in SETS:
        for floor in (0.0, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6):
            kept = {(c.document, c.key): c.right for p, c in judged if c.set == name and p >= floor}
            right = sum(kept.values())
            precision, recall = right / max(1, len(kept)), right / totals[name]
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{name} floor {floor:.2f}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    write = options.parse_args().write
    reader, score = RuleReader(), scorer()
    every: list[Case] = []
    totals = {}
    for name in SETS:
        found, totals[name] = cases(name, reader, score)
        every += found
    print(f"{datetime.now():%Y-%m-%d}: {len(every)} readings of {', '.join(SETS)}, {sum(c.right for c in every)} right")  # noqa: DTZ005
    report(held_out(every), totals)
    if write:
        weights, constant = fit(every)
        record = {
            "about": "weights of reading/stages/confidences.py, fitted by bench/quality/fit_confidence.py",
            "constant": round(constant, 3),
            "floor": FLOOR,
            "weights": {name: round(weights[name], 3) for name in sorted(weights)},
        }
        MODEL.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"wrote {MODEL.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

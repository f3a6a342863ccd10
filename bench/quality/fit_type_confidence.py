#!/usr/bin/env python3
"""Fits the confidence of the statement types beside `stage`; writes src/depositary/reading/data/type_confidence.json.

    bench/quality/fit_type_confidence.py [--write]

The cases are the statements that the reader makes of the labelled sets and of the probes that name such types, each
right or wrong as statement_types.py scores it (what only a doubtful label decides is left out), and those of ordinary
releases that a person has judged (samples/, matched by document, offsets and what is said). The model is that of
fit_confidence.py, fitted in the same way. Prints what held-out folds give: precision, recall and F1 of each set at
several floors, how often a confidence came true by type, and how well it orders (the chance that a right statement
stands above a wrong one). --write stores the figures in type_confidence.txt beside this file and the weights.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import confidence_cases as sources
import corpus_samples
import fit_confidence as fitting
import numpy as np
import probes
import run as quality
import statement_types
from confidence_cases import PROBES, Case

from depositary.core.documents import Document
from depositary.core.records import statement_record
from depositary.reading.readers import RuleReader
from depositary.reading.types.type_judgements import with_stages

MODEL = fitting.ROOT / "src/depositary/reading/data/type_confidence.json"
FIGURES = fitting.ROOT / "bench/quality/type_confidence.txt"
SETS = ("news-dev", "own", "own-later", "own-wh", "wh-dev")
#: Ordinary releases: all that a person judged, and no labelled set.
ORDINARY = tuple(corpus_samples.CORPORA)
SHRINKAGES = (4.0, 8.0, 12.0)
#: Below this probability a statement is dropped. What is rare and right has little ("named no date for the accession"):
#: so hardly anything is dropped, and the confidence orders what is kept. At .5 precision would rise on every set,
#: and lose what the seeds say of targets.
FLOOR = 0.1
FLOORS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
Said = dict[tuple[str, object], list[tuple[statement_types.Record, frozenset[str]]]]


def said_of(reader: RuleReader, document: Document) -> Said:
    """What the reader says of a document by type and key, each with its features."""
    said, stages = reader.types_said(document)
    found: Said = {}
    for each, features in zip(said, with_stages(said, stages), strict=True):
        record = statement_types.flat(statement_record(each.statement))
        kind = each.statement.type.value
        if kind in statement_types.KEYS:
            found.setdefault((kind, statement_types.KEYS[kind](record)), []).append((record, features))
    return found


def of_set(name: str, reader: RuleReader) -> tuple[list[Case], int]:
    """The cases of a labelled set, and how many keys are labelled."""
    with tempfile.TemporaryDirectory() as folder:
        documents, labelled = map(sources.lines, quality.labelled(name, quality.home(name, Path(folder))))
    gold = {row["id"]: row["labels"] for row in labelled}
    found: list[Case] = []
    total = 0
    for row in documents:
        by_type = {
            kind: [x for x in gold[row["id"]] if x.get("type", "stage") == kind] for kind in statement_types.KEYS
        }
        total += sum(_labelled(kind, labels) for kind, labels in by_type.items())
        for (kind, key), said in said_of(reader, sources.document(row)).items():
            right = _right(kind, by_type[kind], [record for record, _ in said])
            if right is not None:
                where = (kind,), str(key), ""
                found += [Case(name, row["id"], where, x["start"], features, right) for x, features in said]
    return found, total


def _labelled(kind: str, labels: list[statement_types.Record]) -> int:
    """How many keys the labels of one type hold."""
    score = statement_types.Score()
    statement_types.compare("", labels, [], kind, score)
    return len(score.missed)


def _right(kind: str, labels: list[statement_types.Record], said: list[statement_types.Record]) -> bool | None:
    """Whether statements of one key are right; None when no label decides it."""
    score = statement_types.Score()
    statement_types.compare("", labels, said, kind, score)
    if score.right:
        return True
    return False if score.extra else None


def of_samples(reader: RuleReader) -> Iterator[Case]:
    """The cases of ordinary releases, in no order that matters."""
    for corpus, file in corpus_samples.CORPORA.items():
        verdicts: dict[str, dict[tuple[object, ...], bool | None]] = {}
        for path in sorted(corpus_samples.SAMPLES.glob(f"{corpus}-*.jsonl")):
            if path.stem in sources.KEPT_APART:
                continue
            for row in sources.lines(path):
                if row["type"] in statement_types.KEYS:
                    judged = row["start"], row["end"], row["type"], row["framing"], tuple(row["parties"])
                    verdicts.setdefault(row["document"], {})[judged] = sources.verdict(row)
        for row in sources.corpus_rows(file, verdicts):
            said, stages = reader.types_said(sources.document(row))
            for each, features in zip(said, with_stages(said, stages), strict=True):
                it, place = each.statement, each.statement.passage
                what = it.type.value, it.framing.value, it.parties
                right = verdicts[row["id"]].get((place.start, place.end, *what))
                if right is not None:
                    yield Case(corpus, row["id"], ((it.type.value,), str(what), ""), place.start, features, right)


def of_probes(reader: RuleReader) -> Iterator[Case]:
    """What the probes say of the types that they name, and what they do not."""
    for path in sorted(probes.FOLDER.iterdir()):
        own = probes.grids(path, sources.OF_GRID) if path.suffix == ".toml" else probes.reports(path)
        for group, probe in own:
            named = {text.split(":")[0] for text in probe.says if ":" in text}
            if not named:
                continue
            said, stages = reader.types_said(probe.document)
            for each, features in zip(said, with_stages(said, stages), strict=True):
                kind = each.statement.type.value
                if kind in named:
                    text = probes.shown(each.statement)
                    yield Case(
                        PROBES, group, ((kind,), text, ""), each.statement.passage.start, features, text in probe.says
                    )


def gather() -> tuple[list[Case], dict[str, int]]:
    """All cases, and the number of labelled keys of each set."""
    reader = RuleReader()
    cases: list[Case] = []
    totals: dict[str, int] = {}
    for name in SETS:
        found, totals[name] = of_set(name, reader)
        cases += found
    return [*cases, *of_samples(reader), *of_probes(reader)], totals


def report(cases: list[Case], judged: fitting.Array, totals: dict[str, int]) -> Iterator[str]:
    """The figures of held-out folds, as lines of text."""
    totals = {**totals, **{name: sum(case.right for case in cases if case.set == name) for name in ORDINARY}}
    yield "held-out folds, precision/recall/F1; of ordinary releases recall is the share kept"
    yield "floor " + "".join(f"{name:>20}" for name in totals)
    for floor in FLOORS:
        row = []
        for name in totals:
            mine = np.array([case.set == name for case in cases])
            chosen = [case for case in cases if case.set == name]
            row.append("{:.3f}/{:.3f}/{:.3f}".format(*fitting.scores(chosen, judged[mine], floor, totals[name])))
        yield f"{floor:.2f}  " + "".join(f"{each:>20}" for each in row)
    yield ""
    yield from reliability(cases, judged)


def reliability(cases: list[Case], judged: fitting.Array) -> Iterator[str]:
    """By type: how often statements of a confidence were right on held-out folds, and how well it orders them."""
    bounds = (0.0, FLOOR, 0.6, 0.8, 0.9, 1.01)
    yield "share right (cases) by confidence on held-out folds, probes left out; and the order: .5 is chance, 1 perfect"
    yield f"{'type':<11}" + "".join(f"{low:>9.2f}-   " for low in bounds[:-1]) + "  order"
    real = [(case.key[0][0], case.right, p) for case, p in zip(cases, judged, strict=True) if case.set != PROBES]
    for kind in [*sorted({kind for kind, _, _ in real}), "all"]:
        mine = [(right, p) for each, right, p in real if kind in (each, "all")]
        row = ""
        for low, high in pairwise(bounds):
            inside = [right for right, p in mine if low <= p < high]
            row += f"{sum(inside) / len(inside):>7.2f} ({len(inside):>3})" if inside else f"{'-':>13}"
        yield f"{kind:<11}{row}  {order(mine):.2f}"


def order(judged: list[tuple[bool, float]]) -> float:
    """The chance that a right statement has a higher confidence than a wrong one; ties count half."""
    right, wrong = (np.array([p for good, p in judged if good is wanted]) for wanted in (True, False))
    if not len(right) or not len(wrong):
        return float("nan")
    above = (right[:, None] > wrong).mean() + 0.5 * (right[:, None] == wrong).mean()
    return float(above)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    a = options.parse_args()
    cases, totals = gather()
    ours = fitting.Fit(MODEL, FIGURES, "fit_type_confidence.py", FLOOR, SHRINKAGES)
    ours.tell(fitting.Table(cases), "statements", lambda judged: report(cases, judged, totals), a.write)


if __name__ == "__main__":
    main()

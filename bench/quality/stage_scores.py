#!/usr/bin/env python3
"""Scores stage statements as ../shared/score/stages.py does, where that script is not at hand.

    stage_scores.py DOCS.jsonl GOLD.jsonl STATEMENTS.jsonl [--list-errors N]

A key is the parties, the coarse stage and the framing; equal keys of a document count once. For submitted, approved and
ratified one side's parties match both sides'. Labels marked `doubt` or without parties neither help nor hurt. The lines
printed are those of the shared script, so that run.py reads either; a test holds the two against each other.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from statement_types import Record, lines

Key = tuple[tuple[str, ...], str, str]

#: Steps that each side takes for itself: its own parties or all of the instrument's are right.
NATIONAL = frozenset({"submitted", "approved", "ratified"})


@dataclass
class Tally:
    """What was right, extra and missed, with the words of each."""

    right: dict[str, int] = field(default_factory=dict)
    extra: list[tuple[str, Key, str]] = field(default_factory=list)
    missed: list[tuple[str, Key, str]] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)
    passages: list[bool] = field(default_factory=list)
    quiet: list[bool] = field(default_factory=list)


def key(x: Record) -> Key:
    return tuple(sorted(x["parties"])), x["stage"], x["framing"]


def same(a: Key, b: Key) -> bool:
    if a == b:
        return True
    mine, theirs = set(a[0]), set(b[0])
    national = a[1:] == b[1:] and a[1] in NATIONAL
    return bool(national and mine and theirs and (mine <= theirs or theirs <= mine))


def find(wanted: Key, keys: Iterable[Key]) -> Key | None:
    """The equal key, else one that means the same."""
    among = list(keys)
    return wanted if wanted in among else next((k for k in among if same(wanted, k)), None)


def day(x: Record) -> Any:
    date = x.get("date")
    return date.get("edtf") if isinstance(date, dict) else date


def overlaps(statement: Record, label: Record) -> bool:
    passage = statement["passage"]
    return bool(passage["start"] < label["end"] and label["start"] < passage["end"])


def compare(document: str, labels: list[Record], said: list[Record], tally: Tally) -> None:
    """Add one document's stages to the tally."""
    named = [x for x in labels if x["parties"]]
    sure = {key(x): x for x in named if not x.get("doubt")}
    open_keys = [key(x) for x in named if x.get("doubt")]
    unnamed = {x["stage"] for x in labels if not x["parties"]}
    mine: dict[Key, list[Record]] = {}
    for statement in said:
        mine.setdefault(key(statement), []).append(statement)
    if not labels:
        tally.quiet.append(not mine)
    for wanted, label in sure.items():
        hit = find(wanted, mine)
        if hit is None:
            tally.missed.append((document, wanted, label["quote"]))
            continue
        tally.right[wanted[1]] = tally.right.get(wanted[1], 0) + 1
        if day(label):
            tally.dates.append(any(day(s) == day(label) for s in mine[hit]))
        tally.passages.append(any(overlaps(s, label) for s in mine[hit]))
    for found, statements in mine.items():
        if not find(found, [*sure, *open_keys]) and found[1] not in unnamed:
            tally.extra.append((document, found, statements[0]["passage"]["quote"]))


def measured(gold: list[Record], statements: list[Record]) -> Tally:
    said: dict[str, list[Record]] = {}
    for statement in statements:
        if statement["type"] == "stage":
            said.setdefault(statement["document"]["id"], []).append(statement)
    tally = Tally()
    for document in gold:
        stages = [x for x in document["labels"] if x.get("type", "stage") == "stage"]
        compare(document["id"], stages, said.get(document["id"], []), tally)
    return tally


def ratios(right: int, extra: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = right / (right + extra) if right + extra else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def broken(docs: list[Record], statements: list[Record]) -> int:
    """How many passages differ from their document's text."""
    text = {d["id"]: d["text"] for d in docs}
    passages = [(text[s["document"]["id"]], s["passage"]) for s in statements if s["document"]["id"] in text]
    return sum(not p["quote"] or whole[p["start"] : p["end"]] != p["quote"] for whole, p in passages)


def show(tally: Tally, errors: int) -> None:
    """A line a stage, then the errors asked for."""
    for stage in sorted({*tally.right, *(k[1] for _, k, _ in (*tally.extra, *tally.missed))}):
        extra, missed = (sum(k[1] == stage for _, k, _ in rows) for rows in (tally.extra, tally.missed))
        right = tally.right.get(stage, 0)
        p, r, f1 = ratios(right, extra, missed)
        print(f"{stage:10} P {p:.3f} R {r:.3f} F1 {f1:.3f}  ({right} right, {extra} extra, {missed} missed)")
    for name, rows in (("missed", tally.missed), ("extra", tally.extra)):
        for document, k, quote in rows[:errors]:
            print(f"{name}: {document} {k}\n    {' '.join(quote.split())[:240]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("docs", "gold", "statements"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--list-errors", type=int, default=0, metavar="N")
    a = parser.parse_args()
    gold, statements = lines(a.gold), lines(a.statements)
    tally = measured(gold, statements)
    show(tally, a.list_errors)
    right = sum(tally.right.values())
    p, r, f1 = ratios(right, len(tally.extra), len(tally.missed))
    print(f"passages that do not match their text: {broken(lines(a.docs), statements)}")
    print(f"documents without a label left quiet: {sum(tally.quiet)}/{len(tally.quiet)}")
    print(f"dates right {sum(tally.dates)}/{len(tally.dates)}; passages right {sum(tally.passages)}/{right}")
    print(f"precision {p:.3f} recall {r:.3f} F1 {f1:.3f} on {len(gold)} documents")


if __name__ == "__main__":
    main()

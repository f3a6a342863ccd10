#!/usr/bin/env python3
"""Scores the statement types beside `stage` against labelled documents, in the manner of ../shared/score/stages.py.

    statement_types.py DOCS.jsonl GOLD.jsonl STATEMENTS.jsonl [--list-errors N] [--type TYPE] [--json]

A label or statement counts as its type's key (see KEYS); within a document equal keys count once. A key is right when
a statement with that key overlaps a label with that key. Labels marked `doubt` neither help nor hurt; nor do labels
without parties, where the key of the type names parties. Prints a line a type, then all types together.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Spans = list[tuple[int, int]]


def parties(x: Record) -> tuple[str, ...]:
    return tuple(sorted(x.get("parties") or ()))


def several(value: Any) -> tuple[str, ...]:
    """A list of codes, or one code, as a sorted tuple."""
    return (value,) if isinstance(value, str) else tuple(sorted(value or ()))


def amount_value(x: Record) -> float | None:
    amount = x.get("amount")
    value = amount.get("value") if isinstance(amount, dict) else None
    return None if value is None else round(float(value), 2)


def body_family(body: str | None) -> str:
    """The body joined, without its exact wording: every name of a declaration is that declaration."""
    words = (body or "").casefold().replace("-", " ").split()
    if "declaration" in words:
        return "declaration"
    return " ".join(w for w in words if w not in {"the", "of", "for", "and"})


#: What makes two statements of a type say the same.
KEYS: dict[str, Callable[[Record], Hashable]] = {
    "count": lambda x: (x.get("number"), x.get("kind"), x.get("stage")),
    "condition": parties,
    "target": lambda x: (parties(x), x.get("stage"), x.get("by")),
    "commitment": lambda x: (several(x.get("debtor")), x.get("area"), x.get("strength"), amount_value(x)),
    "term": lambda x: (parties(x), x.get("term"), x.get("duration")),
    "position": lambda x: (parties(x), x.get("stance")),
    "membership": lambda x: (x.get("party"), x.get("action"), body_family(x.get("body"))),
    "event": lambda x: (parties(x), x.get("event")),
}

#: Types whose key names parties: a label without them cannot be matched and is left out.
NAMES_PARTIES = frozenset(KEYS) - {"count"}


@dataclass
class Score:
    """How many keys of one type were right, extra and missed, and which."""

    right: int = 0
    extra: list[tuple[str, Hashable, str]] = field(default_factory=list)
    missed: list[tuple[str, Hashable, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        said = self.right + len(self.extra)
        return self.right / said if said else 0.0

    @property
    def recall(self) -> float:
        labelled = self.right + len(self.missed)
        return self.right / labelled if labelled else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def record(self) -> dict[str, float | int]:
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "right": self.right,
            "extra": len(self.extra),
            "missed": len(self.missed),
        }


@dataclass
class Keyed:
    """The spans of one key in one document, with the words of the first."""

    quote: str
    spans: Spans = field(default_factory=list)

    def meets(self, other: Keyed) -> bool:
        return any(a < d and c < b for a, b in self.spans for c, d in other.spans)


def lines(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def flat(statement: Record) -> Record:
    """A statement of the contract with its value and passage beside its other fields, as labels lie."""
    return {**statement, **(statement.get("value") or {}), **statement["passage"]}


def grouped(items: list[Record], type_: str) -> dict[Hashable, Keyed]:
    groups: dict[Hashable, Keyed] = {}
    for x in items:
        groups.setdefault(KEYS[type_](x), Keyed(x.get("quote", ""))).spans.append((x["start"], x["end"]))
    return groups


def compare(document: str, labels: list[Record], said: list[Record], type_: str, score: Score) -> None:
    """Add one document's labels and statements of one type to the score."""
    unnamed = [x for x in labels if type_ in NAMES_PARTIES and not parties(x)]
    named = [x for x in labels if x not in unnamed]
    sure = grouped([x for x in named if not x.get("doubt")], type_)
    open_keys = grouped([x for x in named if x.get("doubt")], type_)
    open_spans = Keyed("", [(x["start"], x["end"]) for x in unnamed])
    mine = grouped(said, type_)
    for key, label in sure.items():
        if key in mine and mine[key].meets(label):
            score.right += 1
        else:
            score.missed.append((document, key, label.quote))
    for key, statement in mine.items():
        right = key in sure and statement.meets(sure[key])
        if not right and key not in open_keys and not statement.meets(open_spans):
            score.extra.append((document, key, statement.quote))


def scores(gold: list[Record], statements: list[Record]) -> dict[str, Score]:
    """The score of each type that the labels hold or the statements use, over all labelled documents."""
    said: dict[str, list[Record]] = {}
    for statement in statements:
        if statement["type"] in KEYS:
            said.setdefault(statement["document"]["id"], []).append(flat(statement))
    found: dict[str, Score] = {type_: Score() for type_ in KEYS}
    for document in gold:
        name = document["id"]
        for type_, score in found.items():
            labels = [x for x in document["labels"] if x.get("type", "stage") == type_]
            mine = [x for x in said.get(name, []) if x["type"] == type_]
            if labels or mine:
                compare(name, labels, mine, type_, score)
    return found


def together(found: dict[str, Score]) -> Score:
    """All types as one score (each key weighs the same)."""
    total = Score()
    for score in found.values():
        total.right += score.right
        total.extra += score.extra
        total.missed += score.missed
    return total


def broken_passages(docs: list[Record], statements: list[Record]) -> int:
    """How many passages of any type differ from their document's text."""
    text = {d["id"]: d["text"] for d in docs}
    return sum(
        text[s["document"]["id"]][s["passage"]["start"] : s["passage"]["end"]] != s["passage"]["quote"]
        for s in statements
        if s["document"]["id"] in text
    )


def show(name: str, score: Score, errors: int) -> None:
    print(
        f"{name:10} P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}  "
        f"({score.right} right, {len(score.extra)} extra, {len(score.missed)} missed)"
    )
    for label, rows in (("missed", score.missed), ("extra", score.extra)):
        for document, key, quote in rows[:errors]:
            print(f"  {label}: {document} {key}\n      {' '.join(quote.split())[:240]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("statements", type=Path)
    parser.add_argument("--list-errors", type=int, default=0, metavar="N")
    parser.add_argument("--type", choices=sorted(KEYS), help="only this type")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    a = parser.parse_args()
    docs, gold, statements = lines(a.docs), lines(a.gold), lines(a.statements)
    found = scores(gold, statements)
    if a.type:
        found = {a.type: found[a.type]}
    total = together(found)
    if a.json:
        print(json.dumps({"types": {t: s.record() for t, s in found.items()}, "all": total.record()}))
        return
    for type_, score in found.items():
        show(type_, score, a.list_errors)
    print(f"passages that do not match their text: {broken_passages(docs, statements)}")
    show("all", total, 0)


if __name__ == "__main__":
    main()

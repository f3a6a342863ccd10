#!/usr/bin/env python3
"""Makes documents and labels of our own sets from ../shared/corpora: the texts may not stand in this repository.

    own_sets.py FOLDER [SET ...]

Sets: own-wh, own-swiss, own-passages. `own/SET.gold.jsonl` says for each text the corpus, the document and its place
there, with labels as codes and offsets into the passage. This script cuts the passages out, adds the quotes and writes
FOLDER/SET.docs.jsonl and FOLDER/SET.gold.jsonl in the form of the shared sets. own_draw.py drew the texts;
own/corpora.md says how they were labelled.
"""

from __future__ import annotations

import argparse
import json
import lzma
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared" / "corpora"
SETS = {f"own-{name}": HERE / "own" / f"{name}.gold.jsonl" for name in ("wh", "swiss", "passages")}
Record = dict[str, Any]


def lines(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def wanted(corpus: str, identifiers: set[str]) -> dict[str, Record]:
    """The named documents of a corpus."""
    with lzma.open(CORPORA / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as stream:
        return {record["id"]: record for record in map(json.loads, stream) if record["id"] in identifiers}


def cut(placed: Record, source: Record) -> tuple[Record, Record]:
    """A document and its labels with quotes, from a place in a document of a corpus."""
    text = source["text"][placed["start"] : placed["end"]]
    document = {**{key: source[key] for key in ("date", "title", "url", "source")}, "id": placed["id"], "text": text}
    labels = [{**label, "quote": text[label["start"] : label["end"]]} for label in placed["labels"]]
    return document, {"id": placed["id"], "date": source["date"], "labels": labels}


def build(name: str, folder: Path) -> None:
    """Write the documents and the labels of one of our sets."""
    placed = lines(SETS[name])
    sources: dict[str, Record] = {}
    for corpus in sorted({one["corpus"] for one in placed}):
        sources |= wanted(corpus, {one["document"] for one in placed if one["corpus"] == corpus})
    pairs = [cut(one, sources[one["document"]]) for one in placed]
    for kind, records in zip(("docs", "gold"), zip(*pairs, strict=True), strict=True):
        written = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}.{kind}.jsonl").write_text(written, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sets", nargs="*", choices=(*SETS, []), metavar="SET")
    a = parser.parse_args()
    a.folder.mkdir(parents=True, exist_ok=True)
    for name in a.sets or SETS:
        build(name, a.folder)


if __name__ == "__main__":
    main()

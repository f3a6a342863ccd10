#!/usr/bin/env python3
"""How many of the statements that the reader finds in unlabelled corpora are right, by a person's verdicts.

    bench/quality/corpus_samples.py [CORPUS ...]                    the share that is right, with its interval
    bench/quality/corpus_samples.py CORPUS --draw OUT               write its unjudged statements, with their words
    bench/quality/corpus_samples.py CORPUS --verdicts FILE          add verdicts: lines of `key<TAB>right|wrong<TAB>why`

Corpora: white-house, swiss (in ../shared/corpora). The sample is drawn by hashes, so that the same reader always gives
the same one and a changed reader keeps what it reads as before: the DOCUMENTS documents with the smallest hashes that
are in no labelled set, and of what is read in them the SAMPLE statements with the smallest hashes. `--sample N` draws
another one: those up to 6, 8 to 10, 12 and 14 were studied while the reader was taught, so only another says how good
it is, and it leaves out every document that an earlier one judged. From 16 on a sample has a plan: which part of the
corpus it draws from and how many statements, stages and other types apart. Verdicts are kept beside this file in
samples/ as keys, offsets and codes, never as words. A statement is right when its passage says it: type, parties,
stage, framing, date and value all hold for a careful reader of the document.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from depositary import api

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
SAMPLES = HERE / "samples"
OWN = HERE / "own"
CORPORA = {"white-house": "white-house-2023-2025", "swiss": "swiss-government-1997-2025"}
DOCUMENTS = 1500
SAMPLE = 200
#: Samples that were studied; any other leaves out every document that they judged, so that nothing comes back.
STUDIED = frozenset({1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 14})
#: Drawn without leaving out what an earlier sample had judged; 14 was drawn as one that nobody had studied.
OVERLAPPING = STUDIED - {14}
#: The parts of a corpus, by the hash of a document's name: the even ones are free to be studied, the odd ones are not.
EVEN, FIRST_ODD, SECOND_ODD = frozenset({0, 2}), frozenset({1}), frozenset({3})
#: Few documents of the White House with a stage are left: to measure, those of two samples that nobody studied come
#: back; to learn, those of the studied ones.
BACK = {
    ("white-house", 16): frozenset({7, 11}),
    ("white-house", 17): frozenset({7, 11}),
    ("white-house", 20): STUDIED | {19},
}
#: Code points shown on each side of a passage, for the person who judges.
AROUND = 400


@dataclass(frozen=True, slots=True)
class Plan:
    """Which documents a sample draws from, and how many statements: stages and other types apart."""

    parts: frozenset[int]
    stages: int
    others: int
    unjudged: bool = False
    """Whether statements that another sample judged are left out, where documents of it come back."""
    documents: int = 4000


#: 16 and 17 say how good the reader was before and after a round of work, 22 after the next ones; the others are there
#: to be learnt from.
PLANS = {
    16: Plan(FIRST_ODD, 100, 40),
    17: Plan(SECOND_ODD, 100, 40),
    18: Plan(EVEN, 150, 0),
    19: Plan(EVEN, 400, 0),
    20: Plan(EVEN, 150, 0, unjudged=True),
    21: Plan(EVEN, 150, 0),
    22: Plan(FIRST_ODD | SECOND_ODD, 80, 40),
    30: Plan(EVEN, 0, 70),  # other types, to learn from
}


@dataclass(frozen=True, slots=True)
class Found:
    """One statement of the sample: what was read where, and the words for the person who judges it."""

    key: str
    document: str
    start: int
    end: int
    says: dict[str, Any]
    shown: str

    def kept(self) -> dict[str, Any]:
        """What may be stored: no words of the document."""
        return {"key": self.key, "document": self.document, "start": self.start, "end": self.end, **self.says}


def digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Draw:
    """Which sample of which corpus."""

    corpus: str
    number: int

    @property
    def path(self) -> Path:
        return SAMPLES / f"{self.corpus}-{self.number}.jsonl"

    @property
    def plan(self) -> Plan | None:
        return PLANS.get(self.number)


def part(document: str) -> int:
    """Which quarter of its corpus a document is in."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 4


def chosen_documents(draw: Draw, labelled: frozenset[str]) -> list[dict[str, Any]]:
    """The unlabelled documents with the smallest hashes, in the order of the hashes."""
    with lzma.open(SHARED / "corpora" / f"{CORPORA[draw.corpus]}.jsonl.xz", "rt", encoding="utf-8") as stream:
        items = [json.loads(line) for line in stream]
    salt = [draw.corpus] if draw.number == 1 else [draw.corpus, draw.number]
    plan, seen = draw.plan, labelled | judged_before(draw)
    free = (item for item in items if item["id"] not in seen and (plan is None or part(item["id"]) in plan.parts))
    return sorted(free, key=lambda item: digest(*salt, item["id"]))[: plan.documents if plan else DOCUMENTS]


def labelled_documents(draw: Draw) -> frozenset[str]:
    """Those of the shared labelled sets; with a plan also those that a labelled passage was cut from."""
    shared = [row["id"] for path in SHARED.glob("gold/*-dev.docs.jsonl") for row in rows(path)]
    if draw.plan is None:
        return frozenset(shared)
    own = [row["document"] for name in ("passages", "swiss", "wh") for row in rows(OWN / f"{name}.gold.jsonl")]
    return frozenset([name.partition("#")[0] for name in shared] + own)


def judged_before(draw: Draw) -> frozenset[str]:
    """The documents of which an earlier sample holds a verdict: none that was not studied draws from them again."""
    if draw.number in OVERLAPPING:
        return frozenset()
    back = BACK.get((draw.corpus, draw.number), frozenset())
    others = {_number(path): path for path in SAMPLES.glob(f"{draw.corpus}-*.jsonl")}
    studied = (path for number, path in others.items() if number < draw.number and number not in back)
    return frozenset(row["document"] for path in studied for row in rows(path))


def judged_elsewhere(draw: Draw) -> frozenset[str]:
    """The keys of what other samples of the corpus judged."""
    others = (path for path in SAMPLES.glob(f"{draw.corpus}-*.jsonl") if path != draw.path)
    return frozenset(row["key"] for path in others for row in rows(path))


def _number(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])


def statements(documents: list[dict[str, Any]], folder: Path) -> Iterator[Found]:
    """What the reader that ships reads in the documents, as `depositary read` does."""
    path = folder / "documents.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in documents), encoding="utf-8")
    texts = {item["text"]: item["id"] for item in documents}
    for document, found in api.read(api.Inputs([str(path)], "jsonl")):
        name = texts[document.text]
        for statement in found:
            start, end = statement.passage.start, statement.passage.end
            says = {
                "type": statement.type.value,
                "stage": statement.stage.value if statement.stage else None,
                "framing": statement.framing.value,
                "parties": list(statement.parties),
            }
            before, after = document.text[max(0, start - AROUND) : start], document.text[end : end + AROUND]
            shown = f"{before}[[{statement.passage.quote}]]{after}"
            extra = (
                f"{document.published} {document.title}\n{statement.instrument}\n{statement.date}\n{statement.value}"
            )
            key = digest(name, start, end, *says.values())[:16]
            yield Found(key, name, start, end, says, f"{extra}\n{shown}")


def sample(draw: Draw, folder: Path) -> list[Found]:
    found = statements(chosen_documents(draw, labelled_documents(draw)), folder)
    known = judged_elsewhere(draw) if draw.plan and draw.plan.unjudged else frozenset()
    return taken(draw.plan, (item for item in found if item.key not in known))


def taken(plan: Plan | None, found: Iterable[Found]) -> list[Found]:
    """The statements with the smallest hashes; by a plan, the stages before the rest."""
    by_key = {item.key: item for item in found}
    ordered = [by_key[key] for key in sorted(by_key)]
    if plan is None:
        return ordered[:SAMPLE]
    stages = [item for item in ordered if item.says["type"] == "stage"]
    others = [item for item in ordered if item.says["type"] != "stage"]
    return stages[: plan.stages] + others[: plan.others]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def verdicts(draw: Draw) -> dict[str, dict[str, Any]]:
    return {item["key"]: item for item in (rows(draw.path) if draw.path.exists() else ())}


def interval(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z = 1.96
    share, scale = right / of, 1 + z * z / of
    middle = (share + z * z / (2 * of)) / scale
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / scale
    return middle - half, middle + half


def add_verdicts(draw: Draw, drawn: list[Found], path: Path) -> None:
    """Keep the verdicts of a file beside those there are, for the statements of the sample as it is drawn now."""
    known, wanted = verdicts(draw), {item.key: item for item in drawn}
    for line in path.read_text("utf-8").splitlines():
        key, verdict, why = (*line.split("\t"), "")[:3]
        if verdict not in {"right", "wrong"} or key not in wanted:
            sys.exit(f"{path}: {line!r}: expected `key<TAB>right|wrong<TAB>why` with a key of the sample")
        known[key] = {**wanted[key].kept(), "verdict": verdict, **({"why": why} if why else {})}
    kept = [known[key] for key in sorted(known) if key in wanted]
    SAMPLES.mkdir(exist_ok=True)
    draw.path.write_text("".join(json.dumps(item) + "\n" for item in kept), encoding="utf-8")


def report(draw: Draw, drawn: list[Found]) -> None:
    known = verdicts(draw)
    judged = [known[item.key] for item in drawn if item.key in known]
    right = sum(item["verdict"] == "right" for item in judged)
    print(f"{draw.corpus}, sample {draw.number}: {len(drawn)} statements sampled, {len(judged)} judged")
    if not judged:
        return
    low, high = interval(right, len(judged))
    print(f"  right {right}/{len(judged)} = {right / len(judged):.3f}, 95 % between {low:.3f} and {high:.3f}")
    of = Counter(item["type"] for item in judged)
    wrong = Counter(item["type"] for item in judged if item["verdict"] == "wrong")
    print("  wrong by type: " + ", ".join(f"{kind} {wrong[kind]}/{of[kind]}" for kind in sorted(of)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", metavar="CORPUS")
    parser.add_argument("--sample", type=int, default=1, metavar="N")
    parser.add_argument("--draw", type=Path, metavar="OUT")
    parser.add_argument("--verdicts", type=Path, metavar="FILE")
    options = parser.parse_args()
    unknown = set(options.corpora) - CORPORA.keys()
    if unknown or ((options.draw or options.verdicts) and len(options.corpora) != 1):
        parser.error(f"corpora are {', '.join(CORPORA)}; --draw and --verdicts need exactly one")
    from tempfile import TemporaryDirectory

    for corpus in options.corpora or CORPORA:
        draw = Draw(corpus, options.sample)
        with TemporaryDirectory() as folder:
            drawn = sample(draw, Path(folder))
        if options.verdicts:
            add_verdicts(draw, drawn, options.verdicts)
        if options.draw:
            new = (item for item in drawn if item.key not in verdicts(draw))
            shown = [f"## {item.key} {json.dumps(item.says)}\n{item.shown}\n" for item in new]
            options.draw.write_text("\n".join(shown), encoding="utf-8")
        report(draw, drawn)


if __name__ == "__main__":
    main()

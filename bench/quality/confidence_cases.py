"""Readings that people have judged, for fit_confidence.py: what the reader makes of them now, and whether it is right.

Three sources: the labelled sets (a reading is right when its parties, stage and framing are a label's, compared as
../shared/score/stages.py does; what only a doubtful label decides is left out), the verdicts on statements of ordinary
releases in samples/ (matched by document, offsets and what is said; a wrong date alone counts as neither), and what we
promise: the examples and counter-examples of the stage rules, own/promises.jsonl, plain short texts whose sides the
title, the publisher or a sentence before must give, and probes/, of each grid some combinations: what a probe does not
say is wrong.
"""

from __future__ import annotations

import json
import lzma
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import corpus_samples
import probes
import run as quality
import stage_scores

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, Provenance
from depositary.lexicon.frames import load_frames
from depositary.reading.readers import RuleReader
from depositary.reading.stages.judgements import Candidate, with_document

SETS = ("news-dev", "own", "own-later", "own-swiss", "own-wh", "swiss-dev", "wh-dev")
PROMISES = "promises"
PROBES = "probes"
#: Of each grid of probes so many combinations.
OF_GRID = 10
#: Samples that nothing is fitted on, so that they say how good the reader is on what nobody studied.
KEPT_APART = frozenset(
    {f"{corpus}-{number}" for corpus in corpus_samples.CORPORA for number in (7, 11, 13, 15, 16, 17, 22)}
)
Key = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True)
class Case:
    """One judged reading."""

    set: str
    document: str
    key: Key
    """What it says; of a right reading of a labelled set the label that it meets."""
    start: int
    features: frozenset[str]
    right: bool


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def document(row: dict[str, Any]) -> Document:
    basis = PublishedBasis.GIVEN if row.get("date") else PublishedBasis.UNKNOWN
    origin = Provenance(row["id"], row.get("source"), row.get("url"), row.get("date"), basis)
    return Document(row["text"], origin, row.get("title"), row["id"])


def key(candidate: Candidate) -> Key:
    parties, stage, framing = candidate.said
    return parties, str(stage), str(framing)


def read(reader: RuleReader, read_from: Document) -> Iterator[tuple[Candidate, frozenset[str]]]:
    candidates = reader.candidates(read_from)
    yield from zip(candidates, with_document(candidates), strict=True)


def of_set(name: str, reader: RuleReader) -> tuple[list[Case], int]:
    """The cases of a labelled set, and how many keys are labelled."""
    with tempfile.TemporaryDirectory() as folder:
        documents, labelled = map(lines, quality.labelled(name, quality.home(name, Path(folder))))
    gold = {row["id"]: [x for x in row["labels"] if x.get("type", "stage") == "stage"] for row in labelled}
    found: list[Case] = []
    total = 0
    for row in documents:
        named = [x for x in gold[row["id"]] if x["parties"]]
        sure = {stage_scores.key(x) for x in named if not x.get("doubt")}
        doubtful = {stage_scores.key(x) for x in named if x.get("doubt")}
        unnamed = {x["stage"] for x in gold[row["id"]] if not x["parties"]}
        total += len(sure)
        for candidate, features in read(reader, document(row)):
            said = key(candidate)
            label = stage_scores.find(said, sure)
            if label is not None or (stage_scores.find(said, doubtful) is None and said[1] not in unnamed):
                start, right = candidate.statement.passage.start, label is not None
                found.append(Case(name, row["id"], label or said, start, features, right))
    return found, total


def of_samples(reader: RuleReader) -> list[Case]:
    """The cases of ordinary releases."""
    found: list[Case] = []
    for corpus, file in corpus_samples.CORPORA.items():
        verdicts: dict[str, dict[tuple[int, int, Key], bool | None]] = {}
        for path in sorted(corpus_samples.SAMPLES.glob(f"{corpus}-*.jsonl")):
            if path.stem in KEPT_APART:
                continue
            for row in lines(path):
                said = tuple(sorted(row["parties"])), str(row["stage"]), row["framing"]
                known = verdicts.setdefault(row["document"], {})
                known[row["start"], row["end"], said] = verdict(row)
        for row in corpus_rows(file, verdicts):
            known = verdicts[row["id"]]
            for candidate, features in read(reader, document(row)):
                passage = candidate.statement.passage
                right = known.get((passage.start, passage.end, key(candidate)))
                if right is not None:
                    found.append(Case(corpus, row["id"], key(candidate), passage.start, features, right))
    return found


def verdict(row: dict[str, Any]) -> bool | None:
    """Whether a statement was right but for its date, which the reading's features do not decide."""
    why = row.get("why", "")
    if row["verdict"] == "wrong" and why.startswith("date") and "part" not in why:
        return None
    return bool(row["verdict"] == "right")


def corpus_rows(file: str, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """The wanted documents of a corpus."""
    names = frozenset(wanted)
    with lzma.open(corpus_samples.SHARED / "corpora" / f"{file}.jsonl.xz", "rt", encoding="utf-8") as stream:
        return [row for row in map(json.loads, stream) if row["id"] in names]


def of_promises(reader: RuleReader) -> list[Case]:
    """What own short texts promise; what else they give is not said to be right or wrong, but in a probe."""
    found = list(of_probes(reader))
    for promise in promises():
        for candidate, features in read(reader, promise.document):
            parties, stage, framing = key(candidate)
            right = f"{' '.join(parties)} {stage} {framing}" in promise.says
            if right or stage == promise.not_stage:
                found.append(Case(PROMISES, promise.document.text, (parties, stage, framing), 0, features, right))
    return found


def of_probes(reader: RuleReader) -> Iterator[Case]:
    """What the probes say, and what they do not."""
    for path in sorted(probes.FOLDER.iterdir()):
        own = probes.grids(path, OF_GRID) if path.suffix == ".toml" else probes.reports(path)
        for group, probe in own:
            says = {probes.stage_key(text)[0] for text in probe.says if ":" not in text}
            for candidate, features in read(reader, probe.document):
                said = key(candidate)
                right = stage_scores.find(said, says) is not None
                yield Case(PROBES, group, said, candidate.statement.passage.start, features, right)


@dataclass(frozen=True)
class Promise:
    """A text with what must be read from it, each as "PARTIES stage framing", or the stage that must not be."""

    document: Document
    says: frozenset[str]
    not_stage: str | None = None


def promises() -> Iterator[Promise]:
    for rule in load_frames().rules:
        yield from (Promise(short(each.text), frozenset(each.says)) for each in rule.examples)
        yield from (Promise(short(text), frozenset(), str(rule.stage)) for text in rule.counter)
    for row in lines(quality.HERE / "own/promises.jsonl"):
        yield Promise(short(row["text"], row["publisher"], row["title"]), frozenset(row["says"]))


def short(text: str, publisher: str | None = None, title: str | None = None) -> Document:
    return Document(text, Provenance("promise", publisher, None, "2024-06-20", PublishedBasis.GIVEN), title)

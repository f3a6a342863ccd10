#!/usr/bin/env python3
"""Measures what a user waits for, and reading speed beside spaCy on the same names.

    bench/speed/run.py [--runs N] [--documents N] [--skip-spacy] [--profile] [--corpus NAME]

Three parts, each printed with the command that was timed:
- cold `depositary --help`, and both seed articles read from the start of the process: the best of N runs;
- a corpus read to statements by one process: words per second, peak memory, statements;
- spaCy's blank English pipeline with sentencizer and PhraseMatcher over the same names, on the same documents,
  in a process of its own: words per second, peak memory; then the ratio.
  Both are timed by the processor's clock, which other work on the machine stretches least.

With `--profile` also where the time goes, by module, as a profiler sees it on the same documents.

spaCy comes with the dependency group `bench`: scripts/setup --group bench
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
CORPORA = {"white-house": "white-house-2023-2025.jsonl.xz", "swiss": "swiss-government-1997-2025.jsonl.xz"}


def best_of(runs: int, command: list[str]) -> float:
    """The shortest wall time of a command in seconds; it must succeed."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return min(times)


def measured(worker: str, corpus: Path, documents: int) -> dict[str, Any]:
    """What a worker script measured about itself, from the JSON that it prints last."""
    command = [sys.executable, str(HERE / worker), str(corpus), str(documents)]
    print(f"$ {' '.join(command)}", flush=True)
    shown = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    result: dict[str, Any] = json.loads(shown.splitlines()[-1])
    print(
        f"  {result['what']}: {result['words_per_second']:,.0f} words/s, {result['seconds']:.1f} s "
        f"(and {result['ready_seconds']:.1f} s to get ready), peak memory {result['peak_mb']:,.0f} MB; "
        f"{result['documents']:,} documents, {result['words']:,} words, {result['found']:,} {result['unit']}",
        flush=True,
    )
    return result


def start_up(runs: int) -> None:
    program = str(Path(sys.executable).with_name("depositary"))
    seeds = sorted(map(str, (SHARED / "seeds").glob("0*.txt")))
    for command, aim in (([program, "--help"], 0.3), ([program, "read", "--format", "jsonl", *seeds], 1.0)):
        shown = " ".join(Path(part).name for part in command)
        print(f"$ {shown}\n  {best_of(runs, command):.3f} s, best of {runs} (aim: under {aim} s)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="of each start-up command (default 5)")
    parser.add_argument("--documents", type=int, default=0, help="only the first N of the corpus (default: all)")
    parser.add_argument("--skip-spacy", action="store_true")
    parser.add_argument("--profile", action="store_true", help="also print where the time goes")
    parser.add_argument("--corpus", choices=sorted(CORPORA), default="white-house")
    a = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: the corpora come with the workplace, not with the repository")
    corpus = SHARED / "corpora" / CORPORA[a.corpus]
    now = datetime.now().astimezone().date().isoformat()
    print(f"{now}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; {corpus.name}")
    start_up(a.runs)
    ours = measured("read_corpus.py", corpus, a.documents)
    if not a.skip_spacy:
        theirs = measured("spacy_corpus.py", corpus, a.documents)
        ratio = ours["words_per_second"] / theirs["words_per_second"]
        print(f"ratio: Depositary reads {ratio:.2f} times as many words a second as spaCy marks names in")
    if a.profile:
        command = [sys.executable, str(HERE / "profile_corpus.py"), str(corpus), str(a.documents)]
        print(f"$ {' '.join(command)}", flush=True)
        subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()

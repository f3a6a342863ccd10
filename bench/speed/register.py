#!/usr/bin/env python3
"""Measures a register of any size: a full rebuild, one more document, listings and checks.

    bench/speed/register.py [--agreements N] [--statements N] [--growth] [--keep PATH]

A made-up register (`synthetic.py`) of 10,000 agreements and 1,000,000 statements unless other numbers are given.
Printed with the machine and the date:
- the full rebuild of the projection from the log, its time and its peak memory; with `--growth` also at a hundredth and
  a tenth of the size, and how the time for a statement changes;
- one more document: from the call to its agreements being listed, for 20 made-up documents, and for one that the rule
  reader reads by the command line, process start included;
- `agreements --as-of D` for 20 days spread over 25 years: the page of 50 with its facets, all records, and the command;
- `check SENTENCE` for 20 sentences, and the command.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from synthetic import READER, World

from depositary import api
from depositary.core.documents import Document
from depositary.lexicon import load_lexicon
from depositary.store import Reading, Store
from depositary.store.writing import add
from depositary.tasks.listing import Query
from depositary.tasks.projecting import refresh
from depositary.tasks.refreshing import refreshed_changes
from depositary.tasks.registers import pack_fingerprint

PROGRAM = str(Path(sys.executable).with_name("depositary"))
BATCH = 1000
TRIES = 20
LIMITS = {"one document visible": 1.0, "agreements": 0.3, "check": 0.3}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agreements", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--growth", action="store_true", help="also a hundredth and a tenth of the size")
    parser.add_argument("--keep", type=Path, help="keep the register here")
    asked = parser.parse_args()
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}, load {load}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        for part in (100, 10) if asked.growth else ():
            path = Path(folder) / f"{part}.db"
            built(path, World(max(asked.agreements // part, 1)), asked.statements // part)
        path = asked.keep or Path(folder) / "register.db"
        world = World(asked.agreements)
        built(path, world, asked.statements)
        with api.Register.open(path) as register:
            added(register, world)
            listed(register)
            checked(register)
        commands(path, Path(folder))


def machine() -> str:
    words = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    models = [line.partition(":")[2].strip() for line in words.splitlines() if line.startswith("model name")]
    return f"{len(models)} x {models[0]}" if models else platform.processor() or platform.machine()


def built(path: Path, world: World, statements: int) -> None:
    """Fill a register, and make its projection in a process of its own."""
    with Store.open(path) as store:
        documents = filled(store, world, statements)
    script = (
        "import sys, time, resource\n"
        "from depositary import api\n"
        "with api.Register.open(sys.argv[1]) as register:\n"
        "    start = time.perf_counter()\n"
        "    register.refresh()\n"
        "    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "    print(time.perf_counter() - start, time.process_time(), used, register.rows().total)\n"
    )
    shown = subprocess.run([sys.executable, "-c", script, str(path)], check=True, capture_output=True, text=True)
    seconds, processor, memory, total = (float(part) for part in shown.stdout.split())
    print(
        f"full rebuild: {statements:,} statements, {documents:,} documents, {total:,.0f} agreements: {seconds:.1f} s "
        f"(processor {processor:.1f} s, {processor / statements * 1e6:.0f} us a statement), "
        f"peak memory {memory:,.0f} MB, file {path.stat().st_size / 2**20:,.0f} MB",
        flush=True,
    )


def filled(store: Store, world: World, statements: int) -> int:
    """Store documents, many in one transaction; how many."""
    number = 0
    batch = []
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for document, said in world.documents(statements):
        batch.append((document, Reading(READER.name, READER.version, said)))
        number += 1
        if len(batch) == BATCH:
            stored(store, batch, moment)
            batch = []
    stored(store, batch, moment)
    return number


def stored(store: Store, batch: Iterable[tuple[Document, Reading]], moment: datetime) -> None:
    with store.writing() as connection:
        for document, reading in batch:
            add(connection, document, None, reading, moment, pack_fingerprint(document))


def added(register: api.Register, world: World) -> None:
    """One more document: stored, the projection brought up to date, what changed told, and a page listed."""
    lexicon = load_lexicon()
    with register.store.writing() as connection:
        refresh(connection, lexicon)
    made = [world.document(10**9 + number) for number in range(TRIES)]

    def one(number: int) -> None:
        document, said = made[number]
        reading = Reading(READER.name, READER.version, said)
        register.store.add(document, None, reading, datetime.now(UTC), pack_fingerprint(document))
        with register.store.writing() as connection:
            refreshed_changes(register.store, connection, lexicon)
        register.rows(Query(limit=50))

    told("one document visible", [timed(one, number) for number in range(TRIES)])


def listed(register: api.Register) -> None:
    days = [date(2000, 1, 1) + timedelta(days=number * 475) for number in range(TRIES)]
    told("agreements --as-of, page of 50", [timed(register.rows, Query(limit=50), api.clocks(day)) for day in days])
    every = Query(counted=False)
    told("agreements --as-of, all records", [timed(register.rows, every, api.clocks(day)) for day in days])
    found = [timed(register.rows, Query(party="NOR", limit=50), api.clocks(day)) for day in days]
    told("agreements --party NOR --as-of", found)


def checked(register: api.Register) -> None:
    words = ("first", "third", "fifth", "eighth", "tenth")
    sentences = [
        (f"Norway became the {words[number % 5]} country to sign a security agreement with Ukraine.", number)
        for number in range(TRIES)
    ]
    register.check(sentences[0][0], said_at="2020-01-01")
    told("check", [timed(register.check, each, said_at=f"20{5 + at:02d}-03-01") for each, at in sentences])


def commands(path: Path, folder: Path) -> None:
    """The same by the command line, from the start of the process."""
    report = folder / "report.txt"
    report.write_text("Chile and Peru signed a fisheries agreement in Lima on 4 March 2024.\n", encoding="utf-8")
    place = ["--register", str(path)]
    for command in (
        ["ingest", str(report), *place],
        ["agreements", "--party", "NOR", "--as-of", "2015-06-30", *place],
        ["agreements", "--as-of", "2015-06-30", "--format", "json", *place],
        ["count", "--family", "ukraine-security", "--as-of", "2015-06-30", *place],
        ["check", "Norway became the tenth country to sign a security agreement with Ukraine.",
         "--said-at", "2015-03-01", *place],
    ):  # fmt: skip
        start = time.perf_counter()
        ran = subprocess.run([PROGRAM, *command], capture_output=True, text=True)
        seconds = time.perf_counter() - start
        print(f"$ depositary {' '.join(command[:-2])}\n  {seconds:.2f} s from process start, exit {ran.returncode}")


def timed(call: Callable[..., object], *given: object, **named: object) -> tuple[float, float]:
    """Wall time and processor time of a call, in seconds: on a busy machine the first says little."""
    start, used = time.perf_counter(), time.process_time()
    call(*given, **named)
    return time.perf_counter() - start, time.process_time() - used


def told(what: str, measured: list[tuple[float, float]]) -> None:
    limit = next((limit for name, limit in LIMITS.items() if what.startswith(name)), None)
    wall, processor = (sorted(each[side] for each in measured) for side in (0, 1))
    p95 = wall[int(len(wall) * 0.95) - 1]
    aim = f"; aim {limit} s: {'kept' if p95 < limit else 'MISSED'}" if limit else ""
    print(
        f"{what}: median {statistics.median(wall):.3f} s, p95 {p95:.3f} s, worst {wall[-1]:.3f} s of {len(wall)}{aim} "
        f"(processor: median {statistics.median(processor):.3f} s, worst {processor[-1]:.3f} s)",
        flush=True,
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()

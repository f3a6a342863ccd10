#!/usr/bin/env python3
"""Measures the web site of a register of any size: the register's page on any day, sizes, many readers at once.

    bench/speed/web.py [--agreements N] [--statements N] [--register PATH] [--days N] [--readers N]

A made-up register (`synthetic.py`) of 10,000 agreements and 1,000,000 statements unless other numbers are given, or a
copy of the one at PATH, is served by `depositary serve` and asked over HTTP with gzip. Printed with machine and date:
- how long the pages of the whole register take to be made after the start, and the memory that the server holds;
- the register's page as of N days spread over its time, each asked for the first time: median, 95th percentile, worst,
  and how many bytes travel; then each kind of page once, after one request that warms it;
- N readers at once, each with a connection of its own, while `depositary ingest` adds documents: requests, errors,
  median and 95th percentile.
The processor time of the server is printed beside the wall time: on a busy machine the latter says little.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from synthetic import World

from register import PROGRAM, built, machine

AIM_SECONDS, AIM_BYTES = 0.3, 150_000
FIRST_DAY, DAYS = date(2000, 1, 1), 9500
#: What readers ask for besides the register's page.
PAGES = ("/", "/parties", "/timeline?party=NOR", "/map", "/network?party=NOR", "/claims", "/conflicts", "/targets",
         "/documents", "/changes", "/status", "/search?q=signed")  # fmt: skip
#: What most readers ask for: lists, and what is told of the register as a whole.
LISTS = ("/", "/parties", "/map", "/network?party=NOR", "/documents", "/status")
#: Pages that are made of the whole register, by a process beside the server's.
WHOLE = ("/claims", "/conflicts", "/targets", "/conditions", "/commitments", "/positions", "/predictions", "/documents",
         "/changes")  # fmt: skip
REQUESTS = 6


@dataclass(frozen=True)
class Answered:
    """One answer: how long it took in seconds, its status, and the bytes that travelled."""

    seconds: float
    status: int
    size: int
    body: bytes = b""


class Server:
    """`depositary serve` in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    def ask(self, path: str, connection: http.client.HTTPConnection | None = None) -> Answered:
        """One request, on a connection of its own unless one is given."""
        with_own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        start = time.perf_counter()
        with_own.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = with_own.getresponse()
        body = response.read()
        seconds = time.perf_counter() - start
        if connection is None:
            with_own.close()
        return Answered(seconds, response.status, len(body), body)

    def processor(self) -> float:
        """The processor time that it and the process beside it have used, in seconds."""
        return sum(_times(pid) for pid in (self.process.pid, *self.others())) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """The memory that both hold, in MB."""
        pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in (self.process.pid, *self.others()))
        return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def others(self) -> list[int]:
        """The processes that it has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = [int(pid) for pid in children.read_text().split()]
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            found += [int(pid) for pid in (thread / "children").read_text().split()]
        return sorted(set(found))


def _times(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return int(fields[11]) + int(fields[12])


@contextmanager
def served(register: Path) -> Iterator[Server]:
    command = [PROGRAM, "serve", "--register", str(register), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        found = next((m for line in process.stderr if (m := re.search(r"http://127\.0\.0\.1:(\d+)/", line))), None)
        if found is None:
            sys.exit("the server did not start")
        threading.Thread(target=process.stderr.read, daemon=True).start()
        server = Server(process, int(found[1]))
        for _ in range(100):
            try:
                server.ask("/codebook")
                break
            except ConnectionError:
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait()


def told(what: str, answers: list[Answered], processor: float, aim: float | None = None) -> None:
    times = sorted(each.seconds for each in answers)
    p95 = times[max(0, round(len(times) * 0.95) - 1)]
    kept = f"; aim {aim} s: {'kept' if p95 < aim else 'MISSED'}" if aim else ""
    wrong = Counter(each.status for each in answers if each.status != 200)
    print(
        f"{what}: median {statistics.median(times):.3f} s, p95 {p95:.3f} s, worst {times[-1]:.3f} s of {len(times)}"
        f"{kept} (server's processor: {processor / len(times):.3f} s each); "
        f"errors: {dict(wrong) if wrong else 'none'}",
        flush=True,
    )


def register_page(server: Server, days: int) -> None:
    """The register's page as of many days, plain, narrowed and sorted."""
    server.ask("/agreements")
    for name, query in (("plain", ""), ("of one party", "&party=NOR"), ("sorted", "&sort=signed&order=desc&page=3")):
        before = server.processor()
        shown = [FIRST_DAY + timedelta(days=DAYS * number // days) for number in range(days)]
        answers = [server.ask(f"/agreements?as_of={day}{query}") for day in shown]
        told(f"/agreements as of {days} days, {name}", answers, server.processor() - before, AIM_SECONDS)
        size = max(each.size for each in answers)
        print(f"  at most {size:,} bytes compressed; aim {AIM_BYTES:,}: {'kept' if size < AIM_BYTES else 'MISSED'}")


def made_ready(server: Server) -> None:
    """How long the server takes from its start until every page of the whole register is made."""
    start = time.perf_counter()
    for path in WHOLE:
        while (found := server.ask(path)).status == 503 or found.seconds > 5:
            time.sleep(1)
    print(
        f"pages of the whole register ready {time.perf_counter() - start:.1f} s after the start (processor "
        f"{server.processor():.1f} s); memory of the server and the process beside it {server.memory():,.0f} MB",
        flush=True,
    )


def each_page(server: Server) -> None:
    """Every kind of page, first and again; an agreement and a document are the first that the lists show."""
    listed = re.findall(rb'href="(/agreements/[0-9a-f]+|/documents/[0-9a-f]+)"', _plain(server, "/agreements"))
    listed += re.findall(rb'href="(/documents/[0-9a-f]+)"', _plain(server, "/documents"))[:1]
    for path in (
        *dict.fromkeys((*PAGES, *WHOLE, "/timeline", "/network")),
        *(each.decode() for each in dict.fromkeys([*listed[:1], *listed[-1:]])),
    ):
        before = server.processor()
        first, again = server.ask(path), server.ask(path)
        used = server.processor() - before
        kept = "kept" if again.size < AIM_BYTES else "MISSED"
        print(
            f"{path}: {first.status}, first {first.seconds:.2f} s, again {again.seconds:.3f} s (processor {used:.2f} s "
            f"for both), {again.size:,} bytes compressed: {kept}",
            flush=True,
        )


def _plain(server: Server, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    connection.request("GET", path)
    body = connection.getresponse().read()
    connection.close()
    return body


def many_readers(server: Server, register: Path, readers: int, pages: tuple[str, ...]) -> None:
    """Readers at once while documents are ingested; every second request is for the register's page of some day."""
    answers: list[Answered] = []
    failures: list[str] = []
    reports = register.parent / f"reports-{len(pages)}"
    reports.mkdir()
    for number in range(20):
        day = FIRST_DAY + timedelta(days=number + 100 * len(pages))
        words = f"Chile and Peru signed a fisheries agreement in Lima on {day:%d %B %Y}.\n"
        (reports / f"{number}.txt").write_text(words, encoding="utf-8")

    def read(reader: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        try:
            for number in range(REQUESTS):
                day = FIRST_DAY + timedelta(days=(reader * 191 + number * 977) % DAYS)
                path = f"/agreements?as_of={day}" if number % 2 else pages[(reader + number) % len(pages)]
                answers.append(server.ask(path, connection))
        except (OSError, http.client.HTTPException) as error:
            failures.append(repr(error))
        finally:
            connection.close()

    before = server.processor()
    ingest = subprocess.Popen([PROGRAM, "ingest", str(reports), "--register", str(register)], stdout=subprocess.DEVNULL)
    threads = [threading.Thread(target=read, args=(reader,)) for reader in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = "ended before the readers did" if ingest.poll() is not None else "still ran when the readers had ended"
    code = ingest.wait()
    told(
        f"{readers} readers at once during an ingest, {len(pages)} kinds of page and the register's",
        answers,
        server.processor() - before,
    )
    print(f"  the ingest {done}, exit {code}; connections that failed: {dict(Counter(failures)) or 'none'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agreements", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--register", type=Path, help="a copy of this register in place of a made-up one")
    parser.add_argument("--days", type=int, default=100)
    parser.add_argument("--readers", type=int, default=50)
    asked = parser.parse_args()
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}, load {load}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        if asked.register:
            shutil.copy(asked.register, path)
        else:
            built(path, World(asked.agreements), asked.statements)
        with served(path) as server:
            made_ready(server)
            register_page(server, asked.days)
            each_page(server)
            many_readers(server, path, asked.readers, LISTS)
            many_readers(server, path, asked.readers, PAGES)


if __name__ == "__main__":
    main()

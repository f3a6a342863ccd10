"""A process of its own for the pages of the whole register, so that nobody who asks for another page waits for them.

Python computes one thing at a time in a process. Beside a large register's next state, which takes its time, a page
that is read from a few rows would be slow as well; so the site hands such pages on, and answers the others itself.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
import traceback
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING

from depositary.web.exchanges import Answer, Request
from depositary.web.problems import BROKEN, BusyError
from depositary.web.settings import Settings

if TYPE_CHECKING:
    from depositary.web.site import Site

#: Requests that are worked on at one time.
_HANDS = 8
_BUSY = 503
#: Seconds after which somebody who waits is told to come back.
_LONGEST = 100.0
#: A register with fewer statements is read into memory so fast that no process is started for it.
LEAST_STATEMENTS = 20_000


class Workroom:
    """The other process, seen from the site's. Safe for threads. It ends with the site."""

    def __init__(self, location: str, settings: Settings) -> None:
        self._location, self._settings = location, settings
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[Answer | BusyError]] = {}
        self._number = 0
        self._pipe: Connection | None = None
        self._process: SpawnProcess | None = None

    def open(self) -> None:
        """Start the process, unless it runs."""
        with self._lock:
            self._connected()

    def respond(self, request: Request) -> Answer:
        """The other process's answer. Raises `BusyError` when it takes too long or has broken off."""
        answer: Future[Answer | BusyError] = Future()
        with self._lock:
            pipe = self._connected()
            self._number += 1
            number = self._number
            self._waiting[number] = answer
            try:
                pipe.send((number, request))
            except OSError:
                self._pipe = None
                raise BusyError("the page was not finished; try again in a few seconds") from None
        try:
            found = answer.result(timeout=_LONGEST)
        except TimeoutError:
            raise BusyError("this page takes long to make; it follows as soon as it is made") from None
        finally:
            with self._lock:
                self._waiting.pop(number, None)
        if isinstance(found, BusyError):
            raise found
        return found

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._pipe is not None:
                self._pipe.close()
                self._pipe = None

    def _connected(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            here, there = context.Pipe()
            arguments = (there, self._location, self._settings)
            self._process = context.Process(target=work, args=arguments, name="workroom", daemon=True)
            self._process.start()
            there.close()
            self._pipe = here
            threading.Thread(target=self._listen, args=(here,), name="workroom", daemon=True).start()
        return self._pipe

    def _listen(self, pipe: Connection) -> None:
        """Hand answers to whoever waits for them, until the other side is gone."""
        try:
            while True:
                number, found = pipe.recv()
                with self._lock:
                    answer = self._waiting.get(number)
                if answer is not None:
                    answer.set_result(found)
        except (EOFError, OSError):
            with self._lock:
                if self._pipe is pipe:
                    self._pipe = None
                left, self._waiting = self._waiting, {}
            for answer in left.values():
                answer.set_result(BusyError("the page was not finished; try again in a few seconds"))


def statements_in(location: str) -> int:
    """How many statements the register at a path or URL holds, roughly. Raises `UsageError` for what is no register."""
    from depositary import api
    from depositary.store.tallies import statements

    with api.Register.open(location, read_only=True) as register, register.store.reading() as connection:
        return statements(connection)


def work(pipe: Connection, location: str, settings: Settings) -> None:
    """What the other process does: answer requests, until the site is gone."""
    from depositary.web.site import new_site

    # Ctrl-C reaches both processes; this one ends when the site's does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    site = new_site(location, settings)
    sending = threading.Lock()
    threading.Thread(target=_make_ready, args=(site,), daemon=True).start()

    def answer(number: int, request: Request) -> None:
        found = answered(site, request)
        with sending:
            pipe.send((number, found))

    with ThreadPoolExecutor(_HANDS) as hands:
        try:
            while True:
                hands.submit(answer, *pipe.recv())
        except (EOFError, OSError):
            hands.shutdown(wait=False, cancel_futures=True)


def answered(site: Site, request: Request) -> Answer:
    """A site's answer; an error of the program is one too, and goes to the server's log."""
    try:
        return site.respond(request)
    except Exception:  # noqa: BLE001  whoever waits in the other process must be told, whatever it is
        traceback.print_exc()
        return site.problem(request, BROKEN)


def _make_ready(site: Site) -> None:
    """Ask for every page of the whole register once, so that the first reader finds it made."""
    for page in site.pages:
        if page.whole and "{" not in page.pattern:
            while site.respond(Request(page.pattern)).status == _BUSY:
                time.sleep(1)

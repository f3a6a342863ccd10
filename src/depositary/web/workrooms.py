"""A process of its own for the pages of the whole register, so that nobody who asks for another page waits for them.

Python computes one thing at a time in a process. Beside a large register's next state, which takes its time, a page
that is read from a few rows would be slow as well; so the site hands such pages on, and answers the others itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
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
        self._line: _Line | None = None
        self._is_closed = False

    def open(self) -> None:
        """Start the process, unless it runs. Raises `BusyError` where the room is closed."""
        self._connected()

    def respond(self, request: Request) -> Answer:
        """The other process's answer. Raises `BusyError` when it takes too long or has broken off."""
        try:
            found = self._connected().ask(request).result(timeout=_LONGEST)
        except TimeoutError:
            raise BusyError("this page takes long to make; it follows as soon as it is made") from None
        if isinstance(found, BusyError):
            raise found
        return found

    def close(self) -> None:
        """End the process, and return when it has ended. Who still waits for a page is told to come back."""
        with self._lock:
            self._is_closed = True
            line, self._line = self._line, None
        if line is not None:
            line.close()

    def _connected(self) -> _Line:
        with self._lock:
            if self._is_closed:
                raise BusyError("the site is being closed")
            if self._line is None or self._line.is_over:
                self._line = _Line(self._location, self._settings)
            return self._line


class _Line:
    """One process at work, with the pipe to it and whoever waits for its answers.

    Only the thread that listens closes the pipe, when the other side is gone: a pipe that is closed under somebody who
    reads from it may be another file the next moment.
    """

    def __init__(self, location: str, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=work, args=(there, location, settings), name="workroom", daemon=True)
        self._process.start()
        there.close()
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[Answer | BusyError]] = {}
        self._number = 0
        self._is_over = False
        self._listener = threading.Thread(target=self._listen, name="workroom", daemon=True)
        self._listener.start()

    @property
    def is_over(self) -> bool:
        """Whether the other side is gone."""
        return self._is_over

    def ask(self, request: Request) -> Future[Answer | BusyError]:
        """Hand a request over; what is returned will hold the answer."""
        answer: Future[Answer | BusyError] = Future()
        with self._lock:
            if self._is_over:
                answer.set_result(_broken_off())
                return answer
            self._number += 1
            self._waiting[self._number] = answer
            # Of a pipe that broke just now the listener tells everybody.
            with suppress(OSError):
                self._pipe.send((self._number, request))
        return answer

    def close(self) -> None:
        """End the process and the thread that listens to it. What it works on is dropped: it only reads."""
        self._process.kill()
        self._listener.join()

    def _listen(self) -> None:
        """Hand answers to whoever waits for them, until the other side is gone."""
        with suppress(EOFError, OSError):
            while True:
                number, found = self._pipe.recv()
                with self._lock:
                    answer = self._waiting.pop(number)
                answer.set_result(found)
        with self._lock:
            self._is_over = True
            self._pipe.close()
        for answer in self._waiting.values():
            answer.set_result(_broken_off())
        self._process.kill()
        self._process.join()


def _broken_off() -> BusyError:
    return BusyError("the page was not finished; try again in a few seconds")


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
    threading.Thread(target=_make_ready, args=(site,), name="ready", daemon=True).start()

    def answer(number: int, request: Request) -> None:
        found = answered(site, request)
        with sending:
            pipe.send((number, found))

    hands = ThreadPoolExecutor(_HANDS)
    with suppress(EOFError, OSError):
        while True:
            hands.submit(answer, *pipe.recv())
    # Nobody is left to answer: what is being made is dropped, whatever thread makes it.
    os._exit(0)


def answered(site: Site, request: Request) -> Answer:
    """A site's answer; an error of the program is one too, and goes to the server's log."""
    try:
        return site.respond(request)
    except Exception:  # noqa: BLE001  whoever waits in the other process must be told, whatever it is
        traceback.print_exc()
        return site.problem(request, BROKEN)


def _make_ready(site: Site) -> None:
    """Ask for every page of the whole register once, so that the first reader finds it made."""
    # Those that need no more than a part come first: what they are made of is there in seconds.
    for page in sorted(site.pages, key=lambda page: not page.apart):
        if page.whole and "{" not in page.pattern:
            while answered(site, Request(page.pattern)).status == _BUSY:
                time.sleep(1)

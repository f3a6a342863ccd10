"""Progress on standard error, for somebody who watches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from depositary.views.plaintext import one_line, shortened

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Seconds for which work goes on before anything is shown of it.
PATIENCE = 1.0

Step = Callable[[str], None]


@contextmanager
def counted(what: str, *, watched: bool, total: int | None = None) -> Iterator[Step]:
    """A step function to call after each document with its name; silent unless watched.

    With a total a bar is shown, without one a spinner and a count.
    """
    if not watched:
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    from depositary.tasks.working import watched_by

    known = total is not None
    columns = (
        [BarColumn(bar_width=30), MofNCompleteColumn()] if known else [SpinnerColumn(), TextColumn("{task.completed}")]
    )
    # Markup is off: names come from documents.
    name = TextColumn("{task.fields[name]}", markup=False)
    with Progress(
        TextColumn("{task.description}"), *columns, name, console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task(what, total=total, name="")
        with watched_by(_Beside(bar)):
            yield lambda done: bar.update(task, advance=1, name=shortened(one_line(done), 30))


class _Beside:
    """Shows long work as a line of a bar that is there already, from its beginning to its end."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._tasks: list[TaskID] = []

    def begin(self, what: str) -> None:
        """Add a line."""
        self._tasks.append(self._bar.add_task(f"{what} ...", total=None, name=""))

    def step(self, part: str, done: int, total: int | None) -> None:
        """Say how far it has come."""
        if self._tasks:
            self._bar.update(self._tasks[-1], completed=done, total=total, name=part)

    def end(self) -> None:
        """Take the line away."""
        self._bar.remove_task(self._tasks.pop())


class Waiting:
    """Shows work that lasts: a line that says why, and a bar as long as it goes on. Nothing of what is soon done."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._works: list[str] = []
        self._told: set[str] = set()
        self._began = 0.0
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def begin(self, what: str) -> None:
        """Remember what is done, and since when."""
        if not self._works:
            self._began = self._clock()
        self._works.append(what)

    def step(self, part: str, done: int, total: int | None) -> None:
        """Show how far it has come, once it has lasted."""
        if not self._works or (self._bar is None and self._clock() - self._began < PATIENCE):
            return
        for what in self._works:
            if what not in self._told:
                self._told.add(what)
                self._show(what)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=part, completed=done, total=total)

    def end(self) -> None:
        """Take the bar away when nothing goes on any more."""
        self._works.pop()
        if not self._works and self._bar is not None:
            self._bar.stop()
            self._bar = self._task = None

    def _show(self, what: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        if self._bar is None:
            columns = (
                TextColumn("  {task.description}"),
                BarColumn(bar_width=30),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("", total=None)
        self._bar.console.print(f"{what} ...", markup=False, highlight=False)


@contextmanager
def waiting(*, watched: bool) -> Iterator[None]:
    """Show long work on standard error to somebody who watches; else nothing."""
    if not watched:
        yield
        return
    from depositary.tasks.working import watched_by

    with watched_by(Waiting()):
        yield

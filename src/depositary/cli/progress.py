"""Progress on standard error, for somebody who watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from depositary.views.plaintext import one_line, shortened

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
        yield lambda done: bar.update(task, advance=1, name=shortened(one_line(done), 30))

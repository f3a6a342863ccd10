"""Long tables as plain text: the same layout as short ones have."""

from rich.console import Console

from depositary.views.longtables import plain_lines
from depositary.views.tables import Column, Kind, Table
from depositary.views.terminals import rendered

COLUMNS = (
    Column("id", "Id", Kind.CODE),
    Column("title", "Title", Kind.TEXT),
    Column("signed", "Signed", Kind.DATE),
    Column("documents", "Docs", Kind.NUMBER),
    Column("hidden", "Hidden", Kind.TEXT, for_people=False),
)
ROWS = (
    ("3f2a", "fisheries agreement", "2024-05-31", 12, "never"),
    ("9c01", None, None, 3, "never"),
    (
        "77aa",
        "agreement on the ferries between the islands of the northern strait and their lights",
        "2024",
        1,
        "never",
    ),
)


def test_they_look_as_short_ones_do() -> None:
    table = Table(COLUMNS, ROWS)
    console = Console(width=60, highlight=False)
    with console.capture() as shown:
        console.print(rendered(table))
    short = [line.rstrip() for line in shown.get().splitlines() if line.strip()]
    assert list(plain_lines(table, 60)) == short


def test_no_line_is_wider_than_asked_and_nothing_is_lost() -> None:
    lines = list(plain_lines(Table(COLUMNS, ROWS * 300), 60))
    assert max(map(len, lines)) <= 60
    assert sum("ferries" in line for line in lines) == 300
    assert not any("never" in line for line in lines)


def test_what_no_screen_may_show_is_written_out() -> None:
    (_, _, line) = plain_lines(Table(COLUMNS, (("a", "red \x1b[31malert", None, 1, ""),)), 60)
    assert "\x1b" not in line

"""Items: the tokens of a text in the classes over which the forms of dates run."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.lexicon.calendars import Calendar
from depositary.lexicon.quantities import NumberWords
from depositary.reading.dates.points import Item
from depositary.reading.quantities.runs import NumberRun, number_runs
from depositary.reading.quantities.tokens import Token

_MARKS = {
    ",": "comma",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "−": "dash",
    "‐": "dash",
    "‑": "dash",
    ".": "dot",
    "/": "slash",
    "(": "open",
    ")": "close",
    "'": "apostrophe",
    "’": "apostrophe",
}


def date_items(found: Sequence[Token], calendar: Calendar, words: NumberWords) -> list[Item]:
    """The items of a stretch of tokens, in order: every token in one, a number of several words in one."""
    starts = {run.first: run for run in number_runs(found, words)}
    items: list[Item] = []
    position = 0
    while position < len(found):
        run = starts.get(position)
        if run is not None:
            items.append(_number(run, found))
            position = run.last + 1
            continue
        kind, value = _kind(found, position, calendar)
        last = position + _dotted(found, position, kind)
        items.append(Item(position, last, kind, value, found[position].word))
        position = last + 1
    return _settle(items, calendar)


def _number(run: NumberRun, found: Sequence[Token]) -> Item:
    token, value = found[run.first], run.value
    kind = "vague" if run.qualifier == "approximate" else run.kind
    if kind == "vague":
        return Item(run.first, run.last, kind, None, token.word)
    whole = isinstance(value, int)
    if kind == "ordinal":
        kind = "ordinal" if whole and 1 <= (value or 0) <= 31 else "figure"
    elif token.shape == "figure":
        single = run.first == run.last and token.word.isdigit()
        kind = "figure"
        if single and whole and value is not None:
            kind = "day" if 1 <= value <= 31 and len(token.word) <= 2 else kind
            kind = "year" if 1800 <= value <= 2100 and len(token.word) == 4 else kind
    elif kind == "cardinal" and whole and 1800 <= (value or 0) <= 2100:
        kind = "word_year"
    return Item(run.first, run.last, kind, value, token.word)


def _kind(found: Sequence[Token], at: int, calendar: Calendar) -> tuple[str, int | None]:
    token = found[at]
    if token.shape == "mark":
        # A dash with room around it parts clauses; one that joins two dates does so without.
        apart = token.word == "—" and 0 < at < len(found) - 1 and found[at - 1].end < token.start
        return "mark" if apart else _MARKS.get(token.word, "mark"), None
    if token.shape != "word":
        return token.shape if token.shape in ("date", "time", "break") else "mark", None
    kind, value = calendar.words.get(token.word, ("word", 0))
    if kind in calendar.capitalised and not token.capital:
        return "word", None
    return kind, value


def _dotted(found: Sequence[Token], at: int, kind: str) -> int:
    """1 when the token is an abbreviation whose full stop belongs to the date ("Sept. 21")."""
    if kind not in ("month_short", "weekday_short") or at + 1 >= len(found):
        return 0
    return int(found[at + 1].word == "." and found[at + 1].start == found[at].end)


def _settle(items: list[Item], calendar: Calendar) -> list[Item]:
    """Doubtful month names become plain words unless their neighbours speak for a date."""
    settled = []
    for at, item in enumerate(items):
        if item.kind == "month" and item.word in calendar.doubtful_months and not _is_month(items, at, calendar):
            settled.append(item._replace(kind="word"))
        else:
            settled.append(item)
    return settled


def _is_month(items: Sequence[Item], at: int, calendar: Calendar) -> bool:
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if before is not None and before.kind in ("day", "ordinal"):
        return True
    if after is not None and after.kind in ("day", "year", "word_year", "ordinal"):
        return True
    if after is not None and after.kind in ("or", "and", "to", "dash", "slash"):
        following = next((item for item in items[at + 2 : at + 5] if item.kind not in ("or", "dash")), None)
        if following is not None and following.kind == "month":
            return True
    if before is None:
        return False
    if before.kind == "dash":
        return at > 1 and items[at - 2].kind in ("part", "edge", "month", "or")
    if before.kind in ("or", "and", "to", "comma"):
        return at > 1 and items[at - 2].kind in ("month", "month_short")
    return before.kind in calendar.month_before

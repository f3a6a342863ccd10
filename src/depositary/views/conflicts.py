"""Conflicts: what sources say that cannot all be right, with the words on each side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from depositary.core.edtf import is_valid
from depositary.register import Evidence, RegisterState
from depositary.register.effects import Effect
from depositary.register.readings import Conflict, Reading
from depositary.register.sources import Source
from depositary.views.agreements import SHORT_ID
from depositary.views.codes import code_words
from depositary.views.dates import date_words
from depositary.views.plaintext import several
from depositary.views.tables import Column, Kind, Table

#: What a date rests on, in words.
SETTLED = {
    "ruling": "by a ruling",
    "official_text": "by the agreement's own text",
    "correction": "by its outlet's own correction",
    "witnesses": "by most independent sources",
    "first_report": "by its first report",
}

_COLUMNS = (
    Column("short_id", "Id", Kind.CODE, for_data=False),
    Column("id", "Id", Kind.CODE, for_people=False),
    Column("kind", "Kind", Kind.CODE),
    Column("agreement", "Agreement", Kind.CODE, for_people=False),
    Column("about", "About", for_people=False),
    Column("about_words", "About", for_data=False),
    Column("says", "Readings", for_people=False),
    Column("says_words", "Readings", for_data=False),
    Column("suggestion", "Better supported", for_people=False),
    Column("suggestion_words", "Better supported", for_data=False),
    Column("moves", "Moves", Kind.NUMBER, for_data=False),
    Column("effect", "Changes", for_people=False),
)


def conflicts_table(conflicts: Iterable[Conflict], caption: str = "") -> Table:
    """The conflicts in their order."""
    rows = tuple(
        (
            each.id[:SHORT_ID],
            each.id,
            each.kind,
            each.agreement_id or None,
            each.about,
            named_reports(each, lambda source: source.outlet),
            " | ".join(reading.says for reading in each.readings),
            " | ".join(says_words(reading.says) for reading in each.readings),
            each.suggestion,
            suggestion_words(each.suggestion),
            each.effect.total or None,
            effect_words(each.effect),
        )
        for each in conflicts
    )
    return Table(_COLUMNS, rows, caption)


#: Kinds of conflict for people; the others stand as their code.
_KINDS = {
    "date": "day",
    "metadata": "day of publication",
    "count": "number",
    "stale_count": "number out of date",
    "definition": "number by another definition",
    "ordinal": "place in the order",
    "duplicate_in_list": "name twice in a list",
    "wrong_window": "number in a span of time",
    "targets": "time named",
    "amount": "sum",
    "amount_bound": "exact sum or limit",
    "amount_period": "period of a sum",
    "amount_magnitude": "size of a sum",
    "currency": "currency of a sum",
    "legal_character": "binding or not",
}


def kind_words(kind: str) -> str:
    """A kind of conflict for people.

    >>> kind_words("amount_period"), kind_words("place")
    ('period of a sum', 'place')
    """
    return _KINDS.get(kind, code_words(kind))


def says_words(says: str) -> str:
    """What a side says, for people: its date, or its words without the marks of codes.

    >>> says_words("../2023-08-11"), says_words("16 (closed_list)")
    ('by 2023-08-11', '16 (closed list)')
    """
    return date_words(says) if is_valid(says) else says.replace("_", " ")


def suggestion_words(suggestion: str | None) -> str | None:
    """The better supported side in words: a suggestion of a date ends in the code of what settles it."""
    head, colon, code = (suggestion or "").rpartition(": ")
    return f"{date_words(head)}: {SETTLED[code]}" if colon and code in SETTLED else suggestion


def named_reports(conflict: Conflict, name: Callable[[Source], str]) -> str:
    """What a conflict is about, with what a report is called in place of its id, and words in place of codes."""
    words = conflict.about.replace("amount period of", "period of").replace("amount bound of", "exact sum or limit of")
    for source in {item.source for reading in conflict.readings for item in reading.evidence}:
        if words.endswith((f" of {source.name}", f" {source.name} got wrong")):
            words = words.replace(source.name, name(source))
    return words


def effect_words(effect: Effect) -> str | None:
    """What a ruling would change, in words: "1 fact, 3 counts"; None where it changes nothing else."""
    numbers = (("fact", effect.facts), ("count", effect.counts), ("target", effect.targets))
    return ", ".join(several(number, word) for word, number in numbers if number) or None


def plainest(conflicts: Iterable[Conflict], state: RegisterState) -> tuple[Conflict, Evidence, Evidence] | None:
    """The conflict whose two best passages speak of the fewest agreements, with these two; None without any.

    The fewer agreements a passage speaks of, the plainer its words are about this one.
    """
    crowds = Counter(place for each in state.agreements for place in {_place(item) for item in each.evidence})
    best: tuple[tuple[int, int, str], tuple[Conflict, Evidence, Evidence]] | None = None
    for conflict in conflicts:
        sides = [_clearest(reading, crowds) for reading in conflict.readings[:2] if reading.evidence]
        if len(sides) == 2:
            rank = (sum(crowds[_place(item)] for item in sides), -conflict.weight, conflict.id)
            if best is None or rank < best[0]:
                best = (rank, (conflict, sides[0], sides[1]))
    return best[1] if best else None


def _clearest(reading: Reading, crowds: Counter[tuple[str, int]]) -> Evidence:
    return min(reading.evidence, key=lambda item: crowds[_place(item)])


def _place(item: Evidence) -> tuple[str, int]:
    return (item.source.digest, item.statement.passage.start)

"""Who belongs to which declaration or organisation, by what sources say and by the lexicon, told apart."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.register.memberships import MembershipThread
from depositary.register.threadrecords import membership_record
from depositary.views.agreements import when
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("party", "Party", Kind.CODE),
    Column("standing", "Standing", Kind.CODE),
    Column("body", "Body", Kind.CODE, for_people=False),
    Column("title", "Of what"),
    Column("since", "Since", Kind.DATE, for_people=False),
    Column("not_after", "Not after", Kind.DATE, for_people=False),
    Column("since_shown", "Since", Kind.DATE, for_data=False),
    Column("until", "Until", Kind.DATE),
    Column("basis", "By", Kind.CODE),
    Column("documents", "Sources", Kind.NUMBER),
)


def memberships_table(threads: Iterable[MembershipThread], caption: str = "") -> Table:
    """The memberships in their order."""
    rows = []
    for thread in threads:
        record = membership_record(thread)
        made = {
            **record,
            "since_shown": when(record["since"], record["not_after"]),
            "documents": len({item.source.digest for item in thread.stated}) or None,
        }
        rows.append(tuple(made[column.name] for column in _COLUMNS))
    return Table(_COLUMNS, tuple(rows), caption)

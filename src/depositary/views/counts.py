"""A count as a number with its definition card and the list behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depositary.views.agreements import when
from depositary.views.plaintext import one_line, shortened
from depositary.views.tables import Cell, Column, Kind, Table

#: A quote behind a member is cut after so many characters; `show --evidence` gives it whole.
QUOTE = 100

_COLUMNS = (
    Column("rank", "", Kind.NUMBER),
    Column("party", "Party", Kind.CODE),
    Column("when", "When", Kind.DATE),
    Column("quote", "In whose words"),
)


def members_table(record: Mapping[str, Any]) -> Table:
    """Who is counted, earliest first, each with the passage by which it counts."""
    members = sorted(record["evidence"], key=lambda m: (m["date"] or m["not_after"] or "9999", m["party"]))
    return Table(_COLUMNS, tuple(_row(rank, member) for rank, member in enumerate(members, 1)))


def _row(rank: int, member: Mapping[str, Any]) -> tuple[Cell, ...]:
    passages = member["passages"]
    words = f"“{shortened(one_line(passages[0]['quote']), QUOTE)}” {passages[0]['document']}" if passages else None
    return (rank, member["party"], when(member["date"], member["not_after"]), words)


def headline(record: Mapping[str, Any]) -> str:
    """The number in words: "25: 24 countries and 1 organisation"."""
    countries = _several(record["countries"], "country", "countries")
    if not record["organisations"]:
        return countries
    return f"{record['number']}: {countries} and {_several(record['organisations'], 'organisation', 'organisations')}"


def definition(record: Mapping[str, Any]) -> str:
    """What the number counts, in one sentence."""
    card = record["definition"]
    parts = [
        f"family {card['family']}",
        f"stage {card['stage']}",
        f"as of {card['as_of'] or 'the latest known day'}",
        "organisations " + ("count as countries" if card["organisations_count_as_countries"] else "counted apart"),
    ]
    parts += ["founders counted"] if card["founders_count"] else []
    parts += [f"as recorded by {card['as_known']}"] if card["as_known"] else []
    parts += [f"as published by {card['as_public']}"] if card["as_public"] else []
    return "; ".join(parts)


def _several(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

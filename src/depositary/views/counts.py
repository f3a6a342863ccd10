"""A count as a number with its definition card and the list behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from depositary.core.edtf import bounds
from depositary.views.agreements import when
from depositary.views.plaintext import one_line, several, shortened
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
    members = sorted(record["evidence"], key=_by_day)
    return Table(_COLUMNS, tuple(_row(rank, member) for rank, member in enumerate(members, 1)))


def _by_day(member: Mapping[str, Any]) -> tuple[date, str]:
    """By the last day on which a party can have reached the stage; founders, who have no day, come first."""
    if member["date"] is None and member["not_after"] is None:
        return (date.min, member["party"])
    latest = bounds(member["date"]).latest if member["date"] else date.fromisoformat(member["not_after"])
    return (latest or date.max, member["party"])


def _row(rank: int, member: Mapping[str, Any]) -> tuple[Cell, ...]:
    passages = member["passages"]
    words = in_whose_words(passages[0]["quote"], passages[0]["outlet"]) if passages else None
    return (rank, member["party"], when(member["date"], member["not_after"]), words)


def in_whose_words(quote: str, outlet: str) -> str:
    """A passage cut to what a table has room for, and who published it."""
    return f"“{shortened(one_line(quote), QUOTE)}” {one_line(outlet)}"


def headline(record: Mapping[str, Any]) -> str:
    """The number in words: "25: 24 countries and 1 organisation"."""
    countries = several(record["countries"], "country", "countries")
    if not record["organisations"]:
        return countries
    return f"{record['number']}: {countries} and {several(record['organisations'], 'organisation')}"


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


def otherwise(record: Mapping[str, Any]) -> list[str]:
    """The number of countries by each other definition, one a line."""
    return [f"{other['number']} if {other['definition']}" for other in record["otherwise"]]

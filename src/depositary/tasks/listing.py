"""Listing: agreements as rows, found, counted, ordered and cut into pages without looking at any evidence.

What is asked for one day of the present register comes from the projection; what is asked for an earlier known time,
or of a register whose projection is not up to date, is rebuilt. The answers are the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import Connection

from depositary.core.codes import Stage
from depositary.core.errors import UsageError
from depositary.lexicon import Lexicon
from depositary.lexicon.asked import check_family, check_party
from depositary.register.agreements import RegisterState, reached_events
from depositary.register.conflicts import conflict_numbers
from depositary.register.rebuilding import register_order
from depositary.register.records import agreement_record
from depositary.register.sources import OPEN, Clocks
from depositary.store import Store
from depositary.store.agreementrows import actors, all_spans, records_on, stages_of, turning_days
from depositary.tasks.agreementlines import actors_in, day_text, stages_on
from depositary.tasks.projectionstates import is_current
from depositary.tasks.registers import collecting_paused, load_register
from depositary.tasks.standpoints import standpoint

#: What rows may be ordered by.
SORTS = (
    "register", "parties", "title", "kind", "stage", "signed", "in_force", "ends", "binding", "documents", "conflicts",
)  # fmt: skip
#: What is counted over all rows that match.
FACETS = ("party", "stage", "family", "kind", "subject", "binding")

_STAGES = {stage.value: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Query:
    """Which agreements, in which order, and which part of them.

    `party` also finds those in which it only acts; every word of `text` has to occur in the title, the family's title,
    the kind, the subject or the parties' codes and names. `limit` None is all. Facets are counted unless told not to.
    """

    party: str | None = None
    stage: Stage | None = None
    family: str | None = None
    kind: str | None = None
    subject: str | None = None
    binding: str | None = None
    text: str = ""
    sort: str = "register"
    descending: bool = False
    offset: int = 0
    limit: int | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the contract's records, how many match, and by facet and code how many have it, where that is asked."""

    records: Sequence[Mapping[str, Any]]
    total: int
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Records:
    """Every agreement's record on all days, in the register's order, kept by who is asked for many days."""

    _spans: Sequence[tuple[str, str, _Row]]

    def on(self, moment: str) -> list[_Row]:
        """The records at a moment, as spans are asked for it."""
        return [row for since, until, row in self._spans if since <= moment < until]


@dataclass(frozen=True, slots=True)
class _Row:
    """An agreement on a day: its record, whose stages are filled in last, and where asked who acts in it."""

    record: dict[str, Any]
    actors: Sequence[str]


def rows(store: Store, query: Query, clocks: Clocks, lexicon: Lexicon) -> Page:
    """The page of the register's agreements that a query asks for, as they stand for the clocks.

    Raises `UsageError` for a party or family that the lexicon does not know, an unknown order, or a negative place.
    """
    _check(query, lexicon)
    with standpoint(store, clocks, lexicon) as stand, collecting_paused():
        if stand is not None:
            return _projected(stand.connection, query, day_text(clocks), lexicon)
    return rows_of(load_register(store, clocks, lexicon), query, lexicon)


def rows_of(state: RegisterState, query: Query, lexicon: Lexicon) -> Page:
    """The same of a state that was rebuilt already. Raises as `rows` does."""
    _check(query, lexicon)
    found = _found(_rebuilt(state), query, lexicon)
    return Page([row.record for row in _part(found, query)], len(found), _facets(found, query))


def days(store: Store, lexicon: Lexicon) -> list[date]:
    """The days on which a stage was reached or the record of an agreement turned otherwise, in order."""
    with store.reading() as connection:
        if is_current(connection):
            return [date.fromisoformat(day) for day in turning_days(connection)]
    return days_of(load_register(store, OPEN, lexicon))


def days_of(state: RegisterState) -> list[date]:
    """The days on which a stage was reached, in order."""
    events = (event for agreement in state.agreements for event in reached_events(agreement.events, OPEN))
    return sorted({event.window.latest for event in events if event.window.latest is not None})


def rebuilt_records(state: RegisterState) -> list[dict[str, Any]]:
    """The contract's records of a state's agreements, in its order, each with the number of its open conflicts."""
    numbers = conflict_numbers(state)
    return [agreement_record(each, state.clocks, numbers.get(each.id, 0)) for each in state.agreements]


def all_records(connection: Connection) -> Records:
    """The records of a register whose projection is up to date, for the questions of many days."""
    with collecting_paused():
        spans, acting = all_spans(connection), _acting(connection)
        records = _parsed(record for _, _, record in spans)
        made = [
            (since, until, _Row(record, acting.get(record["id"], ())))
            for (since, until, _), record in zip(spans, records, strict=True)
        ]
    return Records(sorted(made, key=lambda span: _register_key(span[2])))


def rows_among(records: Records, connection: Connection, query: Query, clocks: Clocks, lexicon: Lexicon) -> Page:
    """The same as `rows` gives, from the records of the connection's register. Raises as it does."""
    _check(query, lexicon)
    day = day_text(clocks)
    found = _ordered(_matching(records.on(day), query, lexicon), query, lexicon)
    # The records are not written to: others may be asked for them as well.
    return _page(found, [dict(row.record) for row in _part(found, query)], connection, query, day)


def _projected(connection: Connection, query: Query, day: str, lexicon: Lexicon) -> Page:
    records = _parsed(records_on(connection, day))
    acting = _acting(connection) if query.party is not None or query.text else {}
    found = _found([_Row(record, acting.get(record["id"], ())) for record in records], query, lexicon)
    return _page(found, [row.record for row in _part(found, query)], connection, query, day)


def _page(found: Sequence[_Row], part: list[dict[str, Any]], connection: Connection, query: Query, day: str) -> Page:
    """The page whose records are given, once their stages are filled in."""
    stages = stages_of(connection, [record["id"] for record in part])
    for record, shown in zip(part, _parsed(stages_on(stages[each["id"]], day) for each in part), strict=True):
        record["stages"] = shown
    return Page(part, len(found), _facets(found, query))


def _acting(connection: Connection) -> dict[str, list[str]]:
    """Who acts in every agreement, by its id."""
    found = actors(connection)
    return dict(zip((own for own, _ in found), _parsed(codes for _, codes in found), strict=True))


def _parsed(texts: Iterable[str]) -> list[Any]:
    """JSON texts, all parsed at once: one by one takes twice as long.

    The faster parser refuses lone surrogates, which a title may hold that some other reader stored.
    """
    together = f"[{','.join(texts)}]"
    try:
        parsed: list[Any] = orjson.loads(together)
    except orjson.JSONDecodeError:
        parsed = json.loads(together)
    return parsed


def _rebuilt(state: RegisterState) -> list[_Row]:
    records = rebuilt_records(state)
    return [_Row(record, actors_in(each)) for each, record in zip(state.agreements, records, strict=True)]


def _check(query: Query, lexicon: Lexicon) -> None:
    if query.party is not None:
        check_party(lexicon, query.party)
    if query.family is not None:
        check_family(lexicon, query.family)
    if query.sort not in SORTS:
        raise UsageError(f"no order {query.sort!r}; there are: {', '.join(SORTS)}")
    if query.offset < 0 or (query.limit is not None and query.limit < 0):
        raise UsageError(f"a page starts at 0 or later and has 0 rows or more; got {query.offset} and {query.limit}")


def _found(rows: Iterable[_Row], query: Query, lexicon: Lexicon) -> list[_Row]:
    """The rows that match, in order; those without a value to order by come last."""
    found = _matching(rows, query, lexicon)
    found.sort(key=_register_key)
    return _ordered(found, query, lexicon)


def _ordered(found: list[_Row], query: Query, lexicon: Lexicon) -> list[_Row]:
    """Rows in the register's order, ordered as is asked."""
    if query.sort == "register":
        return found[::-1] if query.descending else found
    values = [(_value(row, query.sort, lexicon), row) for row in found]
    with_value = [each for each in values if each[0] is not None]
    with_value.sort(key=itemgetter(0), reverse=query.descending)
    return [row for _, row in with_value] + [row for value, row in values if value is None]


def _matching(rows: Iterable[_Row], query: Query, lexicon: Lexicon) -> list[_Row]:
    words = query.text.casefold().split()
    wanted = {"family": query.family, "kind": query.kind, "subject": query.subject, "binding": query.binding}
    wanted |= {"stage": query.stage.value if query.stage else None}
    asked = {name: code for name, code in wanted.items() if code is not None}
    if not asked and not words and query.party is None:
        return list(rows)
    return [
        row
        for row in rows
        if (query.party is None or query.party in row.actors)
        and all(row.record[name] == code for name, code in asked.items())
        and (not words or _says(row, words, lexicon))
    ]


def _register_key(row: _Row) -> tuple[object, ...]:
    return register_order(row.record["family"], tuple(row.record["parties"]), row.record["id"])


def _value(row: _Row, sort: str, lexicon: Lexicon) -> Any:
    """What a row is ordered by, None when it has no such value; dates in order of EDTF's text, parties by name.

    The party that every agreement of a family has comes last, as where they are shown.
    """
    value = row.record[sort]
    if sort == "parties":
        family = lexicon.families.get(row.record["family"] or "")
        common = family.common if family else None
        ordered = sorted(value, key=lambda code: code == common)
        return [lexicon.parties[code].name if code in lexicon.parties else code for code in ordered]
    if sort == "stage":
        return _STAGES[value] if value else None
    return value.casefold() if sort == "title" and value else value


def _says(row: _Row, words: Iterable[str], lexicon: Lexicon) -> bool:
    record = row.record
    family = lexicon.families.get(record["family"] or "")
    names = [lexicon.parties[code].name for code in row.actors if code in lexicon.parties]
    said = (record["title"], family.title if family else None, record["kind"], record["subject"], *row.actors, *names)
    text = " ".join(part for part in said if part).replace("_", " ").casefold()
    return all(word in text for word in words)


def _part(found: Sequence[_Row], query: Query) -> Sequence[_Row]:
    return found[query.offset : None if query.limit is None else query.offset + query.limit]


def _facets(found: Iterable[_Row], query: Query) -> dict[str, dict[str, int]]:
    if not query.counted:
        return {}
    records = [row.record for row in found]
    counted: dict[str, Counter[str]] = {
        "party": Counter(chain.from_iterable(map(itemgetter("parties"), records))),
        **{name: Counter(map(itemgetter(name), records)) for name in FACETS[1:]},
    }
    for codes in counted.values():
        del codes[None]
    return {
        name: dict(sorted(codes.items(), key=lambda entry: (-entry[1], entry[0]))) for name, codes in counted.items()
    }

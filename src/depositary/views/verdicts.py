"""A verdict on a claim, in the lines that a reporter needs, with the list behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from depositary.views.counts import members_table
from depositary.views.plaintext import one_line, several, shortened
from depositary.views.tables import Cell, Column, Kind, Table

#: Verdicts that say that a claim is wrong; the others say that it is right, or that nobody can tell.
MISMATCHES = frozenset(
    {
        "off_by",
        "list_count_mismatch",
        "duplicate_in_list",
        "wrong_window",
        "class_error",
        "approximate_off",
        "stale",
        "other_instrument",
    }
)

#: A quote is cut after so many characters.
QUOTE = 90
#: So many documents that give another number are named in lines; JSON has more.
OTHERS = 3

_COLUMNS = (
    Column("kind", "Kind", Kind.CODE),
    Column("claimed", "Claimed", Kind.NUMBER),
    Column("register", "Register", Kind.NUMBER),
    Column("verdict", "Verdict", Kind.CODE),
    Column("off_by", "Off by", Kind.NUMBER),
    Column("reason", "Why"),
    Column("family", "Family", Kind.CODE, for_people=False),
    Column("stage", "Stage", Kind.CODE, for_people=False),
    Column("said_at", "Said", Kind.DATE, for_people=False),
    Column("within", "Within", Kind.CODE, for_people=False),
    Column("matches_under", "Right under", for_people=False),
    Column("members", "Members", for_people=False),
    Column("would_be_right_if", "Would be right if", for_people=False),
    Column("documents", "Said by", Kind.NUMBER, for_people=False),
)


def verdict_lines(record: Mapping[str, Any]) -> Iterator[str]:
    """A verdict as lines: both numbers, why, the definition, what would make the claim right, and who else said it."""
    register = record["register"]
    held = f"the register has {register['number']}" if register else "the register cannot say"
    claimed = _claimed(record)
    off = f" ({record['off_by']:+d})" if record["off_by"] else ""
    yield f"{record['verdict'].replace('_', ' ').upper()}{off}: claimed {claimed}, {held}"
    yield f"kind: {_kind(record)}"
    yield f"why: {record['reason']}"
    card = record["definition"]
    said = f"said {card['said_at']}" if card["said_at"] else "no day given on which it was said"
    within = f"; within {card['within']}" if card["within"] else ""
    within += f"; among {', '.join(card['among'])}" if card["among"] else ""
    window = f"; in the window {card['window']}" if card["window"] else ""
    yield f"counted: {card['counts']} of family {card['family']} at stage {card['stage']}{within}{window}; {said}"
    if card["matches_under"]:
        yield f"right under: {card['matches_under']}"
    for way in record["would_be_right_if"]:
        yield f"would be right if: {way}"
    yield from _said_by(record["said_by"])


def _claimed(record: Mapping[str, Any]) -> str:
    """The number claimed, or the share with the numbers that it can be: "more than half of 27, 14 or more"."""
    number, share = record["claimed"], record["share"]
    if share is None:
        return "no number" if number is None else str(number)
    told: str = share["words"][:1].lower() + share["words"][1:]
    if number is None:
        return told
    some = {"minimum": f"{number} or more", "maximum": f"{number} or fewer", "approximate": f"about {number}"}
    return f"{told} of {share['of']}, {some.get(record['kind'], number)}"


def _kind(record: Mapping[str, Any]) -> str:
    kind = record["kind"].replace("_", " ")
    if record["definition"]["within"]:
        kind += f" of the sub-population {record['definition']['within']}"
    if record["subject"]:
        kind += f", of {record['subject']}"
    return f"{kind}, {len(record['listed'])} named" if record["listed"] else kind


def _said_by(said: Mapping[str, Any]) -> Iterator[str]:
    first = said["first"]
    if first is not None:
        documents = several(said["documents"], "document")
        origins = f"{said['origins']} independent"
        yield f"said by: {documents} ({origins}); first {_words(first)}"
    for other in said["otherwise"][:OTHERS]:
        yield f"others say {other['number']} ({other['kind'].replace('_', ' ')}): {_words(other)}"


def _words(saying: Mapping[str, Any]) -> str:
    who = f", {one_line(saying['speaker'])}" if saying["speaker"] else ""
    quote = shortened(one_line(saying["quote"]), QUOTE)
    return f"{one_line(saying['outlet'])}, {saying['published'] or 'undated'}{who}: “{quote}”"


def verdict_list(record: Mapping[str, Any]) -> Table | None:
    """The list behind the register's number with a passage for each party; None where nothing is counted."""
    return members_table({"evidence": record["list"]}) if record["list"] else None


def verdicts_table(records: Iterable[Mapping[str, Any]]) -> Table:
    """Verdicts as rows, one a claim."""
    return Table(_COLUMNS, tuple(_row(record) for record in records))


def _row(record: Mapping[str, Any]) -> tuple[Cell, ...]:
    flat: dict[str, Cell] = {
        **{name: record[name] for name in ("kind", "claimed", "verdict", "off_by", "reason")},
        **{name: record["definition"][name] for name in ("family", "stage", "said_at", "within", "matches_under")},
        "register": record["register"]["number"] if record["register"] else None,
        "members": tuple(record["members"]),
        "would_be_right_if": "; ".join(record["would_be_right_if"]) or None,
        "documents": record["said_by"]["documents"],
    }
    return tuple(flat[column.name] for column in _COLUMNS)

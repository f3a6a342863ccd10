"""A verdict on a claim, in the lines that a reporter needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

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


def verdict_lines(record: Mapping[str, Any]) -> Iterator[str]:
    """A verdict as lines: both numbers, why, the definition, the members, and what would make the claim right."""
    register = record["register"]
    held = f"the register has {register['number']}" if register else "the register cannot say"
    claimed = "no number" if record["claimed"] is None else record["claimed"]
    off = f" ({record['off_by']:+d})" if record["off_by"] else ""
    yield f"{record['verdict'].replace('_', ' ').upper()}{off}: claimed {claimed}, {held}"
    yield f"why: {record['reason']}"
    card = record["definition"]
    said = f"said {card['said_at']}" if card["said_at"] else "no day given on which it was said"
    within = f"; within {card['within']}" if card["within"] else ""
    yield f"counted: {card['counts']} of family {card['family']} at stage {card['stage']}; {said}{within}"
    if card["matches_under"]:
        yield f"right under: {card['matches_under']}"
    if record["members"]:
        yield f"members: {' '.join(record['members'])}"
    for way in record["would_be_right_if"]:
        yield f"would be right if: {way}"

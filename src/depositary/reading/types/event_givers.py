"""Event givers: who delivers and who receives."""

from __future__ import annotations

import re

from depositary.reading.mentions.parties import MentionKind
from depositary.reading.scenes import Scene
from depositary.reading.types.agreements import common_party, family_party
from depositary.reading.types.event_people import is_wide, mentions_within

#: "sent weapons to the Houthis": to a name that is no party's.
_TO_NAME = re.compile(r"(?: [a-z]+){0,3} to (?:the )?[A-Z]")
#: What stands between those of a row.
_JOINING = frozenset({",", "and", "the"})


def giver_and_getter(scene: Scene, found: re.Match[str]) -> tuple[str, ...]:
    """Who give and who gets; the report's common side gets where nobody is named."""
    named = [m.code for m in mentions_within(scene, found.start(), found.end()) if m.kind is not MentionKind.GROUP]
    givers = _row(scene, found) or named[:1]
    states = {code for code in named if not is_wide(scene, code)}
    if len(states) == 2 and len(givers) == 1:
        return tuple(sorted(states))  # "reached Ukraine from Norway"
    inside, end = {*named, *givers}, scene.view.start + found.end()
    other = [m for _, _, m in scene.view.parties if m.code not in inside and not is_wide(scene, m.code)]
    behind = next((m.code for m in other if m.start >= end), None)
    if not other and _TO_NAME.match(scene.view.quote, found.end()):
        return ()
    getter = behind or (other[-1].code if other else family_party(scene) or common_party(scene.context))
    return tuple(sorted({*givers, getter})) if givers and getter and getter not in givers else ()


def _row(scene: Scene, found: re.Match[str]) -> list[str]:
    """The states that a comma or "and" joins to the first one of a match: "France, the UK and Peru have sent tanks"."""
    row: list[str] = []
    end: int | None = None
    for at, after, mention in scene.view.parties:
        start = mention.start - scene.view.start
        joined = end is not None and _JOINING.issuperset(t.lower for t in scene.view.tokens[end:at])
        if start >= found.end() or (row and not joined and start > found.start()):
            break
        row = [*row, mention.code] if joined else [mention.code]
        end = after
    return row if len(row) > 1 else []

"""Sections: the stretches of a report that parties head, one after another ("Greece. Negotiations opened in March.").

What a section says has the party that heads it as one of its sides, and the two that head it together as both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from depositary.reading.mentions.parties import MentionKind, PartyMention

#: One heading alone may be a dateline or the start of a sentence; two make a report of sections.
_LEAST = 2
#: A heading is no longer.
_LONGEST = 80
_PARAGRAPH = re.compile(r"(?:\A|\n)[ \t]*(?:[-•*▪–]|\d{1,3}[.)])?[ \t]*(?=\S)")
_JOINTS = re.compile(r"(?:[ \t,&/–-]|\band\b|\bthe\b)*")
_END = re.compile(r"[.:](?=\s)|[ \t]+[-–—][ \t]|(?=\n)")

#: How far back a paragraph may start, what may be its heading, and what in a heading names nobody.
_REACH = 1200
_HEADING = re.compile(r"[^.:\n]{2,40}[.:](?=\s)")
_PLAIN = re.compile(r"\b(?:and|the|with|to)\b|[\s,.:&/–-]")


@dataclass(frozen=True, slots=True)
class Section:
    """Where a section starts, in code points of the document's text, and the parties that head it, sorted."""

    start: int
    parties: tuple[str, ...]


def sections_of(text: str, mentions: Sequence[PartyMention]) -> list[Section]:
    """The sections of a text in their order; none where fewer than two headings stand in it."""
    by_start = {m.start: m for m in mentions if m.kind in {MentionKind.NAME, MentionKind.GROUP, MentionKind.CAPITAL}}
    found = [section for match in _PARAGRAPH.finditer(text) if (section := _headed(text, match.end(), by_start))]
    return found if len(found) >= _LEAST else []


def _headed(text: str, start: int, by_start: dict[int, PartyMention]) -> Section | None:
    """The section of a paragraph, when it opens with parties and nothing else before a stop."""
    codes: list[str] = []
    at = _past_joints(text, start)
    while at in by_start and at - start <= _LONGEST:
        codes.append(by_start[at].code)
        at = _past_joints(text, by_start[at].end)
    end = at
    while end > start and text[end - 1] in " \t,-–":
        end -= 1
    return Section(start, tuple(sorted(set(codes)))) if codes and _END.match(text, end) else None


def _past_joints(text: str, at: int) -> int:
    match = _JOINTS.match(text, at)
    return match.end() if match is not None else at


def paragraph_heading(text: str, mentions: Sequence[PartyMention], start: int) -> tuple[str, ...]:
    """The parties that open the paragraph of an offset, where they alone stand before its first full stop or colon."""
    opening = text.rfind("\n\n", max(0, start - _REACH), start) + 2
    end = _HEADING.match(text, max(opening, 0))
    if opening < 2 or end is None:
        return ()
    until = bisect_left(mentions, opening, key=lambda mention: mention.start)
    named: list[PartyMention] = []
    while until < len(mentions) and mentions[until].end <= end.end():
        named.append(mentions[until])
        until += 1
    words = "".join(
        text[low:high]
        for low, high in zip([opening, *(m.end for m in named)], [*(m.start for m in named), end.end()], strict=True)
    )
    return tuple(m.code for m in named) if named and not _PLAIN.sub("", words) else ()

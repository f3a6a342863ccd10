"""Event times: whether an event that a sentence names has been, is to come or may come.

Where a verb tells it, its own words do: "will visit Peru". A noun has the time of the verb that goes with it, be it
that verb's subject ("the meeting between both will focus on trade") or only the occasion ("during her stay in Peru she
will open a school").
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from depositary.core.codes import Framing
from depositary.core.edtf import is_day
from depositary.core.statements import StatedDate
from depositary.lexicon.type_frames import TypeFrames, TypeRule

_SOON = timedelta(days=60)
#: So far behind a noun the verb that goes with it may stand.
_VERB_REACH = 240
#: So far ahead of a noun stands the word that puts it before what the sentence tells.
_EARLIER_REACH = 30
#: So far ahead of a noun stand the words that say that it lies ahead.
_FORESEEN_REACH = 70
#: So far ahead of a noun stands the verb whose object it is: "will also hold further talks with".
_OBJECT_REACH = 48


def time_of(frames: TypeFrames, rule: TypeRule, found: re.Match[str]) -> Framing | None:
    """Whether it has been, is to come or may come, by the rule or the words of the match; None for what was not."""
    if "framing" in rule.gives:
        return Framing(rule.gives["framing"])
    named = _is_named(frames, found)
    behind = _behind(found) if named else ""
    if named and frames.classes["put_off"].search(behind):
        return None
    if rule.gives["sides"] == "journey":
        return _of_journey(frames, found, behind, named and _is_foreseen(frames, found))
    if rule.gives["sides"] not in {"persons", "states"}:
        return Framing.HAPPENED
    ahead = _is_to_come(frames, behind) or _is_due(frames, found) or (named and _is_foreseen(frames, found))
    return Framing.PLANNED if ahead else Framing.HAPPENED


def lies_ahead(when: StatedDate | None, published: str | None) -> bool:
    """Whether a day is one after the publication: "is paying a visit to Peru on 4 May", told on 2 May."""
    if when is None or when.edtf is None or published is None or not is_day(published):
        return False
    first = when.edtf.partition("/")[0]
    return first != ".." and is_day(first) and first > published


def is_told_in_present(frames: TypeFrames, found: re.Match[str]) -> bool:
    """ "travels to Peru on 4 May": said on the eve as well as on the day."""
    return frames.classes["presently"].search(found[0]) is not None


def is_soon(when: StatedDate | None, published: str | None) -> bool:
    """Whether a day lies within a few weeks of the publication: a journey told in the present is at hand."""
    if not lies_ahead(when, published):
        return False
    first = (when.edtf or "").partition("/")[0] if when is not None else ""
    return date.fromisoformat(first) - date.fromisoformat(published or first) <= _SOON


def _of_journey(frames: TypeFrames, found: re.Match[str], behind: str, foreseen: bool) -> Framing | None:
    words = found.string[found.string.rfind(";", 0, found.start()) + 1 : found.end()]
    if frames.classes["undone"].search(words):
        return None
    if frames.classes["open"].search(found[0]):
        return Framing.POSSIBLE
    ahead = frames.classes["coming"].search(words) is not None or _is_to_come(frames, behind)
    return Framing.PLANNED if ahead or foreseen else Framing.HAPPENED


def _is_named(frames: TypeFrames, found: re.Match[str]) -> bool:
    """Whether a noun tells of the event and no verb, and not one of what came before another: "after his visit to"."""
    classes = frames.classes
    if classes["named"].search(found[0]) is None or classes["first_verb"].search(found[0]) is not None:
        return False
    return classes["earlier"].search(found.string[max(0, found.start() - _EARLIER_REACH) : found.end()]) is None


def _behind(found: re.Match[str]) -> str:
    """What follows a match in its clause, without the relative clauses that commas set off."""
    behind = re.split(r"[;:.]", found.string[found.end() : found.end() + _VERB_REACH], maxsplit=1)[0]
    return re.sub(r", (?:who|which|whose|where)\b[^,]{0,120},", " ", behind)


def _is_to_come(frames: TypeFrames, behind: str) -> bool:
    """Whether the first verb behind a noun lies ahead: no other is told, and no clause begins, before it."""
    first = frames.classes["first_verb"].search(behind)
    return first is not None and frames.classes["ahead"].fullmatch(first[0]) is not None


def _is_foreseen(frames: TypeFrames, found: re.Match[str]) -> bool:
    """Whether the words just ahead of a noun say that it lies ahead: "to preview the upcoming meeting between"."""
    start = found.start()
    return frames.classes["foreseen"].search(found.string, max(0, start - _FORESEEN_REACH), start) is not None


def _is_due(frames: TypeFrames, found: re.Match[str]) -> bool:
    """Whether the event is the object of a verb that lies ahead: "will also hold talks with"."""
    start = found.start()
    return frames.classes["due_object"].search(found.string, max(0, start - _OBJECT_REACH), start) is not None

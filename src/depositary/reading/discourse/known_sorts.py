"""Sorts of instruments already named: which of them a later mention, or a second one like it, can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depositary.reading.mentions.instruments import InstrumentMention

if TYPE_CHECKING:
    from depositary.reading.discourse.discourses import Known


def is_same_sort(one: Known, other: Known) -> bool:
    """Whether two namings can be of one instrument: alike in kind, subject and year as far as both say them."""
    return (
        _kind_class(one.kind) == _kind_class(other.kind)
        and (one.subject == other.subject or None in (one.subject, other.subject))
        and (one.year == other.year or None in (one.year, other.year))
    )


def _kind_class(kind: str) -> str:
    return {"treaty": "agreement", "convention": "agreement", "arrangement": "agreement"}.get(kind, kind)


#: Kinds that nobody calls "the agreement" afterwards.
_STATED = frozenset({"declaration", "joint_statement"})


def may_mean(mention: InstrumentMention, known: Known) -> bool:
    """Whether a mention can mean an instrument that was named before."""
    if mention.plural != known.plural and mention.strength != "stand_in" and known.reach == "bilateral":
        return False
    if mention.year is not None and mention.year != known.year:
        return False
    if mention.title and known.title and mention.title.lower() == known.title.lower():
        return True
    if mention.title and known.title and mention.reach == "multilateral":
        return False
    if mention.strength == "stand_in":
        return True
    entitled = mention.title and not known.title and known.reach == "bilateral"
    if entitled and mention.subject not in {None, known.subject}:
        return False  # "The Trade Agreement" is none that was named without its subject
    if mention.subject and known.subject and mention.subject != known.subject:
        return False
    return _kind_class(mention.kind) == _kind_class(known.kind) or (
        mention.kind == "agreement" and known.kind not in _STATED
    )

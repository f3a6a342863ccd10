"""Families: to which known family of instruments a mention belongs."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.families import Family
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known


def family_of(known: Known, lexicon: Lexicon, context: Context, *, joined: bool = False) -> str | None:
    """The code of the family that an instrument belongs to, or None.

    Where a party `joined` it, "the declaration" of a report on a family is the one under which that was made.
    """
    for code, family in lexicon.families.items():
        if code in context.outside or (family.kinds and known.kind not in family.kinds):
            continue
        fits = _joins if family.stage == Stage.JOINED else _belongs
        spoken_of = code in context.families or (joined and code in _frameworks(lexicon, context))
        if fits(known, family, spoken_of):
            return code
    return None


def _frameworks(lexicon: Lexicon, context: Context) -> frozenset[str | None]:
    """The families under which those were made of which the document speaks."""
    spoken = context.families - context.outside.keys() if context.in_family else ()
    return frozenset(lexicon.families[code].framework for code in spoken)


def described(known: Known, lexicon: Lexicon, context: Context) -> Known:
    """The instrument with what the document's opening says of its papers: those outside a family of the same name
    are called and classed by the words that set them apart."""
    for code, words in sorted(context.outside.items()):
        family = lexicon.families[code]
        if known.subject == family.subject and family.common in known.parties:
            return replace(known, subject=family.outside_subject, title=known.title or words)
    return known


def _belongs(known: Known, family: Family, spoken_of: bool) -> bool:
    """An agreement of two with the common party, about the family's subject or, where that is left unsaid, in a
    document that speaks of the family."""
    if family.common not in known.parties or len(known.parties) != 2:
        return False
    if known.subject is None:
        return spoken_of and known.title is None and known.year is None
    return known.subject == family.subject


def _joins(known: Known, family: Family, spoken_of: bool) -> bool:
    """The declaration itself: by its name, or as "the declaration" of a document that names it elsewhere."""
    if known.title is not None:
        return any(cue.casefold() in known.title.casefold() for cue in family.cues) or (
            spoken_of and len(known.title.split()) < 3
        )
    return spoken_of

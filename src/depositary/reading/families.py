"""Families: to which known family of instruments a mention belongs."""

from __future__ import annotations

from depositary.lexicon import Lexicon
from depositary.reading.contexts import Known


def family_of(known: Known, lexicon: Lexicon) -> str | None:
    """The code of the family whose common party, kinds and subject fit, or None."""
    for code, family in lexicon.families.items():
        if family.kinds and known.kind not in family.kinds:
            continue
        if family.common is not None:
            if family.common in known.parties and len(known.parties) == 2 and known.subject == family.subject:
                return code
        elif known.title and any(cue.lower() in known.title.lower() for cue in family.cues):
            return code
    return None

"""Codes that somebody asks for: whether the lexicon knows them, and what to do when it does not."""

from __future__ import annotations

from depositary.core.errors import UsageError
from depositary.lexicon.lexicons import Lexicon


def check_party(lexicon: Lexicon, party: str) -> None:
    """Raise `UsageError` unless the lexicon knows a party of this code."""
    if party not in lexicon.parties:
        folded = party.casefold()
        codes = sorted({name.code for name in lexicon.names if name.form.casefold() == folded})
        advice = f"its code is {' or '.join(codes)}" if codes else "write its code, for example GBR, EU or NATO"
        raise UsageError(f"no party {party!r}; {advice}")


def check_family(lexicon: Lexicon, family: str) -> None:
    """Raise `UsageError`, naming the families there are, unless the lexicon knows this one."""
    if family not in lexicon.families:
        raise UsageError(f"no family {family!r}; there are: {', '.join(sorted(lexicon.families))}")

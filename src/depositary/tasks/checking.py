"""Checking a pasted sentence: read the numbers that it claims and ask the register."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from depositary.core.edtf import is_valid
from depositary.core.errors import NothingFoundError, UsageError
from depositary.lexicon import Lexicon
from depositary.register import RegisterState
from depositary.register.repeats import repeats_of
from depositary.register.statedcounts import open_claims
from depositary.register.verdicts import Verdict
from depositary.tasks.sentenceclaims import Question, read_claims


def check_sentence(
    sentence: str,
    state: RegisterState,
    lexicon: Lexicon,
    *,
    said_at: str | None = None,
    family: str | None = None,
) -> list[Verdict]:
    """The verdict on every count that a sentence claims, in order of the sentence.

    `said_at` is EDTF; `family` settles which instruments are meant. Raises `UsageError`
    for a date or family that is none, `NothingFoundError` when the sentence claims no number.
    """
    if said_at is not None and not is_valid(said_at):
        raise UsageError(f"{said_at!r} is no date; write it as EDTF, for example 2024-05-28")
    if family is not None and family not in lexicon.families:
        raise UsageError(f"{family!r} is no family; known are {', '.join(sorted(lexicon.families))}")
    sizes = Counter(each.family for each in state.agreements if each.family)
    claims = read_claims(sentence, lexicon, Question(said_at, family, sizes))
    if not claims:
        raise NothingFoundError(f"{sentence[:80]!r} claims no number of a family that the register keeps")
    checker, checked = open_claims(state, lexicon)
    return [replace(checker.check(claim), repeats=repeats_of(claim, checked)) for claim in claims]

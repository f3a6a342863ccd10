"""Checking a pasted sentence: read the count that it claims and ask the register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from depositary.core.codes import Framing, PublishedBasis, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.edtf import is_valid
from depositary.core.errors import NothingFoundError, UsageError
from depositary.core.protocols import Reader
from depositary.core.statements import Statement
from depositary.core.values import CountValue
from depositary.lexicon import Lexicon
from depositary.register import RegisterState
from depositary.register.statedcounts import claim_of, open_claims
from depositary.register.verdicts import Claim, Verdict
from depositary.register.wordings import NamedParty

_WORD = re.compile(r"[\w.'’-]*\w")
#: Names of parties have at most so many words ("the Republic of North Macedonia").
_LONGEST_NAME = 6


def check_sentence(
    sentence: str,
    state: RegisterState,
    reader: Reader,
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
    basis = PublishedBasis.GIVEN if said_at else PublishedBasis.UNKNOWN
    origin = Provenance("sentence", published=said_at, published_basis=basis)
    document = Document(sentence, origin, title=_topic(family, lexicon) if family else None)
    statements = reader.read(document)
    beside = [item for item in statements if item.type is StatementType.STAGE and item.framing is Framing.HAPPENED]
    parties = named_parties(sentence, lexicon)
    claims = [
        claim
        for statement in statements
        if statement.type is StatementType.COUNT
        if (claim := _claim(statement, said_at, lexicon, beside, parties, family)) is not None
    ]
    if not claims:
        raise NothingFoundError(f"{sentence[:80]!r} claims no number of a family that the register keeps")
    checker = open_claims(state, lexicon)
    return [checker.check(claim) for claim in claims]


def _topic(family: str, lexicon: Lexicon) -> str:
    """A title that gives a sentence taken out of its report the topic that it had there."""
    known = lexicon.families[family]
    return f"{known.title}: {lexicon.parties[known.common].name}" if known.common else known.title


def _claim(
    statement: Statement,
    said_at: str | None,
    lexicon: Lexicon,
    beside: Iterable[Statement],
    parties: Iterable[NamedParty],
    family: str | None,
) -> Claim | None:
    value = statement.value
    if family is not None and isinstance(value, CountValue):
        statement = replace(statement, value=replace(value, family=family))
    claim = claim_of(statement, said_at, lexicon, beside, parties)
    if claim is None or claim.kind != "ordinal" or claim.subjects:
        return claim
    # A sentence that only names its subject ("Spain is the tenth") makes no stage statement of it.
    common = lexicon.families[claim.family].common
    named = [party.code for party in parties if party.code != common and lexicon.parties[party.code].kind == "state"]
    return replace(claim, subjects=tuple(named[:1]))


def named_parties(sentence: str, lexicon: Lexicon) -> list[NamedParty]:
    """Every place of a sentence that names a party, the longest name at each place."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(sentence)]
    found: dict[int, NamedParty] = {}
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + _LONGEST_NAME]:
            names = lexicon.named(sentence[start:end])
            if names:
                found[start] = NamedParty(start, end, names[0].code)
    return [found[start] for start in sorted(found)]

"""Checking a pasted sentence: read the numbers that it claims and ask the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from depositary.core.edtf import bounds, is_valid
from depositary.core.errors import NothingFoundError, UsageError
from depositary.lexicon import Lexicon
from depositary.register import RegisterState
from depositary.register.agreements import sort_evidence
from depositary.register.claims import Claims, completeness
from depositary.register.repeats import repeats_of
from depositary.register.sources import Clocks
from depositary.register.statedcounts import CheckedCount, open_claims
from depositary.register.verdicts import Claim, Verdict
from depositary.store import Store
from depositary.store.agreementrows import family_sizes
from depositary.store.countrows import CountRow, counts, told_numbers
from depositary.store.heldevidence import held_of_keys
from depositary.tasks.countlines import read_claim
from depositary.tasks.families import Families
from depositary.tasks.projectionstates import is_current, standing
from depositary.tasks.registers import load_register
from depositary.tasks.sentenceclaims import Question, read_claims
from depositary.tasks.slices import Slices


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
    sizes = Counter(each.family for each in state.agreements if each.family)
    claims = _claims_in(sentence, lexicon, said_at, family, sizes)
    checker, checked = open_claims(state, lexicon)
    return [replace(checker.check(claim), repeats=repeats_of(claim, checked)) for claim in claims]


def check_in_store(
    sentence: str,
    store: Store,
    lexicon: Lexicon,
    clocks: Clocks,
    *,
    said_at: str | None = None,
    family: str | None = None,
) -> list[Verdict]:
    """The same by what a store holds, without a rebuild where its projection is up to date and no known time is asked.

    Raises as `check_sentence` does.
    """
    if clocks.as_known is None and clocks.as_public is None:
        with store.reading() as connection:
            if is_current(connection):
                claims = _claims_in(sentence, lexicon, said_at, family, family_sizes(connection))
                return _Checker(connection, lexicon, clocks).check(claims)
    state = load_register(store, clocks, lexicon)
    return check_sentence(sentence, state, lexicon, said_at=said_at, family=family)


def _claims_in(
    sentence: str, lexicon: Lexicon, said_at: str | None, family: str | None, sizes: Mapping[str, int]
) -> list[Claim]:
    if said_at is not None and not is_valid(said_at):
        raise UsageError(f"{said_at!r} is no date; write it as EDTF, for example 2024-05-28")
    if family is not None and family not in lexicon.families:
        raise UsageError(f"{family!r} is no family; known are {', '.join(sorted(lexicon.families))}")
    claims = list(read_claims(sentence, lexicon, Question(said_at, family, sizes)))
    if not claims:
        raise NothingFoundError(f"{sentence[:80]!r} claims no number of a family that the register keeps")
    return claims


class _Checker:
    """Checks claims by the projection: evidence is looked up only for what an answer shows."""

    def __init__(self, connection: Connection, lexicon: Lexicon, clocks: Clocks) -> None:
        self._connection = connection
        self._families = Families(connection)
        self._slices = Slices(connection, standing(connection), lexicon)
        self._claims = Claims(self._families.state(clocks), lexicon)

    def check(self, claims: Collection[Claim]) -> list[Verdict]:
        told = (row for family in sorted({claim.family for claim in claims}) for row in self._told(family))
        self._claims.know(completeness(told))
        return [self._verdict(claim) for claim in claims]

    def _told(self, family: str) -> list[tuple[str, str, int | None]]:
        return told_numbers(self._connection, family)

    def _verdict(self, claim: Claim) -> Verdict:
        made = self._claims.check(claim)
        members = self._families.with_passages(made.members, self._slices)
        return replace(made, members=members, repeats=repeats_of(claim, self._near(claim)))

    def _near(self, claim: Claim) -> list[CheckedCount]:
        """The counts of documents that may say the same as a claim or contradict it, in order of publication."""
        rows = {row.key: (row, other) for row in counts(self._connection, claim.family)
                if (other := _beside(claim, row)) is not None}  # fmt: skip
        held = self._slices.evidence(held_of_keys(self._connection, rows))
        keys = {id(item): key for key, item in held.items()}
        made = []
        for item in sort_evidence(held.values()):
            row, other = rows[keys[id(item)]]
            made.append(CheckedCount(item, self._claims.again(Verdict(other, row.code, None, ""))))
        return made


def _beside(claim: Claim, row: CountRow) -> Claim | None:
    """The claim of a row where it can be of one thing with another claim."""
    if row.number is None:
        return None
    other = read_claim(row.claim)
    together = (
        claim.said_at is not None
        and other.said_at is not None
        and bounds(claim.said_at[:10]).meets(bounds(other.said_at[:10]))
    )
    return other if row.number == claim.number or claim.kind == "ordinal" or together else None

"""Checking a pasted sentence: read the numbers that it claims and ask the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from depositary.core.edtf import is_valid
from depositary.core.errors import NothingFoundError, UsageError
from depositary.lexicon import Lexicon
from depositary.register import RegisterState
from depositary.register.agreements import sort_evidence
from depositary.register.claims import Claims, completeness
from depositary.register.repeats import bears_on, repeats_of
from depositary.register.sources import Clocks, bounds
from depositary.register.statedcounts import CheckedCount, open_claims
from depositary.register.verdicts import Claim, Verdict
from depositary.store import Store
from depositary.store.agreementrows import family_sizes
from depositary.store.countrows import counts_at, number_marks, told_numbers
from depositary.store.heldevidence import held_of_places
from depositary.tasks.countlines import read_claim
from depositary.tasks.families import Families
from depositary.tasks.listing import Query, rows, rows_of
from depositary.tasks.registers import load_register
from depositary.tasks.sentenceclaims import Question, read_claims
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import Standpoint, standpoint
from depositary.tasks.unkept import UnkeptError, unkept


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
    if not claims:

        def records(query: Query, clocks: Clocks) -> Sequence[Mapping[str, Any]]:
            return rows_of(replace(state, clocks=clocks), query, lexicon).records

        raise _unclaimed(sentence, unkept(sentence, lexicon, state.clocks, said_at, records))
    checker, checked = open_claims(state, lexicon)
    made = (checker.check(claim) for claim in claims)
    return [replace(each, repeats=repeats_of(each.claim, checked)) for each in made]


def check_in_store(
    sentence: str,
    store: Store,
    lexicon: Lexicon,
    clocks: Clocks,
    *,
    said_at: str | None = None,
    family: str | None = None,
) -> list[Verdict]:
    """The same by what a store holds, without a rebuild where a projection answers.

    Raises as `check_sentence` does.
    """
    with standpoint(store, clocks, lexicon) as stand:
        if stand is not None:
            claims = _claims_in(sentence, lexicon, said_at, family, family_sizes(stand.connection))
            if not claims:

                def records(query: Query, at: Clocks) -> Sequence[Mapping[str, Any]]:
                    return rows(store, query, at, lexicon).records

                raise _unclaimed(sentence, unkept(sentence, lexicon, clocks, said_at, records))
            return _Checker(stand, lexicon, clocks).check(claims)
    state = load_register(store, clocks, lexicon)
    return check_sentence(sentence, state, lexicon, said_at=said_at, family=family)


def _claims_in(
    sentence: str, lexicon: Lexicon, said_at: str | None, family: str | None, sizes: Mapping[str, int]
) -> list[Claim]:
    if said_at is not None and not is_valid(said_at):
        raise UsageError(f"{said_at!r} is no date; write it as EDTF, for example 2024-05-28")
    if family is not None and family not in lexicon.families:
        raise UsageError(f"{family!r} is no family; known are {', '.join(sorted(lexicon.families))}")
    return list(read_claims(sentence, lexicon, Question(said_at, family, sizes)))


def _unclaimed(sentence: str, held: str) -> NothingFoundError:
    none = f"{sentence[:80]!r} claims no number of a family that the register keeps"
    return UnkeptError(f"{none}; {held}") if held else NothingFoundError(none)


class _Checker:
    """Checks claims by the projection: evidence is looked up only for what an answer shows."""

    def __init__(self, stand: Standpoint, lexicon: Lexicon, clocks: Clocks) -> None:
        self._connection = stand.connection
        self._families = Families(stand.connection)
        self._slices = Slices(stand.connection, stand.decisions, lexicon)
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
        return replace(made, members=members, repeats=repeats_of(made.claim, self._near(made.claim)))

    def _near(self, claim: Claim) -> list[CheckedCount]:
        """The counts of documents that say the same as a claim or contradict it, in order of publication."""
        marks = number_marks(self._connection, claim.family)
        likely = [key for key, number, kind, told in marks if _may_bear_on(claim, number, kind, told)]
        found = ((row, read_claim(row.claim)) for row in counts_at(self._connection, likely))
        near = {row.key: Verdict(other, row.code, None, "") for row, other in found if bears_on(claim, other)}
        held = self._slices.evidence(held_of_places(self._connection, near))
        keys = {id(item): key for key, item in held.items()}
        return [CheckedCount(item, self._claims.again(near[keys[id(item)]])) for item in sort_evidence(held.values())]


def _may_bear_on(claim: Claim, number: int, kind: str, told: str | None) -> bool:
    """What `bears_on` asks of a count, as far as its number, its kind and its time can say."""
    if "ordinal" in (claim.kind, kind):
        return claim.kind == kind
    together = claim.said_at is not None and told is not None
    return number == claim.number or (together and bounds((told or "")[:10]).meets(bounds((claim.said_at or "")[:10])))

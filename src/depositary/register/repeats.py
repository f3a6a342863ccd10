"""Repeats: which documents say what a claim says, who was first, and who gives another number for the same thing."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.core.edtf import bounds
from depositary.register.statedcounts import CheckedCount
from depositary.register.verdicts import Claim, Repeats, Saying
from depositary.register.wordings import Wording


def repeats_of(claim: Claim, checked: Iterable[CheckedCount]) -> Repeats:
    """The counts of documents, in their order, that say the same as a claim, and those that contradict it.

    Numbers of one thing are compared: the same family and stage, the same class of states, places of one party with
    places of that party. Another number contradicts the claim when it was told on the same day or is of the same place.
    """
    same: list[Saying] = []
    otherwise: list[Saying] = []
    for each in checked:
        other = each.verdict.claim
        if other.number is None or not bears_on(claim, other):
            continue
        saying = Saying(each.evidence, other.number, other.kind, each.verdict.code)
        (same if other.number == claim.number else otherwise).append(saying)
    return Repeats(tuple(same), tuple(otherwise))


def bears_on(claim: Claim, other: Claim) -> bool:
    """Whether another claim says the same as a claim or contradicts it."""
    if not _is_of_one_thing(claim, other):
        return False
    return other.number == claim.number or claim.kind == "ordinal" or _told_together(claim, other)


def _is_of_one_thing(claim: Claim, other: Claim) -> bool:
    if (claim.family, claim.stage, claim.window) != (other.family, other.stage, other.window):
        return False
    mine, theirs = claim.wording, other.wording
    if _class(mine) != _class(theirs):
        return False
    if "ordinal" not in (claim.kind, other.kind):
        return True
    return claim.kind == other.kind and bool(_subject(claim)) and _subject(claim) == _subject(other)


def _class(wording: Wording) -> tuple[object, ...]:
    return wording.within, wording.negative, wording.left_out, frozenset(wording.among)


def _subject(claim: Claim) -> str | None:
    return claim.subjects[0] if claim.subjects else None


def _told_together(claim: Claim, other: Claim) -> bool:
    if claim.said_at is None or other.said_at is None:
        return False
    return bounds(claim.said_at[:10]).meets(bounds(other.said_at[:10]))

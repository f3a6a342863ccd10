"""Counts that documents state, each as a claim that is checked whenever the register changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import Statement
from depositary.core.values import CountValue
from depositary.register.agreements import Evidence, RegisterState
from depositary.register.claims import Claims
from depositary.register.verdicts import Claim, Verdict
from depositary.register.wordings import (
    Base,
    NamedParty,
    Wording,
    names_unknown_class,
    names_unknown_states,
    read_wording,
)
from depositary.register.worlds import World

_STAGES = frozenset(code.value for code in Stage)


@dataclass(frozen=True, slots=True)
class CheckedCount:
    """One count statement with the register's verdict on it."""

    evidence: Evidence
    verdict: Verdict


def check_counts(state: RegisterState, world: World) -> list[CheckedCount]:
    """Every count that the documents state with the bare verdict as of its publication, in order of publication.

    `Claims.check` adds to a verdict who is counted and what would make it right. Counts of things of which the lexicon
    knows no family are left out: nothing can be said about them.
    """
    return open_claims(state, world)[1]


def open_claims(state: RegisterState, world: World) -> tuple[Claims, list[CheckedCount]]:
    """A checker of claims that knows how far the register's own documents agree with it, and the counts of these."""
    claims = Claims(state, world)
    stated = stated_claims(state.statements(StatementType.COUNT), state.statements(StatementType.STAGE), world)
    first = [claims.judge(claim) for _, claim in stated]
    claims.learn(first)
    return claims, [CheckedCount(item, claims.again(made)) for (item, _), made in zip(stated, first, strict=True)]


def stated_claims(counts: Iterable[Evidence], stages: Iterable[Evidence], world: World) -> list[tuple[Evidence, Claim]]:
    """The claims that counts of documents make, in their order. `stages` are those of the same documents, in order.

    What counts for nothing, or is of no family that the lexicon knows, makes none.
    """
    beside: dict[str, list[Statement]] = defaultdict(list)
    for item in stages:
        if item.statement.framing is Framing.HAPPENED:
            beside[item.source.digest].append(item.statement)
    stated: list[tuple[Evidence, Claim]] = []
    for item in counts:
        claim = claim_of(item.statement, item.source.published, world, beside.get(item.source.digest, ()))
        if claim is not None and item.silent is None:
            stated.append((item, claim))
    return stated


def claim_of(
    statement: Statement,
    said_at: str | None,
    world: World,
    beside: Iterable[Statement] = (),
    parties: Iterable[NamedParty] = (),
) -> Claim | None:
    """The claim that a count statement makes; None when no family or stage is known.

    `beside` are stage statements of the same document: those of the same sentence tell whose place an ordinal claims.
    `parties` are the places in the document that name a party. Raises `TypeError` for another type of statement.
    """
    value = statement.value
    if not isinstance(value, CountValue):
        raise TypeError(f"a statement of type count holds {type(value).__name__}")
    family = world.families.get(value.family) if value.family else None
    stage = value.stage or (family.stage if family else None)
    if family is None or stage not in _STAGES:
        return None
    if stage == Stage.AGREED:
        # Who counts agreements that are "concluded" counts those that count in the family.
        stage = family.stage
    wording = _wording(value, statement.passage, parties)
    here, elsewhere = _subjects(statement, beside, Stage(stage), family.common) if value.kind == "ordinal" else ((), ())
    return Claim(
        number=value.number,
        kind=value.kind,
        family=family.code,
        stage=Stage(stage),
        said_at=statement.date.edtf if statement.date and statement.date.edtf else said_at,
        wording=wording,
        listed=value.listed,
        complete=value.list_complete,
        subjects=(*here, *elsewhere),
        own=len(here),
        window=value.window,
        framing=statement.framing,
    )


def _wording(value: CountValue, passage: Passage, parties: Iterable[NamedParty]) -> Wording:
    """The words for what is counted say most; the sentence says who is left out and what is yet to come.

    The first "with an Asian country" has a place among those of that class, whatever is counted.
    """
    start = passage.start
    inside = [NamedParty(item.start - start, item.end - start, item.code) for item in parties if item.start >= start]
    whole = read_wording(passage.quote, inside)
    confined = value.kind == "ordinal" and names_unknown_states(passage.quote)
    if not value.what:
        return replace(whole, base=Base.OTHER) if confined else whole
    said = read_wording(value.what)
    if confined or names_unknown_class(value.what):
        said = replace(said, base=Base.OTHER)
    # "Six EU members ... have not joined": those of a group who have not, whatever the words right beside the number.
    within = said.within or whole.within
    negative = said.negative or (whole.negative and within is not None)
    return replace(
        said, left_out=whole.left_out, before=whole.before, past=whole.past or said.past, negative=negative,
        within=within if negative else said.within,
    )  # fmt: skip


def _subjects(
    statement: Statement, beside: Iterable[Statement], stage: Stage, common: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose place an ordinal may claim: the parties whose step its sentence reports, and the document's others."""
    here: list[str] = []
    elsewhere: list[str] = []
    for other in beside:
        if other.stage is stage:
            found = here if other.passage.overlaps(statement.passage) else elsewhere
            found += [party for party in other.parties if party != common]
    return tuple(dict.fromkeys(here)), tuple(dict.fromkeys(party for party in elsewhere if party not in here))

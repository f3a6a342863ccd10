"""Obligors: who owes what a promise says, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depositary.reading.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene
from depositary.reading.types.agreements import (
    EACH,
    agreements_meant,
    common_party,
    family_party,
    instrument_near,
)
from depositary.reading.types.authors import authors


@dataclass(frozen=True, slots=True)
class Obligor:
    """The debtors of one promise and its creditors, sorted codes."""

    debtor: tuple[str, ...]
    creditor: tuple[str, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Both together, sorted."""
        return tuple(sorted({*self.debtor, *self.creditor}))


def mentions_in(scene: Scene, low: int, high: int) -> list[PartyMention]:
    """The party mentions between two offsets of the sentence, in text order."""
    start = scene.view.start
    return [m for _, _, m in scene.view.parties if low <= m.start - start < high]


def named_obligor(scene: Scene, mentions: Sequence[PartyMention]) -> Obligor | None:
    """The obligor whom mentions name; the report's common side is the creditor, or whoever else is named."""
    debtor = tuple(sorted({m.code for m in mentions}))
    if not debtor:
        return None
    return Obligor(debtor, creditor_of(scene, debtor))


def creditor_of(scene: Scene, debtor: tuple[str, ...]) -> tuple[str, ...]:
    """To whom a debtor owes it: who gets in a known family, the other party of the agreement, or who else is named."""
    context = scene.context
    gets = family_party(scene) or context.hub
    if gets and gets not in debtor and gets != context.home:
        return (gets,)
    pairs = [known.parties for known in reversed(context.known) if len(known.parties) == 2]
    pairs += [context.topic] if len(context.topic) == 2 else []
    inside = {m.code for _, _, m in scene.view.parties}
    for pair in sorted(pairs, key=lambda p: not set(p) <= inside | set(debtor)):
        if set(debtor) < set(pair):
            return tuple(code for code in pair if code not in debtor)
    states = [m for _, _, m in scene.view.parties if m.kind is not MentionKind.GROUP and _is_state(scene, m)]
    return tuple(m.code for m in states if m.code not in debtor)[:1]


def _is_state(scene: Scene, mention: PartyMention) -> bool:
    party = scene.lexicon.parties.get(mention.code)
    return party is not None and party.kind == "state"


def agreement_obligors(scene: Scene, start: int, end: int) -> list[Obligor]:
    """The sides that owe what an agreement says, one for each agreement meant: the side that is not the common one.

    `start` and `end` are offsets of the text. Where no side is common, the first of the pair stands for both.
    """
    mention = instrument_near(scene, start, end)
    spread = mention is None and not EACH.isdisjoint(t.lower for t in scene.view.tokens[:2])
    found: list[Obligor] = []
    for parties in agreements_meant(scene, mention, spread):
        if len(parties) != 2:
            continue
        common = common_side(scene, parties)
        debtor = next((code for code in parties if code != common), parties[0])
        found.append(Obligor((debtor,), tuple(code for code in parties if code != debtor)))
    return found


def common_side(scene: Scene, parties: Sequence[str]) -> str:
    """The side that gets: the common party of a known family, else of the report's agreements, else the last named."""
    for code in (family_party(scene), common_party(scene.context)):
        if code in parties:
            return str(code)
    shared = {code: sum(code in known.parties for known in scene.context.known) for code in parties}
    return max(sorted(parties), key=lambda code: (shared[code], code))


def ourselves(scene: Scene) -> Obligor | None:
    """The obligor that "we" is, with the other party of the sentence or of the text as creditor; None without one."""
    ours = authors(scene)
    context = scene.context
    if not ours:
        return None
    others = [m.code for _, _, m in scene.view.parties if m.code not in ours and _is_state(scene, m)]
    if not others:
        others = [code for pair in (context.topic,) for code in pair if code not in ours and set(ours) & set(pair)]
    if not others and len(ours) < 2:
        return None  # what a government promises its own people is no commitment between parties
    return Obligor(ours, tuple(others[:1]))

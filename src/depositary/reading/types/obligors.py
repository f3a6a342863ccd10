"""Obligors: who owes what a promise says, and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from depositary.lexicon.type_frames import load_type_frames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import leading_party
from depositary.reading.scenes import Scene
from depositary.reading.types.agreements import (
    EACH,
    agreements_meant,
    common_party,
    family_party,
    instrument_near,
)
from depositary.reading.types.authors import authors, publisher, titled

#: Before a party these words make it somebody who acts along, an origin or an opponent, and no receiver.
_COMPANY = frozenset({"from", "against", "by", "between", "like", "than", "as", "alongside", "-"})


#: A title that names the hosts of many, who get nothing by that.
_HOSTS = re.compile(r"\b(?:[Hh]ost|[Hh]osts|[Ll]eaders|[Ss]ummit)\b")


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


def named_obligor(scene: Scene, mentions: Sequence[PartyMention], behind: int = 0) -> Obligor | None:
    """The obligor whom mentions name, with the creditor that is named from the offset `behind` on or understood.

    None where nobody is named, and where one party alone promises and nobody receives.
    """
    debtor = tuple(sorted({m.code for m in mentions}))
    creditor = creditor_of(scene, debtor, behind) if debtor else ()
    if not debtor or (not creditor and len(debtor) < 2):
        return None
    return Obligor(debtor, creditor)


def creditor_of(scene: Scene, debtor: tuple[str, ...], behind: int = 0) -> tuple[str, ...]:
    """To whom a debtor owes it: who gets in a known family, the other party of the agreement, or who else is named.

    A government's own text speaks of many countries: there only a receiver counts whom the sentence names from the
    offset `behind` on, or the title.
    """
    context = scene.context
    if publisher(scene) is not None:
        named = receivers(scene, debtor, behind)
        return named[:1] or titled_receiver(scene, debtor)
    gets = family_party(scene) or context.discourse.hub
    if gets and gets not in debtor:
        return (gets,)
    pairs = [known.parties for known in reversed(context.discourse.known) if len(known.parties) == 2]
    pairs += [context.topic] if len(context.topic) == 2 else []
    inside = {m.code for _, _, m in scene.view.parties}
    for pair in sorted(pairs, key=lambda p: not set(p) <= inside | set(debtor)):
        if set(debtor) < set(pair):
            return tuple(code for code in pair if code not in debtor)
    states = [m for _, _, m in scene.view.parties if m.kind is not MentionKind.GROUP and _is_state(scene, m)]
    others = [m.code for m in states if m.code not in debtor]
    spoken_of = [code for code in helped(scene) if context.counts[code] and code not in debtor]
    return tuple(others[:1] if set(others[:1]) & set(spoken_of) or not spoken_of else spoken_of[:1])


def receivers(scene: Scene, debtor: Sequence[str], behind: int = 0, until: int | None = None) -> tuple[str, ...]:
    """The states and organisations named between two offsets of the sentence for whom something is done."""
    found: list[str] = []
    along: list[str] = []
    for first, _, mention in scene.view.parties:
        at = mention.start - scene.view.start
        if at < behind or (until is not None and at >= until):
            continue
        if mention.code in debtor or mention.kind is MentionKind.PERSON:
            continue
        beside = acts_along(scene, first)
        if beside is not None:
            (along if beside else found).append(mention.code)
    return tuple(dict.fromkeys([*found, *along]))


def acts_along(scene: Scene, first: int) -> bool | None:
    """Whether a party whose name starts at a token is one with whom something is done; None where it cannot get it."""
    tokens = scene.view.tokens
    before = tokens[first - 1].lower if first else ""
    if before == "the" and first > 1:
        before = tokens[first - 2].lower
    if before == "of" and "outside" in {t.lower for t in tokens[max(0, first - 3) : first]}:
        return None
    return None if before in _COMPANY else before == "with"


def may_be_understood(scene: Scene) -> bool:
    """Whether who gets what a government's own text promises may be left to its title, or it speaks for several."""
    return len(authors(scene)) > 1 or _tells_of_aid(scene)


def titled_receiver(scene: Scene, debtor: Sequence[str]) -> tuple[str, ...]:
    """The one other party of a title that speaks of help or of an agreement, when it names no third one."""
    if not _tells_of_aid(scene):
        return ()
    if _HOSTS.search(scene.document.title or ""):
        return ()
    home = publisher(scene)
    others = [code for code in titled(scene) if code not in debtor and code != home]
    others = [code for code in others if not _is_forum(scene, code)]
    if not others and home is not None and home not in debtor and set(debtor) <= set(titled(scene)):
        return (home,)  # in a text on an agreement with it, the other side owes it to the publisher's
    return tuple(others) if len(others) == 1 else ()


def _tells_of_aid(scene: Scene) -> bool:
    """Whether the title speaks of help or of an agreement."""
    return _is_of_aid(scene.document.title or "", scene.lexicon.language, scene.lexicon.folder)


@lru_cache(maxsize=64)
def _is_of_aid(title: str, language: str, folder: Path | None) -> bool:
    frames = load_type_frames("commitments", language, folder)
    return frames.classes["aid_title"].search(title.lower()) is not None


def _is_forum(scene: Scene, code: str) -> bool:
    """Whether a code is a group of states, which a title names as the place of a meeting: "at the G7 summit"."""
    party = scene.lexicon.parties.get(code)
    return party is not None and party.kind == "group"


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


def spoken_of_before(scene: Scene) -> Obligor | None:
    """Who "it" is where the sentence just before opens with the party that acts in it, and who gets from it."""
    before = scene.context.before
    if before is None or publisher(scene) is not None or scene.number - before[1] != 1:
        return None
    code = leading_party(before[0])
    if code is None or code in (family_party(scene), scene.context.home):
        return None
    creditor = creditor_of(scene, (code,))
    return Obligor((code,), creditor) if creditor else None


def common_side(scene: Scene, parties: Sequence[str]) -> str:
    """The side that gets: the common party of a known family, else of the report's agreements, else the last named."""
    for code in (family_party(scene), *helped(scene), common_party(scene.context)):
        if code in parties:
            return str(code)
    shared = {code: sum(code in known.parties for known in scene.context.discourse.known) for code in parties}
    return max(sorted(parties), key=lambda code: (shared[code], code))


def helped(scene: Scene) -> list[str]:
    """The common parties of the known families of agreements: others promise them, whatever the paper is called."""
    return sorted({family.common for family in scene.lexicon.families.values() if family.common})


def ourselves(scene: Scene, behind: int = 0) -> Obligor | None:
    """The obligor that "we" is, with the receiver of the sentence or of the title as creditor; None without one."""
    ours = authors(scene)
    if not ours:
        return None
    others = receivers(scene, ours, behind) or titled_receiver(scene, ours)
    if not others and len(ours) < 2:
        return None  # what a government promises its own people is no commitment between parties
    return Obligor(ours, others[:1])

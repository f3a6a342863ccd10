"""One claim's verdict in full: both numbers, the list behind the register's, what would make it right, who says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.register import Member
from depositary.register.claimrecords import verdict_record
from depositary.register.verdicts import Saying, Verdict
from depositary.views.agreements import when
from depositary.views.pages.claims import claimed_words, tone
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quote_of
from depositary.views.tables import Column, Kind, Table

#: So many documents that say the same or otherwise are quoted; the rest are counted.
_QUOTED = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """One party that the register counts, in order of its day, with the words by which it counts."""

    rank: int
    code: str
    name: str
    when: str | None
    agreement: Link | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Said:
    """A document that states a number for the same thing."""

    claimed: str
    verdict: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Card:
    """A verdict with its definition card. `register` is None where nothing can be counted."""

    verdict: str
    claimed: str
    register: int | None
    off_by: int | None
    reason: str
    counts: tuple[str, ...]
    """What was counted, by which rule, phrase by phrase."""
    counted: tuple[Counted, ...]
    right_if: tuple[str, ...]
    same: tuple[Said, ...]
    otherwise: tuple[Said, ...]
    documents: int
    origins: int
    data: dict[str, Any]

    @property
    def tone(self) -> str:
        """Whether it is `right`, `wrong` or `open`."""
        return tone(self.verdict)


_ROWS = (
    Column("claim", "Claim", Kind.NUMBER),
    Column("claimed", "Claimed"),
    Column("verdict", "Verdict", Kind.CODE),
    Column("rank", "Rank", Kind.NUMBER),
    Column("party", "Party", Kind.CODE),
    Column("date", "Date", Kind.DATE),
    Column("agreement", "Agreement", Kind.CODE),
    Column("quote", "Quote"),
    Column("document", "Document", Kind.CODE),
)


@dataclass(frozen=True, slots=True)
class CheckPage:
    """A sentence and the verdict on every number in it; `said` is set when it comes from a document.

    `note` says in words why there is no verdict; empty when there is one, or when nothing has been asked.
    """

    sentence: str
    said_at: str | None
    family: str | None
    families: tuple[Link, ...]
    cards: tuple[Card, ...]
    note: str = ""
    said: Quote | None = None
    title: str = "Check a claim"
    definition: str = "each number that a sentence claims, counted by its own words on the day on which it was said"

    def record(self) -> dict[str, Any]:
        """The verdicts as `check --format json` prints them."""
        return {
            "sentence": self.sentence,
            "said_at": self.said_at,
            "verdicts": [card.data for card in self.cards],
            "note": self.note or None,
        }

    def table(self) -> Table:
        """A row for each party that is counted behind each verdict."""
        rows = []
        for number, card in enumerate(self.cards, 1):
            for each in card.counted or (None,):
                head = (number, card.claimed, card.verdict)
                rows.append((*head, *_cells(each)) if each else (*head, None, None, None, None, None, None))
        return Table(_ROWS, tuple(rows))


def _cells(each: Counted) -> tuple[str | int | None, ...]:
    return (
        each.rank, each.code, each.when, each.agreement.id if each.agreement else None,
        each.quote.words if each.quote else None, each.quote.document if each.quote else None,
    )  # fmt: skip


def card(verdict: Verdict, naming: Naming) -> Card:
    """A verdict as its card."""
    claim, repeats = verdict.claim, verdict.repeats
    return Card(
        verdict=verdict.code,
        claimed=claimed_words(claim.number, claim.kind),
        register=verdict.register.value if verdict.register else None,
        off_by=verdict.off_by,
        reason=naming.spelled(verdict.reason),
        counts=_rule(verdict, naming),
        counted=tuple(_counted(rank, member, naming) for rank, member in enumerate(verdict.members, 1)),
        right_if=tuple(naming.spelled(way) for way in verdict.right_if),
        same=_sayings(repeats.same),
        otherwise=_sayings(repeats.otherwise),
        documents=repeats.documents,
        origins=repeats.origins,
        data=verdict_record(verdict),
    )


def _rule(verdict: Verdict, naming: Naming) -> tuple[str, ...]:
    claim, wording = verdict.claim, verdict.claim.wording
    stage = claim.stage.value.replace("_", " ")
    made = [
        naming.family(claim.family),
        f"{'not yet ' if wording.negative else ''}{stage}",
        f"{wording.base.value.replace('_', ' ')} counted",
    ]
    made += [f"within {naming.party(wording.within)}"] if wording.within else []
    made += [f"left out: {', '.join(naming.party(code) for code in wording.left_out)}"] if wording.left_out else []
    made += [f"in {claim.window}"] if claim.window else []
    made += [f"said {claim.said_at}" if claim.said_at else "said on an unknown day"]
    made += [f"right under: {verdict.definition}"] if verdict.definition else []
    return tuple(made)


def _counted(rank: int, member: Member, naming: Naming) -> Counted:
    event = member.event
    first = next((item for item in event.evidence if item.silent is None), None) if event else None
    not_after = event.not_after.isoformat() if event and event.not_after else None
    return Counted(
        rank, member.party, naming.party(member.party), when(event.date, not_after) if event else None,
        naming.link(member.agreement), quote_of(first) if first else None,
    )  # fmt: skip


def _sayings(sayings: Iterable[Saying]) -> tuple[Said, ...]:
    return tuple(
        Said(claimed_words(each.number, each.kind), each.code, quote_of(each.evidence))
        for each in list(sayings)[:_QUOTED]
    )


#: How good a claim is on the scale of five that fact-checkers' data uses, by tone; an open one has no place on it.
_RATINGS = {"right": (5, "Right"), "wrong": (1, "Wrong")}


def claim_review(page: CheckPage, base: str, path: str) -> dict[str, Any]:
    """The page as schema.org ClaimReview, one for each verdict, for search engines and fact-check archives."""
    return {"@context": "https://schema.org", "@graph": [_review(page, card, f"{base}{path}") for card in page.cards]}


def _review(page: CheckPage, card: Card, address: str) -> dict[str, Any]:
    value, name = _RATINGS.get(card.tone, (None, "Open"))
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": f"{name}: {card.verdict.replace('_', ' ')}"}
    if value is not None:
        rating |= {"ratingValue": value, "bestRating": 5, "worstRating": 1}
    item: dict[str, Any] = {"@type": "Claim", "datePublished": page.said_at}
    if page.said is not None:
        item["author"] = {"@type": "Thing", "name": page.said.speaker or page.said.outlet}
        item["appearance"] = page.said.outward
    return {
        "@type": "ClaimReview",
        "url": address,
        "claimReviewed": page.sentence,
        "itemReviewed": {key: value for key, value in item.items() if value is not None},
        "reviewRating": rating,
        "reviewBody": card.reason,
        "author": {"@type": "Organization", "name": "Depositary"},
    }

"""The front page: how many, who signed when, which public number was wrong, and which promise slipped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depositary.register import CountAnswer, Member, RegisterState, count, count_record
from depositary.register.conflicts import conflicts
from depositary.register.statedcounts import CheckedCount
from depositary.register.targets import Target, targets
from depositary.register.threadrecords import conflict_record, target_record
from depositary.views.agreements import when
from depositary.views.conflicts import plainest
from depositary.views.counts import definition, headline
from depositary.views.pages.claims import ClaimRow, claim_rows, tone
from depositary.views.pages.conflicts import ConflictCard, conflict_card
from depositary.views.pages.listing import Rows
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, event_quotes
from depositary.views.pages.register import Row, row_of
from depositary.views.pages.targets import Chain, chain_cards
from depositary.views.tables import Column, Kind, Table
from depositary.views.targets import late_targets

#: So many members, wrong numbers, late promises and latest events stand on the page; the rest are a link away.
SIGNED, WRONG, LATE, LATEST = 10, 4, 3, 6
#: Verdicts that show best why a number is wrong come first.
_PLAIN = ("duplicate_in_list", "off_by", "list_count_mismatch", "other_instrument", "class_error", "wrong_window")
#: Verdicts that need nothing but the claim's own words.
_BY_ITSELF = frozenset({"duplicate_in_list", "list_count_mismatch"})
#: Kinds of conflict that are about the world, and not about a source or its numbers.
_DISPUTES = frozenset({"date", "stage"})

_COLUMNS = (
    Column("rank", "Rank", Kind.NUMBER),
    Column("party", "Party", Kind.CODE),
    Column("name", "Name"),
    Column("date", "Date", Kind.DATE),
    Column("agreement", "Agreement", Kind.CODE),
    Column("outlet", "Outlet"),
    Column("published", "Published", Kind.DATE),
    Column("quote", "Quote"),
    Column("document", "Document", Kind.CODE),
)


@dataclass(frozen=True, slots=True)
class Signatory:
    """One member of the count: its place in the order of days, its day, and the words by which it counts."""

    rank: int
    party: str
    name: str
    when: str | None
    agreement: Link | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The count of one family with its definition and its members, the latest first."""

    family: Link
    stage: str
    words: str
    number: int
    definition: str
    signatories: tuple[Signatory, ...]
    data: Mapping[str, Any]

    @property
    def latest(self) -> tuple[Signatory, ...]:
        """Those that the page shows."""
        return self.signatories[:SIGNED]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What a reader sees first. `headline` is None for a register in which no family has an agreement."""

    headline: Headline | None
    families: tuple[tuple[Link, int], ...]
    agreements: int
    wrong: tuple[ClaimRow, ...]
    claims: Mapping[str, int]
    late: tuple[Chain, ...]
    late_total: int
    dispute: ConflictCard | None
    conflicts: Mapping[str, int]
    latest: tuple[Row, ...]
    parts: Mapping[str, Any]
    title: str = "Overview"

    @property
    def definition(self) -> str:
        """What the number counts."""
        return self.headline.definition if self.headline else "every agreement of the register"

    def record(self) -> dict[str, Any]:
        """The count, the wrong numbers, the late promises and the latest events."""
        return {
            "count": self.headline.data if self.headline else None,
            "agreements": self.agreements,
            "families": {link.id: number for link, number in self.families},
            "claims": dict(self.claims),
            "wrong_claims": [row.record() for row in self.wrong],
            "conflicts": dict(self.conflicts),
            **self.parts,
        }

    def table(self) -> Table:
        """The members of the count, the first first."""
        signatories = self.headline.signatories[::-1] if self.headline else ()
        return Table(_COLUMNS, tuple(_cells(each) for each in signatories))


def _cells(each: Signatory) -> tuple[str | int | None, ...]:
    quote = each.quotes[0] if each.quotes else None
    words = (quote.outlet, quote.published, quote.words, quote.name) if quote else (None,) * 4
    return (each.rank, each.party, each.name, each.when, each.agreement.id if each.agreement else None, *words)


@dataclass(frozen=True, slots=True)
class Known:
    """What was found beforehand: the counts that documents state of the family with their verdicts, the number of
    agreements of each family, and those of the whole register that were signed last, with the number of all."""

    checked: Sequence[CheckedCount]
    sizes: Mapping[str, int]
    latest: Rows


def overview_page(state: RegisterState, family: str | None, known: Known, naming: Naming) -> OverviewPage:
    """The overview of a family, None where no family has an agreement. `state` holds all that is known of it."""
    said = [each for each in known.checked if state.clocks.has_happened(each.evidence.source.window)]
    late = [each for each in late_targets(targets(state)) if any(of.family == family for of in each.agreements)]
    found = [each for each in conflicts(state, naming.world) if each.agreement and each.agreement.family == family]
    dispute = plainest((each for each in found if each.kind in _DISPUTES), state)
    return OverviewPage(
        headline=_headline(state, family, naming) if family else None,
        families=_families(known.sizes, naming),
        agreements=known.latest.total,
        wrong=plainest_wrong(claim_rows(_plainest(said), naming))[:WRONG],
        claims=Counter(tone(each.verdict.code) for each in said),
        late=chain_cards(_one_each(late)[:LATE], naming),
        late_total=len(late),
        dispute=conflict_card(dispute[0], naming) if dispute else None,
        conflicts=dict(Counter(each.kind for each in found).most_common()),
        latest=tuple(row_of(record, naming) for record in known.latest.records),
        parts={
            "late_targets": [target_record(each) for each in late],
            "dispute": conflict_record(dispute[0]) if dispute else None,
            "signed_last": [dict(record) for record in known.latest.records],
        },
    )


def _plainest(said: Iterable[CheckedCount]) -> list[CheckedCount]:
    """The wrong numbers among which the plainest are: a large register states thousands, and few are shown."""
    alike: dict[tuple[bool, int, int], list[CheckedCount]] = defaultdict(list)
    for each in said:
        if tone(each.verdict.code) == "wrong":
            alike[_plainness(each.verdict.code, each.verdict.off_by)].append(each)
    found: list[CheckedCount] = []
    told: set[tuple[object, ...]] = set()
    for _, some in sorted(alike.items()):
        if len(told) >= WRONG:
            break
        found += some
        told |= {(claim.number, claim.kind, claim.said_at, each.verdict.code)
                 for each in some for claim in (each.verdict.claim,)}  # fmt: skip
    return found


def plainest_wrong(rows: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    """The wrong numbers, those first that are wrong by themselves or a little too small; of equal ones the latest.

    Each stands once. One above the register's may also mean that the register has not heard of everything: those come
    last.
    """
    wrong = [row for row in rows if row.tone == "wrong"]
    once: dict[tuple[object, ...], ClaimRow] = {}
    for row in sorted(wrong, key=lambda row: _plainness(row.verdict, row.off_by)):
        once.setdefault((row.number, row.kind, row.said_at, row.verdict), row)
    return tuple(once.values())


def _plainness(verdict: str, off_by: int | None) -> tuple[bool, int, int]:
    above = verdict not in _BY_ITSELF and (off_by or 0) > 0
    # A number that is far off more often means something else than a near miss does.
    return (above, _PLAIN.index(verdict) if verdict in _PLAIN else len(_PLAIN), abs(off_by or 0))


def _one_each(found: Iterable[Target]) -> list[Target]:
    """The first target of each agreement."""
    once: dict[tuple[str, ...], Target] = {}
    for target in found:
        once.setdefault(tuple(agreement.id for agreement in target.agreements), target)
    return list(once.values())


def _headline(state: RegisterState, family: str, naming: Naming) -> Headline:
    answer = count(state, naming.world, family)
    record = count_record(answer)
    return Headline(
        family=Link(family, naming.family(family)),
        stage=answer.definition.stage.value,
        words=headline(record),
        number=answer.number,
        definition=definition(record),
        signatories=_signatories(answer, naming)[::-1],
        data=record,
    )


def _signatories(answer: CountAnswer, naming: Naming) -> tuple[Signatory, ...]:
    members = sorted(answer.members, key=_reached)
    return tuple(_signatory(rank, member, naming) for rank, member in enumerate(members, 1))


def _reached(member: Member) -> tuple[date, str]:
    latest = member.event.window.latest if member.event else date.min
    return (latest or date.max, member.party)


def _signatory(rank: int, member: Member, naming: Naming) -> Signatory:
    event = member.event
    not_after = event.not_after.isoformat() if event and event.not_after else None
    return Signatory(
        rank=rank,
        party=member.party,
        name=naming.party(member.party),
        when=when(event.date, not_after) if event else None,
        agreement=naming.link(member.agreement),
        quotes=event_quotes(event, 4) if event else (),
    )


def _families(sizes: Mapping[str, int], naming: Naming) -> tuple[tuple[Link, int], ...]:
    ordered = sorted(sizes.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple((Link(code, naming.family(code)), number) for code, number in ordered)

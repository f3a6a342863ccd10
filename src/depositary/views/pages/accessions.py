"""Accessions: the bodies that parties join, and the ladder of each party into one of them with its members' consent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import Framing
from depositary.register.accessions import Accession, Body, Consent
from depositary.register.memberships import MembershipStep
from depositary.register.threadrecords import evidence_record, membership_record
from depositary.views.agreements import when
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quotes_of
from depositary.views.pages.slices import Slice
from depositary.views.tables import Cell, Column, Kind, Table

#: Passages quoted of one step; the data has all.
_QUOTED = 6
_STANDINGS = ("member", "applicant", "invited", "announced", "denied", "left")

_LIST = (
    Column("body", "Body", Kind.CODE),
    Column("title", "Title"),
    *(Column(standing, standing.capitalize(), Kind.NUMBER) for standing in _STANDINGS),
)
_ONE = (
    Column("body", "Body", Kind.CODE),
    Column("party", "Party", Kind.CODE),
    Column("standing", "Standing", Kind.CODE),
    Column("by", "Step of", Kind.CODE),
    Column("step", "Step", Kind.CODE),
    Column("framing", "Framing", Kind.CODE),
    Column("date", "Date", Kind.DATE),
    Column("sources", "Sources", Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body of the list, with how many parties stand where on their way."""

    body: Link
    numbers: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many parties are reported."""
        return sum(number for _, number in self.numbers)

    @property
    def words(self) -> str:
        """The numbers in words: "24 members, 5 denied"."""
        return _words(self.numbers)


@dataclass(frozen=True, slots=True)
class AccessionsPage:
    """The bodies that sources report parties to join, and the slice of them that one page shows."""

    bodies: tuple[Body, ...]
    shown: Slice[BodyRow]
    title: str = "Accessions"
    definition: str = (
        "every organisation and open declaration that sources report a party to join, to have applied to, to be "
        "invited to or to leave"
    )

    def record(self) -> dict[str, Any]:
        """The bodies with their numbers."""
        return {"accessions": [{"id": each.id, "title": each.title, **dict(_numbers(each))} for each in self.bodies]}

    def table(self) -> Table:
        """A row for each body."""
        made: list[tuple[Cell, ...]] = []
        for each in self.bodies:
            found = dict(_numbers(each))
            made.append((each.code, each.title, *(found.get(standing, 0) for standing in _STANDINGS)))
        return Table(_LIST, tuple(made))


def body_row(body: Body) -> BodyRow:
    """A body as the list shows it."""
    return BodyRow(Link(body.id, body.title), _numbers(body))


def _words(numbers: Iterable[tuple[str, int]]) -> str:
    nouns = ("member", "applicant")
    return ", ".join(f"{number} {each}{'s' if each in nouns and number > 1 else ''}" for each, number in numbers)


def _numbers(body: Body) -> tuple[tuple[str, int], ...]:
    standings = [each.thread.standing for each in body.accessions]
    return tuple((each, standings.count(each)) for each in _STANDINGS if each in standings)


@dataclass(frozen=True, slots=True)
class Step:
    """One step, of the party itself or of a member that consents."""

    what: str
    framing: str
    when: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """What is reported of one member's consent, in the order of the stages."""

    member: Link
    steps: tuple[Step, ...]

    @property
    def standing(self) -> str:
        """`given` by a step that was taken, `withheld` where one was denied and none taken, or `under way`."""
        framings = {step.framing for step in self.steps if step.what != "submitted"}
        if Framing.HAPPENED.value in framings:
            return "given"
        return "withheld" if Framing.DENIED.value in framings else "under way"


@dataclass(frozen=True, slots=True)
class Way:
    """One party's way into the body."""

    party: Link
    standing: str
    since: str | None
    until: str | None
    steps: tuple[Step, ...]
    consents: tuple[ConsentRow, ...]
    silent: tuple[Link, ...]
    """The members of which no consent is reported."""

    @property
    def is_ladder(self) -> bool:
        """Whether there is more to tell than one step."""
        return len(self.steps) > 1 or bool(self.consents)


@dataclass(frozen=True, slots=True)
class AccessionPage:
    """The ways of parties into one body, and the slice of them that one page shows."""

    body: Body
    title: str
    known: Link | None
    """The body as a party of the register's own list, None where it is none."""
    shown: Slice[Way]
    numbers: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """How many parties stand where, in words."""
        return _words(self.numbers)

    @property
    def definition(self) -> str:
        """What is shown."""
        return (
            f"every party that sources report on its way into {self.title} or out of it, step by step, and the consent "
            "of members to its accession"
        )

    def record(self) -> dict[str, Any]:
        """Every way with its passages."""
        return {
            "id": self.body.id,
            "body": self.body.code,
            "title": self.title,
            "accessions": [_record(each) for each in self.body.accessions],
        }

    def table(self) -> Table:
        """A row for each step of a party and of a member that consents."""
        return Table(_ONE, tuple(row for each in self.body.accessions for row in _rows(self.body.code, each)))


def _record(accession: Accession) -> dict[str, Any]:
    consents = [
        {
            "member": each.member,
            "stage": each.stage.value,
            "framing": each.framing.value,
            "date": each.date,
            "passages": [evidence_record(item) for item in each.evidence],
        }
        for each in accession.consents
    ]
    return {**membership_record(accession.thread), "consents": consents, "not_reported": list(accession.silent)}


def _rows(body: str, accession: Accession) -> Iterable[tuple[Cell, ...]]:
    thread = accession.thread
    for step in thread.steps:
        yield (
            body, thread.party, thread.standing, thread.party, step.action, step.framing.value, step.date,
            len({item.source.digest for item in step.evidence}),
        )  # fmt: skip
    for each in accession.consents:
        yield (
            body, thread.party, thread.standing, each.member, each.stage.value, each.framing.value, each.date,
            len({item.source.digest for item in each.evidence}),
        )  # fmt: skip


def accession_page(body: Body, shown: Slice[Accession], naming: Naming) -> AccessionPage:
    """The page of a body."""
    known = Link(body.code, naming.party(body.code)) if body.code in naming.world.parties else None
    title = naming.family(body.code) if body.code in naming.world.families else body.title
    return AccessionPage(body, title, known, shown.of(lambda each: _way(each, naming)), _numbers(body))


def _way(accession: Accession, naming: Naming) -> Way:
    thread = accession.thread
    members: dict[str, list[Consent]] = {}
    for consent in accession.consents:
        members.setdefault(consent.member, []).append(consent)
    rows = [
        ConsentRow(
            Link(code, naming.party(code)),
            tuple(
                Step(each.stage.value, each.framing.value, each.date, quotes_of(each.evidence, _QUOTED))
                for each in given
            ),
        )
        for code, given in members.items()
    ]
    return Way(
        Link(thread.party, naming.party(thread.party)),
        thread.standing,
        when(thread.since, thread.not_after.isoformat() if thread.not_after else None),
        thread.until,
        tuple(map(_step, thread.steps)),
        tuple(sorted(rows, key=lambda row: row.member.label)),
        tuple(sorted((Link(code, naming.party(code)) for code in accession.silent), key=lambda link: link.label)),
    )


def _step(step: MembershipStep) -> Step:
    latest = step.window.latest.isoformat() if step.date is None and step.window.latest else None
    return Step(step.action, step.framing.value, when(step.date, latest), quotes_of(step.evidence, _QUOTED))

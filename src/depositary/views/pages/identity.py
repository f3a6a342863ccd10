"""Which words speak of one agreement: what a reviewer may make one, or set apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.views.pages.agreement import AgreementPage
from depositary.views.pages.listing import Record
from depositary.views.pages.naming import Naming
from depositary.views.pages.quotes import Quote
from depositary.views.pages.register import heading_of
from depositary.views.tables import Column, Kind, Table

#: Why agreements are made one or set apart: code and words.
REASONS = (
    ("one_instrument", "they are one instrument under two names"),
    ("another_instrument", "the words speak of another instrument"),
    ("misread", "the words were misread"),
    ("other", "another reason, in the note"),
)
#: So many agreements are offered; any other is named by its id.
OFFERED = 40

_COLUMNS = (
    Column("id", "Agreement", Kind.CODE),
    Column("name", "Name"),
    Column("stage", "Stage", Kind.CODE),
    Column("signed", "Signed", Kind.DATE),
    Column("documents", "Documents", Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agreement that could be the same."""

    id: str
    name: str
    stage: str | None
    signed: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class IdentityPage:
    """An agreement with those that share its parties, and with the statements that speak of it."""

    id: str
    heading: str
    candidates: tuple[Candidate, ...]
    quotes: tuple[Quote, ...]
    reasons: tuple[tuple[str, str], ...] = REASONS
    definition: str = "agreements between the same parties, of which a person may say that they are one or two"

    @property
    def title(self) -> str:
        """What it is about."""
        return f"One or two: {self.heading}"

    def record(self) -> dict[str, Any]:
        """The agreements that could be the same."""
        return {"agreement": self.id, "candidates": self.table().records()}

    def table(self) -> Table:
        """A row for each agreement that could be the same."""
        return Table(_COLUMNS, tuple((each.id, each.name, each.stage, each.signed, each.documents)
                                     for each in self.candidates))  # fmt: skip


def identity_page(page: AgreementPage, records: Iterable[Record], naming: Naming) -> IdentityPage:
    """The page of an agreement. Of the records, those are offered that share two parties with it, the likest first."""
    own = {code for code, _ in page.parties}
    near = [each for each in records if each["id"] != page.id and len(own & set(each["parties"])) >= min(2, len(own))]
    near.sort(key=lambda each: (_unlike(each, page, own), each["id"]))
    offered = tuple(
        Candidate(each["id"], heading_of(each, naming), each["stage"], each["signed"], each["documents"])
        for each in near[:OFFERED]
    )
    return IdentityPage(page.id, page.title, offered, page.quotes)


def _unlike(record: Record, page: AgreementPage, own: set[str]) -> tuple[bool, bool, bool]:
    return (set(record["parties"]) != own, record["kind"] != page.data["kind"],
            record["subject"] != page.data["subject"])  # fmt: skip

"""Claims checked: every number that the documents state, and what the register says to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.core.edtf import sort_key
from depositary.core.wire import plain
from depositary.register.statedcounts import CheckedCount
from depositary.register.verdicts import Claim
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Naming
from depositary.views.pages.quotes import Quote, quote_of
from depositary.views.pages.slices import Slice
from depositary.views.tables import Column, Kind, Table
from depositary.views.verdicts import MISMATCHES

#: Verdicts that say that a claim is right, by its own words or by the best reading of them.
RIGHT = frozenset({"matches", "matches_under", "approximate_ok"})

_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_KINDS = {
    "exact": "{}",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "approximate": "about {}",
    "closed_list": "{} (a full list)",
    "open_list": "{} (examples)",
    "window": "{} in a span of time",
}


def claimed_words(number: int | None, kind: str) -> str:
    """A claimed number as words.

    >>> claimed_words(3, "ordinal"), claimed_words(20, "minimum"), claimed_words(None, "none_yet")
    ('3rd', 'at least 20', 'none yet')
    """
    if kind == "none_yet":
        return "none yet"
    if number is None:
        return "no number"
    if kind == "ordinal":
        ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
        return f"{number}{ending}"
    return _KINDS.get(kind, "{}").format(number)


def tone(verdict: str) -> str:
    """Whether a verdict says `right`, `wrong` or leaves it `open`."""
    if verdict in MISMATCHES:
        return "wrong"
    return "right" if verdict in RIGHT else "open"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One stated number with its words and the verdict. `register` is None where nothing can be counted."""

    said: Quote
    said_at: str | None
    claimed: str
    number: int | None
    kind: str
    family: str
    about: str
    stage: str
    register: int | None
    verdict: str
    off_by: int | None
    reason: str

    @property
    def tone(self) -> str:
        """Whether it is `right`, `wrong` or `open`."""
        return tone(self.verdict)

    def record(self) -> dict[str, Any]:
        """The claim as data."""
        return {**plain(self), "said": self.said.record(), "tone": self.tone}


_ROWS = (
    Column("statement", "Claim", Kind.CODE),
    Column("said_at", "Said", Kind.DATE),
    Column("outlet", "Outlet"),
    Column("speaker", "Speaker"),
    Column("kind", "Kind", Kind.CODE),
    Column("claimed", "Claimed", Kind.NUMBER),
    Column("register", "Register", Kind.NUMBER),
    Column("verdict", "Verdict", Kind.CODE),
    Column("off_by", "Off by", Kind.NUMBER),
    Column("reason", "Reason"),
    Column("family", "Family", Kind.CODE),
    Column("stage", "Stage", Kind.CODE),
    Column("quote", "Quote"),
    Column("document", "Document", Kind.CODE),
    Column("start", "Start", Kind.NUMBER),
    Column("end", "End", Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """The claims that pass the filters, newest first, and the slice of them that one page shows."""

    rows: tuple[ClaimRow, ...]
    shown: Slice[ClaimRow]
    verdicts: tuple[Choice, ...]
    tones: tuple[Choice, ...]
    families: tuple[Choice, ...]
    title: str = "Claims checked"
    definition: str = (
        "every number of instruments or parties that a document states, checked by its own words against the register "
        "on the day on which it was said"
    )

    def tally(self, tone: str) -> int:
        """How many claims of the register are `right`, `wrong` or `open`, whatever the filters."""
        return sum(each.number for each in self.tones if each.value == tone)

    def record(self) -> dict[str, Any]:
        """Every claim."""
        return {"claims": [row.record() for row in self.rows]}

    def table(self) -> Table:
        """A row for each claim."""
        return Table(_ROWS, tuple(_cells(row) for row in self.rows))


def _cells(row: ClaimRow) -> tuple[str | int | None, ...]:
    said = row.said
    return (
        said.statement, row.said_at, said.outlet, said.speaker or None, row.kind, row.number, row.register, row.verdict,
        row.off_by, row.reason, row.family, row.stage, said.words, said.document, said.start, said.end,
    )  # fmt: skip


def claim_rows(checked: Iterable[CheckedCount], naming: Naming) -> tuple[ClaimRow, ...]:
    """Checked counts as rows, the latest said first and undated ones last."""
    rows = [_row(each, naming) for each in checked]
    dated = sorted((row for row in rows if row.said_at), key=lambda row: (sort_key(row.said_at), row.said.statement))
    return (*reversed(dated), *(row for row in rows if not row.said_at))


def _row(checked: CheckedCount, naming: Naming) -> ClaimRow:
    verdict = checked.verdict
    claim: Claim = verdict.claim
    return ClaimRow(
        said=quote_of(checked.evidence),
        said_at=claim.said_at,
        claimed=claimed_words(claim.number, claim.kind),
        number=0 if claim.kind == "none_yet" else claim.number,
        kind=claim.kind,
        family=claim.family,
        about=naming.family(claim.family),
        stage=claim.stage.value,
        register=verdict.register.value if verdict.register else None,
        verdict=verdict.code,
        off_by=verdict.off_by,
        reason=naming.spelled(verdict.reason),
    )


def verdict_facet(rows: Iterable[ClaimRow]) -> tuple[Choice, ...]:
    """The verdicts with their numbers."""
    return facet(row.verdict for row in rows)


def tone_facet(rows: Iterable[ClaimRow]) -> tuple[Choice, ...]:
    """How many are right, wrong and open."""
    return facet(row.tone for row in rows)


def family_facet(rows: Iterable[ClaimRow], naming: Naming) -> tuple[Choice, ...]:
    """The families with their numbers, by title."""
    return tuple(Choice(each.value, naming.family(each.value), each.number) for each in facet(r.family for r in rows))

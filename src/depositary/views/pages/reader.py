"""The reader: one source's text with every passage marked that the register rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import StatementType
from depositary.core.documents import Document, Span
from depositary.core.wire import plain
from depositary.register import Agreement, Evidence, RegisterState, Source
from depositary.views.evidence import SILENCES
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.passages import PART, Segment, segments, window_of
from depositary.views.statements import line
from depositary.views.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement that was read in a passage."""

    statement: str
    type: str
    parties: tuple[str, ...]
    says: str
    date: str
    speaker: str
    agreement: Link | None
    silent: str | None
    rule: str
    confidence: float
    claim: bool
    """Whether it states a number that is checked."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Findings of one passage that say the same of several agreements or parties; the first stands for all."""

    first: Finding
    agreements: tuple[Link, ...]
    who: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage of the text, numbered from 1 in the order of the text, with what was read in it."""

    number: int
    start: int
    end: int
    quote: str
    findings: tuple[Finding, ...]
    alike: tuple[Alike, ...]
    """The same findings, those that say the same of different parties together."""

    @property
    def types(self) -> tuple[str, ...]:
        """The types of what was read in it, each once."""
        return tuple(dict.fromkeys(finding.type for finding in self.findings))

    @property
    def anchor(self) -> str:
        """The name of its place on the page."""
        return f"p{self.start}-{self.end}"

    def record(self) -> dict[str, Any]:
        """The passage as data, with each statement by itself."""
        place = {"number": self.number, "start": self.start, "end": self.end, "quote": self.quote}
        return {**place, "statements": [plain(each) for each in self.findings]}


_FINDINGS = (
    Column("mark", "Passage", Kind.NUMBER),
    Column("start", "Start", Kind.NUMBER),
    Column("end", "End", Kind.NUMBER),
    Column("quote", "Quote"),
    Column("type", "Type", Kind.CODE),
    Column("parties", "Parties"),
    Column("says", "Says"),
    Column("date", "Date", Kind.DATE),
    Column("speaker", "Speaker"),
    Column("agreement", "Agreement", Kind.CODE),
    Column("statement", "Statement", Kind.CODE),
    Column("rule", "Rule", Kind.CODE),
    Column("silent", "Counts for nothing because"),
)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One source: what is known about it, its text in parts, and the passages marked in the part that is shown."""

    document: Document
    source: Source
    marks: tuple[Mark, ...]
    segments: tuple[Segment, ...]
    part: int
    parts: int
    copies: tuple[Source, ...]
    types: tuple[Choice, ...]
    definition: str = "every passage on which the register rests, as it stands in the stored text"

    @property
    def title(self) -> str:
        """The document's own title, or else what it is called."""
        return self.source.called

    @property
    def read_from(self) -> str:
        """What it was read from: an address, or a file without the folders of whoever read it in."""
        source = self.document.provenance.source
        return source if "://" in source else source.rpartition("/")[2] or source

    @property
    def orphans(self) -> int:
        """How many quotes do not stand at their place in the text: none, unless the store was damaged."""
        return sum(self.document.text[mark.start : mark.end] != mark.quote for mark in self.marks)

    @property
    def address(self) -> str | None:
        """The source's own web page, None where it has none."""
        address = self.source.address
        return address if address and address.startswith(("https://", "http://")) else None

    @property
    def shown_marks(self) -> tuple[Mark, ...]:
        """The marks of which the shown part holds a piece."""
        seen = {number for segment in self.segments for number in segment.marks}
        return tuple(mark for i, mark in enumerate(self.marks) if i in seen)

    def record(self) -> dict[str, Any]:
        """The document with its whole text and every passage."""
        return {
            "digest": self.source.digest,
            "name": self.source.name,
            "title": self.source.title,
            "publisher": self.source.publisher,
            "published": self.source.published,
            "recorded": self.source.recorded,
            "address": self.source.address,
            "superseded_by": self.source.superseded_by,
            "copies": [source.digest for source in self.copies],
            "original": self.document.original,
            "language": self.document.language,
            "notes": list(self.document.notes),
            "text": self.document.text,
            "passages": [mark.record() for mark in self.marks],
        }

    def table(self) -> Table:
        """A row for each statement that was read in the document."""
        rows = tuple(
            (
                mark.number, mark.start, mark.end, mark.quote, found.type, found.parties, found.says, found.date,
                found.speaker, found.agreement.id if found.agreement else None, found.statement, found.rule,
                found.silent,
            )
            for mark in self.marks
            for found in mark.findings
        )  # fmt: skip
        return Table(_FINDINGS, rows)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the reader's page has to know beside the document: names, and which statements are checked as claims."""

    naming: Naming
    claims: Collection[str] = frozenset()


def document_page(
    document: Document,
    source: Source,
    found: Iterable[tuple[Evidence, Agreement | None]],
    state: RegisterState,
    telling: Telling,
    *,
    part: int = 1,
) -> DocumentPage:
    """The reader's page for a document. A part beyond the ends gives the nearest one."""
    marks = tuple(_marks(found, telling))
    parts = max(1, -(-len(document.text) // PART))
    part = min(max(part, 1), parts)
    window = window_of(part, len(document.text))
    spans = [Span(mark.start, mark.end) for mark in marks]
    copies = tuple(
        other for other in state.sources.values() if other.group == source.group and other.digest != source.digest
    )
    return DocumentPage(
        document, source, marks, segments(document.text, spans, document.skipped, window), part, parts, copies,
        facet(kind for mark in marks for kind in mark.types),
    )  # fmt: skip


def _marks(found: Iterable[tuple[Evidence, Agreement | None]], telling: Telling) -> Iterable[Mark]:
    places: dict[tuple[int, int, str], dict[str, Finding]] = defaultdict(dict)
    for item, home in found:
        passage = item.statement.passage
        place = places[passage.start, passage.end, passage.quote]
        if item.id not in place or home is not None:
            place[item.id] = _finding(item, home, telling)
    for number, (start, end, quote) in enumerate(sorted(places, key=lambda place: (place[0], -place[1])), 1):
        findings = sorted(places[start, end, quote].values(), key=lambda each: (_ORDER[each.type], each.parties))
        yield Mark(number, start, end, quote, tuple(findings), tuple(_alike(findings, telling.naming)))


_ORDER = {kind.value: rank for rank, kind in enumerate(StatementType)}


def _alike(findings: Iterable[Finding], naming: Naming) -> Iterable[Alike]:
    groups: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for each in findings:
        groups[each.type, each.says, each.date, each.speaker, each.silent].append(each)
    for items in groups.values():
        links = dict.fromkeys(each.agreement for each in items if each.agreement)
        codes = dict.fromkeys(code for each in items for code in each.parties)
        who = ", ".join(naming.party(code) for code in codes)
        yield Alike(items[0], tuple(links), who, tuple(each.statement for each in items))


def _finding(item: Evidence, home: Agreement | None, telling: Telling) -> Finding:
    told = line(item.statement)
    return Finding(
        statement=item.id,
        type=told.type,
        parties=item.statement.parties,
        says=told.says,
        date=told.date,
        speaker=told.speaker,
        agreement=telling.naming.link(home),
        silent=SILENCES.get(item.silent, item.silent) if item.silent else None,
        rule=item.statement.reader.rule,
        confidence=item.statement.confidence,
        claim=item.id in telling.claims,
    )

"""The evidence of an agreement: every statement about it with its passage and source, and how it built up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from depositary.core.edtf import sort_key
from depositary.core.records import statement_record
from depositary.register import Agreement, Evidence, StageEvent
from depositary.register.histories import build_events
from depositary.register.sources import Source
from depositary.views.agreements import when
from depositary.views.statements import Line, line
from depositary.views.tables import Column, Kind, Table

#: What `Evidence.silent` says, in words.
SILENCES = {
    "low_confidence": "read with too much doubt to count",
    "superseded": "its source was corrected later",
    "withdrawn": "told only as what an earlier report had wrong",
    "rejected": "rejected by a ruling",
}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One passage of one source, and what is read in it about the agreement."""

    document: str
    published: str
    quote: str
    start: int
    end: int
    lines: tuple[tuple[Line, tuple[str, ...]], ...]
    """What is read in it, each with the ids of the statements that say so."""
    notes: tuple[str, ...]
    """Why some of it counts for nothing."""


def exhibits(agreement: Agreement) -> Iterator[Exhibit]:
    """The passages about an agreement, in order of publication, document and place in the text."""
    gathered: dict[tuple[str, int, int], list[Evidence]] = {}
    for item in agreement.evidence:
        passage = item.statement.passage
        gathered.setdefault((item.source.digest, passage.start, passage.end), []).append(item)
    for items in gathered.values():
        first = items[0]
        passage = first.statement.passage
        yield Exhibit(
            document=_document(first.source),
            published=first.source.published or "undated",
            quote=passage.quote,
            start=passage.start,
            end=passage.end,
            lines=_lines(items),
            notes=tuple(dict.fromkeys(SILENCES.get(item.silent, item.silent) for item in items if item.silent)),
        )


def _document(source: Source) -> str:
    """Who published a document, and its name where it was given another."""
    names = {source.outlet: None, source.name if source.name != source.digest else source.outlet: None}
    return " · ".join(names)


def _lines(items: Iterable[Evidence]) -> tuple[tuple[Line, tuple[str, ...]], ...]:
    said: dict[Line, list[str]] = {}
    for item in items:
        said.setdefault(line(item.statement), []).append(item.id)
    return tuple((shown, tuple(ids)) for shown, ids in said.items())


def evidence_record(item: Evidence) -> dict[str, Any]:
    """One piece of evidence as JSON: the statement as stored, with its source and whether it counts."""
    return {
        **statement_record(item.statement),
        "id": item.id,
        "document": {
            "id": item.source.name,
            "digest": item.source.digest,
            "title": item.source.title,
            "published": item.source.published,
        },
        "counts": item.silent is None,
        "silent": item.silent,
    }


_COLUMNS = (
    Column("published", "Published", Kind.DATE),
    Column("document", "Document", Kind.CODE),
    Column("stage", "Stage", Kind.CODE),
    Column("framing", "Framing", Kind.CODE),
    Column("before", "Before", Kind.DATE),
    Column("after", "Then", Kind.DATE),
)


def history_table(agreement: Agreement, caption: str = "") -> Table:
    """How the stages of an agreement built up as its sources were published: a row for each fact that changed.

    Documents of unknown date come last.
    """
    items = sorted(agreement.evidence, key=lambda item: (sort_key(item.source.published), item.source.digest))
    rows: list[tuple[str | None, ...]] = []
    known: dict[tuple[str, str, str], str] = {}
    for end in _document_ends(items):
        now = _facts(build_events(agreement.identity, items[:end]))
        source = items[end - 1].source
        for key in sorted(known.keys() | now.keys()):
            if known.get(key) != now.get(key):
                stage, framing, _ = key
                rows.append((source.published, source.name, stage, framing, known.get(key), now.get(key)))
        known = now
    return Table(_COLUMNS, tuple(rows), caption)


def _document_ends(items: list[Evidence]) -> Iterable[int]:
    """Where the evidence of each document ends, in a list ordered by document."""
    ends = {item.source.digest: place for place, item in enumerate(items, 1)}
    return sorted(ends.values())


def _facts(events: Iterable[StageEvent]) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for event in events:
        if event.support:
            not_after = event.not_after.isoformat() if event.not_after else None
            said = when(event.date, not_after) or "undated"
            key = (event.stage.value, event.framing.value, event.party or "")
            found.setdefault(key, []).append(said)
    return {key: ", ".join(sorted(set(said))) for key, said in found.items()}

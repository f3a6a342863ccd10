"""The list of documents, and the reader: one document's text with its passages marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from depositary.core.codes import StatementType
from depositary.core.errors import NothingFoundError
from depositary.register import Evidence, RegisterState
from depositary.register.statedcounts import claim_of
from depositary.views.pages.annotations import annotation_collection
from depositary.views.pages.documents import (
    DocumentRow,
    DocumentsPage,
    document_rows,
    evidence_by_document,
    fitting,
    publishers_of,
)
from depositary.views.pages.reader import DocumentPage, Telling, document_page
from depositary.views.pages.shapes import Shape
from depositary.views.plaintext import visible
from depositary.web.narrowing import shown
from depositary.web.pages import Format, Page, Visit
from depositary.web.rendering import json_bytes

_DIGEST = re.compile(r"[0-9a-f]{8,64}")
#: The part of a text that can be asked for: none has so many.
_MOST_PART = 1_000_000
_ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def _documents(visit: Visit) -> DocumentsPage:
    search, publisher = visit.text("q"), visit.text("publisher")
    known = replace(visit.moment.clocks, as_of=None)
    rows = visit.holdings.followed("documents", known, visit.version, _rows)
    found = fitting(rows, search, publisher)
    return DocumentsPage(found, shown(visit, found, lambda row: row), search, publisher, publishers_of(rows))


def _rows(state: RegisterState) -> tuple[DocumentRow, ...]:
    return document_rows(state, evidence_by_document(state))


def _document(visit: Visit) -> DocumentPage:
    digest = visit.arguments["digest"]
    if not _DIGEST.fullmatch(digest):
        raise NothingFoundError(f"{visible(digest[:40])}: this is no document's digest; see the list of documents")
    state = _state(visit, digest)
    source = state.sources.get(digest)
    if source is None:
        raise NothingFoundError(f"{digest}: the register holds no such document at these clocks")
    document = visit.holdings.register.store.document(digest)
    found = evidence_by_document(state).get(digest, [])
    telling = Telling(visit.naming, frozenset(item.id for item, _ in found if _is_claim(item, visit)))
    return document_page(document, source, found, state, telling, part=visit.number("part", 1, 1, _MOST_PART))


def _state(visit: Visit, digest: str) -> RegisterState:
    """What the document says: by itself, unless an earlier known time is asked of."""
    clocks = visit.moment.clocks
    if clocks.as_known or clocks.as_public:
        return visit.state
    register = visit.holdings.register
    state = visit.holdings.once("document", (visit.version.head, digest), lambda: register.document(digest))
    return replace(state, clocks=clocks)


def _is_claim(item: Evidence, visit: Visit) -> bool:
    """Whether a statement gives a number that is checked."""
    if item.silent is not None or item.statement.type is not StatementType.COUNT:
        return False
    return claim_of(item.statement, item.source.published, visit.world) is not None


def _text(_: Visit, shape: Shape) -> bytes:
    return _read(shape).document.text.encode("utf-8", "replace")


def _annotations(visit: Visit, shape: Shape) -> bytes:
    return json_bytes(annotation_collection(_read(shape), visit.settings.address))


def _original(visit: Visit, shape: Shape) -> bytes:
    digest = _read(shape).document.original
    if digest is None:
        raise NothingFoundError("this document came as text, without a file of its own; its text is all there is")
    return visit.holdings.register.store.original(digest)


def _read(shape: Shape) -> DocumentPage:
    if not isinstance(shape, DocumentPage):
        raise TypeError(f"a page of documents is made of a DocumentPage, not of {type(shape).__name__}")
    return shape


#: Whatever a source's file is, it leaves here as bytes to be saved: no browser shows or runs it.
_FORMATS: Mapping[str, Format] = {
    "txt": Format("text/plain; charset=utf-8", _text, "text", foreign=True),
    "jsonld": Format(_ANNOTATIONS, _annotations, "W3C annotations"),
    "original": Format("application/octet-stream", _original, "", download=True, foreign=True),
}

PAGES: tuple[Page, ...] = (
    Page("/documents", _documents, "documents.html", "Documents", whole=True),
    Page("/documents/{digest}", _document, "document.html", formats=_FORMATS),
)

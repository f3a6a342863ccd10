"""The list of documents, and the reader: one document's text with its passages marked."""

from __future__ import annotations

from collections.abc import Mapping

from depositary.core.errors import NothingFoundError
from depositary.views.pages.annotations import annotation_collection
from depositary.views.pages.documents import (
    DocumentPage,
    DocumentsPage,
    Homes,
    Telling,
    document_page,
    document_rows,
    evidence_by_document,
    fitting,
    publishers_of,
)
from depositary.views.pages.naming import Naming
from depositary.views.pages.shapes import Shape
from depositary.views.plaintext import visible
from depositary.web.checked import checked_counts
from depositary.web.narrowing import shown
from depositary.web.pages import Format, Page, Visit
from depositary.web.rendering import json_bytes

#: The part of a text that can be asked for: none has so many.
_MOST_PART = 1_000_000
_ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def _homes(visit: Visit) -> Homes:
    known = (visit.version.head, visit.moment.as_known, visit.moment.as_public)
    state = visit.state
    return visit.holdings.once("documents", known, lambda: evidence_by_document(state))


def _documents(visit: Visit) -> DocumentsPage:
    search, publisher = visit.text("q"), visit.text("publisher")
    rows = document_rows(visit.state, _homes(visit))
    found = fitting(rows, search, publisher)
    return DocumentsPage(found, shown(visit, found, lambda row: row), search, publisher, publishers_of(rows))


def _document(visit: Visit) -> DocumentPage:
    digest = visit.arguments["digest"]
    source = visit.state.sources.get(digest)
    if source is None:
        raise NothingFoundError(f"{visible(digest[:40])}: the register holds no such document at these clocks")
    document = visit.holdings.register.store.document(digest)
    part = visit.number("part", 1, 1, _MOST_PART)
    found = _homes(visit).get(digest, [])
    claims = frozenset(each.evidence.id for each in checked_counts(visit)[1])
    return document_page(document, source, found, visit.state, Telling(Naming(visit.world), claims), part=part)


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
    "txt": Format("text/plain; charset=utf-8", _text, "text"),
    "jsonld": Format(_ANNOTATIONS, _annotations, "W3C annotations"),
    "original": Format("application/octet-stream", _original, "", download=True),
}

PAGES: tuple[Page, ...] = (
    Page("/documents", _documents, "documents.html", "Documents"),
    Page("/documents/{digest}", _document, "document.html", formats=_FORMATS),
)

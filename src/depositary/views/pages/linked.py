"""One agreement as linked data: schema.org and PROV-O, its passages as W3C selectors."""

from __future__ import annotations

from typing import Any

from depositary.views.exports.linked import CONTEXT
from depositary.views.pages.agreement import AgreementPage
from depositary.views.pages.quotes import Quote


def agreement_graph(page: AgreementPage, base: str, note: str) -> dict[str, Any]:
    """The graph of an agreement's page. `base` is the public address in front of permanent paths.

    `note` tells the version and the clocks.
    """
    sources = {quote.document: quote for quote in page.quotes}
    graph = [
        _agreement(page, base, note),
        *(_source(quote, base) for _, quote in sorted(sources.items())),
        *(_passage(quote, base) for quote in page.quotes),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def _agreement(page: AgreementPage, base: str, note: str) -> dict[str, Any]:
    data = page.data
    found = {
        "id": f"{base}/agreements/{page.id}",
        "type": ["schema:CreativeWork", "prov:Entity"],
        "schema:name": page.title,
        "schema:identifier": page.id,
        "schema:genre": data["kind"],
        "schema:about": data["subject"],
        "schema:creativeWorkStatus": data["stage"],
        "schema:dateCreated": data["signed"],
        "dcterms:valid": data["in_force"],
        "schema:expires": data["ends"],
        "schema:isPartOf": page.family,
        "schema:version": note,
        "schema:contributor": [
            {"id": f"{base}/parties/{code}", "schema:name": name, "schema:identifier": code}
            for code, name in page.parties
        ],
        "prov:wasDerivedFrom": [{"id": _statement(quote, base)} for quote in page.quotes if quote.silent is None],
    }
    return {name: value for name, value in found.items() if value is not None}


def _source(quote: Quote, base: str) -> dict[str, Any]:
    found = {
        "id": _document(quote, base),
        "type": ["schema:CreativeWork", "prov:Entity"],
        "schema:name": quote.title,
        "schema:publisher": {"type": "schema:Organization", "schema:name": quote.outlet},
        "schema:url": quote.address,
        "schema:datePublished": quote.published,
    }
    return {name: value for name, value in found.items() if value is not None}


def _passage(quote: Quote, base: str) -> dict[str, Any]:
    return {
        "id": _statement(quote, base),
        "type": ["oa:Annotation", "prov:Entity"],
        "oa:motivatedBy": {"id": "oa:identifying"},
        "oa:bodyValue": quote.reads,
        "oa:hasTarget": {
            "oa:hasSource": {"id": _document(quote, base)},
            "oa:hasSelector": {
                "type": "oa:TextQuoteSelector",
                "oa:exact": quote.words,
                "oa:refinedBy": {"type": "oa:TextPositionSelector", "oa:start": quote.start, "oa:end": quote.end},
            },
        },
        "prov:wasQuotedFrom": {"id": _document(quote, base)},
    }


def _statement(quote: Quote, base: str) -> str:
    return f"{base}/statements/{quote.statement}" if base else f"urn:depositary:statements:{quote.statement}"


def _document(quote: Quote, base: str) -> str:
    return f"{base}/documents/{quote.document}"

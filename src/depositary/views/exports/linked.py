"""JSON-LD: documents, passages, statements, agreements, rulings and checked claims as linked data.

Passages are W3C Web Annotation selectors, provenance is PROV-O, agreements and documents are schema.org, and every
checked count is a ClaimReview. The graph is streamed, node by node.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from depositary.core.codes import Stage
from depositary.register import Agreement
from depositary.register.statedcounts import CheckedCount
from depositary.store.streams import ReadStatement, text_of
from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import utf8
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.rows.sources import rank_of
from depositary.views.exports.written import Written
from depositary.views.pages.naming import Naming
from depositary.views.verdicts import MISMATCHES

CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "depositary": "urn:depositary:terms:",
    "id": "@id",
    "type": "@type",
}
#: So many characters before and after a passage tell it from the same words elsewhere.
_AROUND = 32

Node = dict[str, Any]


def write_jsonld(edition: Edition, out: Path, options: Options) -> Written:
    """Write the graph; `base` of the options makes the ids addresses, else they are URNs."""
    content = ContentHash(edition.imprint)
    names = _Names(options)
    numbers: dict[str, int] = {}
    with new_file(out) as file:
        file.write(utf8(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['))
        for kind, node in _graph(edition, names):
            content.row(node)
            file.write(utf8(f"{',' if numbers else ''}\n{json.dumps(node, ensure_ascii=False)}"))
            numbers[kind] = numbers.get(kind, 0) + 1
        written = Written(content.digits, numbers)
        about = json.dumps(written.record(edition.imprint, "jsonld"), ensure_ascii=False)
        file.write(utf8(f'\n],\n"depositary:edition": {{"@value": {about}, "@type": "@json"}}}}\n'))
    return written


class _Names:
    """The ids of nodes."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def of(self, kind: str, name: str) -> str:
        """The id of a thing: an address below `base`, or a URN."""
        return self._options.page(f"/{kind}/{name}") or f"urn:depositary:{kind}:{name}"

    def reference(self, kind: str, name: str) -> Node:
        """A reference to a thing."""
        return {"id": self.of(kind, name)}


def _graph(edition: Edition, names: _Names) -> Iterator[tuple[str, Node]]:
    for reader in edition.imprint.readers:
        agent = {"type": "prov:SoftwareAgent", "schema:name": reader}
        yield "readers", {"id": names.of("readers", reader.replace(" ", "-")), **agent}
    for digest, items in groupby(edition.statements(), key=lambda item: item.document):
        text = text_of(edition.store, digest)
        yield "documents", _document(digest, edition, names)
        for item in items:
            yield "statements", _statement(item, text, edition, names)
    naming = Naming(edition.lexicon)
    for agreement in edition.agreements:
        yield "agreements", _agreement(agreement, edition, naming, names)
    for ruling in edition.rulings:
        yield (
            "rulings",
            {
                "id": names.of("rulings", ruling.id),
                "type": "prov:Activity",
                "depositary:kind": ruling.kind.value,
                "prov:used": [{"id": f"urn:depositary:id:{target}"} for target in ruling.targets],
                "prov:endedAtTime": ruling.made_at,
                "prov:wasAssociatedWith": {"type": "prov:Person", "schema:name": ruling.who},
                "schema:description": ruling.reason,
            },
        )
    for checked in edition.claims:
        yield "claims", _claim(checked, names)


def _document(digest: str, edition: Edition, names: _Names) -> Node:
    listing, source = edition.listings[digest], edition.state.sources[digest]
    node: Node = {
        "id": names.of("documents", digest),
        "type": ["schema:CreativeWork", "prov:Entity"],
        "schema:name": listing.title,
        "schema:identifier": listing.name,
        "schema:publisher": {"type": "schema:Organization", "schema:name": listing.publisher},
        "schema:url": listing.address,
        "schema:datePublished": listing.published,
        "prov:generatedAtTime": listing.recorded,
    }
    if listing.publisher is None:
        del node["schema:publisher"]
    if source.superseded_by in edition.listings and source.superseded_by is not None:
        node["prov:wasInvalidatedBy"] = names.reference("documents", source.superseded_by)
    # The corrected version is a revision of every version that it supersedes.
    older = [each.digest for each in edition.state.sources.values() if each.superseded_by == digest]
    if older:
        node["prov:wasRevisionOf"] = [names.reference("documents", each) for each in sorted(older)]
    return {name: value for name, value in node.items() if value is not None}


def _statement(item: ReadStatement, text: str, edition: Edition, names: _Names) -> Node:
    passage = item.record["passage"]
    start, end = passage["start"], passage["end"]
    ruling = edition.decisions.rejected.get(item.id)
    document = names.reference("documents", item.document)
    return {
        "id": names.of("statements", item.id),
        "type": ["oa:Annotation", "prov:Entity"],
        "oa:motivatedBy": {"id": "oa:identifying"},
        "oa:hasBody": {
            "type": "depositary:Statement",
            "depositary:type": item.type,
            "depositary:rank": rank_of(item.id, edition),
            "depositary:confidence": item.confidence,
            "depositary:said": {
                "@type": "@json",
                "@value": {name: value for name, value in item.record.items() if name not in ("document", "passage")},
            },
        },
        "oa:hasTarget": {
            "oa:hasSource": document,
            "oa:hasSelector": {
                "type": "oa:TextQuoteSelector",
                "oa:exact": passage["quote"],
                "oa:prefix": text[max(0, start - _AROUND) : start],
                "oa:suffix": text[end : end + _AROUND],
                "oa:refinedBy": {"type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end},
            },
        },
        "prov:wasQuotedFrom": document,
        "prov:wasAttributedTo": names.reference("readers", f"{item.reader}-{item.version}"),
        "prov:generatedAtTime": item.recorded,
        **({"prov:wasInvalidatedBy": names.reference("rulings", ruling)} if ruling else {}),
    }


def _agreement(agreement: Agreement, edition: Edition, naming: Naming, names: _Names) -> Node:
    clocks = edition.state.clocks
    stage = agreement.status(clocks)
    signed, in_force = (agreement.reached(each, clocks) for each in (Stage.SIGNED, Stage.IN_FORCE))
    node: Node = {
        "id": names.of("agreements", agreement.id),
        "type": ["schema:CreativeWork", "prov:Entity"],
        "schema:name": naming.agreement(agreement),
        "schema:genre": agreement.kind,
        "schema:about": agreement.subject,
        "schema:creativeWorkStatus": stage.value if stage else None,
        "schema:dateCreated": signed.date if signed else None,
        "dcterms:valid": in_force.date if in_force else None,
        "schema:isPartOf": agreement.family,
        "schema:contributor": [
            {"id": names.of("parties", code), "schema:name": naming.party(code), "schema:identifier": code}
            for code in agreement.parties
        ],
        "prov:wasDerivedFrom": [
            names.reference("statements", statement)
            for statement in dict.fromkeys(item.id for item in agreement.evidence if item.silent is None)
        ],
    }
    return {name: value for name, value in node.items() if value is not None}


def _claim(checked: CheckedCount, names: _Names) -> Node:
    item, verdict = checked.evidence, checked.verdict
    rating: Node = {
        "type": "schema:Rating",
        "schema:alternateName": verdict.code.replace("_", " "),
        "schema:ratingExplanation": verdict.reason,
    }
    # The scale of ClaimReview runs from false to true; what nobody can tell has no place on it.
    if verdict.register is not None and verdict.code in MISMATCHES:
        rating |= {"schema:ratingValue": 1, "schema:worstRating": 1, "schema:bestRating": 5}
    elif verdict.code in ("matches", "matches_under", "approximate_ok"):
        rating |= {"schema:ratingValue": 5, "schema:worstRating": 1, "schema:bestRating": 5}
    return {
        "id": names.of("claims", item.id),
        "type": "schema:ClaimReview",
        "schema:claimReviewed": item.statement.passage.quote,
        "schema:itemReviewed": {
            "type": "schema:Claim",
            "schema:appearance": names.reference("documents", item.source.digest),
            "schema:datePublished": item.source.published,
            "prov:wasQuotedFrom": names.reference("statements", item.id),
        },
        "schema:author": {"type": "schema:Organization", "schema:name": "Depositary"},
        "schema:reviewRating": rating,
    }

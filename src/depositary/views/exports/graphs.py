"""GraphML: parties and agreements as a network of two kinds of nodes. Needs the extra `depositary[exports]`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depositary.core.errors import UsageError
from depositary.register import Agreement, agreement_record
from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import xml_text
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.rows.sources import cow_numbers
from depositary.views.exports.written import Written
from depositary.views.pages.naming import Naming

#: What a node says of an agreement, from its record.
_FACTS = ("kind", "subject", "family", "stage", "signed", "in_force", "ends", "documents")

Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, dict[str, Any]]


def write_graphml(edition: Edition, out: Path, _options: Options) -> Written:
    """Write the network: an edge for every party of an agreement and for everyone who took a step in it.

    Raises `UsageError` when the extra is not installed.
    """
    try:
        import networkx
    except ModuleNotFoundError as error:
        raise UsageError("GraphML needs the extra: install depositary[exports]") from error
    content = ContentHash(edition.imprint)
    graph = networkx.Graph()
    nodes, edges = list(_nodes(edition)), list(_edges(edition))
    for name, facts in nodes:
        content.row([name, facts])
        graph.add_node(name, **facts)
    for party, agreement, facts in edges:
        content.row([party, agreement, facts])
        graph.add_edge(party, agreement, **facts)
    graph.graph["edition"] = xml_text(edition.imprint.words())
    graph.graph["content_hash"] = f"sha256:{content.digits}"
    buffer = io.BytesIO()
    networkx.write_graphml_xml(graph, buffer, prettyprint=True)
    with new_file(out) as file:
        file.write(buffer.getvalue())
    return Written(content.digits, {"nodes": len(nodes), "edges": len(edges)})


def _nodes(edition: Edition) -> Iterator[Node]:
    naming = Naming(edition.lexicon)
    for code in sorted({code for agreement in edition.agreements for code in _acting(agreement)}):
        known = edition.lexicon.parties.get(code)
        facts = {
            "type": "party",
            "label": naming.party(code),
            "kind": known.kind if known else None,
            "cow": cow_numbers().get(code),
        }
        yield f"party:{code}", _without_none(facts)
    for agreement in edition.agreements:
        record = agreement_record(agreement, edition.state.clocks)
        facts = {"type": "agreement", "label": naming.agreement(agreement), **{name: record[name] for name in _FACTS}}
        yield f"agreement:{agreement.id}", _without_none(facts)


def _edges(edition: Edition) -> Iterator[Edge]:
    for agreement in edition.agreements:
        for code in _acting(agreement):
            facts = {"role": "party" if code in agreement.parties else "acting"}
            yield f"party:{code}", f"agreement:{agreement.id}", facts


def _acting(agreement: Agreement) -> tuple[str, ...]:
    """The parties, and whoever took a step of their own (joined, ratified)."""
    return tuple(sorted({*agreement.parties, *(event.party for event in agreement.events if event.party)}))


def _without_none(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that there are, texts as XML can hold them: GraphML has no empty values."""
    return {
        name: xml_text(value) if isinstance(value, str) else value for name, value in facts.items() if value is not None
    }

"""The network as a page: who is tied to whom by which instruments."""

from __future__ import annotations

import textwrap
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import Stage
from depositary.views.agreements import agreement_name
from depositary.views.charts.networks import Edge, Network, Node, network_svg
from depositary.views.charts.svg import Svg
from depositary.views.exports.cells import xml_text
from depositary.views.pages.charting import Chosen, acting
from depositary.views.pages.naming import Naming
from depositary.views.pages.register import heading_of
from depositary.views.tables import Column, Kind, Table

#: So many parties are drawn on one picture, those with the most ties; the table and the exports have all.
DRAWN = 90
#: Lines in an instrument's box, and letters in each.
_LINES, _LETTERS = 2, 13
#: Rows of each table on the page; the exports have all.
LISTED = 300

_COLUMNS = (
    Column("left", "From", Kind.CODE),
    Column("right", "To", Kind.CODE),
    Column("stage", "Stage", Kind.CODE),
    Column("agreement", "Agreement", Kind.CODE),
    Column("name", "Name"),
)


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of the network: an agreement of two parties, or a party's part in an instrument of several."""

    left: Node
    right: Node
    stage: Stage | None
    agreement: str
    name: str


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The nodes by key and the ties in the register's order."""

    chosen: Chosen
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    definition: str
    title: str = "Network"
    listed: int = LISTED

    @property
    def drawing(self) -> Svg:
        """The best-connected part of the network."""
        return network_svg(_best(self.nodes, self.ties), f"Network of {self.definition}")

    @property
    def left_out(self) -> int:
        """Nodes that the picture does not show."""
        return max(0, len(self.nodes) - DRAWN)

    def degrees(self) -> list[tuple[Node, int]]:
        """The nodes with the number of their ties, the best connected first."""
        numbers = Counter(key for tie in self.ties for key in (tie.left.key, tie.right.key))
        return sorted(((node, numbers[node.key]) for node in self.nodes), key=lambda item: (-item[1], item[0].name))

    def record(self) -> dict[str, Any]:
        """Nodes and ties."""
        return {
            "filters": self.chosen.ask.filters(),
            "nodes": [
                {"key": node.key, "name": node.name, "kind": "instrument" if node.instrument else "party", "ties": ties}
                for node, ties in self.degrees()
            ],
            "ties": self.table().records(),
        }

    def table(self) -> Table:
        """A row for each tie."""
        rows = tuple(
            (tie.left.key, tie.right.key, tie.stage.value if tie.stage else None, tie.agreement, tie.name)
            for tie in self.ties
        )
        return Table(_COLUMNS, rows)

    def graphml(self) -> bytes:
        """The network as GraphML, for other programs."""
        root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
        for owner, name in _GRAPHML_KEYS:
            ET.SubElement(
                root, "key", {"id": f"{owner}_{name}", "for": owner, "attr.name": name, "attr.type": "string"}
            )
        graph = ET.SubElement(root, "graph", id="register", edgedefault="undirected")
        for node in self.nodes:
            made = ET.SubElement(graph, "node", id=node.key)
            _data(made, "node", (("name", node.name), ("kind", "instrument" if node.instrument else "party")))
        for tie in self.ties:
            made = ET.SubElement(graph, "edge", source=tie.left.key, target=tie.right.key)
            stage = tie.stage.value if tie.stage else ""
            _data(made, "edge", (("stage", stage), ("agreement", tie.agreement), ("name", tie.name)))
        ET.indent(root)
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


_GRAPHML_KEYS = (("node", "name"), ("node", "kind"), ("edge", "stage"), ("edge", "agreement"), ("edge", "name"))


def network_page(chosen: Chosen, naming: Naming) -> NetworkPage:
    """The network of the agreements that are chosen."""
    nodes: dict[str, Node] = {}
    ties: list[Tie] = []
    for record in chosen.records:
        parties = [nodes.setdefault(code, Node(code, code[:5], naming.party(code))) for code in acting(record)]
        identity, name = record["id"], heading_of(record, naming)
        stage = Stage(record["stage"]) if record["stage"] else None
        if len(parties) == 2:
            ties.append(Tie(parties[0], parties[1], stage, identity, name))
            continue
        label = boxed(agreement_name(record))
        instrument = nodes.setdefault(identity, Node(identity, label, name, instrument=True))
        ties += [Tie(party, instrument, stage, identity, name) for party in parties]
    definition = f"{chosen.words(naming)}; a line is an agreement of two parties or a part in one of several"
    return NetworkPage(chosen, tuple(nodes[key] for key in sorted(nodes)), tuple(ties), definition)


def boxed(title: str) -> str:
    """A title cut to the two short lines of a box; what does not fit gives way to an ellipsis."""
    lines = textwrap.wrap(title, _LETTERS) or [title]
    if len(lines) <= _LINES:
        return "\n".join(line[:_LETTERS] for line in lines)
    last = lines[_LINES - 1][: _LETTERS - 1].rstrip(" ,;-")
    return "\n".join([*lines[: _LINES - 1], f"{last}…"])


def _best(nodes: Iterable[Node], ties: Sequence[Tie]) -> Network:
    numbers = Counter(key for tie in ties for key in (tie.left.key, tie.right.key))
    best = sorted(nodes, key=lambda node: (-numbers[node.key], node.key))[:DRAWN]
    kept = {node.key for node in best}
    edges = (
        Edge(tie.left.key, tie.right.key, tie.stage, tie.name)
        for tie in ties
        if tie.left.key in kept and tie.right.key in kept
    )
    return Network(tuple(sorted(best, key=lambda node: node.key)), tuple(edges))


def _data(owner: ET.Element, kind: str, values: Iterable[tuple[str, str]]) -> None:
    for name, value in values:
        ET.SubElement(owner, "data", key=f"{kind}_{name}").text = xml_text(value)

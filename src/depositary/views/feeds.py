"""Feeds of changes: Atom (RFC 4287) and JSON Feed 1.1, one entry for each changed fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from depositary.views.pages.changes import Entry
from depositary.views.plaintext import one_line

_ATOM = "http://www.w3.org/2005/Atom"
#: Characters that no XML document may hold, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A feed holds so many entries; older changes are on the page.
MOST = 200


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself. `base` is the public address, `page` and `own` are paths behind it.

    `updated` is the instant of the register's version: the same version gives the same bytes.
    """

    title: str
    subtitle: str
    base: str
    page: str
    own: str
    updated: str


def atom(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """The entries as an Atom feed."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    _text(root, "id", f"{feed.base}{feed.page}" if feed.base else "urn:depositary:changes")
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated)
    _link(root, "self", f"{feed.base}{feed.own}")
    _link(root, "alternate", f"{feed.base}{feed.page}")
    author = ElementTree.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", "Depositary")
    for entry in entries[:MOST]:
        _entry(root, feed, entry)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _entry(root: ElementTree.Element, feed: Feed, entry: Entry) -> None:
    node = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
    _text(node, "id", f"urn:depositary:change:{entry.id}")
    _text(node, "title", _headline(entry))
    _text(node, "updated", entry.recorded or feed.updated)
    _link(node, "alternate", _address(feed, entry))
    ElementTree.SubElement(node, f"{{{_ATOM}}}category", {"term": entry.cause, "label": _allowed(entry.why)})
    # Plain text: no reader of the feed takes a document's words for markup.
    _text(node, "content", "\n\n".join(_lines(entry))).set("type", "text")


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    node.text = _allowed(text)
    return node


def _link(parent: ElementTree.Element, relation: str, address: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "href": _allowed(address)})


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def json_feed(feed: Feed, entries: Sequence[Entry]) -> dict[str, Any]:
    """The entries as a JSON Feed."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": f"{feed.base}{feed.page}",
        "feed_url": f"{feed.base}{feed.own}",
        "items": [
            {
                "id": f"urn:depositary:change:{entry.id}",
                "url": _address(feed, entry),
                "title": _headline(entry),
                "content_text": "\n\n".join(_lines(entry)),
                "date_modified": entry.recorded or feed.updated,
                "tags": [entry.cause, entry.change],
            }
            for entry in entries[:MOST]
        ],
    }


def _headline(entry: Entry) -> str:
    name = entry.agreement.label if entry.agreement else "no single agreement"
    return one_line(f"{entry.mark} {name}: {entry.says}")


def _address(feed: Feed, entry: Entry) -> str:
    return f"{feed.base}/agreements/{entry.agreement.id}" if entry.agreement else f"{feed.base}{feed.page}"


def _lines(entry: Entry) -> Iterator[str]:
    yield f"Cause: {entry.why}."
    for quote in entry.quotes:
        yield f"“{one_line(quote.words)}” {one_line(quote.outlet)}, {quote.published or 'undated'}"

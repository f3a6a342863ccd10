"""Feeds: every entry a document, and nothing fetched or expanded."""

import socket

import pytest

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document
from depositary.core.errors import InputError

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Example</title><link>https://news.example/</link>
<item><title>Port opens &amp;amp; ferries come</title><link>https://news.example/1</link><guid>tag:1</guid>
<pubDate>Tue, 14 May 2024 09:30:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The port opened on Monday.</p><p>Ferries came at <b>noon</b>.</p>]]></content:encoded>
</item>
<item><title>Bridge closes</title><link>javascript:alert(1)</link><description>The bridge closed.</description></item>
<item><title>Title alone</title></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
<entry><title>Port opens</title><id>urn:1</id><link href="https://news.example/1"/><updated>2024-05-14T22:30:00Z</updated>
<summary>The port opened.</summary></entry></feed>"""


def test_every_entry_of_rss_is_a_document(read) -> None:
    port, bridge, alone = read("a.rss", RSS)
    assert isinstance(port, Document)
    assert port.text == "The port opened on Monday.\n\nFerries came at noon."
    assert port.title == "Port opens & ferries come"
    assert port.given_id == "tag:1"
    assert port.provenance.address == "https://news.example/1"
    assert port.provenance.publisher == "The Example"
    assert port.published == "2024-05-14"
    assert port.provenance.published_basis is PublishedBasis.METADATA
    assert bridge.provenance.address is None, "a script is no address"
    assert bridge.published is None
    assert alone.text == "Title alone"
    assert port.original == bridge.original


def test_atom_is_recognised_by_content(read) -> None:
    (entry,) = read("feed.xml", ATOM)
    assert entry.text == "The port opened."
    assert entry.published == "2024-05-14"


def test_a_cut_feed_gives_its_entries_and_a_failure(read) -> None:
    found = read("a.rss", RSS[: RSS.index("Title alone")])
    assert [item.title for item in found if isinstance(item, Document)][:2] == [
        "Port opens & ferries come",
        "Bridge closes",
    ]
    assert isinstance(found[-1], InputError)
    assert "ends in the middle" in str(found[-1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        f'<!ENTITY a "{"b" * 100_000}">',
    ],
)
def test_entities_are_refused(read, entities: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE rss [{entities}]>' + RSS.partition("?>")[2]
    (failure,) = read("a.rss", text.encode(encoding))
    assert isinstance(failure, InputError)
    assert "entities" in str(failure)


def test_a_document_type_is_never_fetched(read, monkeypatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    head = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'
    found = read("a.rss", head + RSS.partition("?>")[2])
    assert isinstance(found[0], Document)


def test_what_is_no_feed_is_reported(read) -> None:
    (failure,) = read("a.rss", "<rss></rss>")
    assert isinstance(failure, InputError)
    assert "no feed entries" in str(failure)

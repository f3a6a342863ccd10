"""A crawl: every link of every page answers, and every place in a page that a link names is there."""

import re
from collections import deque
from urllib.parse import parse_qsl, urlsplit

from depositary.web.exchanges import Request
from depositary.web.site import Site

_LINK = re.compile(r'<(?:a|link|script)\b[^>]*?\b(?:href|src)="([^"]*)"')
#: Links with more filters than this are combinations of those that are followed.
_MOST_FILTERS = 1
#: Pages that the application answers beside the site.
_OUTSIDE = ("/sign-in", "/api/", "/openapi.json", "/index.json", "/feeds/")


def _address(link: str, path: str) -> tuple[str, str, str] | None:
    """A link as path, query and fragment; None for one that leaves the site."""
    parts = urlsplit(link.replace("&amp;", "&"))
    if parts.scheme or parts.netloc:
        return None
    return (parts.path or path, parts.query, parts.fragment)


def _kind(path: str, query: str) -> tuple[str, frozenset[str]]:
    """Two addresses with the same filters set are of one kind: filters and clocks combine without end."""
    return path, frozenset(name for name, _ in parse_qsl(query))


def test_every_link_answers_and_every_place_is_there(site: Site) -> None:
    queue: deque[tuple[str, str]] = deque([("/", "")])
    seen, pages, named = {_kind("/", "")}, {}, []
    while queue:
        path, query = queue.popleft()
        answer = site.respond(Request(path, tuple(parse_qsl(query))))
        assert answer.status == 200, (path, query, answer.body[:300])
        if not answer.media_type.startswith("text/html"):
            continue
        text = answer.body.decode("utf-8")
        pages[path, query] = text
        for link in _LINK.findall(text):
            found = _address(link, path)
            if found is None or found[0].startswith(_OUTSIDE):
                continue
            to, asked, fragment = found
            asked = asked if urlsplit(link).path or urlsplit(link).query else query
            if fragment and not fragment.startswith(":~:"):
                named.append((path, to, asked, fragment))
            if len(parse_qsl(asked)) <= _MOST_FILTERS and _kind(to, asked) not in seen:
                seen.add(_kind(to, asked))
                queue.append((to, asked))
    assert len(pages) > 40
    lost = [
        (source, to, fragment)
        for source, to, asked, fragment in named
        if (to, asked) in pages and f'id="{fragment}"' not in pages[to, asked]
    ]
    assert not lost

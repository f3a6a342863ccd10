"""What a page's structured metadata say: title, publisher, address, publication date, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from depositary.core.codes import PublishedBasis
from depositary.core.edtf import bounds, is_valid
from depositary.corpus.markup import Token

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "citation_journal_title")
#: Names under which pages give the day of publication, best first.
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "date",
)
_STAMP = re.compile(
    r"\s{0,8}(?P<day>(?:19|20)\d\d(?:[-/](?:0[1-9]|1[0-2])(?:[-/](?:0[1-9]|[12]\d|3[01]))?)?)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/-])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_MAX_SCRIPT = 512 * 1024
_MAX_NODES = 5_000
_APART_DAYS = 1


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about itself; None where it says nothing. `published` is EDTF."""

    title: str | None = None
    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """Everything of use on the page, first occurrence first."""

    named: dict[str, str] = field(default_factory=dict)
    data: list[dict[str, Any]] = field(default_factory=list)
    marked_time: str | None = None
    time: str | None = None
    canonical: str | None = None
    heading: str | None = None
    title: str | None = None
    language: str | None = None


def page_metadata(page: str, pieces: Iterable[Token], heading: str | None = None) -> PageMetadata:
    """The metadata of a page; `heading` is its first heading, which names it when the metadata do not."""
    found = _Found(heading=heading)
    for token in pieces:
        _collect(found, token, page)
    data = next((item for item in found.data if "datePublished" in item or "headline" in item), {})
    address = found.canonical or found.named.get("og:url") or _text(data.get("url"))
    published, basis, notes = _published(found, data, address)
    return PageMetadata(
        title=_first(found.named, _TITLES) or _text(data.get("headline")) or found.heading or found.title,
        publisher=_first(found.named, _PUBLISHERS) or _publisher(data),
        address=address if address and address.startswith(("http://", "https://")) else None,
        published=published,
        basis=basis,
        language=found.language,
        notes=notes,
    )


def _collect(found: _Found, token: Token, page: str) -> None:
    given = token.attributes
    if token.kind == "raw":
        _collect_raw(found, token, page)
    elif token.kind != "start":
        return
    elif token.name == "meta" and given.get("content"):
        for key in ("property", "name", "itemprop"):
            if given.get(key):
                found.named.setdefault(given[key].lower(), given["content"].strip())
    elif token.name == "link" and given.get("rel", "").lower() == "canonical":
        found.canonical = found.canonical or given.get("href")
    elif token.name == "html":
        code = _LANGUAGE.match(given.get("lang", "") or given.get("xml:lang", ""))
        found.language = code.group().lower() if code else None
    elif token.name == "time" and given.get("datetime"):
        if "pubdate" in given or given.get("itemprop") == "datePublished":
            found.marked_time = found.marked_time or given["datetime"]
        found.time = found.time or given["datetime"]


def _collect_raw(found: _Found, token: Token, page: str) -> None:
    if token.name == "title":
        found.title = found.title or " ".join(unescape(page[token.start : token.end]).split())
    elif token.name == "script" and "ld+json" in token.attributes.get("type", "").lower():
        script = page[token.start : min(token.end, token.start + _MAX_SCRIPT)]
        try:
            found.data.extend(_objects(json.loads(script)))
        except (ValueError, RecursionError):
            # Broken or hostile data on a page is as good as none; the page's text is still read.
            return


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD: the value itself, those of a list and those of `@graph`."""
    waiting = [value]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:100])
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def _published(
    found: _Found, data: Mapping[str, Any], address: str | None
) -> tuple[str | None, PublishedBasis, tuple[str, ...]]:
    stamps = (
        _text(data.get("datePublished")),
        *(found.named.get(name) for name in _DATES),
        found.marked_time,
    )
    days = [day for day in map(stamped, stamps) if day is not None]
    if days:
        odd = [day for day in days[1:] if _are_apart(days[0], day)]
        notes = (f"metadata give several dates: {', '.join(dict.fromkeys([days[0], *odd]))}",) if odd else ()
        return days[0], PublishedBasis.METADATA, notes
    guess = stamped(found.time)
    if guess is not None:
        return guess, PublishedBasis.GUESSED, ("date of the first <time> of the page",)
    in_address = _ADDRESS_DAY.search(address or "")
    if in_address is not None:
        return "-".join(in_address.groups()), PublishedBasis.GUESSED, ("date in the address of the page",)
    return None, PublishedBasis.UNKNOWN, ()


def stamped(stamp: str | None) -> str | None:
    """The EDTF form of an ISO 8601 time stamp as metadata write it, or None.

    >>> stamped("2024-05-14T09:30:00.000+0200")
    '2024-05-14T09:30:00+02:00'
    """
    match = _STAMP.match(stamp or "")
    if match is None:
        return None
    day = match["day"].replace("/", "-")
    zone = match["zone"] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    full = f"{day}T{match['time']}{zone}" if match["time"] and len(day) == 10 else day
    return next((form for form in (full, day) if is_valid(form)), None)


def _are_apart(one: str, other: str) -> bool:
    first, second = bounds(one), bounds(other)
    if first.earliest is None or second.latest is None or second.earliest is None or first.latest is None:
        return False
    gap = max((second.earliest - first.latest).days, (first.earliest - second.latest).days)
    return gap > _APART_DAYS


def _publisher(data: Mapping[str, Any]) -> str | None:
    publisher = data.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    return _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)


def _first(named: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((named[name] for name in names if named.get(name)), None)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None

"""Pages: a path, what is built for it, the template that shows it, and what else it can be had as."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from depositary.core.errors import UsageError
from depositary.lexicon import Lexicon
from depositary.register import RegisterState
from depositary.views.pages.naming import Naming
from depositary.views.pages.shapes import Shape
from depositary.views.pages.spans import Span
from depositary.views.plaintext import visible
from depositary.web.clocks import Moment
from depositary.web.exchanges import Request
from depositary.web.holdings import Following, Holdings
from depositary.web.links import Links
from depositary.web.settings import Settings
from depositary.web.versions import Version

Made = TypeVar("Made")

#: Characters of one filter's value.
MOST_VALUE = 400


@dataclass(frozen=True, slots=True)
class Visit:
    """One request as a page's builder sees it."""

    request: Request
    arguments: Mapping[str, str]
    """What stands for the names in the page's pattern."""
    moment: Moment
    version: Version
    holdings: Holdings
    links: Links
    world: Lexicon
    settings: Settings
    pages: tuple[Page, ...] = ()
    """Every page of the site."""
    whole: bool = False
    """Whether data is asked for, which is never cut into pages."""
    dated: bool = True
    """Whether the page shows facts at the clocks."""

    @property
    def state(self) -> RegisterState:
        """The register at the visit's clocks."""
        return self.holdings.state(self.moment.clocks, self.version)

    def threads(self, following: Following[Made]) -> Sequence[Made]:
        """The threads of a topic at the visit's clocks."""
        return self.holdings.threads(following, self.moment.clocks, self.version)

    @property
    def span(self) -> Span:
        """The days between which the register's facts lie."""
        return self.holdings.span(self.moment.clocks, self.version)

    @property
    def naming(self) -> Naming:
        """Names for people."""
        return Naming(self.world)

    @property
    def pinned(self) -> str:
        """The address that shows for good what this page shows; a page without clocks has but its own."""
        return self.links.pinned(self.version.recorded) if self.dated else self.links.permanent()

    def text(self, name: str) -> str | None:
        """A filter's value, None where it is not set. Raises `UsageError` for one that is too long."""
        value = self.request.value(name)
        if value is not None and len(value) > MOST_VALUE:
            raise UsageError(f"{name} has {len(value)} characters; write at most {MOST_VALUE}")
        return value.strip() if value else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a filter that can be set several times."""
        return tuple(value.strip()[:MOST_VALUE] for value in self.request.values(name))

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """A filter's value among those allowed. Raises `UsageError`, naming them, for another."""
        value = self.text(name)
        if value is None:
            return default
        if value not in allowed:
            raise UsageError(f"{name}={visible(value[:40])} is not known; there are: {', '.join(allowed)}")
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A filter's whole number within bounds. Raises `UsageError` for anything else."""
        value = self.text(name)
        if value is None:
            return default
        if not re.fullmatch(r"\d{1,7}", value) or not least <= int(value) <= most:
            raise UsageError(f"{name}={visible(value[:40])} is no whole number from {least} to {most}")
        return int(value)


@dataclass(frozen=True, slots=True)
class Format:
    """Another form of a page: how it is made from the shape, and what it is."""

    media_type: str
    make: Callable[[Visit, Shape], bytes]
    title: str = ""
    """What the page's own list of formats calls it; empty: it is not listed."""
    download: bool = False
    """Whether a browser should save it, under a name that tells the clocks and the version."""
    foreign: bool = False
    """Whether it is somebody else's bytes, in which nothing may run or load."""


@dataclass(frozen=True)
class Page:
    """One kind of page. `pattern` names its variable parts in braces: `/agreements/{id}`; one part each, no slash."""

    pattern: str
    build: Callable[[Visit], Shape]
    template: str
    """Empty for a page that is data only: JSON without an extension."""
    menu: str = ""
    """Its entry in the site's menu; empty for pages that are reached from others."""
    formats: Mapping[str, Format] = field(default_factory=dict)
    """By extension, beside `json`, `csv` and `metadata.json`, which every page has."""
    clocks: bool = True
    """Whether it shows facts, so that the clocks can be set on it."""
    whole: bool = False
    """Whether it is made of the whole register, of which the state before is shown while the next is made."""
    apart: bool = False
    """Whether such a page can be made of a part, so that nobody waits for the whole before it is in memory."""
    embeddable: bool = False
    """Whether other sites may frame it."""
    index: bool = True
    """Whether search engines should list it."""
    headers: Callable[[Visit, Shape], Mapping[str, str]] | None = None
    """Further headers of its answers."""

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What the page's paths look like."""
        parts = re.split(r"\{(\w+)\}", self.pattern)
        made = [re.escape(part) if i % 2 == 0 else f"(?P<{part}>[^/]+)" for i, part in enumerate(parts)]
        return re.compile("".join(made))

    def match(self, path: str) -> Mapping[str, str] | None:
        """The values of the variable parts in a path, or None for a path of another page."""
        found = self.expression.fullmatch(path)
        return found.groupdict() if found else None

"""Passages as quotes: the words, who published them and when, who speaks, and what was read in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote as encoded

from depositary.register import Evidence, StageEvent
from depositary.register.datings import edtf_of, window_of
from depositary.views.evidence import SILENCES
from depositary.views.pages.passages import part_of
from depositary.views.plaintext import one_line
from depositary.views.statements import line

#: Words at each end of a quote by which a browser finds it in the outlet's own page.
_ENDS = 5


@dataclass(frozen=True, slots=True)
class Quote:
    """One passage of one document. Texts are as the document has them; templates show them escaped."""

    statement: str
    document: str
    """The document's digest, by which its reader page is addressed."""
    name: str
    outlet: str
    published: str | None
    title: str | None
    address: str | None
    start: int
    end: int
    words: str
    speaker: str
    reads: str
    """What was read in it, in a few words: "signed, happened 2024-05-31"."""
    silent: str | None = None
    """Why it counts for nothing, None when it counts."""
    rank: str | None = None
    """`preferred` where a ruling puts it first, `outranked` where one puts another before it; else None."""

    @property
    def part(self) -> int | None:
        """The part of the reader's page in which it starts, None for the first."""
        return part_of(self.start)

    @property
    def outward(self) -> str | None:
        """The outlet's own page at the passage, by a text fragment; None where no web address is known."""
        if self.address is None or not self.address.startswith(("https://", "http://")):
            return None
        words = self.words.split()
        ends = (words,) if len(words) <= 2 * _ENDS else (words[:_ENDS], words[-_ENDS:])
        return f"{self.address.split('#')[0]}#:~:text={','.join(encoded(' '.join(end), safe='') for end in ends)}"

    def record(self) -> dict[str, Any]:
        """The quote as data."""
        return {
            "statement": self.statement,
            "document": self.name,
            "digest": self.document,
            "outlet": self.outlet,
            "published": self.published,
            "address": self.address,
            "start": self.start,
            "end": self.end,
            "quote": self.words,
            "speaker": self.speaker or None,
            "reads": self.reads,
            "silent": self.silent,
            "rank": self.rank,
        }


def quote_of(item: Evidence) -> Quote:
    """A piece of evidence as a quote."""
    statement, source = item.statement, item.source
    shown = line(statement)
    return Quote(
        statement=item.id,
        document=source.digest,
        name=source.name,
        outlet=source.outlet,
        published=source.published,
        title=source.title,
        address=source.address,
        start=statement.passage.start,
        end=statement.passage.end,
        words=statement.passage.quote,
        speaker=speaker_words(item),
        reads=f"{shown.says} {shown.date}".strip(),
        silent=SILENCES.get(item.silent, item.silent) if item.silent else None,
    )


def quotes_of(items: Iterable[Evidence], most: int | None = None) -> tuple[Quote, ...]:
    """The quotes of evidence, each passage once, those that count first; at most so many."""
    once: dict[tuple[str, int, int], Quote] = {}
    for item in sorted(items, key=lambda item: item.silent is not None):
        made = quote_of(item)
        once.setdefault((made.document, made.start, made.end), made)
    found = tuple(once.values())
    return found if most is None else found[:most]


def ranks_of(events: Iterable[StageEvent]) -> Mapping[str, str]:
    """How rulings rank the statements behind stages, by statement: `preferred`, or `outranked` where they say
    otherwise than what is preferred; those of which no ruling speaks are left out."""
    found: dict[str, str] = {}
    for event in events:
        if event.settled_by != "ruling":
            continue
        for item in event.evidence:
            if item.preferred:
                found[item.id] = "preferred"
            elif item.silent is None and edtf_of(item) and not window_of(item).meets(event.window):
                found[item.id] = "outranked"
    return found


def ranked(quotes: Iterable[Quote], ranks: Mapping[str, str]) -> tuple[Quote, ...]:
    """The quotes with the ranks of their statements."""
    return tuple(replace(quote, rank=ranks.get(quote.statement)) for quote in quotes)


def event_quotes(event: StageEvent, most: int) -> tuple[Quote, ...]:
    """The quotes behind a stage, at most so many: first what gives the day at which the register holds it, and of that
    what speaks of no other agreement's day in the same breath."""
    found = sorted(event.evidence, key=lambda item: (not _dates(item, event), item.crowded))
    return ranked(quotes_of(found, most), ranks_of([event]))


def _dates(item: Evidence, event: StageEvent) -> bool:
    stated = item.statement.date
    return item.silent is None and stated is not None and stated.edtf is not None and stated.edtf == event.date


def speaker_words(item: Evidence) -> str:
    """Who says it: name and office as the document gives them; empty where it is the outlet itself."""
    speaker = item.statement.speaker
    if speaker is None:
        return ""
    return one_line(", ".join(part for part in (speaker.name, speaker.office) if part) or speaker.party or "")

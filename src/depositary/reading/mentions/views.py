"""A sentence as the later steps see it: its words, with the parties and dates that were found in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from depositary.reading.dates.datelines import dateline_end
from depositary.reading.dates.documents import DocumentDates
from depositary.reading.dates.mentions import DateMention
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.sentences.repairs import REPAIRS, without_repairs
from depositary.reading.sentences.tokens import Token, lowered, tokenize

T = TypeVar("T")

#: Marks that end a clause.
CLAUSE_MARKS = frozenset({".", ";", ":"})
#: Open or close what somebody says in his own words; single ones are apostrophes as often.
QUOTES = frozenset({'"', "“", "”", "«", "»"})

#: What joins the parts of a compound.
_HYPHEN = re.compile(r"[-–]")

#: Markdown and HTML that some sources leave in their text. Each alternative starts with its own mark: linear.
MARKUP = re.compile(r"\]\(\S{4,600}?\)|https?://\S{1,600}|</?[a-zA-Z][^<>]{0,200}>|\*{1,3}|\[(?=\S)|\]")

#: Join a name to what it only gives the origin of: "a Vietnam-based maker".
_ORIGINS = frozenset({"based", "born", "headquartered", "listed", "owned", "registered"})
#: Behind an adjective of a state these are firms, for which it is no party: "with Indian companies".
_FIRMS = frozenset(
    {
        "airline",
        "airlines",
        "bank",
        "banks",
        "businesses",
        "companies",
        "company",
        "firm",
        "firms",
        "investors",
        "manufacturer",
        "manufacturers",
        "start-up",
        "start-ups",
        "startup",
        "startups",
        "universities",
        "university",
    }
)


#: Behind the name of an organisation these are its rules, for which it is no party: "in line with the OECD standard".
_NORMS = frozenset({"criteria", "guidelines", "manual", "model", "norm", "norms", "standard", "standards"})


_POSSESSIVES = frozenset({"'", "'s", "’", "’s"})
#: What others lend to those who sign: behind a state's name these make it no party.
HELP = frozenset(
    {
        "approval",
        "assistance",
        "backing",
        "blessing",
        "brokerage",
        "consent",
        "encouragement",
        "facilitation",
        "funding",
        "guidance",
        "help",
        "involvement",
        "mediation",
        "money",
        "permission",
        "sponsorship",
        "support",
    }
)


@dataclass(frozen=True)
class SentenceView:
    """One sentence. All indexes are token indexes of this sentence unless they are called offsets.

    Most sentences that are looked at say nothing: words are cut, parties placed and dates found when a step asks.
    """

    text: str
    start: int
    end: int
    mentions: Sequence[PartyMention] = ()
    """The parties named between `start` and `end`, by their offsets, in text order."""
    named_dates: DocumentDates | None = field(default=None, repr=False)
    """The dates of the document that the sentence belongs to; None where none are looked for."""

    @cached_property
    def quote(self) -> str:
        """The sentence's own words."""
        return self.text[self.start : self.end]

    @cached_property
    def low(self) -> str:
        """Its words in lower case and plain marks, character for character."""
        return lowered(self.quote)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its words and marks, without a dateline, markup and what a speaker says twice; compounds are cut where a
        party's name ends in them."""
        span = (self.start, self.end)
        tokens = _cut_at(_past_dateline(self.text, span, tokenize(self.text, *span)), self.text, self.mentions)
        return without_repairs(tokens) if tokens and REPAIRS.search(self.text, *span) else tokens

    @cached_property
    def parties(self) -> Sequence[tuple[int, int, PartyMention]]:
        """(first token, token after the last, mention) in text order."""
        if not self.mentions:
            return ()
        placed = _place(self.tokens, [(m.start, m.end, m) for m in self.mentions])
        return [e for e in placed if not (_is_origin(self.tokens, e) or _only_helps(self.tokens, e))]

    @cached_property
    def party_at(self) -> Mapping[int, tuple[int, int, PartyMention]]:
        """The entries of `parties` by each of their tokens."""
        return {i: entry for entry in self.parties for i in range(entry[0], entry[1])}

    @cached_property
    def dates(self) -> Sequence[tuple[int, int, DateMention]]:
        """(first token, token after the last, date) in text order."""
        found = self.named_dates.within(self.start, self.end) if self.named_dates is not None else []
        return _place(self.tokens, [(d.start, d.end, d) for d in found]) if found else ()

    @cached_property
    def masked(self) -> frozenset[int]:
        """Tokens of dates, which a verb group may hold in its middle."""
        return frozenset(i for first, after, _ in self.dates for i in range(first, after))

    def anchor(self, mention: DateMention) -> str | None:
        """The date, as EDTF, from which "the day before" and "the same month" count in a date of the sentence."""
        return self.named_dates.anchor(mention) if self.named_dates is not None else None


def _cut_at(tokens: Sequence[Token], text: str, parties: Sequence[PartyMention]) -> Sequence[Token]:
    """The tokens with compounds cut where a party's name ends in them: "Czech-Ukrainian", "Vietnam-based"."""
    clean = _without_markup(tokens, text)
    if not clean or not _HYPHEN.search(text, clean[0].start, clean[-1].end):
        return clean
    edges = {edge for m in parties for edge in (m.start, m.end)}
    whole: list[Token] = []
    for token in clean:
        inside = (
            sorted(edge for edge in edges if token.start < edge < token.end)
            if "-" in token.text or "–" in token.text
            else []
        )
        if not inside:
            whole.append(token)
            continue
        whole.extend(
            part for low, high in pairwise([token.start, *inside, token.end]) for part in tokenize(text, low, high)
        )
    return whole


def _is_origin(tokens: Sequence[Token], entry: tuple[int, int, PartyMention]) -> bool:
    """Whether a name only says where a firm is from: "a Vietnam-based maker", "with Indian companies"."""
    after = entry[1]
    if after < len(tokens) and tokens[after].lower in _NORMS and entry[2].kind is not MentionKind.ADJECTIVE:
        return True
    if entry[2].kind is MentionKind.ADJECTIVE and after < len(tokens) and tokens[after].lower in _FIRMS:
        return True
    joined = (
        after + 1 < len(tokens) and tokens[after].text in {"-", "–"} and tokens[after].end == tokens[after + 1].start
    )
    return joined and tokens[after + 1].lower in _ORIGINS


def _only_helps(tokens: Sequence[Token], entry: tuple[int, int, PartyMention]) -> bool:
    """Whether a name behind "with" only says whose help it was: "with American mediation", "with France's backing"."""
    first, after, _ = entry
    after += after < len(tokens) and tokens[after].lower in _POSSESSIVES
    at = first - 1 - (first > 1 and tokens[first - 1].lower == "the")
    return at >= 0 and tokens[at].lower == "with" and after < len(tokens) and tokens[after].lower in HELP


def _without_markup(tokens: Sequence[Token], text: str) -> Sequence[Token]:
    """The tokens that a reader of the page would see: no addresses, tags, emphasis marks or link brackets."""
    if not tokens:
        return tokens
    spans = [match.span() for match in MARKUP.finditer(text, tokens[0].start, tokens[-1].end)]
    if not spans:
        return tokens
    position = 0
    kept: list[Token] = []
    for token in tokens:
        while position < len(spans) and spans[position][1] <= token.start:
            position += 1
        if position == len(spans) or token.end <= spans[position][0]:
            kept.append(token)
    return kept


def _past_dateline(text: str, span: tuple[int, int], tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens after "FASANO, Italy, June 13 - ", which says where a report was filed and not what happened there."""
    end = dateline_end(text, *span)
    return tokens if end is None else [token for token in tokens if token.start >= end]


def _place(tokens: Sequence[Token], spans: Sequence[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    placed: list[tuple[int, int, T]] = []
    i = 0
    for start, end, item in spans:
        while i < len(tokens) and tokens[i].end <= start:
            i += 1
        first = i
        last = first
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        if last > first:
            placed.append((first, last, item))
    return placed


def leading_party(view: SentenceView) -> str | None:
    """The party with which a sentence opens as the one that acts: "Oslo will ...", "The Union undertakes ..."."""
    if not view.parties:
        return None
    first, after, mention = view.parties[0]
    opening = [token.lower for token in view.tokens[:first]]
    behind = view.tokens[after].lower if after < len(view.tokens) else ""
    acts = mention.kind is not MentionKind.ADJECTIVE and behind not in {"'s", "’s", ",", "and"}
    return mention.code if acts and opening in ([], ["the"]) else None

"""Mentions of parties: which words of a text name a state, an organisation or a group, and in what role."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from depositary.lexicon import Holder, Lexicon, Name, Office


class MentionKind(StrEnum):
    """What sort of words name the party."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    INSTITUTION = "institution"
    PERSON = "person"
    GROUP = "group"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words that name a party. Offsets are code points of the document's text, end exclusive."""

    start: int
    end: int
    code: str
    kind: MentionKind
    body: str = "none"
    """The domestic body that an institution is (parliament, government, ...)."""
    holder: Holder | None = None


_KINDS = {
    "adjective": MentionKind.ADJECTIVE,
    "demonym": MentionKind.ADJECTIVE,
    "capital": MentionKind.CAPITAL,
    "metonym": MentionKind.INSTITUTION,
    "institution": MentionKind.INSTITUTION,
    "group": MentionKind.GROUP,
}

#: Before a person's surname these words show that a person is meant and not a state or a common word.
_TITLES = frozenset(
    "mr mrs ms president premier minister chancellor secretary king queen prince councillor ambassador general leader "
    "commissioner representative adviser advisor envoy".split()
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    form: str
    names: tuple[Name, ...]
    holders: tuple[Holder, ...]
    blocked: bool
    office: Office | None = None
    """An office that implies its party by itself (taoiseach)."""


class PartyFinder:
    """Finds mentions of parties in one pass over a text (Aho-Corasick, overlapping matches, longest kept)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._patterns = list(_patterns(lexicon))
        self._automaton = AhoCorasick([p.form for p in self._patterns], matchkind=MatchKind.Standard)

    def find(self, text: str, day: date | None) -> list[PartyMention]:
        """The mentions in text order, not overlapping; offices' holders are those who serve on `day`."""
        spans = [
            (start, end, self._patterns[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _stands_alone(text, start, end)
        ]
        kept = _longest(spans)
        mentions = [m for start, end, pattern in kept if (m := self._mention(text, start, end, pattern, day))]
        return self._supported(text, mentions)

    def _mention(self, text: str, start: int, end: int, pattern: _Pattern, day: date | None) -> PartyMention | None:
        if pattern.blocked:
            return None
        if pattern.names:
            name = pattern.names[0]
            party = self.lexicon.parties.get(name.code)
            kind = _KINDS.get(name.kind, MentionKind.NAME)
            if kind is MentionKind.NAME and party is not None and party.kind == "group":
                kind = MentionKind.GROUP
            return PartyMention(start, end, name.code, kind, name.body)
        if pattern.office is not None:
            return PartyMention(start, end, pattern.office.party or "", MentionKind.INSTITUTION, pattern.office.body)
        holder = _serving(pattern.holders, day)
        if holder is None or (pattern.form in holder.cautious and not _titled(text, start)):
            return None
        if " " not in pattern.form and not _is_surname(text, start, end, holder):
            return None
        return PartyMention(start, end, holder.party, MentionKind.PERSON, "head", holder)

    def _supported(self, text: str, mentions: list[PartyMention]) -> list[PartyMention]:
        """Drop what only a cautious name suggests and the surroundings speak against."""
        sure = {m.code for m in mentions if not self._cautious(text, m)}
        return [m for m in mentions if not self._cautious(text, m) or m.code in sure or _supported(text, m)]

    def _cautious(self, text: str, mention: PartyMention) -> bool:
        if mention.kind is MentionKind.PERSON:
            return False
        words = text[mention.start : mention.end].lower()
        if words not in self.lexicon.parties and ("secretary" in words or "minister" in words):
            return True
        return any(name.cautious for name in self.lexicon.named(text[mention.start : mention.end]))


@cache
def load_party_finder(language: str = "en") -> PartyFinder:
    """The finder for the package's own lexicon, built once."""
    from depositary.lexicon import load_lexicon

    return PartyFinder(load_lexicon(language))


def _patterns(lexicon: Lexicon) -> Iterator[_Pattern]:
    names: dict[str, list[Name]] = {}
    for name in lexicon.names:
        names.setdefault(name.form, []).append(name)
    holders: dict[str, list[Holder]] = {}
    for holder in lexicon.holders:
        for form in holder.forms:
            holders.setdefault(form, []).append(holder)
    blocked = {blocker.form for blocker in lexicon.blockers}
    offices = {form: office for office in lexicon.offices if office.party for form in _cased(office.form)}
    for form in sorted({*names, *holders, *blocked, *offices}):
        yield _Pattern(
            form, tuple(names.get(form, ())), tuple(holders.get(form, ())), form in blocked, offices.get(form)
        )


def _cased(form: str) -> set[str]:
    """An office as written in a sentence and as a title: "federal councillor", "Federal councillor", "Federal Councillor"."""
    return {form, form[:1].upper() + form[1:], form.title()}


def _stands_alone(text: str, start: int, end: int) -> bool:
    if start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _longest(spans: Iterable[tuple[int, int, _Pattern]]) -> list[tuple[int, int, _Pattern]]:
    kept: list[tuple[int, int, _Pattern]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _serving(holders: tuple[Holder, ...], day: date | None) -> Holder | None:
    """The one party's holder that the name means; None when it could mean holders of two parties."""
    serving = [h for h in holders if day is None or h.serves(day)] or [
        h for h in holders if day is not None and h.serves(day) is None
    ]
    candidates = serving or list(holders)
    return candidates[0] if len({h.party for h in candidates}) == 1 else None


def _titled(text: str, start: int) -> bool:
    words = text[max(0, start - 40) : start].replace(".", " ").split()
    return bool(words) and (words[-1].lower() in _TITLES or (len(words) > 1 and words[-2].lower() in _TITLES))


def _is_surname(text: str, start: int, end: int, holder: Holder) -> bool:
    """Whether a single word is that holder's surname: no other surname follows, no other given name stands before."""
    following = text[end : end + 25].split(" ", 2)
    if len(following) > 1 and not following[0] and following[1][:1].isupper() and following[1][:2].isalpha():
        return False
    before = text[max(0, start - 25) : start].split()
    if not before or not text[start - 1].isspace():
        return True
    given = before[-1]
    if not (given[:1].isupper() and given.isalpha()) or given.lower() in _TITLES or len(before) < 2:
        return True
    return (
        given in holder.name
        or given[0] == holder.name[0]
        or text[max(0, start - 40) : start].rstrip().lower().endswith(tuple(_TITLES))
    )


def _supported(text: str, mention: PartyMention) -> bool:
    """Whether the words beside a cautious name speak for the party: no given name before it, no title word after."""
    before = text[max(0, mention.start - 30) : mention.start].split()
    after = text[mention.end : mention.end + 30].split()
    if (
        before
        and before[-1][:1].isupper()
        and before[-1].isalpha()
        and before[-1].lower() not in {"the", "in", "and", "of"}
    ):
        return before[-1].lower() in {"republic", "kingdom", "democratic"}
    return not (after and after[0][:1].isupper() and after[0].isalpha() and mention.kind is not MentionKind.ADJECTIVE)


def at_or_before(mentions: list[PartyMention], position: int) -> int:
    """The index of the last mention that starts at or before a position, or -1."""
    return bisect_right([m.start for m in mentions], position) - 1

"""Mentions of parties: which words of a text name a state, an organisation or a group, and in what role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, MatchKind

from depositary.lexicon import Holder, Lexicon, Name, Office, Party
from depositary.lexicon.words import NameWords

#: In the name of a state that two made together.
_UNION = " and "
#: Before a common surname it is an officer's rank, and no office of somebody who leads a state.
_OFFICER = "General"
#: What "the bloc" and "the Union" mean, unless the text has named another one and not this.
_EUROPEAN = "EU"
_BLOC = "the bloc"
_THE_UNION = "the union"


class MentionKind(StrEnum):
    """What sort of words name the party."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    INSTITUTION = "institution"
    PERSON = "person"
    GROUP = "group"
    COMBINING = "combining"
    """The first part of an adjective of two: "Franco-German"."""


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
    "combining": MentionKind.COMBINING,
}


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

    def __init__(self, lexicon: Lexicon, words: NameWords) -> None:
        self.lexicon = lexicon
        self._words = words
        self._patterns = list(_patterns(lexicon))
        self._automaton = AhoCorasick([p.form for p in self._patterns], matchkind=MatchKind.Standard)

    def find(self, text: str, day: date | None) -> list[PartyMention]:
        """The mentions in text order, not overlapping; offices' holders are those who serve on `day`."""
        spans = [
            (start, end, self._patterns[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _stands_alone(text, start, end)
            and not (self._patterns[index].blocked and _is_hyphened(text, start))
            and not self._is_bygone(self._patterns[index], day)
            and not _is_left_out(text, start)
        ]
        kept = _longest(spans)
        mentions = [m for start, end, pattern in kept if (m := self._mention(text, start, end, pattern, day))]
        return _as_meant(self._kept(text, mentions), text, self._words.blocs, self.lexicon.parties)

    def _is_bygone(self, pattern: _Pattern, day: date | None) -> bool:
        """Whether the name is that of a union which had ended by `day`: then it names two states, "Peru and Chile"."""
        if day is None or _UNION not in pattern.form:
            return False
        parties = [self.lexicon.parties.get(name.code) for name in pattern.names]
        ended = [date.fromisoformat(party.until) for party in parties if party is not None and party.until]
        return bool(ended) and max(ended) < day

    def _mention(self, text: str, start: int, end: int, pattern: _Pattern, day: date | None) -> PartyMention | None:
        if pattern.blocked:
            return None
        if pattern.names:
            return self._named(pattern.names[0], start, end)
        if pattern.office is not None:
            return PartyMention(start, end, pattern.office.party or "", MentionKind.INSTITUTION, pattern.office.body)
        holder = _serving(pattern.holders, day)
        if holder is None or (pattern.form in holder.cautious and not _titled(text, start, self._words)):
            return None
        if " " not in pattern.form and not _is_surname(text, (start, end), holder, self._words):
            return None
        return PartyMention(start, end, holder.party, MentionKind.PERSON, "head", holder)

    def _named(self, name: Name, start: int, end: int) -> PartyMention:
        party = self.lexicon.parties.get(name.code)
        kind = _KINDS.get(name.kind, MentionKind.NAME)
        if kind is MentionKind.NAME and party is not None and party.kind == "group":
            kind = MentionKind.GROUP
        return PartyMention(start, end, name.code, kind, name.body)

    def _kept(self, text: str, mentions: list[PartyMention]) -> list[PartyMention]:
        """Drop what only a cautious name suggests and the surroundings speak against."""
        starts = {m.start for m in mentions}
        mentions = [m for m in mentions if m.kind is not MentionKind.COMBINING or _is_combined(text, m, starts)]
        cautious = [self._cautious(text, m) for m in mentions]
        judged = list(zip(mentions, cautious, strict=True))
        sure = {mention.code for mention, doubted in judged if not doubted}
        return [m for m, doubted in judged if not doubted or m.code in sure or _supported(text, m, self._words)]

    def _cautious(self, text: str, mention: PartyMention) -> bool:
        if mention.kind is MentionKind.PERSON:
            return False
        words = text[mention.start : mention.end].lower()
        if words not in self.lexicon.parties and any(post in words for post in self._words.posts):
            return True
        return any(name.cautious for name in self.lexicon.named(text[mention.start : mention.end]))


def _as_meant(
    mentions: Sequence[PartyMention], text: str, blocs: frozenset[str], parties: Mapping[str, Party]
) -> list[PartyMention]:
    """The mentions in text order, those of the European Union as "the bloc" given to the latest bloc named before
    them: "Mercosur met in Rio. The bloc signed a treaty with Singapore"."""
    found: list[PartyMention] = []
    latest = _EUROPEAN
    named = False
    for mention in mentions:
        words = text[mention.start : mention.end].lower()
        if mention.code == _EUROPEAN and words in {_BLOC, _THE_UNION} and latest != _EUROPEAN:
            meant = words == _BLOC or parties[latest].name.endswith("Union")
            found.append(replace(mention, code=latest) if meant else mention)
            continue
        named = named or mention.code == _EUROPEAN
        if named:
            latest = _EUROPEAN
        elif mention.code in blocs:
            latest = mention.code
        found.append(mention)
    return found


def _is_combined(text: str, mention: PartyMention, starts: set[int]) -> bool:
    """Whether a party's adjective follows behind a hyphen: "Indo-Pakistani", unlike "Indo-Pacific"."""
    return text[mention.end : mention.end + 1] in {"-", "–"} and mention.end + 1 in starts


def _patterns(lexicon: Lexicon) -> Iterator[_Pattern]:
    names: dict[str, list[Name]] = {}
    for name in lexicon.names:
        names.setdefault(name.form, []).append(name)
    holders: dict[str, list[Holder]] = {}
    for holder in lexicon.holders:
        for form in holder.forms:
            holders.setdefault(form, []).append(holder)
    blocked = {blocker.form for blocker in lexicon.blockers}
    offices = {form: office for office in lexicon.offices if office.party for form in office.cased()}
    others = (form for office in lexicon.offices if not office.party for form in office.cased() if " " in form)
    blocked.update(form for form in others if form.rpartition(" ")[2] in offices)  # "High Commissioner"
    for form in sorted({*names, *holders, *blocked, *offices}):
        for written in {form, form.replace("'", "’")}:
            yield _Pattern(
                written, tuple(names.get(form, ())), tuple(holders.get(form, ())), form in blocked, offices.get(form)
            )


def _stands_alone(text: str, start: int, end: int) -> bool:
    if start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _is_hyphened(text: str, start: int) -> bool:
    """Whether a hyphen joins a name to what stands before it: "the U.S.-EU Summit", "the Peru-Chad Agreement"."""
    return start > 1 and text[start - 1] in "-–" and not text[start - 2].isspace()


def _is_left_out(text: str, start: int) -> bool:
    """ "non-EU states", "a non-NATO ally": those who are not meant."""
    return text[max(0, start - 4) : start].lower() in {"non-", "non–"}


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


def _titled(text: str, start: int, words: NameWords) -> bool:
    """Whether a title stands before a name: "Minister Chad", "Foreign Minister Jan Chad"."""
    before = text[max(0, start - 40) : start].replace(".", " ").split()
    if before[-1:] == [_OFFICER] and before[-2:-1] and before[-2].lower() not in words.posts:
        return False  # "General Brown", unlike "Secretary General Brown"
    if before[-1:] == ["and"] and before[-3:-2]:
        return _is_title(before[-3], words) and before[-3].endswith("s")  # "Presidents Boric and Lula"
    return any(_is_title(word, words) for word in before[-2:])


def _is_title(word: str, words: NameWords) -> bool:
    """Whether a word is a title, of one or of several: "President", "Presidents"."""
    return word.lower() in words.titles or (word.lower().endswith("s") and word.lower()[:-1] in words.titles)


def _is_surname(text: str, span: tuple[int, int], holder: Holder, words: NameWords) -> bool:
    """Whether a single word is that holder's surname: no other surname follows, no other given name stands before."""
    start, end = span
    following = text[end : end + 25].split(" ", 2)
    if len(following) > 1 and not following[0] and following[1][:1].isupper() and following[1][:2].isalpha():
        return False
    before = text[max(0, start - 25) : start].split()
    if len(before) < 2 or not text[start - 1].isspace():
        return True
    given = before[-1]
    if not (given[:1].isupper() and given.isalpha()) or _is_title(given, words):
        return True
    if given in holder.name or given[0] == holder.name[0]:
        return True
    return text[max(0, start - 40) : start].rstrip().lower().endswith(tuple(words.titles))


def _supported(text: str, mention: PartyMention, words: NameWords) -> bool:
    """Whether the words beside a cautious name speak for the party: no given name before it, no title word after."""
    if _is_hyphened(text, mention.start):
        return True
    before = text[max(0, mention.start - 30) : mention.start].split()[-1:]
    if before and _is_name(before[0]) and before[0].lower() not in words.plain:
        return before[0].lower() in words.realms
    after = text[mention.end : mention.end + 30].split()[:1]
    return mention.kind is MentionKind.ADJECTIVE or not (after and _is_name(after[0]))


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.isalpha()

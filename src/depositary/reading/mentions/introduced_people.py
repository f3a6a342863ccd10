"""People whom a text introduces by an office of a state, and their surnames later in it.

"Ghana's trade minister, Kofi Adjei", "the Ghanaian minister Kofi Adjei", "Kofi Adjei, Ghana's trade minister",
"President Kofi Adjei of Ghana", "the minister of trade of Ghana,
Kofi Adjei": from there on "Adjei" stands for Ghana as a holder known to the lexicon would.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from depositary.lexicon.words import NameWords
from depositary.reading.mentions.parties import MentionKind, PartyMention

#: Who holds an office: a given name and a surname of their own, perhaps with a particle between them.
_GIVEN = r"[A-Z][a-zà-ÿ'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|d[aeio]s?|v[ao]n|der|al|bin|el))*?"
_NAME = rf"(?P<name>{_GIVEN} (?P<last>[A-Z][\w'’-]{{3,}}))(?! [A-Z])"
_BEFORE_OF = re.compile(rf"{_NAME} of (?:the )?$")
_BEHIND_COMMA = re.compile(rf", {_NAME}")
_AHEAD = re.compile(rf"{_NAME}, (?:the )?")
_OF = re.compile(r"\b(?:for|of) (?:the )?$")
_BEFORE_COMMA = re.compile(rf"{_NAME}, (?:the )?$")
_REACH = 60
_STATES = frozenset({MentionKind.NAME, MentionKind.ADJECTIVE, MentionKind.CAPITAL})
#: Titles of people who do not act for their state.
_OTHERS = frozenset({"mr", "mrs", "ms", "general", "leader", "representative", "commissioner"})
#: States in whose languages the surname stands first.
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM"})
#: A surname that stands first and is shorter than this is left alone.
_SHORTEST = 3
#: Of the same office as somebody named before: "his Ghanaian counterpart".
_ALIKE = frozenset({"counterpart", "colleague"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LOWER = re.compile(r"\b[a-z]{4,}\b")


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody introduced: the words of the name, where it first stands, and for whom its bearer acts."""

    name: tuple[str, ...]
    start: int
    code: str


def with_introduced(text: str, mentions: Sequence[PartyMention], words: NameWords) -> list[PartyMention]:
    """The mentions with those of people whom the text introduces, in text order."""
    people: dict[str, _Person] = {}
    doubtful: set[str] = set()
    for person in _introduced(text, mentions, *_patterns(words.titles - _OTHERS)):
        for surname in _surnames(person):
            first = people.setdefault(surname, person)
            if first.code != person.code:
                doubtful.add(surname)
    lower = set(_LOWER.findall(text)) if people else set()
    known = {last: each for last, each in people.items() if last not in doubtful and last.lower() not in lower}
    if not known:
        return list(mentions)
    others = [m for m in mentions if not _is_namesake(text, m, known)]
    return sorted([*others, *_named(text, others, known, words)], key=lambda m: m.start)


def _surnames(person: _Person) -> tuple[str, ...]:
    """The words of a name that may stand for its bearer later on."""
    first = person.name[0]
    leads = person.code in _SURNAME_FIRST and len(first) >= _SHORTEST
    return (first, person.name[-1]) if leads else (person.name[-1],)


def _is_namesake(text: str, mention: PartyMention, people: Mapping[str, _Person]) -> bool:
    """Whether a holder of some office is named by nothing but the surname of somebody whom the text introduces."""
    person = people.get(text[mention.start : mention.end])
    holds = mention.kind is MentionKind.PERSON and mention.holder is not None
    return person is not None and holds and mention.start >= person.start and mention.code != person.code


@lru_cache(maxsize=8)
def _patterns(titles: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a state's name before the name of who holds its office, and the office alone."""
    posts = "|".join(sorted(titles | _ALIKE))
    office = rf"(?:['’]s)?(?: (?:[a-z]+|[A-Z][a-z]+)){{0,3}}? (?i:{posts})"
    return re.compile(rf"{office}(?: (?:for|of) [A-Za-z]+(?: and [A-Za-z]+)?)?,? {_NAME}"), re.compile(rf"{office}\b")


def _introduced(
    text: str, mentions: Sequence[PartyMention], behind: re.Pattern[str], office: re.Pattern[str]
) -> Iterator[_Person]:
    for mention in mentions:
        if mention.kind not in _STATES:
            continue
        found = behind.match(text, mention.end, mention.end + 2 * _REACH)
        found = found or _apposed(text, mention, office) or _beside_office(text, mention, office)
        if found is not None:
            yield _Person(tuple(found["name"].split()), found.start("name"), mention.code)


def _apposed(text: str, mention: PartyMention, office: re.Pattern[str]) -> re.Match[str] | None:
    """ "Kofi Adjei, Ghana's trade minister", "President Kofi Adjei of Ghana": the name before the state's."""
    low = max(0, mention.start - _REACH)
    if office.match(text, mention.end, mention.end + _REACH) is not None:
        return _BEFORE_COMMA.search(text, low, mention.start)
    found = _BEFORE_OF.search(text, low, mention.start)
    before = f" {text[low : found.start()].strip()}" if found is not None else ""
    if not office.search(before) or before.endswith((" of", " for")):
        return None  # "the Treaty of Lima": no office; "the Minister of Foreign Affairs of Peru": what it is for
    return found


def _beside_office(text: str, mention: PartyMention, office: re.Pattern[str]) -> re.Match[str] | None:
    """ "the minister of trade of Ghana, Kofi Adjei", "Kofi Adjei, the minister of trade of Ghana"."""
    low = max(0, mention.start - _REACH)
    before = text[low : mention.start]
    if _OF.search(before) is None or office.search(f" {before}") is None:
        return None
    found = _BEHIND_COMMA.match(text, mention.end, mention.end + 2 * _REACH)
    if found is not None and not office.search(f" {found['name']}"):
        return found
    ahead = _AHEAD.search(text, low, mention.start)
    rest = text[ahead.end() : mention.start] if ahead is not None else ""
    return ahead if "," not in rest and office.search(f" {rest}") else None


def _named(
    text: str, mentions: Sequence[PartyMention], people: Mapping[str, _Person], words: NameWords
) -> Iterator[PartyMention]:
    """Where the people stand from their introduction on, outside of other mentions and of other people's names."""
    starts = [m.start for m in mentions]
    run: list[re.Match[str]] = []  # the capitalised words right before
    for word in _WORD.finditer(text):
        name = word[0].removesuffix("'s").removesuffix("’s")
        if run and text[run[-1].end() : word.start()] != " ":
            run = []
        person = people.get(name)
        if person is not None and word.start() >= person.start:
            own = [w for w in run if w[0] in person.name]
            free = all(w[0] in person.name or w[0].lower() in words.titles | words.plain for w in run[-1:])
            start = own[0].start() if own else word.start()
            at = bisect_right(starts, word.start()) - 1
            if free and (at < 0 or mentions[at].end <= start):
                yield PartyMention(start, word.start() + len(name), person.code, MentionKind.PERSON, "head")
        run = [*run[-3:], word] if word[0][0].isupper() else []

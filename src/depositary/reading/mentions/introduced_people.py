"""People whom a text introduces by an office of a state, and their surnames later in it.

"Ghana's trade minister, Kofi Adjei", "the Ghanaian minister Kofi Adjei", "Kofi Adjei, Ghana's trade minister",
"President Kofi Adjei of Ghana": from there on "Adjei" stands for Ghana as a holder known to the lexicon would.
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
_BEFORE_COMMA = re.compile(rf"{_NAME}, (?:the )?$")
_REACH = 60
_STATES = frozenset({MentionKind.NAME, MentionKind.ADJECTIVE, MentionKind.CAPITAL})
#: Titles of people who do not act for their state.
_OTHERS = frozenset({"mr", "mrs", "ms", "general", "leader", "representative", "commissioner"})
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
        first = people.setdefault(person.name[-1], person)
        if first.code != person.code:
            doubtful.add(person.name[-1])
    lower = set(_LOWER.findall(text)) if people else set()
    known = {last: each for last, each in people.items() if last not in doubtful and last.lower() not in lower}
    if not known:
        return list(mentions)
    return sorted([*mentions, *_named(text, mentions, known, words)], key=lambda m: m.start)


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
        if found is None:
            low = max(0, mention.start - _REACH)
            apposed = office.match(text, mention.end, mention.end + _REACH) is not None
            found = (_BEFORE_COMMA if apposed else _BEFORE_OF).search(text, low, mention.start)
            if found is not None and not apposed and not office.search(f" {text[low : found.start()].strip()}"):
                continue  # "the Treaty of Lima": no office before the name
        if found is not None:
            yield _Person(tuple(found["name"].split()), found.start("name"), mention.code)


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

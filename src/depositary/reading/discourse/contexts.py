"""What a document has said so far: its own side, its topic, and the instruments it has named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from depositary.core.codes import Framing, Stage
from depositary.core.documents import Document
from depositary.core.statements import StatedDate
from depositary.lexicon import Lexicon
from depositary.lexicon.conflicts import Conflict
from depositary.lexicon.frames import StageRule
from depositary.lexicon.words import Words
from depositary.reading.dates.datelines import filed_on
from depositary.reading.discourse.counterparts import counterparts, without_scenes
from depositary.reading.discourse.discourses import Discourse, Known
from depositary.reading.discourse.latest import Latest
from depositary.reading.discourse.leads import alone_in_title, filed_from, title_subject, two_at_start
from depositary.reading.discourse.sections import Section
from depositary.reading.discourse.venues import (
    is_named_as_side,
    without_places_of_papers,
    without_venues,
    without_venues_of_title,
)
from depositary.reading.mentions.lists import LatestList
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import SentenceView

#: A party is the hub of a report when it is named at least this often and this many times as often as the next one.
_HUB_MENTIONS = 3
_HUB_LEAD = 1.25
_WIDE_MEMBERS = 27
_PAIR = 2
#: So many mentions of parties open a text.
_LEAD = 8
#: How many sentences later "gave notice" can still mean an agreement of which the like was said.
_RESUMED = 4
#: How many sentences later an end or a pause may be said to take effect.
_EFFECT_REACH = 2
#: How many characters behind a word of a conflict "the deal" still means its bargain.
_NEAR_BEFORE = 500
#: And how many before one.
_NEAR_BEHIND = 200
#: Verbs of a title that comments on others' doings.
_COMMENT = re.compile(r"\b(?:welcomes|condemns|regrets|deplores|congratulates|calls (?:for|on)|urges)\b")
#: Titles of transcripts, in which people speak of many things one after another.
_DISPATCH = re.compile(r"\bdispatch(?:es)?\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:briefing|gaggle|remarks|press (?:call|conference)|interview)\b", re.IGNORECASE)
#: Titles of papers that several parties give out together: all whom the title names speak as "we".
_TOGETHER = re.compile(
    r"\b(?:joint|leaders['’]|trilateral|quadrilateral)|\b(?:statement|declaration|communiqu[eé])\b[^,;:]*\bleaders\b",
    re.IGNORECASE,
)
#: In the title of a transcript these words show that somebody else speaks, too, or is spoken with.
_BESIDE = re.compile(r"\b(?:joint|and|with)\b", re.IGNORECASE)
#: How many characters of title and text open a document.
_OPENING = 600
#: Up to so many characters a text is a passage, a short release, a long one; above, a report of many matters.
_LENGTHS = (1_500, 6_000, 20_000)
#: How many sentences behind its heading, or behind a roster, a roster may stand.
HEADING_REACH = 2
#: How many sentences behind one about procedure what is still to come is procedure, too.
PROCEDURE_REACH = 6


@dataclass(frozen=True, slots=True)
class Said:
    """The latest stage that the document spoke of, for sentences that repeat it."""

    rule: StageRule
    instrument: Known | None
    sentence: int
    counted: bool
    """Whether a number of parties was said to have reached it."""
    framing: Framing = Framing.HAPPENED
    together: bool = False
    """Whether its doers are its sides: "Peru and Chile signed", in no family of agreements with one common side."""
    common: str | None = None
    """Of two sides the one that those who follow share: the partner, or whose series of agreements it is."""
    body: str = "none"
    """The domestic body that reached it, which those who repeat it have, too."""
    doer: str | None = None
    """Who alone did it, of two sides: "Peru signed a pact with Chile; one with Kenya was signed in May"."""
    governor: str = ""
    """The verb before "to" that those who repeat it take up, too: "refused to sign", "was asked to sign"."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An end or a pause that the document has told, for sentences that say when it takes effect."""

    rule: StageRule
    instrument: Known
    parties: tuple[str, ...]
    sentence: int


class Headings:
    """The latest heading of a roster. The sentences that nothing else asks about are looked at only before a roster."""

    def __init__(self) -> None:
        self._latest: Said | None = None
        self._put_off: list[tuple[int, Callable[[], Said | None]]] = []

    def note(self, said: Said) -> None:
        """Take what a sentence says as the latest heading."""
        self._latest = said
        self._put_off = []

    def put_off(self, number: int, find: Callable[[], Said | None]) -> None:
        """Leave it open whether the sentence of that number is a heading, until somebody asks."""
        self._put_off = [each for each in self._put_off if number - each[0] <= HEADING_REACH]
        self._put_off.append((number, find))

    def is_near(self, number: int) -> bool:
        """Whether a roster in the sentence of that number may stand under a heading."""
        noted = self._latest is not None and number - self._latest.sentence <= HEADING_REACH
        return noted or any(number - before <= HEADING_REACH for before, _ in self._put_off)

    def latest(self, number: int) -> Said | None:
        """The latest heading near the sentence of that number, or None."""
        for _, find in self._put_off:
            self._latest = find() or self._latest
        self._put_off = []
        near = self._latest is not None and number - self._latest.sentence <= HEADING_REACH
        return self._latest if near else None


@dataclass(frozen=True, slots=True)
class ConflictPlaces:
    """A conflict of a state with an armed group, and where a document has words of it (offsets in text order)."""

    conflict: Conflict
    places: tuple[int, ...]

    def is_near(self, start: int, end: int) -> bool:
        """Whether a word of it stands in a stretch of the text or not far from it."""
        at = bisect_left(self.places, start - _NEAR_BEFORE)
        return at < len(self.places) and self.places[at] < end + _NEAR_BEHIND


@dataclass
class Context:
    """The memory of one document while it is read from the first sentence to the last."""

    home: str | None
    """The party whose own publication this is."""
    publisher: str | None
    """The party that published it, also where it comments on others: there nobody's own agreements are told."""
    discourse: Discourse
    """The agreements that it has introduced so far."""
    topic: tuple[str, ...]
    """The pair that the title or, failing it, the opening is about; of a paper given out together, all who speak."""
    counts: Counter[str] = field(default_factory=Counter)
    families: frozenset[str] = frozenset()
    """The families of instruments that the document speaks of."""
    conflict: ConflictPlaces | None = None
    """The conflict of a state with an armed group that the document is about."""
    outside: Mapping[str, str] = field(default_factory=dict)
    """The families that its papers do not belong to, whatever they are called, each with the words that show it."""
    last: Said | None = None
    ending: Ending | None = None
    """The end or the pause that was told last."""
    told: dict[Stage, int] = field(default_factory=dict)
    """The number of the latest sentence that told of each stage."""
    coming: set[Stage] = field(default_factory=set)
    """The stages by which a party binds itself that were only told as plans so far."""
    published: str | None = None
    """The day from which its dates count: its dateline's or its publication's, as EDTF."""
    section: Section | None = None
    """The section of the document in which the sentence stands that is read."""
    headings: Headings = field(default_factory=Headings)
    """The latest stage that a sentence told of several parties whom it may leave to a list."""
    lead: tuple[str, ...] = ()
    """The two whom the first sentence of a report joins: whose story it is."""
    story: str | None = None
    """The one state that the title of a report names: whose agreements it tells of where nothing else shows it."""
    titled: tuple[str, ...] = ()
    """The parties that the title names, in the order of its words."""
    length: int = 0
    """How long the text is: 0 for a mere passage, up to 3."""
    spoken: bool = False
    """Whether the document writes down what people said."""
    dispatches: bool = False
    """Whether its title tells of a dispatch: what the government adopts goes to parliament."""
    jointly: bool = False
    """Whether its title names others beside those of its own side: "Remarks with President Duda of Poland"."""
    before: tuple[SentenceView, int] | None = None
    """The sentence that was read before, and its number."""
    body: tuple[str, str, int] | None = None
    """The organisation of whose members a sentence last spoke, what they did, and that sentence's number."""
    stance: tuple[str, int] | None = None
    """The stance that was last read of somebody, and its sentence's number."""
    actors: Latest[str] = field(default_factory=Latest)
    """Who alone did what was last told: whom "he" and "she" mean in a report."""
    persons: list[str] = field(default_factory=list)
    """For whom the people act who were named since, also in sentences that are not read."""
    procedures: Latest[int] = field(default_factory=lambda: Latest(PROCEDURE_REACH))
    """The number of the latest sentence about procedure in general."""
    passed_opener: str | None = None
    """Who opens the sentence before, where it was not read."""
    paragraph: tuple[str, int] | None = None
    """Who opens the paragraph in which the sentence stands that is read, and how far it is known to reach."""
    aimed: StatedDate | None = None
    """The time that the report named last for a stage still to come."""
    lists: LatestList = field(default_factory=LatestList)
    """The latest list of two parties or more: whom "both ministers" and "the three countries" mean."""

    @property
    def in_family(self) -> bool:
        """Whether it speaks of a series of agreements, such as a known family, that have one party in common."""
        return self.discourse.series is not None

    def enter(self, sections: Sequence[Section], start: int, number: int) -> None:
        """Let the section in which a sentence stands say whose agreements are meant; `start` is its offset."""
        section = next((section for section in reversed(sections) if section.start <= start), None)
        if section is None or section == self.section:
            return
        self.section = section
        parties = section.parties
        theirs = self.story is not None and all(self.story not in each.parties for each in sections)
        if theirs and self.story is not None and len(parties) == 1:  # "Uruguay's treaties. Turkey: talks suspended"
            parties = tuple(sorted((*parties, self.story)))
        self.topic = parties if len(parties) == _PAIR else ()
        self.discourse.number = number
        self.discourse.turn_to(parties)

    @property
    def person(self) -> str | None:
        """Whom "he" and "she" mean: for whom the only people named since the latest doer act, or that doer."""
        named = set(self.persons)
        return named.pop() if len(named) == 1 else self.actors.value()

    def resumes(self, stages: Iterable[Stage]) -> bool:
        """Whether the document spoke of one of these stages not long ago."""
        return any(self.discourse.number - self.told.get(stage, -_RESUMED - 1) <= _RESUMED for stage in stages)

    @property
    def recent_ending(self) -> Ending | None:
        """The end or the pause that was told last, when a sentence may still say that it takes effect."""
        near = self.ending is not None and self.discourse.number - self.ending.sentence <= _EFFECT_REACH
        return self.ending if near else None

    def has_just_told(self, stage: Stage, reach: int) -> bool:
        """Whether this sentence or one so far before it spoke of a stage."""
        return self.discourse.number - self.told.get(stage, -reach - 1) <= reach

    def other_side(self, party: str) -> str | None:
        """Who an agreement of this party is with when the words do not say."""
        if self.discourse.hub and party != self.discourse.hub:
            return self.discourse.hub
        rest = [code for code in self.topic if code != party]
        return rest[0] if party in self.topic and len(rest) == 1 else None


def open_context(
    lexicon: Lexicon, words: Words, document: Document, title: Sequence[PartyMention], body: Sequence[PartyMention]
) -> Context:
    """The context of a document before its first sentence is read."""
    origin = document.provenance
    text = f"{document.title or ''} {document.text}".casefold()
    home = publisher = lexicon.publisher_party(origin.publisher, origin.address)
    opening_body = body[:_LEAD]
    if home is not None and is_comment(document.title or ""):
        if not is_named_as_side(document.text, body, home):
            title, body, opening_body = [m for m in title if m.code != home], [], []
        home = None  # what others agreed, and the publisher only comments on
    elif home is not None:
        dealt_with = counterparts(document.text, body, home)
        title = without_venues_of_title(document.title or "", title, words.doers.gatherings)
        title = without_scenes(document.title or "", title, dealt_with)
        body, opening_body = without_venues(document.text, body), without_venues(document.text, body[:_LEAD])
        opening_body = [m for m in opening_body if m.code in dealt_with or m.code == home]
    else:
        title = without_places_of_papers(document.title or "", document.text, title)
    counts = Counter(m.code for m in body if m.kind is not MentionKind.GROUP)
    counts.update({m.code: 2 for m in title})
    families = lexicon.families_cued(text)
    opening = text[:_OPENING]
    outside = {
        code: cue
        for code, family in lexicon.families.items()
        for cue in reversed(family.outside)
        if cue.casefold() in opening
    }
    spoken = _SPOKEN.search(document.title or "") is not None
    topic = _authors(lexicon, document.title or "", home, title)
    if not topic and (title or not spoken):  # a transcript with nobody in its title is about everything
        topic = _topic(lexicon, home, title, opening_body, counts)
    common = _family_hub(lexicon, families - outside.keys(), counts, topic)
    guess = _hub(counts) or filed_from(document.text, topic, body) or title_subject(topic, title, counts)
    return Context(
        home,
        publisher,
        Discourse(home, common, guess, members_of=lexicon.members),
        topic,
        counts,
        families=families,
        outside=outside,
        published=filed_on(document.text, document.published),
        lead=two_at_start(lexicon, document.text, body) if home is None else (),
        story=alone_in_title(lexicon, title) if home is None else None,
        titled=tuple(dict.fromkeys(m.code for m in title)),
        length=sum(len(document.text) > most for most in _LENGTHS),
        spoken=spoken,
        dispatches=home is not None and _DISPATCH.search(document.title or "") is not None,
        jointly=spoken and home is not None and _BESIDE.search(document.title or "") is not None,
    )


def is_comment(title: str) -> bool:
    """Whether a title says that its publisher comments on what others did: "Switzerland welcomes the peace accord"."""
    return _COMMENT.search(title) is not None


def _family_hub(lexicon: Lexicon, families: frozenset[str], counts: Counter[str], topic: Sequence[str]) -> str | None:
    """The common party of a family that the document speaks of: named twice, or one of the two it is about."""
    for code in sorted(families):
        common = lexicon.families[code].common
        if common and (counts[common] or common in topic):
            return common
    return None


def _hub(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _HUB_MENTIONS:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= _HUB_LEAD * second else None


def is_wide(lexicon: Lexicon, code: str) -> bool:
    """Whether a code is an organisation of so many members that it is rarely one of two sides."""
    return len(lexicon.members(code)) > _WIDE_MEMBERS


def _authors(lexicon: Lexicon, words: str, home: str | None, title: Sequence[PartyMention]) -> tuple[str, ...]:
    """Who speaks in a paper that more, or fewer, than two give out: "Joint Statement of Peru, Chile and Brazil", the
    "Leaders' Statement" of a group of which the publisher is a member."""
    if home is None or _TOGETHER.search(words) is None:
        return ()
    named = tuple(dict.fromkeys(m.code for m in title))
    if len(named) == 1 and home in lexicon.members(named[0]):
        return named
    return tuple(sorted(named)) if len(named) > 2 and home in named else ()


def _topic(
    lexicon: Lexicon,
    home: str | None,
    title: Sequence[PartyMention],
    lead: Sequence[PartyMention],
    counts: Counter[str],
) -> tuple[str, ...]:
    named = [code for code in dict.fromkeys(m.code for m in title) if not is_wide(lexicon, code)]
    within = len(named) > 1 and any(home in lexicon.members(code) for code in named)
    if home and home not in named and not within:
        named.append(home)
    if len(named) == 2:
        return tuple(sorted(named))
    if len(named) > 2:
        return ()
    others = [code for code, _ in counts.most_common() if code not in named]
    early = [c for c in dict.fromkeys(m.code for m in lead if m.code in others) if not is_wide(lexicon, c)]
    early = [c for c in early if home is None or lexicon.members(c) or lexicon.parties[c].kind == "state"]
    told = [code for code in early if counts[code] >= 2] or early
    if len(named) == 1 and told and (len(told) == 1 or counts[told[0]] >= 2 * counts[told[1]]):
        return tuple(sorted((named[0], told[0])))
    if not named and len(early) == 2:
        return tuple(sorted(early))
    return ()

"""Rosters: sentences without a stage word that only list parties, under a heading that says what they did.

"Nine countries have signed. Peru was first, on 12 January; Chile and Brazil came next, on 16 February", or one line a
day: "12 January: Peru, in Lima". Every word of a roster must be a party, a date, a place or a word of a roster, so that
a sentence that says anything else is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from depositary.core.codes import Framing, Stage
from depositary.lexicon.words import Words
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.counted_doers import is_counted
from depositary.reading.clauses.parliaments import names_parliament
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.triggers import Firing
from depositary.reading.dates.forms import may_end_date, may_stand_in_date, reaches_date
from depositary.reading.dates.mentions import DateMention
from depositary.reading.discourse.contexts import Context, Said
from depositary.reading.mentions.lists import PartyList, is_count_of, is_spaced_dash
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar
from depositary.reading.sentences.ranks import is_ordinal

#: A heading of its own, such as "Signed agreements:", has no more words.
_TITLE = 8
#: So many parties in one sentence are a list whatever the heading says.
_LONG = 3
#: The last word of a sentence is looked for in so many characters, without the marks around it.
_END = 60
_AROUND = ".,;:!?()\"'“”‘’-–—"
_BULLETS = frozenset({"-", "–", "—", "•", "*"})
#: What is left of a possessive ending without its apostrophe.
_POSSESSIVE = "s"
_SEATS = frozenset({"at", "in"})
_QUESTIONS = frozenset({"which", "who", "whom"})
_OPENINGS = frozenset({"(", ","})
_ENDS = frozenset({"(", ")", ".", ";"})


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """Parties that a roster names together, with the date that it gives them, if any."""

    clause: Clause
    arguments: Arguments
    date: DateMention | None


@dataclass(slots=True)
class _Entry:
    first: int
    after: int
    code: str
    date: DateMention | None = None


@dataclass(slots=True)
class _Listing:
    """The entries of a roster while it is read from left to right."""

    entries: list[_Entry] = field(default_factory=list)
    set_off: DateMention | None = None
    """A date between commas, for the one party behind it."""
    open: list[_Entry] = field(default_factory=list)
    """Those that no date has closed yet."""
    date: DateMention | None = None
    """The date in whose line what follows stands, where dates stand before parties."""
    dates_lead: bool = False

    def add(self, first: int, after: int, code: str) -> None:
        entry = _Entry(first, after, code, self.set_off or (self.date if self.dates_lead else None))
        self.entries.append(entry)
        if not self.dates_lead and self.set_off is None:
            self.open.append(entry)
        self.set_off = None

    def tell(self, date: DateMention) -> None:
        """A date: that of what stands before it, or, in lines that dates open, of what follows."""
        if self.dates_lead or not self.open:
            self.dates_lead, self.date = True, date
            return
        for entry in self.open:
            entry.date = date
        self.open = []

    def end_line(self) -> None:
        self.open, self.date, self.dates_lead = [], None, False


def heading_of(firing: Firing, clause: Clause, number: int) -> Said | None:
    """What a sentence says of several that it does not name: "nine have signed", "who has signed?", "Signed:"."""
    words = clause.words.rosters
    lower = [token.lower for token in clause.view.tokens]
    asks = lower[-1] == "?" and not _QUESTIONS.isdisjoint(lower)
    titles = len(lower) <= _TITLE and not clause.view.parties and lower[-1] in {":", "."}
    # "The Senate passed the agreement." heads no list
    titles = titles and not names_parliament(clause.view, clause.words, clause.predicate.first)
    titles = titles or (label_end(clause.view) > clause.predicate.head and not firing.rule.near)
    plural = any(mention.plural for mention in clause.instruments)
    shown = not {"all", "these"}.isdisjoint(clause.lower(clause.start(), clause.predicate.first))
    counts = is_counted(clause) or shown or plural or not words.collections.isdisjoint(lower)
    done = clause.predicate.framing is Framing.HAPPENED
    if not (asks or titles or (counts and done)) or clause.predicate.cue == "to" or _joins_a_body(clause):
        return None
    return Said(firing.rule, None, number, counted=True, framing=clause.predicate.framing)


def _joins_a_body(clause: Clause) -> bool:
    """ "ten countries joined the Union: Peru, Chile and Kenya": an organisation, and no paper."""
    last = clause.predicate.last
    return clause.rule.stage is Stage.JOINED and last + (clause.word(last) == "the") in clause.view.party_at


def label_end(view: SentenceView) -> int:
    """Where the colon stands behind a label that opens a sentence and names nobody ("Signed so far: Peru"), or 0."""
    first = view.parties[0][0] if view.parties else 0
    marks = [at for at in range(1, min(first, _TITLE)) if view.tokens[at].text == ":"]
    return marks[0] if marks else 0


def find_roster(view: SentenceView, number: int, context: Context, grammar: Grammar) -> Iterator[RosterEntry]:
    """The entries of a sentence that is a roster under the heading that the context holds; nothing for any other."""
    words = grammar.words
    if not may_be_roster(view, number, context, words) or not _may_list(view, words):
        return
    entries = _entries(view, 0, context.discourse.hub, grammar.words)
    heading = context.headings.latest(number) if entries else None
    if heading is None:
        return
    told = all(entry.date for entry in entries) or len(entries) >= _LONG
    itemised = view.tokens[0].text in _BULLETS
    counted = heading.counted and (len(entries) > 1 or itemised or _has_word(view, words))
    if counted or told or _is_ranked(view, 0, words):
        yield from _made(view, heading, entries, grammar)


def _may_list(view: SentenceView, words: Words) -> bool:
    """Whether every word in small letters can stand in a roster, told before the dates of the sentence are known."""
    plain = (t.lower for at, t in enumerate(view.tokens) if t.text[0].islower() and at not in view.party_at)
    return all(_belongs(word, words) for word in plain) or bool(view.dates)


def find_tail(view: SentenceView, heading: Said, last: int, hub: str | None, grammar: Grammar) -> list[RosterEntry]:
    """The entries of the roster that ends the heading's own sentence: "the countries that have signed: Peru (May), ..."

    `last` is the token behind the heading's stage word. Empty where the entries are neither dated nor ranked.
    """
    words = grammar.words
    marks = [i for i in range(last, len(view.tokens)) if view.tokens[i].text == ":" or is_spaced_dash(view, i)]
    commas = [i for i in range(last, len(view.tokens)) if view.tokens[i].text == ","]
    for at in (*marks[:1], *commas[:1]):
        if at in commas and _is_in_list(view, at, hub):
            continue
        entries = _entries(view, at + 1, hub, grammar.words)
        if len(entries) < 2 and not (entries and at == label_end(view)):
            continue
        if not (any(entry.date for entry in entries) or at in marks):
            continue
        goes_on = _goes_on(view, (last, at), grammar.words.lists.before_date)
        if at in marks or (_is_ranked(view, at + 1, words) and not goes_on):
            return list(_made(view, heading, entries, grammar))
    return []


def _is_in_list(view: SentenceView, comma: int, hub: str | None) -> bool:
    """Whether a comma stands between two parties of one list: "treaties with Peru, Chile and Kenya on 4 May"."""
    before = next((party for _, after, party in view.parties if after == comma), None)
    return before is not None and before.code != hub and comma + 1 in view.party_at


def _goes_on(view: SentenceView, span: tuple[int, int], before_date: frozenset[str]) -> bool:
    """Whether a party with its date stands before a comma: "with Peru on 4 May, Chile on 5 May" goes on with a list.

    `span` is from the token behind the stage word to the comma.
    """
    last, comma = span
    dates = [first for first, _, _ in view.dates if last < first < comma]
    dated = {first - (view.tokens[first - 1].lower in _OPENINGS | before_date) for first in dates}
    return any(last <= first and after in dated for first, after, _ in view.parties)


def may_end_in_list(view: SentenceView, words: Words) -> bool:
    """Whether a roster can be the end of a sentence, told from its letters: its last word must be one of a roster's."""
    chunks = view.text[max(view.start, view.end - _END) : view.end].split()
    last = chunks[-1].strip(_AROUND) if len(chunks) > 1 else ""
    if not last.isalpha() or not last.islower() or view.mentions[-1].end > view.end - len(chunks[-1]):
        return True
    return _belongs(last, words) or may_end_date(last)


def may_have_tail(view: SentenceView, words: Words) -> bool:
    """Whether a sentence can end in a roster of two parties or more, or be one behind a label, told from its letters.

    From the last party but one on, or behind a label before the first, it must have no other words than a roster's.
    """
    if not view.mentions or not may_end_in_list(view, words):
        return False
    label, colon, lead = view.text[view.start : view.mentions[0].start].rpartition(":")
    if colon and label and _is_of_roster(lead, words):
        return True  # "Signed so far: Peru"
    if len(view.mentions) < 2:
        return False
    before, last = view.mentions[-2:]
    return _is_of_roster(view.text[before.end : last.start], words)


def may_be_roster(view: SentenceView, number: int, context: Context, words: Words) -> bool:
    """Whether a sentence near a heading can be a roster from end to end, told from the words around its parties."""
    if not view.mentions or not context.headings.is_near(number) or not may_end_in_list(view, words):
        return False
    edges = [view.start, *(edge for m in view.mentions for edge in (m.start, m.end)), view.end]
    between = (view.text[low:high] for low, high in zip(edges[::2], edges[1::2], strict=True))
    return _is_of_roster(" ".join(between), words)


def _is_of_roster(stretch: str, words: Words) -> bool:
    """Whether a stretch of text has no words in small letters but a roster's own and those of dates."""
    chunks = [chunk.strip(_AROUND) for chunk in stretch.split()]
    plain = [chunk for chunk in chunks if chunk.isalpha() and chunk.islower() and chunk != _POSSESSIVE]
    return all(_belongs(word, words) or may_stand_in_date(word) for word in plain) or any(map(reaches_date, plain))


def _belongs(word: str, words: Words) -> bool:
    """Whether a word is one of a roster's own."""
    return word in words.rosters.words or _is_turn(word, words)


def _has_word(view: SentenceView, words: Words) -> bool:
    """Whether the sentence has a word of a roster, and is not only a name."""
    return any(token.lower in words.rosters.words for token in view.tokens)


def _is_ranked(view: SentenceView, start: int, words: Words) -> bool:
    """Whether the words from a token on rank those they name: "Chile was eleventh", "and the latest Peru"."""
    return any(_is_turn(token.lower, words) for token in view.tokens[start:])


def _made(view: SentenceView, heading: Said, entries: Sequence[_Entry], grammar: Grammar) -> Iterator[RosterEntry]:
    """The entries, those of one date together."""
    for _, run in groupby(entries, key=lambda entry: entry.date):
        yield _joined(view, heading, list(run), grammar)


def _joined(view: SentenceView, heading: Said, run: Sequence[_Entry], grammar: Grammar) -> RosterEntry:
    first, after = run[0].first, run[-1].after
    predicate = Predicate(first, first, after, Voice.ACTIVE, heading.framing, "roster")
    listed = PartyList(first, after, tuple(dict.fromkeys(entry.code for entry in run)), (), joined=True)
    clause = Clause(view, heading.rule, predicate, (), grammar.words)
    partners = listed if clause.word(first - 1) == "with" else None
    denied = heading.framing is Framing.DENIED
    return RosterEntry(clause, Arguments(listed=listed, partners=partners, denied=denied), run[0].date)


def _entries(view: SentenceView, start: int, hub: str | None, words: Words) -> Sequence[_Entry]:
    """The entries from a token on, in text order; none when a word stands there that no roster has."""
    lower = [token.lower for token in view.tokens]
    if any(f" {phrase} " in f" {' '.join(lower[start:])} " for phrase in words.rosters.ahead):
        return ()
    listing = _Listing()
    dates = {first: (after, mention) for first, after, mention in view.dates}
    i = start
    while i < len(view.tokens):
        if _opens_line(view, i):
            listing.end_line()
        entry = view.party_at.get(i)
        if i in dates:
            after, mention = dates[i]
            if not listing.entries and _has_one_more_date(view):
                pass  # "This year Peru came in January, Chile in April": the year of all
            elif _is_set_off(view, i, after):
                listing.set_off = mention
            else:
                listing.tell(mention)
            i = after
        elif entry is not None:
            first, after, party = entry
            if is_count_of(view, entry, words.lists):
                return ()
            if not _is_place(view, first, after, party):
                listing.add(first, after, party.code)
            i = after
        elif _belongs(lower[i], words) or not view.tokens[i].is_word or _is_seat(view, i):
            i += 1
        else:
            return ()
    others = [entry for entry in listing.entries if entry.code != hub]
    return others or listing.entries  # the side that all share is listed only where nobody else is


def _has_one_more_date(view: SentenceView) -> bool:
    """Whether each party has a date behind it, and one more date stands before them all."""
    parties = view.parties
    return 0 < len(parties) == len(view.dates) - 1 and view.dates[-1][0] > parties[-1][0]


def _opens_line(view: SentenceView, at: int) -> bool:
    """Whether a line of the text starts at a token of the sentence, other than its first."""
    return at > 0 and "\n" in view.text[view.tokens[at - 1].end : view.tokens[at].start]


def _is_set_off(view: SentenceView, first: int, after: int) -> bool:
    """ "Norway, Iceland and, four days ago, Croatia": a date between commas behind "and" is that of what follows."""
    behind = view.tokens[after].text if after < len(view.tokens) else ""
    return behind == "," and first > 1 and (view.tokens[first - 2].lower, view.tokens[first - 1].text) == ("and", ",")


def _is_place(view: SentenceView, first: int, after: int, party: PartyMention) -> bool:
    """ "in Lima", "16 February 2024, Berlin": where it was done, and not by whom."""
    before = view.tokens[first - 1].lower if first else ""
    if before in _SEATS:
        return True
    ends = after == len(view.tokens) or view.tokens[after].text in _ENDS or _opens_line(view, after)
    dated = before == "," and first >= 2 and first - 2 in view.masked
    return party.kind is MentionKind.CAPITAL and dated and ends


def _is_seat(view: SentenceView, at: int) -> bool:
    """Whether a capitalised word that names no party can be the name of a place: "in Lviv", "(Lviv, 23 February)"."""
    if not view.tokens[at].is_capitalised or not at:
        return False
    first = at
    while first and view.tokens[first - 1].is_capitalised and view.tokens[first - 1].is_word:
        first -= 1
    before = view.tokens[first - 1].lower if first else ""
    return before in _SEATS or (before in _OPENINGS and first >= 2 and (before == "(" or first - 2 in view.masked))


def _is_turn(word: str, words: Words) -> bool:
    """Whether a word tells whose turn it was, by number or without one: "11", "eleventh", "21st", "latest"."""
    return word in words.rosters.turns or word.isdigit() or is_ordinal(word, words.verbs)

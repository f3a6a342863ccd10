"""Lists of parties: "Britain, Germany and, nine days ago, Latvia", with the offices and names between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.lexicon.words import ListWords
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import SentenceView

_MAX_GAP = 9
_AND_REACH = 4
#: A verb of its own: the list before it are the doers of its clause.
_FINITE = frozenset({"are", "did", "had", "has", "have", "is", "was", "were", "will", "would"})
_PARENTHESIS_REACH = 16
_BETWEEN_PREPOSITIONS = frozenset(
    {",", ";", "also", "and", "finally", "first", "in", "last", "later", "on", "separately", "then"}
)
#: Right before a preposition that goes on with a list: ", then with Kenya".
_BEFORE_PREPOSITION = frozenset({",", ";", "also", "and", "finally", "later", "separately", "then"})
#: Join two as "and" does; the last three in "along with", "together with" and "as well as".
_CONJUNCTIONS = frozenset({"&", "and", "nor", "or", "along", "together", "well"})
_WITH = frozenset({"along", "together"})
_APPOSITION_REACH = 12
_ARTICLES = frozenset({"the", "these", "those"})


@dataclass(frozen=True, slots=True)
class PartyList:
    """Parties named one after another. Token indexes; `codes` in the order of the words."""

    first: int
    after: int
    codes: tuple[str, ...]
    groups: tuple[str, ...] = ()
    joined: bool = False
    """Whether "and", a comma or the like joins at least two of them."""
    conjoined: bool = False
    """Whether "and" or "or" closes it."""
    apart: bool = False
    """Whether each has its own preposition: "with Peru and with Chile"."""

    def alone(self, view: SentenceView) -> PartyList:
        """The first party only, where a comma before another opens the main clause: "with Peru, Chile agreed"."""
        entry = view.party_at.get(self.first)
        if len(self.codes) != 2 or self.conjoined or entry is None:
            return self
        return PartyList(self.first, entry[1], self.codes[:1])


@dataclass(slots=True)
class _Row:
    """A list while it is read."""

    at: int
    after: int
    first: int | None = None
    codes: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    joined: bool = False
    gap: int = 0
    """How many words have passed since the last party."""
    conjoined: bool = False
    closed_by: int = -1
    """The comma behind "A and B", which ends the list."""
    ends: list[int] = field(default_factory=list)
    """The token behind each of the parties."""

    def add(self, entry: tuple[int, int, PartyMention], view: SentenceView) -> None:
        mention = entry[2]
        self.first = self.at if self.first is None else self.first
        if mention.code not in self.codes:
            self.joined = self.joined or bool(self.codes)
            self.conjoined = self.conjoined or (bool(self.codes) and _after_and(view, self.at))
            self.codes.append(mention.code)
            self.ends.append(entry[1])
        if len(self.codes) > 1 and _after_and(view, self.at):
            self.closed_by = entry[1]
        if mention.kind is MentionKind.GROUP and mention.code not in self.groups:
            self.groups.append(mention.code)
        self.at = self.after = entry[1]
        self.gap = 0

    def disown(self) -> None:
        """Drop the latest party: "Peru's neighbour Chile" names one that acts, and not Peru."""
        self.codes.pop()
        self.ends.pop()
        self.joined = self.joined and len(self.codes) > 1
        self.after = self.ends[-1] if self.ends else self.after
        self.first = self.first if self.codes else None


def party_list(view: SentenceView, at: int, words: ListWords) -> PartyList | None:
    """The list that starts at a token, or None when the words there name no party."""
    row = _Row(at, at)
    while row.at < len(view.tokens) and row.gap <= _MAX_GAP:
        entry = view.party_at.get(row.at)
        if entry is not None and (is_count_of(view, entry, words) or is_part_of(view, entry, words)):
            break
        if row.codes and view.tokens[row.at].text == "(":
            closed = _past_parenthesis(view, row.at)
            if closed is None:
                break
            row.at = row.after = closed
        elif row.codes and (described := _past_apposition(view, row.at, words)) is not None:
            row.at, row.gap = described, 0
        elif entry is not None:
            row.add(entry, view)
        elif _goes_on(view, row, words):
            owns = row.codes and row.codes[-1] not in row.groups
            if owns and _is_owned_relation(view, row.at, row.ends[-1], words):
                row.disown()
            row.at += 1
            row.gap += 1
        else:
            break
    if row.first is None or _opens_clause(view, at, row):
        return None
    return PartyList(row.first, row.after, tuple(row.codes), tuple(row.groups), row.joined, row.conjoined)


def _opens_clause(view: SentenceView, at: int, row: _Row) -> bool:
    """ "In addition to pacts with its allies, Peru and Chile have begun": those behind the comma are the next doers."""
    if row.first is None or all(view.tokens[i].text != "," for i in range(at, row.first)):
        return False
    return row.after < len(view.tokens) and view.tokens[row.after].lower in _FINITE


def _goes_on(view: SentenceView, row: _Row, words: ListWords) -> bool:
    """Whether a word that names no party can stand in the list."""
    closed = view.tokens[row.at].text == "," and row.closed_by == row.at
    if (row.codes and is_spaced_dash(view, row.at)) or (closed and not _opens_pair(view, row.at + 1)):
        return False
    if row.at in view.masked:
        return _after_comma(view, row.at)
    if row.codes and row.at == row.after and view.tokens[row.at].lower in words.of_group:
        return view.tokens[row.at - 1].text.isupper()  # "the EFTA member states and Moldova"
    return _continues(view, row.at, bool(row.codes), words)


def _opens_pair(view: SentenceView, at: int) -> bool:
    """Whether two more follow the comma behind two: "the Danes and the Finns, the Poles and the Dutch"."""
    first = _party_behind_article(view, at)
    if first is None or first >= len(view.tokens) or view.tokens[first].lower not in {"and", ","}:
        return False
    return _party_behind_article(view, first + 1) is not None


def _party_behind_article(view: SentenceView, at: int) -> int | None:
    """The token behind the party that stands at a token or behind "the" there, or None."""
    at += at < len(view.tokens) and view.tokens[at].lower == "the"
    entry = view.party_at.get(at)
    return entry[1] if entry is not None else None


def _after_and(view: SentenceView, i: int) -> bool:
    before = [view.tokens[j].lower for j in range(max(0, i - _AND_REACH), i)]
    return not _CONJUNCTIONS.isdisjoint(before) and "from" not in before


def is_spaced_dash(view: SentenceView, i: int) -> bool:
    """Whether a dash stands there that ends or opens a list: "six members of the Union - Austria, Malta - have"."""
    token = view.tokens[i]
    return token.text in {"-", "–", "—"} and i > 0 and token.start > view.tokens[i - 1].end


def _past_apposition(view: SentenceView, at: int, words: ListWords) -> int | None:
    """The comma behind an apposition that opens at a comma, when the list goes on there, or None.

    "Angola, a major exporter of oil, and Peru": no party stands in it but behind "of" or "in".
    """
    if view.tokens[at].text != "," or at + 1 >= len(view.tokens) or view.tokens[at + 1].lower not in words.appositions:
        return None
    for i in range(at + 1, min(len(view.tokens), at + _APPOSITION_REACH)):
        token = view.tokens[i]
        if token.text == ",":
            return i if i > at + 2 and _names_next(view, i + 1, words) else None
        named = i in view.party_at and view.tokens[view.party_at[i][0] - 1].lower not in {"of", "in"}
        if named or i in view.masked or not token.is_word or (token.is_capitalised and i not in view.party_at):
            return None
    return None


def _names_next(view: SentenceView, at: int, words: ListWords) -> bool:
    """Whether the next party of a list stands at a token, or behind "and" or "the"."""
    for i in range(at, min(len(view.tokens), at + _AND_REACH)):
        if i in view.party_at:
            return True
        if view.tokens[i].lower not in words.fillers and view.tokens[i].lower not in _CONJUNCTIONS:
            return False
    return False


def _is_owned_relation(view: SentenceView, at: int, after: int, words: ListWords) -> bool:
    """ "Peru's northern neighbour", "U.S. partners": what the party before it has, behind which `after` stands."""
    if view.tokens[at].lower not in words.relations:
        return False
    return all(view.tokens[i].lower in words.fillers for i in range(after, at))


def _opens_relation(view: SentenceView, at: int, words: ListWords) -> bool:
    """ "an Arab neighbour, Jordan": an article before what a party is to another."""
    near = {token.lower for token in view.tokens[at + 1 : at + 1 + _AND_REACH]}
    return view.tokens[at].lower in {"a", "an"} and not near.isdisjoint(words.relations)


def _after_comma(view: SentenceView, i: int) -> bool:
    """Whether a date is set between commas: "and, nine days ago, Latvia"."""
    while i > 0 and i - 1 in view.masked:
        i -= 1
    return i > 0 and view.tokens[i - 1].text == ","


def is_count_of(view: SentenceView, entry: tuple[int, int, PartyMention], words: ListWords) -> bool:
    """ "23 NATO members": a number of a body's members, not the body."""
    first, after, _ = entry
    if after >= len(view.tokens) or view.tokens[after].lower not in words.members:
        return False
    before = view.tokens[first - 1].lower if first else ""
    return before.isdigit() or before in words.numbers


def is_part_of(view: SentenceView, entry: tuple[int, int, PartyMention], words: ListWords) -> bool:
    """ "two of the three Baltic states", "several Nordic countries": some of a group, and who they are is not said."""
    first, _, mention = entry
    at = first - 1
    if mention.kind is not MentionKind.GROUP or at < 0:
        return False
    if view.tokens[at].lower in words.parts:
        return True
    while at >= 0 and (view.tokens[at].lower in _ARTICLES or view.tokens[at].lower in words.numbers):
        at -= 1
    if at < 1 or at == first - 1 or view.tokens[at].lower != "of":
        return False
    before = view.tokens[at - 1].lower
    return before in words.parts or before in words.numbers or before == "one" or before.isdigit()


def _past_parenthesis(view: SentenceView, at: int) -> int | None:
    """The token after a short parenthesis: an abbreviation or the members of the group named before it."""
    for i in range(at + 1, min(len(view.tokens), at + _PARENTHESIS_REACH)):
        if view.tokens[i].text == ")":
            return i + 1
    return None


def _continues(view: SentenceView, i: int, started: bool, words: ListWords) -> bool:
    token = view.tokens[i]
    word = token.lower
    before = view.tokens[i - 1].lower if i else ""
    following = view.tokens[i + 1].lower if i + 1 < len(view.tokens) else ""
    if word in words.relations:
        return following not in {"of", "to"}  # unlike "Peru, an ally of Chile"
    if word in words.fillers or word in words.joiners:
        return True
    if started and ((word in _WITH and following == "with") or (word == "with" and before in _WITH)):
        return True
    if (word == "in" and started and before in words.seats) or (word == "from" and before in words.counterparts):
        return True
    if not started and (
        word in words.openers or word in words.numbers or word.isdigit() or _opens_relation(view, i, words)
    ):
        return True
    if "-" in word[1:-1] and token.is_word:
        return True  # "with oil-rich Kuwait", "and Fayez al-Sarraj of Libya"
    # names of persons between two parties, and their initials
    return token.is_capitalised and token.is_word and i + 1 < len(view.tokens)


def repeated(view: SentenceView, listed: PartyList, preposition: str, words: ListWords) -> PartyList:
    """The list with those after the same preposition said again: "by Peru in May, by Chile and by Kenya in June"."""
    at = listed.after
    while at < len(view.tokens):
        token = view.tokens[at]
        joined = view.tokens[at - 1].lower in _BEFORE_PREPOSITION or at - 1 in view.masked
        if token.lower == preposition and joined:
            more = party_list(view, at + 1, words)
            if more is None or more.first > at + 2:
                return listed
            codes = tuple(dict.fromkeys((*listed.codes, *more.codes)))
            groups = (*listed.groups, *more.groups)
            listed = PartyList(listed.first, more.after, codes, groups, joined=True, conjoined=True, apart=True)
            at = more.after
        elif at in view.masked or token.lower in _BETWEEN_PREPOSITIONS or _is_seat(view, at):
            at += 1
        else:
            return listed
    return listed


def _is_seat(view: SentenceView, at: int) -> bool:
    """ "with Peru in Lima on 4 May and with Chile": where it was done."""
    return view.tokens[at].is_capitalised and view.tokens[at - 1].lower == "in"


def lists_in(view: SentenceView, words: ListWords) -> list[PartyList]:
    """Every list of parties of a sentence, in text order."""
    found: list[PartyList] = []
    i = 0
    while view.parties and i < len(view.tokens):
        listed = party_list(view, i, words) if i in view.party_at else None
        if listed is not None:
            found.append(listed)
        i = max(i + 1, listed.after if listed is not None else 0)
    return found


class LatestList:
    """The latest list of two parties or more in a document, looked for in what was read when somebody asks."""

    def __init__(self) -> None:
        self._codes: tuple[str, ...] = ()
        self._unread: list[tuple[SentenceView, ListWords]] = []

    def add(self, view: SentenceView, words: ListWords) -> None:
        """Take the lists of a sentence that has been read."""
        if len(view.mentions) > 1:
            self._unread.append((view, words))

    @property
    def codes(self) -> tuple[str, ...]:
        """Its parties in the order of the words; none before any list."""
        while self._unread:
            found = [listed for listed in lists_in(*self._unread.pop()) if listed.joined and not listed.groups]
            if found:
                self._codes, self._unread = found[-1].codes, []
        return self._codes

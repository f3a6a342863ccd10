"""The discourse of a document: the agreements that it has introduced so far, and which of them its words mean.

An agreement is introduced by its sides, its kind, its title or its number. Later words only point: "it", "the former
pact", "that with Chile", "none of them". What they mean is decided here and nowhere else, from the order in which the
agreements came up; where two candidates remain, they mean none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from depositary.reading.discourse.known_sorts import is_same_sort, may_mean
from depositary.reading.mentions.instruments import InstrumentMention

Parties = tuple[str, ...]

_PAIR = 2
#: How many sentences later "they" can still mean several agreements spoken of together.
_SEVERAL_REACH = 4
#: How many sentences later "the former" can still mean one of two agreements, each with a sentence of its own.
_LIST_REACH = 3
#: A release whose first sentences tell of several agreements is about them to its end.
_LEAD = 1
#: How many sentences later "the signing" can still mean that of an agreement spoken of.
_NEAR_REACH = 8


@dataclass(frozen=True, slots=True)
class Known:
    """An instrument that the document has named, with the parties known so far (sorted)."""

    kind: str
    reach: str
    subject: str | None
    title: str | None
    year: int | None
    parties: Parties
    sentence: int
    plural: bool = False
    private: bool = False
    """Whether firms, clubs or the like made it: words that point at it speak of no agreement between states."""


@dataclass
class Discourse:
    """The agreements that a document has introduced, from the one named longest ago to the one named last."""

    home: str | None
    """The party whose own publication the document is: every agreement that names one other side is with it."""
    series: str | None
    """The side that all agreements of the series have of which the document tells."""
    guess: str | None
    """The side that names alone suggest: the party that title and text name most."""
    number: int = 0
    """The number of the sentence that is read."""
    known: list[Known] = field(default_factory=list)
    signed: set[Parties] = field(default_factory=set)
    """The parties of agreements that the document has said to be signed, so far."""
    unmade: set[Parties] = field(default_factory=set)
    """The parties of agreements of which no more was told than that they are sought, or not signed."""
    several: tuple[Parties, ...] = ()
    """The sides of the agreements that the latest sentence with two or more of them spoke of."""
    several_in: int = 0
    """That sentence's number."""
    focus: tuple[Parties, int] | None = None
    """The two of whose agreement the latest sentence that says something of one spoke, and that sentence's number."""
    holder: str | None = None
    """Whose agreements the document has said that it tells of: "Peru has concluded forty treaties"."""
    members_of: Callable[[str], Sequence[str]] = lambda _: ()
    """The members of a group or organisation."""
    titled: set[Parties] = field(default_factory=set)
    """The sides of the agreements of two that the title names."""
    pairs: set[Parties] = field(default_factory=set)
    """The sides of the agreements of two that were introduced."""
    common: frozenset[str] = frozenset()
    """The sides that all of these have."""

    read: dict[int, Parties] = field(default_factory=dict)
    """The sides of the agreements of two that the latest sentence told of, by the tokens of their nouns."""
    read_in: int = -1
    """That sentence's number."""
    club: Known | None = None
    """What the document spoke of last that is joined and no paper, with whom it said to have joined."""
    is_about_agreements: bool = False
    """Whether it has spoken of agreements, though it may not have said whose."""

    @property
    def hub(self) -> str | None:
        """The side that the agreements have in common of which the document tells just now, as far as it is known."""
        certain = self.home or self.series
        if certain is not None:
            return certain
        latest = self.bilateral()
        if self.holder is not None and (latest is None or self.holder in latest.parties):
            return self.holder
        shared = self.shared
        if self.guess is not None and (shared is None or latest is None or self.guess in latest.parties):
            return self.guess
        return shared

    @property
    def shared(self) -> str | None:
        """The side that all agreements of two have in common that were introduced, where there are several."""
        return next(iter(self.common)) if len(self.pairs) > 1 and len(self.common) == 1 else None

    def turn_to(self, parties: Parties) -> None:
        """Begin a section whose agreements have these parties as a side, or as both."""
        self.known = [known for known in self.known if len(known.parties) != _PAIR]
        self.pairs, self.focus, self.several, self.guess = set(), None, (), None
        self.holder = parties[0] if len(parties) == 1 else None
        if len(parties) == _PAIR:
            self.remember(Known("agreement", "bilateral", None, None, None, parties, self.number))

    def remember(self, known: Known) -> None:
        """Add an instrument, or what a later mention adds to one already known."""
        if known.sentence < 0 and len(known.parties) == _PAIR:
            self.titled.add(known.parties)
        if len(known.parties) == _PAIR and not known.private:
            self.common = self.common.intersection(known.parties) if self.pairs else frozenset(known.parties)
            self.pairs.add(known.parties)
        for i, earlier in enumerate(self.known):
            if earlier.parties == known.parties and is_same_sort(earlier, known):
                self.known[i] = replace(
                    earlier,
                    subject=earlier.subject or known.subject,
                    title=earlier.title or known.title,
                    sentence=known.sentence,
                    private=earlier.private or known.private,
                )
                self.known.append(self.known.pop(i))
                return
        self.known.append(known)

    def touch(self, mention: InstrumentMention) -> None:
        """Note that agreements are spoken of, whoever made them."""
        if mention.strength == "strong" and mention.reach == "bilateral":
            self.is_about_agreements = True

    def note_read(self, head: int, parties: Parties) -> None:
        """Note whose the agreement is whose noun stands at a token of the sentence that is read."""
        if self.read_in != self.number:
            self.read, self.read_in = {}, self.number
        if len(parties) == _PAIR:
            self.read.setdefault(head, parties)

    def other_read(self, head: int, party: str) -> str | None:
        """The other side of the agreement at a token, where another clause of the sentence has told whose it is."""
        parties = self.sides_read(head)
        return next((code for code in parties if code != party), None) if party in parties else None

    def sides_read(self, head: int) -> Parties:
        """The sides of the agreement at a token, where another clause of the sentence has told whose it is."""
        return self.read.get(head, ()) if self.read_in == self.number else ()

    def demote(self, parties: Parties) -> None:
        """Let the latest instrument of these parties, which another replaces, be the last that later words mean."""
        if self.known and self.known[-1].parties == parties:
            self.known.insert(0, self.known.pop())

    def is_private(self, parties: Sequence[str]) -> bool:
        """Whether the deal that the document tells of between these two countries is one of firms or the like."""
        return any(known.private and known.parties == tuple(sorted(parties)) for known in self.known)

    def declaration(self) -> Known | None:
        """The latest instrument of many parties: what is joined when a sentence does not say what."""
        return next((known for known in reversed(self.known) if known.reach == "multilateral"), None)

    def joinable(self) -> Known | None:
        """What is joined when a sentence does not say what: a club joined just before, a paper of many, or any club."""
        paper, club = self.declaration(), self._if_near(self.club)
        if club is not None and club.parties and (paper is None or club.sentence > paper.sentence):
            return club
        return paper or club

    def bilateral(self) -> Known | None:
        """The latest instrument of two sides."""
        return next((known for known in reversed(self.known) if len(known.parties) == _PAIR), None)

    def bilateral_near(self) -> Known | None:
        """The latest instrument of two sides, when it was spoken of not long ago."""
        return self._if_near(self.bilateral())

    def recent_antecedent(self) -> Known | None:
        """The instrument that "it" means: the latest, when it was spoken of not long ago."""
        return self._if_near(self.antecedent(None))

    def has_near(self) -> bool:
        """Whether any instrument was spoken of not long ago."""
        return any(self._if_near(known) for known in self.known)

    def _if_near(self, known: Known | None) -> Known | None:
        return known if known is not None and self.number - known.sentence <= _NEAR_REACH else None

    def antecedent(self, mention: InstrumentMention | None, parties: Sequence[str] = ()) -> Known | None:
        """The latest instrument that a mention can refer to; `parties` must be among its parties."""
        second: Known | None = None
        for known in reversed(self.known):
            if parties and known.parties and not set(parties) <= set(known.parties):
                continue
            if mention is not None and not may_mean(mention, known):
                continue
            other_year = known.year is not None and (mention is None or mention.year != known.year)
            nameless = not known.parties and mention is not None and mention.reach == "bilateral" and not known.private
            if not other_year and not nameless and not self._is_aside(known):
                return known
            second = second or known
        return second

    def made(self, mention: InstrumentMention | None, earlier: Known) -> Known:
        """The instrument meant by what befalls only a text that there is: not one that is still negotiated, where the
        document has told of others."""
        if earlier.parties not in self.unmade:
            return earlier
        others = (each for each in reversed(self.known) if len(each.parties) == _PAIR)
        others = (each for each in others if each.parties in self.signed and not each.private)
        return next((each for each in others if mention is None or may_mean(mention, each)), earlier)

    def listed(self) -> tuple[Parties, ...]:
        """The sides of the agreements among which "the former" and "all three" choose, in the order of the words."""
        if self.several and self.number - self.several_in <= _SEVERAL_REACH:
            return self.several
        near = [
            each for each in self.known if len(each.parties) == _PAIR and self.number - each.sentence <= _LIST_REACH
        ]
        sides = tuple(dict.fromkeys(each.parties for each in near))
        return sides if len(sides) == _PAIR == len(self.pairs) else ()

    def only_pair(self) -> tuple[Parties, ...]:
        """The two whose agreements alone were introduced, when the latest was not long ago: "the latter"."""
        latest = self.bilateral_near()
        return (latest.parties,) if latest is not None and len(self.pairs) == 1 else ()

    def _is_aside(self, known: Known) -> bool:
        """Whether a release whose title names its agreement spoke of this one only in passing, not just now."""
        own = bool(self.titled) and known.parties not in self.titled and len(known.parties) == _PAIR
        if not own or self.home is None or self.number - known.sentence <= 1:
            return False
        return not any(self.home in self.members_of(code) for code in known.parties)

    def subject_matter(self) -> tuple[Parties, ...]:
        """The agreements that a release is about when its first sentences tell of several."""
        return self.several if self.home is not None and self.several_in <= _LEAD else ()

    def agreements_spoken_of(self) -> tuple[Parties, ...]:
        """The sides of the agreements that "they", "none" and "these agreements" mean."""
        lead = self.home is not None and self.several_in <= _LEAD
        if self.several and (lead or self.number - self.several_in <= _SEVERAL_REACH):
            return self.several
        pairs = {known.parties for known in self.known if len(known.parties) == _PAIR}
        return tuple(pairs) if len(pairs) == 1 else ()


def common_side(pairs: Iterable[Parties]) -> str | None:
    """The one party that two different pairs or more have in common, or None."""
    different = set(pairs)
    common = set.intersection(*map(set, different)) if len(different) > 1 else set()
    return common.pop() if len(common) == 1 else None

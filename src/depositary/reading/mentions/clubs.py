"""Mentions of clubs: what states join that is no paper, such as an organisation, a coalition, a register or a pledge.

Only rules of joining look at them; to every other rule they are parties or plain words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from depositary.lexicon.club_words import ClubWords
from depositary.lexicon.parties import Party
from depositary.reading.mentions.instrument_phrases import left_edge
from depositary.reading.mentions.instrument_titles import title_of
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

KIND = "other"
STRENGTH = "club"
#: How many words behind "of" still belong to a club's name: "the register of damage".
_OF_REACH = 2
#: How many words behind an owner a member of it may stand.
_MEMBER_REACH = 6
_EXPLAINING = frozenset({"of", "on", "against"})
_ACTS = frozenset({"in", "by"})


def find_clubs(view: SentenceView, grammar: Grammar, parties: Mapping[str, Party]) -> list[InstrumentMention]:
    """The clubs that a sentence names, in text order."""
    words = grammar.words.clubs
    found = [*_organisations(view, words, parties), *_nouns(view, grammar, words)]
    return sorted(found, key=lambda mention: mention.head)


def with_clubs(
    instruments: Sequence[InstrumentMention], clubs: Sequence[InstrumentMention]
) -> Sequence[InstrumentMention]:
    """The instruments and the clubs that are no part of one, in text order."""
    taken = {at for m in instruments for at in range(m.first, max(m.head_end, m.title_end))}
    free = [club for club in clubs if taken.isdisjoint(range(club.first, club.head_end))]
    return sorted([*instruments, *free], key=lambda mention: mention.head) if free else instruments


def _organisations(view: SentenceView, words: ClubWords, parties: Mapping[str, Party]) -> Iterator[InstrumentMention]:
    for first, after, mention in view.parties:
        party = parties.get(mention.code)
        if party is None or party.kind not in {"organisation", "group"} or mention.code in words.never:
            continue
        if mention.kind not in {MentionKind.NAME, MentionKind.GROUP} or not _stands_alone(view, after, words):
            continue
        yield _club((first, first, after), mention.code, "the")


def _nouns(view: SentenceView, grammar: Grammar, words: ClubWords) -> Iterator[InstrumentMention]:
    for at, token in enumerate(view.tokens):
        if token.lower not in words.heads or at in view.party_at or not _stands_alone(view, at + 1, words):
            continue
        first, determiner = left_edge(view, grammar, at, 0)
        title = title_of(view, first, at + 1, grammar.words.phrases)
        after = _past_of(view, at + 1, words)
        start = first + (view.tokens[first].lower == determiner)
        plain = start == at and after == at + 1 and determiner != "the"
        if title is None and (determiner is None or plain):
            continue
        bare = title is None and start == at and after == at + 1 and not _is_explained(view, at, words)
        name = title or (None if bare else " ".join(t.text for t in view.tokens[start:after]))
        yield _club((first, at, after), name, determiner)


def _is_explained(view: SentenceView, at: int, words: ClubWords) -> bool:
    """ "the communique of the summit", "the pledge on methane": words behind what was written say which it is."""
    following = view.tokens[at + 1].lower if at + 1 < len(view.tokens) else ""
    return view.tokens[at].lower in words.written and following in _EXPLAINING


def _past_of(view: SentenceView, end: int, words: ClubWords) -> int:
    """The token behind "of damage" in "the register of damage"."""
    if end >= len(view.tokens) or view.tokens[end].lower != "of":
        return end
    last = end + 1
    while last < min(len(view.tokens), end + 1 + _OF_REACH):
        token = view.tokens[last]
        if not token.is_word or last in view.masked or token.lower in words.ends:
            break
        last += 1
    return last if last > end + 1 else end


def _stands_alone(view: SentenceView, after: int, words: ClubWords) -> bool:
    """Whether a name is that of what is joined: "joined the EU", unlike "the EU's call", "EU leaders", "to condemn"."""
    following = [token.lower for token in view.tokens[after : after + 2]]
    if not following:
        return True
    if following[0] in {"'s", "’s"}:  # "NATO's newest member"
        return not words.members.isdisjoint(token.lower for token in view.tokens[after + 1 : after + _MEMBER_REACH])
    if following[0] in words.behind or following[0] == "-":
        return False
    return not (following[0] in _ACTS and following[-1].endswith("ing") and len(following[-1]) > len("ring"))


def _club(span: tuple[int, int, int], name: str | None, determiner: str | None) -> InstrumentMention:
    first, head, after = span
    return InstrumentMention(
        first=first,
        head=head,
        head_end=after,
        after=after,
        kind=KIND,
        strength=STRENGTH,
        reach="multilateral",
        plural=False,
        determiner=determiner,
        title=name,
        title_end=after,
        pointing=name is None,
    )

"""Mentions of instruments: noun phrases such as "a similar security agreement with Norway"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from depositary.reading.grammars import Grammar, HeadWord
from depositary.reading.parties import MentionKind
from depositary.reading.party_lists import PartyList, party_list
from depositary.reading.sentence_views import SentenceView

DETERMINERS = frozenset(
    "a an the this that these those its their his her our your my no any each every some another such all both either "
    "neither several many few most more other others similar same".split()
)
_PREPOSITIONS = frozenset(
    "of in on at to from with by for between into under over about through within without against during after before "
    "since until as than via per among amongst regarding concerning".split()
)
_STOPS = (
    frozenset(
        "and or but which who whom that if when while where because although is are was were be been being am has have had "
        "do does did will would shall should can could may might must not it they he she we i you there than also".split()
    )
    | _PREPOSITIONS
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty first second third fourth fifth".split()
)
#: Words that mark one mention as like another: a new instrument of the same sort.
_LIKE = frozenset({"similar", "such", "same", "comparable", "identical", "equivalent", "further", "another"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "our", "said"})
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_REACH_WORDS = frozenset({"multilateral", "international", "european", "global", "inter-american", "un", "oecd"})
_NOT_PARTNERS = frozenset({"accordance", "line", "compliance", "connection", "conformity", "consistent", "keeping"})
#: After or before a head these words make it an act of one state ("the PACT Act", "a presidential memorandum").
_LAWS = frozenset({"act", "acts", "bill", "law"})
_ONE_SIDED = frozenset({"presidential", "bipartisan", "collective", "bargaining", "plea", "employment", "tenancy"})
_COUNTERS = (_NUMBERS - {"one", "first", "second", "third", "fourth", "fifth"}) | {
    "several",
    "many",
    "other",
    "various",
    "some",
}
_TITLE_JOINTS = frozenset({"on", "of", "for", "and", "the", "in", "to", "against", "from", "all"})
_TITLE_REACH = 14
_MODIFIER_LIMIT = 9
_PARTNER_REACH = 26


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """A noun phrase that names an instrument. Token indexes; `after` is the token after the phrase with its partners."""

    first: int
    head: int
    head_end: int
    after: int
    kind: str
    strength: str
    reach: str
    plural: bool
    determiner: str | None
    owners: tuple[str, ...] = ()
    """Parties inside the phrase: "the Czech-Ukrainian accord", "France's agreement"."""
    partners: PartyList | None = None
    """Parties after "with"."""
    between: PartyList | None = None
    """Parties after "between"."""
    both_sides: bool = False
    """"between the two countries"."""
    possessive: str | None = None
    """"its", "their", "our"."""
    subject: str | None = None
    title: str | None = None
    title_end: int = 0
    """The token after a title, which may reach beyond the head: "Treaty on Friendship"."""
    year: int | None = None
    similar: bool = False
    other: bool = False
    """"other agreements": none of those named before."""
    stranger: bool = False
    """Its partner is named and is no party that the lexicon knows."""

    @property
    def points(self) -> bool:
        """Whether the phrase refers to an instrument already spoken of."""
        return self.determiner in _POINTING or self.strength == "stand_in"

    @property
    def named_parties(self) -> tuple[str, ...]:
        """All parties that the phrase itself names, sorted."""
        codes = set(self.owners)
        for parties in (self.partners, self.between):
            codes |= set(parties.codes) if parties else set()
        return tuple(sorted(codes))


def find_instruments(view: SentenceView, grammar: Grammar) -> list[InstrumentMention]:
    """The instrument mentions of a sentence in text order; a head inside a longer phrase is part of that phrase."""
    found: list[InstrumentMention] = []
    i = 0
    while i < len(view.tokens):
        head = _head_at(view, grammar, i)
        if head is None:
            i += 1
            continue
        end = i + len(head.words)
        if found and found[-1].head_end == i:
            found.pop()  # "the Partnership Agreement" is one phrase
        mention = _mention(view, grammar, head, i, end, found[-1].head_end if found else 0)
        if mention is not None:
            if found and mention.first <= found[-1].head and mention.head > found[-1].head:
                found.pop()
            found.append(mention)
        i = end
    return [m for m, following in zip_longest(found, found[1:]) if not _names_other(view, m, following)]


def _names_other(view: SentenceView, mention: InstrumentMention, following: InstrumentMention | None) -> bool:
    """ "the draft of an agreement", "the text of the pact": the second phrase is the instrument."""
    if mention.strength != "stand_in" or following is None or following.strength == "stand_in":
        return False
    return view.tokens[mention.head_end].lower == "of" and following.first <= mention.head_end + 2


def _head_at(view: SentenceView, grammar: Grammar, i: int) -> HeadWord | None:
    tokens = view.tokens
    for head in grammar.heads.get(tokens[i].lower, ()):
        words = tuple(token.lower for token in tokens[i : i + len(head.words)])
        if words == head.words:
            return head
    # "DTA with", "TPD": a hyphenated compound ends in the head ("peace-agreement")
    return None


def _mention(
    view: SentenceView, grammar: Grammar, head: HeadWord, i: int, end: int, floor: int
) -> InstrumentMention | None:
    tokens = view.tokens
    first, determiner = _left_edge(view, grammar, i, floor)
    if tokens[i].lower == "one" and not _is_pronoun_one(view, i):
        return None
    if (end < len(tokens) and tokens[end].lower in _LAWS) or _ONE_SIDED & {t.lower for t in tokens[first:i]}:
        return None
    words = " ".join(token.lower for token in tokens[first:end])
    after, partners, between, both = _partners(view, grammar, end)
    tail = " ".join(token.lower for token in tokens[end : min(len(tokens), max(after, end + 12))])
    return InstrumentMention(
        first=first,
        head=i,
        head_end=end,
        after=max(after, end),
        kind=head.head.kind,
        strength=head.head.strength,
        reach="multilateral" if _wide(view, first, i) else head.head.reach,
        plural=head.plural,
        determiner=determiner,
        owners=_owners(view, first, i),
        partners=partners,
        between=between,
        both_sides=both,
        possessive=determiner if determiner in {"its", "their", "our", "his"} else None,
        subject=head.head.subject or _subject(grammar, words) or _subject(grammar, tail),
        title=_title(view, first, end),
        title_end=_title_end(view, end) if tokens[end - 1].is_capitalised else end,
        year=_year(view, end),
        other=bool({"other", "more", "further"} & {t.lower for t in tokens[max(0, first) : i]}),
        stranger=partners is None and between is None and _stranger_partner(view, end),
        similar=bool(_LIKE & {t.lower for t in tokens[max(0, first) : i]}),
    )


def _wide(view: SentenceView, first: int, head: int) -> bool:
    """Whether the phrase names an instrument of many parties: by a word, or after the city where it was made."""
    if _REACH_WORDS & {token.lower for token in view.tokens[first:head]}:
        return True
    if (
        view.tokens[head].text in {"Accords", "Conventions", "Treaties"}
        and head > first
        and view.tokens[head - 1].is_capitalised
    ):
        return True
    entry = view.party_at.get(head - 1)
    return entry is not None and entry[2].kind is MentionKind.CAPITAL and view.tokens[head].is_capitalised


def _is_pronoun_one(view: SentenceView, i: int) -> bool:
    """ "the British one", "an agreement like the one signed": not the number one."""
    before = view.tokens[i - 1].lower if i else ""
    owned = (i - 1) in view.party_at or before in {
        "the",
        "similar",
        "this",
        "that",
        "previous",
        "first",
        "new",
        "old",
        "latest",
        "second",
    }
    following = view.tokens[i + 1].lower if i + 1 < len(view.tokens) else "."
    return owned and following in {
        "signed",
        "agreed",
        "with",
        "concluded",
        "was",
        "is",
        "that",
        "which",
        "followed",
        ",",
        ".",
        ";",
        "between",
        "has",
    }


def _left_edge(view: SentenceView, grammar: Grammar, i: int, floor: int) -> tuple[int, str | None]:
    first = i
    for at in range(i - 1, max(floor, i - _MODIFIER_LIMIT) - 1, -1):
        token = view.tokens[at]
        word = token.lower
        if word in DETERMINERS:
            if word in _LIKE or word in {"other", "all", "both", "several", "many", "more", "most", "few", "some"}:
                first = at
                continue
            return at, word
        if word in _NUMBERS or word.isdigit():
            first = at
            continue
        if word == "and" and at > 0 and _is_modifier(view, grammar, at - 1) and at - 1 not in view.party_at:
            continue
        if word == "'s" and at - 1 in view.party_at:
            return view.party_at[at - 1][0], "the"
        if word == "'s" and at > 1 and view.tokens[at - 2].lower in DETERMINERS:
            return at - 2, "the"
        if not _is_modifier(view, grammar, at):
            break
        first = at
    return first, None


def _is_modifier(view: SentenceView, grammar: Grammar, at: int) -> bool:
    token = view.tokens[at]
    if not token.is_word and token.text not in {"-", "–", "/", "“", "”", '"', "*"}:
        return False
    if token.lower in _STOPS:
        return False
    if at in view.masked:
        return False
    entry = view.party_at.get(at)
    if entry is not None and entry[2].kind.value == "person":
        return False
    triggers = grammar.triggers.get(token.lower, ())
    verbal = any(t.forms and len(t.words) == 1 for t in triggers)
    if not verbal:
        return True
    # "a negotiated agreement", "the amended treaty": a participle as an adjective stands after a determiner
    return at > 0 and view.tokens[at - 1].lower in DETERMINERS and token.lower.endswith("ed")


def _owners(view: SentenceView, first: int, head: int) -> tuple[str, ...]:
    codes: list[str] = []
    for at in range(first, head):
        entry = view.party_at.get(at)
        if entry is None or entry[2].code in codes:
            continue
        if entry[2].kind is MentionKind.CAPITAL and view.tokens[head].is_capitalised:
            continue  # a treaty named after the city where it was made
        codes.append(entry[2].code)
    return tuple(codes)


def _partners(view: SentenceView, grammar: Grammar, end: int) -> tuple[int, PartyList | None, PartyList | None, bool]:
    """Parties named after the head: the token after them, those after "with", those after "between", "both sides"."""
    tokens = view.tokens
    at = _past_parenthesis(view, end)
    while at < min(len(tokens), end + _PARTNER_REACH):
        word = tokens[at].lower
        if word in {"with", "between", "among"} and tokens[at - 1].lower not in _NOT_PARTNERS:
            listed = party_list(view, at + 1)
            if listed is not None:
                pair = (None, listed) if word != "with" else (listed, None)
                return listed.after, pair[0], pair[1], False
            following = " ".join(t.lower for t in tokens[at + 1 : at + 5])
            if word != "with" and following.startswith(("the two", "both ", "our two", "the three", "them")):
                return at + 3, None, None, True
        if _ends_phrase(view, grammar, at):
            break
        at += 1
    return end, None, None, False


def _stranger_partner(view: SentenceView, end: int) -> bool:
    """Whether "with" is followed by a proper name that is no party: "an agreement with the Gates Foundation"."""
    at = _past_parenthesis(view, end)
    if at + 2 >= len(view.tokens) or view.tokens[at].lower != "with":
        return False
    words = view.tokens[at + 1 : at + 3]
    if words[0].lower in _COUNTERS or words[0].text.isdigit():
        return True
    named = words[1] if words[0].lower in {"the", "a", "an"} else words[0]
    return named.is_capitalised and named.is_word


def _past_parenthesis(view: SentenceView, end: int) -> int:
    tokens = view.tokens
    if end < len(tokens) and tokens[end].text == "(":
        for at in range(end, min(len(tokens), end + 10)):
            if tokens[at].text == ")":
                return at + 1
    return end


def _ends_phrase(view: SentenceView, grammar: Grammar, at: int) -> bool:
    token = view.tokens[at]
    word = token.lower
    if token.text in {".", ";", ":", "?", "!", "("}:
        return True
    if word in {
        "which",
        "that",
        "who",
        "but",
        "while",
        "when",
        "after",
        "if",
        "because",
        "although",
        "where",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "before",
        "once",
        "until",
    }:
        return True
    if token.text == ",":
        return True
    if word == "and" and at + 1 < len(view.tokens) and view.tokens[at + 1].lower.endswith("ing"):
        return True
    head = _head_at(view, grammar, at)
    return (
        head is not None
        and head.head.strength == "strong"
        and at > 0
        and view.tokens[at - 1].lower in {"a", "an", "and"}
    )


def _subject(grammar: Grammar, words: str) -> str | None:
    padded = f" {words} "
    for cue, code in grammar.subjects:
        if cue in padded:
            return code
    return None


def _title(view: SentenceView, first: int, end: int) -> str | None:
    """The capitalised name of the instrument, with its determiner left out; None for a plain description."""
    tokens = view.tokens
    if not tokens[end - 1].is_capitalised:
        return None
    start = first
    while start < end and (not tokens[start].is_capitalised or tokens[start].lower in DETERMINERS):
        start += 1
    end = _title_end(view, end)
    capitals = [t for t in tokens[start:end] if t.is_capitalised]
    if start >= end or len(capitals) < 2:
        return None
    return view.text[tokens[start].start : tokens[end - 1].end]


def _title_end(view: SentenceView, end: int) -> int:
    """Where a capitalised title ends: "Treaty on Friendship and Cooperation", "Joint Declaration of Support for Ukraine"."""
    last = end
    for at in range(end, min(len(view.tokens), end + _TITLE_REACH)):
        token = view.tokens[at]
        if token.is_word and token.is_capitalised and at not in view.masked:
            last = at + 1
        elif token.lower not in _TITLE_JOINTS:
            break
    return last


def _year(view: SentenceView, end: int) -> int | None:
    """The year that tells the instrument from others: "the agreement of 1980", "the 1980 agreement"."""
    tokens = view.tokens
    at = _past_parenthesis(view, end)
    if at + 1 < len(tokens) and tokens[at].lower in {"of", "from"} and _YEAR.fullmatch(tokens[at + 1].text):
        return int(tokens[at + 1].text)
    return None

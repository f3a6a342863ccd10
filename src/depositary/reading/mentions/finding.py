"""Mentions of instruments: noun phrases such as "a similar security agreement with Norway"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from depositary.reading.mentions.elliptic_instruments import OPENERS, elliptic
from depositary.reading.mentions.instrument_parties import parties_after, stranger_after
from depositary.reading.mentions.instrument_phrases import is_law, is_wide, left_edge, owners_in, stands_for_one
from depositary.reading.mentions.instrument_titles import title_end, title_of, year_after
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import SentenceView, leading_party
from depositary.reading.sentences.grammars import Grammar, HeadWord

#: How far behind the head the words may say what the instrument is about.
_SUBJECT_REACH = 12
#: How many words an apposition has that tells what a paper is about and with whom it is.
#: So many words has "on free trade that it has signed with".
_RELATED_REACH = 9
_ITS_MAKERS = frozenset({"he", "it", "she", "they"})
#: How a paper was made with somebody.
_MADE = frozenset({"agreed", "concluded", "made", "negotiated", "reached", "signed", "struck"})
_APPOSED_REACH = 9
_AFTER_OWN = frozenset({".", ",", ";", "in", "on", "at", "with", "last", "earlier", "later", "and"})
#: Behind "one" when it is all that a verb acts on.
_AFTER_ONE = frozenset({".", ",", ";", "but", "in", "of", "on", "with"})
#: Behind "such" before one agreement: "such a text".
_ONE = frozenset({"a", "an"})
#: Before "that with Peru" where it stands for an agreement: "while that with Peru was signed in May".
_BEFORE_THAT = frozenset(
    {",", ";", "and", "as", "but", "like", "replace", "replaced", "replaces", "replacing", "to", "whereas", "while"}
)
#: Heads that name an instrument only before "with".
_BEFORE_WITH = frozenset({"that", "those"})
#: Join a clause of its own to the one before, behind such a mark.
_JOINED = frozenset({"and", "but", "so", "while"})
_SET_APART = frozenset({",", ";"})
#: Endings of words that describe a protocol and are no name of a place: "the Revised Protocol".
_DESCRIBING = ("al", "ary", "ed", "ing", "ive", "ment", "tion", "ity", "ance", "ence", "ies")
_COMPARING = frozenset({"after", "alongside", "besides", "following", "like", "unlike"})


def find_instruments(view: SentenceView, grammar: Grammar) -> list[InstrumentMention]:
    """The instrument mentions of a sentence in text order; a head inside a longer phrase is part of that phrase."""
    found: list[InstrumentMention] = []
    i = 0
    openers = OPENERS | grammar.words.verbs.ordinals | grammar.words.verbs.ranks
    while i < len(view.tokens):
        word = view.tokens[i].lower
        if word not in grammar.heads and word not in openers:
            i += 1
            continue
        head = grammar.head_at(view.tokens, i)
        if head is None:
            owned = elliptic(view, grammar, i)
            if owned is not None:
                found.append(owned)
            i += 1
            continue
        if found and found[-1].head_end == i and word != "that":
            found.pop()  # "the Partnership Agreement" is one phrase
        mention = _mention(view, grammar, head, i, found[-1].head_end if found else 0)
        if mention is not None:
            if found and mention.first <= found[-1].head:
                found.pop()
            found.append(mention)
        i += len(head.words)
    return [m for m, following in zip_longest(found, found[1:]) if not _names_other(view, m, following)]


def head_phrases(grammar: Grammar) -> Iterator[str]:
    """Stretches of lower-case words of which a sentence has one wherever a head names an instrument."""
    words = grammar.words.phrases
    behind = {**dict.fromkeys(_BEFORE_WITH, ("with",)), "one": ("is", *words.sharing, *words.one_after)}
    for head in (head for heads in grammar.heads.values() for head in heads):
        phrase = " ".join(head.words)
        for following in sorted(behind.get(phrase, ())):
            yield f"{phrase} {following}"
            if not following.isalpha():
                yield f"{phrase}{following}"
        if phrase not in behind:
            yield phrase


def wide_phrases(grammar: Grammar) -> Iterator[str]:
    """The same for an instrument of many parties, none of whom is named."""
    words = grammar.words.phrases
    wide = (head for heads in grammar.heads.values() for head in heads if head.head.reach == "multilateral")
    yield from sorted({*words.wide, *words.wide_heads, *(" ".join(head.words) for head in wide)})


def _names_other(view: SentenceView, mention: InstrumentMention, following: InstrumentMention | None) -> bool:
    """ "the draft of an agreement", "the text of the pact": the second phrase is the instrument."""
    if mention.strength != "stand_in" or following is None or following.strength == "stand_in":
        return False
    return view.tokens[mention.head_end].lower == "of" and following.first <= mention.head_end + 2


def _mention(view: SentenceView, grammar: Grammar, head: HeadWord, i: int, floor: int) -> InstrumentMention | None:
    """The mention whose head starts at a token; its phrase does not reach before `floor`."""
    tokens, words = view.tokens, grammar.words.phrases
    end = i + len(head.words)
    first, determiner = left_edge(view, grammar, i, floor) if tokens[i].lower != "theirs" else (i, None)
    acted = tokens[i].lower == "one" and _is_acted_on(view, grammar, i)
    if is_law(view, first, end, words):
        return None
    if tokens[i].lower == "one" and not (acted or stands_for_one(view, i, words)):
        return None
    apart = tokens[i].lower == "one" and [token.lower for token in tokens[end : end + 2]] == [",", "with"]
    named = parties_after(view, grammar, end + apart)  # "the second one, with Peru, is in force"
    if named.partners is None and named.between is None:
        apposed = _apposed_at(view, end) or _related_at(view, end)
        named = parties_after(view, grammar, apposed) if apposed else named
    if tokens[end - 1].lower == "own" and (tokens[first - 1].lower == "of" or not _ends_there(view, end)):
        return None  # "their own ministers", "a declaration of their own"
    if tokens[i].lower in _BEFORE_WITH and not _opens_those_with(view, i, named.partners):
        return None
    first -= determiner in _ONE and first > floor and tokens[first - 1].lower == "such"
    inner = {token.lower for token in tokens[first:i]}
    return InstrumentMention(
        first=first,
        head=i,
        head_end=end,
        after=max(named.after, end),
        kind=head.head.kind,
        strength=head.head.strength,
        reach="multilateral" if is_wide(view, first, i, words) or _bears_a_place(view, grammar, i) else head.head.reach,
        plural=head.plural,
        determiner="one" if acted else determiner,
        owners=owners_in(view, first, i) or _owner_before(view, first, determiner),
        partners=named.partners,
        between=named.between,
        both_sides=named.both_sides,
        subject=head.head.subject or _subject(view, grammar, (first, end, named.after)),
        title=title_of(view, first, end, words),
        title_end=title_end(view, end, words) if tokens[end - 1].is_capitalised else end,
        year=year_after(view, end),
        similar=acted or not words.like.isdisjoint(inner),
        other=not words.further.isdisjoint(inner),
        stranger=named.partners is None
        and named.between is None
        and (stranger_after(view, end, words) or _is_with_pronoun(view, end)),
        with_it=[token.lower for token in tokens[end : end + 2]] == ["with", "it"],
        pointing=determiner in words.pointing,
    )


def _bears_a_place(view: SentenceView, grammar: Grammar, head: int) -> bool:
    """ "the Lausen Protocol": one capitalised name of nothing else before the noun is that of where many made it."""
    tokens = view.tokens
    if head < 2 or tokens[head].text != "Protocol" or tokens[head - 2].lower != "the" or head - 1 in view.party_at:
        return False
    name, verbs = tokens[head - 1], grammar.words.verbs
    plain = name.lower in verbs.ordinals | verbs.ranks or name.lower.endswith(_DESCRIBING)
    about = any(f" {name.lower} " == cue for cue, _ in grammar.subjects)
    return name.is_word and name.text.istitle() and name.text.isalpha() and not (plain or about)


def _related_at(view: SentenceView, end: int) -> int:
    """Where "with" stands in the clause that says whose a paper is ("a pact on fish that it made with Peru"), or 0."""
    words = [token.lower for token in view.tokens[end : end + _RELATED_REACH]]
    about = words[:1] in (["for"], ["of"], ["on"])
    at = next((i for i, word in enumerate(words) if word in _ITS_MAKERS), len(words))
    related = words[at - 1 : at] in (["that"], ["which"]) and (about or at == 1)
    if at > 0 and not related:
        return 0  # "the pact on fish it signed" may go on with anything
    at += 1
    at += words[at : at + 1] in (["had"], ["has"], ["have"])
    made = words[at : at + 2]
    return end + at + 1 if len(made) > 1 and made[0] in _MADE and made[1] == "with" else 0


def _apposed_at(view: SentenceView, end: int) -> int:
    """Where "with" stands in an apposition of what a paper is about ("a pact, on fish with Peru, will"), or 0."""
    words = [token.lower for token in view.tokens[end : end + _APPOSED_REACH]]
    if words[:1] != [","] or words[1:2] not in (["on"], ["about"]) or "with" not in words:
        return 0
    at = words.index("with")
    return end + at if "," not in words[1:at] else 0


def _owner_before(view: SentenceView, first: int, determiner: str | None) -> tuple[str, ...]:
    """ "Angola has answered, and its treaty will be signed", "Angola, whose treaty will be signed, has answered": whose
    it is that a joined clause calls its own."""
    start = first - (view.tokens[first].lower != "whose")
    if start > 1 and [token.lower for token in view.tokens[start - 1 : start + 1]] == [",", "whose"]:
        entry = view.party_at.get(start - 2)
        named = entry is not None and entry[2].kind is not MentionKind.ADJECTIVE
        return (entry[2].code,) if entry is not None and named else ()
    joined = first > 1 and view.tokens[first - 1].lower in _JOINED and view.tokens[first - 2].text in _SET_APART
    if determiner != "its" or not joined:
        return ()
    before = {party.code for _, after, party in view.parties if after <= first}
    opener = leading_party(view)
    return (opener,) if opener is not None and before == {opener} else ()


def _is_with_pronoun(view: SentenceView, end: int) -> bool:
    """ "their treaties with it": the other side is only pointed at."""
    return [token.lower for token in view.tokens[end : end + 2]] in (["with", "it"], ["with", "them"])


def _is_acted_on(view: SentenceView, grammar: Grammar, at: int) -> bool:
    """ "is negotiating one", "will not sign one of its own": a further agreement like that spoken of."""
    verbs = grammar.triggers.get(view.tokens[at - 1].lower, ()) if at else ()
    following = view.tokens[at + 1].lower if at + 1 < len(view.tokens) else "."
    ends = following in _AFTER_ONE or at + 1 in view.masked
    return ends and any(trigger.is_bare_verb for trigger in verbs)


def _ends_there(view: SentenceView, end: int) -> bool:
    """Whether "its own" stands alone: "Norway signed its own in May", unlike "its own minister"."""
    return end >= len(view.tokens) or end in view.masked or view.tokens[end].lower in _AFTER_OWN


def _opens_those_with(view: SentenceView, at: int, partners: PartyList | None) -> bool:
    """ "those with Peru": agreements; but "after those with Peru" only compares."""
    before = view.tokens[at - 1].lower if at else ""
    if partners is None or view.tokens[at + 1].lower != "with":
        return False
    opens = at == 0 or at - 1 in view.masked or before in _BEFORE_THAT
    return before not in _COMPARING and (view.tokens[at].lower == "those" or opens)


def _subject(view: SentenceView, grammar: Grammar, phrase: tuple[int, int, int]) -> str | None:
    """What the instrument is about: by the words of its phrase or, failing them, by those behind it."""
    first, end, after = phrase
    for stretch in (view.tokens[first:end], view.tokens[end : max(after, end + _SUBJECT_REACH)]):
        padded = f" {' '.join(token.lower for token in stretch)} "
        found = next((code for cue, code in grammar.subjects if cue in padded), None)
        if found is not None:
            return found
    return None

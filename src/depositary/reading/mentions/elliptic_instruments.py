"""Agreements that their noun does not name: "Finland's was signed", "another, with Spain", "that with Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.reading.mentions.instrument_parties import parties_after
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

_AFTER_OWNER = frozenset({"was", "is", "has", "had", "will", "with", "came", "followed", "in", "on", "since", "."})
_AFTER_RANK = frozenset({",", "by", "was", "is", "has", "had", "will", "with"})
_ROUNDS = frozenset({"meeting", "meetings", "round", "rounds", "session", "visit"})
_SET_OFF = frozenset({"with", "signed"})
_ARTICLES = frozenset({"the", "a", "an"})
#: Words that may stand for an agreement before its parties.
OPENERS = frozenset({"'s", "another", "newest"})


def elliptic(view: SentenceView, grammar: Grammar, at: int) -> InstrumentMention | None:
    """The agreement that a word without its noun stands for, or None."""
    word = view.tokens[at].lower
    if word == "'s":
        return _owned(view, grammar, at)
    before = view.tokens[at - 1].lower if at else ""
    if word == "another":
        return _ranked(view, grammar, (at, at))
    return _ranked(view, grammar, (at - 1, at)) if before in _ARTICLES else None


def elliptic_phrases(grammar: Grammar) -> Iterator[str]:
    """Stretches of lower-case words of which a sentence has one wherever it names an agreement without its noun."""
    verbs = grammar.words.verbs
    ranks = sorted(verbs.ordinals | verbs.ranks | OPENERS - {"'s", "another"})
    standing = ["another", *(f"{article} {rank}" for article in sorted(_ARTICLES) for rank in ranks)]
    ends = {"'s": _AFTER_OWNER, **dict.fromkeys(standing, _AFTER_RANK)}
    for opening, behind in ends.items():
        for following in sorted(behind):
            yield f"{opening} {following}"
            if not following.isalpha():
                yield f"{opening}{following}"


def _following(view: SentenceView, at: int) -> str:
    return view.tokens[at].lower if at < len(view.tokens) else ""


def _owned(view: SentenceView, grammar: Grammar, at: int) -> InstrumentMention | None:
    """ "Finland's was signed"."""
    if _following(view, at + 1) not in _AFTER_OWNER or at - 1 not in view.party_at:
        return None
    first, _, party = view.party_at[at - 1]
    partners = parties_after(view, grammar, at + 1).partners if _following(view, at + 1) == "with" else None
    after = partners.after if partners is not None else at + 1
    return _standing_in((first, at), after, owners=(party.code,), partners=partners)


def _ranked(view: SentenceView, grammar: Grammar, span: tuple[int, int]) -> InstrumentMention | None:
    """ "the tenth, with Spain, was signed", "another was signed with Belgium", "a third, signed by Italy"."""
    following = _following(view, span[1] + 1)
    if not _ROUNDS.isdisjoint(token.lower for token in view.tokens[: span[0]]):
        return None  # "A first round was held in May, a second is planned"
    if following not in _AFTER_RANK or (following == "," and _following(view, span[1] + 2) not in _SET_OFF):
        return None
    named = parties_after(view, grammar, span[1] + 1 + (following == ","))
    partners = named.partners if following in {",", "with"} else None
    return _standing_in(span, named.after if partners is not None else span[1] + 1, partners=partners)


def _standing_in(
    span: tuple[int, int], after: int, owners: tuple[str, ...] = (), partners: PartyList | None = None
) -> InstrumentMention:
    first, head = span
    return InstrumentMention(
        first,
        head,
        head + 1,
        after,
        "agreement",
        "stand_in",
        "bilateral",
        plural=False,
        determiner="the",
        owners=owners,
        partners=partners,
    )

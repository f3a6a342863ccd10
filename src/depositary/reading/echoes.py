"""Echoes: sentences that repeat a stage without its words ("the German one followed in May", "They are Chile and Peru")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depositary.core.codes import Framing
from depositary.reading.arguments import Arguments, acting_list
from depositary.reading.contexts import Context
from depositary.reading.grammars import Grammar
from depositary.reading.party_lists import PartyList, party_list
from depositary.reading.predicates import Predicate, Voice
from depositary.reading.sentence_views import SentenceView
from depositary.reading.triggers import Firing
from depositary.reading.verb_groups import analyse_verb

#: How many sentences back the repeated stage may stand.
_REACH = 4
_COPULAS = frozenset({"are", "include", "included", "were"})
_COPULA_WITHIN = 24


@dataclass(frozen=True, slots=True)
class Echo:
    """A stage of an earlier sentence said again, with the parties that now reach it."""

    firing: Firing
    arguments: Arguments


def find_echoes(
    view: SentenceView, number: int, context: Context, grammar: Grammar, busy: frozenset[int]
) -> Iterator[Echo]:
    """The echoes of a sentence. `busy` are the token indexes of stage words that rules have already read."""
    last = context.last
    if last is None or number - last.sentence > _REACH:
        return
    yield from _repeats(view, context, grammar, busy)
    yield from _followed(view, context)
    if not busy:
        yield from _copulas(view, context)


def _repeats(view: SentenceView, context: Context, grammar: Grammar, busy: frozenset[int]) -> Iterator[Echo]:
    assert context.last is not None  # noqa: S101  -- the caller has looked
    for i, token in enumerate(view.tokens):
        for words, forms in grammar.echoes.get(token.lower, ()):
            if i in busy or tuple(t.lower for t in view.tokens[i : i + len(words)]) != words:
                continue
            end = i + len(words)
            predicate = analyse_verb(view, (i, end), forms, grammar)
            subject = acting_list(view, predicate)
            if subject is None or not _is_intransitive(view, end):
                continue
            yield Echo(Firing(context.last.rule, predicate), Arguments(subject=subject))
            yield from _tail(view, end, context, predicate)
            return


def _followed(view: SentenceView, context: Context) -> Iterator[Echo]:
    """ "with Chile following Peru, Ecuador and Brazil", "those with Peru and Brazil": others that reached it before."""
    assert context.last is not None  # noqa: S101  -- the caller has looked
    for i, token in enumerate(view.tokens):
        words = f"{view.tokens[i - 1].lower} {token.lower}" if i else ""
        if (token.lower == "following" and (i - 1) in view.party_at) or words in {"those with", "ones with"}:
            listed = party_list(view, i + 1)
            if listed is not None and listed.first - i <= 2:
                predicate = Predicate(i, i, i + 1, Voice.ACTIVE, Framing.HAPPENED, token.lower)
                yield Echo(Firing(context.last.rule, predicate), Arguments(listed=listed))


def _is_intransitive(view: SentenceView, at: int) -> bool:
    if at >= len(view.tokens) or at in view.masked:
        return True
    token = view.tokens[at]
    return token.text in {".", ",", ";"} or token.lower in {
        "in",
        "on",
        "at",
        "and",
        "later",
        "after",
        "with",
        "last",
        "earlier",
        "soon",
        "a",
        "two",
        "three",
        "this",
        "too",
        "suit",
        "from",
    }


def _tail(view: SentenceView, at: int, context: Context, predicate: Predicate) -> Iterator[Echo]:
    """ "... and the French on 17 February": the same again without a verb."""
    assert context.last is not None  # noqa: S101  -- the caller has looked
    for i in range(at, len(view.tokens) - 2):
        if view.tokens[i].lower == "and" and view.tokens[i + 1].lower == "the" and i + 2 in view.party_at:
            listed = party_list(view, i + 2)
            if listed is not None and len(listed.codes) == 1:
                moved = Predicate(i, i + 1, listed.after, Voice.ACTIVE, predicate.framing, "and")
                yield Echo(Firing(context.last.rule, moved), Arguments(subject=listed))


def _copulas(view: SentenceView, context: Context) -> Iterator[Echo]:
    """ "They are Chile, Peru and Ecuador": the list of those who were counted before."""
    assert context.last is not None  # noqa: S101  -- the caller has looked
    words = [token.lower for token in view.tokens[:2]]
    if len(words) < 2 or words[0] not in {"they", "these", "those", "the", "among"}:
        return
    least = 2 if context.last.counted else 3
    for i, token in enumerate(view.tokens[:_COPULA_WITHIN]):
        if token.lower in _COPULAS or token.text == ":":
            listed = party_list(view, i + 1)
            if listed is not None and len(listed.codes) >= least and _follows(listed, i):
                framing = Framing.HAPPENED
                predicate = Predicate(i, i, i + 1, Voice.ACTIVE, framing, token.lower)
                yield Echo(Firing(context.last.rule, predicate), Arguments(listed=listed))
                return


def _follows(listed: PartyList, at: int) -> bool:
    return listed.first - at <= 4

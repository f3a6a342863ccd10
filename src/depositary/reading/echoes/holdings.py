"""Holdings: agreements that somebody has, in a document about a family of them: "Kyiv now has 17 pacts: with ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.core.codes import Framing
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.counted_doers import is_counted, is_number
from depositary.reading.clauses.partners import spelled_out
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.subjects import acting_list
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

_RULE = "signed.exist"
_ADVERB_REACH = 3
#: How many words may stand between agreements and the colon before their list: "his security agreements so far:".
_COLON_REACH = 4
_OF_ONE = frozenset({"a", "an"})


def find_holdings(
    view: SentenceView, instruments: Sequence[InstrumentMention], grammar: Grammar, is_busy: bool
) -> Iterator[tuple[Clause, Arguments]]:
    """The agreements that a sentence says somebody has, with those whom they are with.

    `is_busy`: other words of the sentence tell a stage; then a list behind a colon is theirs.
    """
    rule = grammar.rules.get(_RULE)
    for mention in instruments if rule is not None else ():
        at = _held_by(view, mention, grammar)
        if at is None:
            if not is_busy and _is_counted_up(mention, grammar, view):
                clause = _clause(view, (mention.first, mention.head_end), instruments, grammar)
                listed = _behind_colon(clause, mention)
                if listed is not None:
                    yield clause, Arguments(instrument=mention, listed=listed)
            continue
        clause = _clause(view, (at, mention.head_end), instruments, grammar)
        listed = spelled_out(clause) if mention.partners is None or mention.stranger else None
        subject = acting_list(clause)
        counted = subject is None and listed is None and (is_counted(clause) or _is_of_number(clause, at))
        if counted or listed is not None or mention.partners is not None or subject is not None:
            yield clause, Arguments(instrument=mention, subject=subject, listed=listed, counted=counted)


def _is_of_number(clause: Clause, at: int) -> bool:
    """ "Of the allies twenty-four now have such a pact": so many of them."""
    at -= 1
    while clause.word(at) in clause.words.verbs.adverbs:
        at -= 1
    return clause.word(at) != "" and is_number(clause, clause.word(at))


def _clause(
    view: SentenceView, span: tuple[int, int], instruments: Sequence[InstrumentMention], grammar: Grammar
) -> Clause:
    first, last = span
    predicate = Predicate(first, first, last, Voice.ACTIVE, Framing.HAPPENED, view.tokens[first].lower)
    return Clause(view, grammar.rules[_RULE], predicate, instruments, grammar.words)


def _held_by(view: SentenceView, mention: InstrumentMention, grammar: Grammar) -> int | None:
    """The token of "has" or "have" before the phrase of agreements, or None."""
    words = grammar.words
    one = mention.determiner in _OF_ONE and (mention.strength == "strong" or mention.similar)
    held = mention.plural or one
    if not held or mention.determiner == "no" or mention.other or mention.kind != "agreement":
        return None
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _ADVERB_REACH), -1):
        word = view.tokens[at].lower
        if word in words.echoes.holding:
            return at if mention.plural or _is_present(view, at, grammar) else None
        if word not in words.verbs.adverbs:
            return None
    return None


def _is_present(view: SentenceView, at: int, grammar: Grammar) -> bool:
    """Whether "have" is the verb itself and no modal or negation stands before it: not "wants to have a pact"."""
    before = {token.lower for token in view.tokens[max(0, at - 3) : at]}
    verbs = grammar.words.verbs
    return before.isdisjoint(verbs.negators | {"to"}) and before.isdisjoint(grammar.modals)


def _is_counted_up(mention: InstrumentMention, grammar: Grammar, view: SentenceView) -> bool:
    """Whether several agreements are named that are no plans: "his security agreements so far"."""
    if not mention.plural or mention.strength != "strong" or mention.other or mention.determiner == "no":
        return False
    inner = {token.lower for token in view.tokens[mention.first : mention.head]}
    return inner.isdisjoint(grammar.words.echoes.unmade)


def _behind_colon(clause: Clause, mention: InstrumentMention) -> PartyList | None:
    """The list behind the colon that follows agreements closely."""
    for at in range(mention.after, mention.after + _COLON_REACH):
        if clause.word(at) == ":":
            return clause.list_at(at + 1)
        if clause.word(at) in {",", ".", ";"} | clause.words.verbs.be:
            return None
    return None

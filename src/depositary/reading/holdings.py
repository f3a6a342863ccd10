"""Holdings: agreements that somebody has, in a document about a family of them: "Kyiv now has 17 pacts: with ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.core.codes import Framing
from depositary.reading.arguments import Arguments
from depositary.reading.clauses import Clause
from depositary.reading.grammars import Grammar
from depositary.reading.instruments import InstrumentMention
from depositary.reading.partners import spelled_out
from depositary.reading.predicates import Predicate, Voice
from depositary.reading.sentence_views import SentenceView
from depositary.reading.subjects import acting_list

_RULE = "signed.exist"
_ADVERB_REACH = 3


def find_holdings(
    view: SentenceView, instruments: Sequence[InstrumentMention], grammar: Grammar
) -> Iterator[tuple[Clause, Arguments]]:
    """The agreements that a sentence says somebody has, with those whom they are with."""
    rule = grammar.rules.get(_RULE)
    for mention in instruments:
        at = _held_by(view, mention, grammar)
        if rule is None or at is None:
            continue
        predicate = Predicate(at, at, mention.head_end, Voice.ACTIVE, Framing.HAPPENED, view.tokens[at].lower)
        clause = Clause(view, rule, predicate, instruments, grammar.words)
        listed = spelled_out(clause) if mention.partners is None or mention.stranger else None
        if listed is not None or mention.partners is not None:
            yield clause, Arguments(instrument=mention, subject=acting_list(clause), listed=listed)


def _held_by(view: SentenceView, mention: InstrumentMention, grammar: Grammar) -> int | None:
    """The token of "has" or "have" before the phrase of several agreements, or None."""
    words = grammar.words
    if not mention.plural or mention.determiner == "no" or mention.other or mention.kind != "agreement":
        return None
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _ADVERB_REACH), -1):
        word = view.tokens[at].lower
        if word in words.echoes.holding:
            return at
        if word not in words.verbs.adverbs:
            return None
    return None

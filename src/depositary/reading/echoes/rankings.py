"""Rankings: sentences that only say which one of the row somebody's agreement is: "The first was Britain's"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.core.codes import Framing
from depositary.lexicon.words import VerbWords
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar
from depositary.reading.sentences.ranks import is_rank

_RULE = "signed.exist"
_ENDS = frozenset({"", ".", ",", ";", "and", "in", "on"})
_NUMBERS = frozenset({"number", "no"})
_PAST_OR_PRESENT = frozenset({"was", "is", "were", "are"})


def find_rankings(
    view: SentenceView, instruments: Sequence[InstrumentMention], grammar: Grammar
) -> Iterator[tuple[Clause, Arguments]]:
    """The agreements whose places in the row a sentence tells, each with its owner."""
    if _RULE not in grammar.rules or not any(
        _tells_place(view, i, instruments, grammar) for i in range(len(view.tokens))
    ):
        return
    own = [m for m in instruments if len(m.named_parties) and m.kind == "agreement" and not m.plural]
    taken = {at for m in own for at in range(m.first, m.after)}
    for mention in own:
        if _word(view, mention.after) in _PAST_OR_PRESENT | _NUMBERS:
            yield _clause(view, (mention.first, mention.after), grammar), Arguments(instrument=mention)
    for i, token in enumerate(view.tokens):
        if (
            token.lower != "'s"
            or i in taken
            or i - 1 not in view.party_at
            or _word(view, i + 1) not in _ENDS | _NUMBERS
        ):
            continue
        first, _, party = view.party_at[i - 1]
        yield _clause(view, (first, i + 1), grammar), Arguments(instrument=_standing(first, i, party.code))


def _word(view: SentenceView, at: int) -> str:
    return view.tokens[at].lower if 0 <= at < len(view.tokens) else ""


def _tells_place(view: SentenceView, i: int, instruments: Sequence[InstrumentMention], grammar: Grammar) -> bool:
    """ "was number eight", "was the third.", "The first such agreement was Britain's": at the verb."""
    if _word(view, i) not in _PAST_OR_PRESENT:
        return False
    verbs = grammar.words.verbs
    if _word(view, i + 1) in _NUMBERS and i and any(m.after == i for m in instruments):
        return True
    whose = _word(view, i - 1) == "'s" or any(m.after == i and m.named_parties for m in instruments)
    if whose and _word(view, i + 1) == "the" and is_rank(_word(view, i + 2), verbs) and _word(view, i + 3) in _ENDS:
        return True
    ranked = any(m.after == i and _is_ranked(view, m, verbs) for m in instruments)
    ranked = ranked or (is_rank(_word(view, i - 1), verbs) and _word(view, i - 2) == "the")
    entry = view.party_at.get(i + 1)
    return ranked and entry is not None and _word(view, entry[1]) == "'s" and _word(view, entry[1] + 1) in _ENDS


def _is_ranked(view: SentenceView, mention: InstrumentMention, verbs: VerbWords) -> bool:
    return any(is_rank(token.lower, verbs) for token in view.tokens[mention.first : mention.head])


def _clause(view: SentenceView, span: tuple[int, int], grammar: Grammar) -> Clause:
    predicate = Predicate(span[0], span[0], span[1], Voice.ACTIVE, Framing.HAPPENED, "ranking")
    return Clause(view, grammar.rules[_RULE], predicate, (), grammar.words)


def _standing(first: int, at: int, owner: str) -> InstrumentMention:
    """The agreement that "Britain's" stands for."""
    return InstrumentMention(
        first,
        at,
        at + 1,
        at + 1,
        "agreement",
        "stand_in",
        "bilateral",
        plural=False,
        determiner="the",
        owners=(owner,),
    )

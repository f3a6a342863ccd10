"""Verdicts: an agreement of which an auxiliary alone says whether the stage told last holds of it, too.

"The treaty with Peru is in force; the one with Chile is not", "Kenya's has been ratified, Togo's has not".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Said
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

_ENDS = frozenset({"", ".", ",", ";", ":", "and", "but"})
#: Before an agreement that opens its clause.
_BREAKS = frozenset({",", ";", ":", "and", "but", "while"})
_NOT = frozenset({"not", "n't"})
#: Of what is over or paused nobody says so with an auxiliary alone.
_LASTING = frozenset({Stage.ENDED, Stage.SUSPENDED})


def find_verdicts(
    view: SentenceView, instruments: Sequence[InstrumentMention], last: Said, grammar: Grammar, busy: frozenset[int]
) -> Iterator[tuple[Clause, Arguments]]:
    """The clauses that say no more of an agreement than that it has, or has not, reached the stage of `last`."""
    verbs = grammar.words.verbs
    for mention in instruments if last.rule.stage not in _LASTING else ():
        at = mention.after
        if not mention.named_parties or at in busy or _word(view, at) not in verbs.have | verbs.be:
            continue
        denied = _word(view, at + 1) in _NOT
        after = at + 1 + denied + (denied and _word(view, at + 2) == "yet")
        if _word(view, after) not in _ENDS or not (mention.first == 0 or _word(view, mention.first - 1) in _BREAKS):
            continue
        framing = Framing.DENIED if denied else Framing.HAPPENED
        predicate = Predicate(at, at, after, Voice.PASSIVE, framing, _word(view, at))
        clause = Clause(view, last.rule, predicate, instruments, grammar.words)
        yield clause, Arguments(instrument=mention, denied=denied, body=last.body)


def _word(view: SentenceView, at: int) -> str:
    return view.tokens[at].lower if at < len(view.tokens) else ""

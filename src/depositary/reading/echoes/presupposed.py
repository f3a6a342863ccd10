"""Presupposed agreements: a sentence has no stage word for them, because they are there or are known by their day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from depositary.core.codes import Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.echoes.dated_papers import find_dated_papers
from depositary.reading.echoes.existences import find_existences
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

#: Whoever joined or signed a declaration on a day did so on that day, which need not be the declaration's.
_OF_A_DAY = frozenset({Stage.JOINED, Stage.SIGNED, Stage.RATIFIED})


def find_presupposed(
    view: SentenceView,
    free: Sequence[InstrumentMention],
    fired: Collection[Stage],
    context: Context,
    grammar: Grammar,
) -> Iterator[tuple[Clause, Arguments]]:
    """What a sentence presupposes of instruments of which no stage was read; `fired`: the stages it has words for."""
    if not free:
        return
    yield from find_existences(view, free, grammar, context)
    if _OF_A_DAY.isdisjoint(fired):
        yield from find_dated_papers(view, free, grammar)

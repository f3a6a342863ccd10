"""Document features: in what kind of text, and where in it, a stage reading stands.

The same words weigh differently in a fact sheet on home affairs, in the transcript of a briefing and in the release
about one agreement; so what decides is seen together with whose text it is. The longer a text, the more it has spoken
of that may be taken for a side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.reading.discourse.contexts import Context
from depositary.reading.stages.clause_features import publisher_of
from depositary.reading.stages.records import StageReading

#: Up to so many sentences behind the head a reading stands in the lead, early, in the body; behind them, late.
_PLACES = (2, 8, 30)
_BULLETS = frozenset({"-", "•", "*"})


def document_features(reading: StageReading, context: Context) -> Iterator[str]:
    """Features of the document and of the reading's place in it."""
    publisher, mention = publisher_of(context), reading.arguments.instrument
    yield f"publisher,determiner={publisher},{(mention.determiner or 'none') if mention is not None else 'unsaid'}"
    yield f"publisher,place={publisher},{sum(context.discourse.number > most for most in _PLACES)}"
    yield f"publisher,length={publisher},{context.length}"
    yield f"stage,length={reading.stage},{context.length}"
    yield f"publisher,title={publisher},{_titled(reading.parties, context)}"
    tokens = reading.clause.view.tokens
    if tokens[-1].text == "?":
        yield "question"
    if tokens[0].text in _BULLETS:
        yield f"bullet,whose={_whose(reading.parties, context)}"


def _whose(parties: Sequence[str], context: Context) -> str:
    """Whether the publisher's own side takes a step, alone or with others, or only others do."""
    if context.home is None:
        return "anybody"
    if context.home not in parties:
        return "others"
    return "own" if len(parties) == 1 else "shared"


def _titled(parties: Sequence[str], context: Context) -> str:
    """Whether the title names an agreement, and one of the same sides."""
    if not context.discourse.titled:
        return "none"
    return "same" if tuple(sorted(parties)) in context.discourse.titled else "other"

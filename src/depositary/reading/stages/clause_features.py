"""Clause features: what a clause itself says for or against its stage reading, each a yes or no with a name.

They are what the model of `confidences.py` looks at. A name is `what=which`; two of them joined by a comma hold
together ("stage,framing=signed,planned").
"""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.codes import DateBasis, Framing
from depositary.core.edtf import bounds
from depositary.core.statements import StatedDate
from depositary.reading.clauses.predicates import Voice
from depositary.reading.discourse.contexts import Context
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import QUOTES
from depositary.reading.stages.records import StageReading

#: Demands and liberties of a rule that tell how much it leaves to guess.
_LIBERTIES = ("near", "optional", "unsaid", "definite", "alone", "in_family", "named")
#: Arguments that are a yes or no by themselves.
_TRAITS = ("stranger", "counted", "defining", "each", "by_unnamed", "unsaid")
#: The determiners that are features: fixed by what the weights were fitted on.
_DETERMINERS = frozenset({"none", "the", "a", "an", "this", "these", "its", "their", "our", "no", "any"})
#: Up to so many words are a short, a middling, a long sentence.
_LENGTHS = (12, 25, 45)
#: How many words behind a stage word belong to its surroundings.
_BEHIND = 12


def publisher_of(context: Context) -> str:
    """Whose text it is: a government's release, the transcript of what its people said, or a report."""
    if context.home is None:
        return "report"
    return "transcript" if context.spoken else "release"


def clause_features(reading: StageReading, context: Context) -> Iterator[str]:
    """The rule, how the stage is framed, and what stands in the clause beside the sides."""
    predicate, arguments, rule = reading.predicate, reading.arguments, reading.rule
    publisher = publisher_of(context)
    yield f"rule={rule.id}"
    yield f"publisher,rule={publisher},{rule.id}"
    yield f"sort={'noun' if rule.noun else 'phrase' if rule.phrase else 'verb'}"
    yield from (f"liberty={name}" for name in _LIBERTIES if getattr(rule, name))
    yield f"stage={reading.stage}"
    yield f"framing={reading.framing}"
    yield f"stage,framing={reading.stage},{reading.framing}"
    yield f"voice={predicate.voice}"
    yield f"publisher,voice={publisher},{predicate.voice}"
    yield f"cue={predicate.cue}"
    yield f"word={reading.clause.word(predicate.head)}"
    if predicate.present:
        yield "present"
    if reading.ventured:
        yield from ("ventured", f"ventured,stage={reading.stage}", f"ventured,rule={rule.id}")
        yield f"ventured,pronoun={arguments.pronoun is not None}"
    if predicate.voice is Voice.NOMINAL:
        yield f"carried={predicate.carried}"
    yield f"doers={'named' if arguments.subject else arguments.people or ('listed' if arguments.listed else 'none')}"
    if arguments.body != "none":
        yield f"body={arguments.body}"
    yield from (f"argument={name}" for name in _TRAITS if getattr(arguments, name))
    yield from _instrument_features(arguments.instrument, reading)


def _instrument_features(mention: InstrumentMention | None, reading: StageReading) -> Iterator[str]:
    yield f"instruments={min(3, len(reading.clause.instruments))}"
    if mention is None:
        yield f"instrument={'pronoun' if reading.arguments.pronoun else 'unsaid'}"
        return
    yield f"instrument={mention.strength}"
    yield f"kind={mention.kind}"
    determiner = mention.determiner or "none"
    yield f"determiner={determiner if determiner in _DETERMINERS else 'other'}"
    yield f"points={mention.points},{len(mention.named_parties) > 0}"
    yield f"plural={mention.plural}"
    yield f"subject={mention.subject or 'unsaid'}"
    yield f"before={mention.head < reading.predicate.head}"


def sentence_features(reading: StageReading) -> Iterator[str]:
    """What stands around the clause."""
    view, predicate, words = reading.clause.view, reading.predicate, reading.clause.words.judged
    size = len(view.tokens)
    yield f"length={sum(size > most for most in _LENGTHS)}"
    if any(token.text in QUOTES for token in view.tokens[: predicate.first]):
        yield "quoted"
    near = set(reading.clause.lower(reading.clause.start(), predicate.last + _BEHIND))
    for name, listed in (("hedge", words.hedges), ("negation", words.negations), ("plan", words.plans)):
        if not listed.isdisjoint(near):
            yield f"clause has {name}"
    if not words.own.isdisjoint(token.lower for token in view.tokens):
        yield "sentence has own"


def date_features(reading: StageReading, when: StatedDate | None, context: Context) -> Iterator[str]:
    """Whether the reading has a date, and whether that goes with its framing."""
    step = f"{reading.stage},{reading.framing}"
    yield f"dated,stage={when is not None},{step}"
    if when is None:
        return
    yield f"basis={when.basis}"
    if when.edtf is None or context.published is None or when.basis is DateBasis.DOCUMENT_DATE:
        return
    said, published = bounds(when.edtf), bounds(context.published)
    if said.earliest and published.latest and said.earliest > published.latest:
        yield f"later={reading.framing}"
    elif said.latest and published.earliest and said.latest < published.earliest:
        yield f"earlier={reading.framing}"
    elif reading.framing is Framing.HAPPENED:
        yield "same time"

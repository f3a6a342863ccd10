"""Lone sides: whether what takes two is told of one state alone, so that it is nobody's agreement."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.acting_sides import STEPS
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.stages.records import StageReading, StageSentence
from depositary.reading.stages.series import OF_TWO

#: What befalls the agreement of two, and not one of them.
_BEFALLS = frozenset({Stage.CHANGED, Stage.IN_FORCE})


def lacks_a_side(reading: StageReading, sentence: StageSentence) -> bool:
    """Whether one state alone is named for what takes two, and nothing says who the other is."""
    party = sentence.lexicon.parties.get(reading.parties[0])
    if len(reading.parties) > 1 or party is None or party.kind != "state":
        return False
    if reading.stage in STEPS and len(reading.instrument.parties) > 1:
        return False  # its own step with what it has with somebody else
    if reading.instrument.kind == "action_plan":
        return True  # a plan of one state's own
    if reading.rule.actor == "side" and reading.stage is Stage.SUSPENDED:
        return False  # its own part in it
    mention = reading.arguments.instrument
    if mention is None and reading.stage is Stage.TALKS and sentence.context.spoken:
        return True
    if reading.stage is Stage.PROPOSED and reading.instrument.reach == "bilateral":
        return sentence.context.home is not None or mention is None or mention.plural
    if mention is not None and mention.strength == "weak" and mention.title is None:
        return reading.stage is not Stage.JOINED
    if mention is not None and _is_open_to_all(reading.clause, mention) and not sentence.context.topic:
        return False
    if reading.stage is Stage.IN_FORCE and mention is not None and mention.owners and mention.strength == "strong":
        return sentence.context.home is None and reading.instrument.reach == "bilateral"
    if mention is None and reading.stage in _BEFALLS and reading.instrument.parties == reading.parties:
        of_two = reading.instrument.reach == "bilateral" and reading.instrument.title is None
        return of_two and sentence.context.home is None  # "Peru's pact with Chile is in force, Kenya's follows in May"
    nobody_s = mention is None and reading.stage is Stage.TALKS and sentence.context.home is None
    reach = "bilateral" if nobody_s else reading.instrument.reach
    if reading.stage not in OF_TWO or reach != "bilateral":
        return False
    return sentence.context.home is None or not reading.explicit


def _is_open_to_all(clause: Clause, mention: InstrumentMention) -> bool:
    """ "the Treaty on the Prohibition of Mines": what bears the name of its matter and of no party is made by many."""
    named = mention.determiner == "the" and not mention.plural and clause.view.tokens[mention.head].is_capitalised
    long = mention.title_end > mention.head_end + 2 and clause.word(mention.head_end) in {"against", "for", "on"}
    return named and long and mention.kind in {"treaty", "convention", "protocol"}

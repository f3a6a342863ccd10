"""Holders: who has an agreement of which a participle says more: "Uganda has a treaty with Peru, signed in 2022"."""

from __future__ import annotations

from dataclasses import replace

from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention


def held(clause: Clause, instrument: InstrumentMention | None) -> InstrumentMention | None:
    """The instrument, with the one party that has it as its owner where its own phrase names only the other side."""
    if instrument is None or clause.predicate.voice is not Voice.REDUCED or instrument.owners:
        return instrument
    if instrument.partners is None or len(instrument.partners.codes) != 1 or instrument.plural:
        return instrument
    has = instrument.first - 1
    entry = clause.view.party_at.get(has - 1)
    if clause.word(has) not in clause.words.verbs.have or entry is None or entry[2].code in instrument.partners.codes:
        return instrument
    return replace(instrument, owners=(entry[2].code,))

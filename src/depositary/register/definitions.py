"""The same count by other definitions, so that two right numbers can stand beside each other."""

from __future__ import annotations

from datetime import date

from depositary.register.agreements import RegisterState
from depositary.register.alternatives import Alternatives
from depositary.register.counts import CountAnswer
from depositary.register.populations import Populations, Rule
from depositary.register.wordings import Base, Wording
from depositary.register.worlds import World


def other_counts(state: RegisterState, world: World, answer: CountAnswer) -> list[tuple[str, int]]:
    """What the number of countries would be by each other definition, in words; those that change nothing left out."""
    definition = answer.definition
    populations = Populations(state, world, definition.hour)
    rule = Rule(
        definition.family, definition.stage, Wording(Base.COUNTRIES), definition.founders, definition.organisations
    )  # fmt: skip
    day = definition.as_of or date.max
    own = populations.on(rule, day).value
    found = [
        (words, populations.on(other, day).value) for words, other in Alternatives(populations, world).other_rules(rule)
    ]
    return [(words, number) for words, number in found if number != own]

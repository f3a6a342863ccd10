"""Other sides: with whom an agreement is of which a clause names one side, where others' agreements show it."""

from __future__ import annotations

from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.named_sides import Named

#: How many sentences later "one" can still mean an agreement like the one spoken of.
_ONE_REACH = 3


def further_side(named: Named, party: str, context: Context) -> str | None:
    """ "Chad ratified a pact with Peru. Gabon is negotiating one": with whom others have one like it."""
    mention, last = named.mention, context.last
    if mention is None or last is None or last.common == party:
        return None
    owned = mention.strength == "stand_in" and len(mention.owners) == 1 and context.discourse.hub is None
    if mention.determiner != "one" and not owned:  # "the Kenyan one took effect"
        return None
    return last.common if context.discourse.number - last.sentence <= _ONE_REACH else None


def latest_doer(named: Named, party: str, context: Context) -> str | None:
    """ "It is the second that Lima concluded: the first, with Chile, is in force": with whom, where no hub is known."""
    mention, latest = named.mention, context.discourse.bilateral()
    if mention is None or mention.strength != "stand_in" or mention.partners is None or named.actors or latest is None:
        return None
    return context.actor if context.actor in latest.parties and context.actor != party else None

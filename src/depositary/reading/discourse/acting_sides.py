"""Acting sides: which of an agreement's sides took a step that each takes for itself, and who takes none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.frames import StageRule
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.discourse.named_sides import Sides

#: What each side does at home.
STEPS = frozenset({Stage.SUBMITTED, Stage.APPROVED, Stage.RATIFIED})
#: What befalls an agreement of two whichever of them does it, and whoever does it there.
_OF_BOTH = frozenset({Stage.ENDED, Stage.SUSPENDED})

#: What only a side's own house or people does, though the state is named for it: "Peruvians voted it down".
_AT_HOME = frozenset({"legislature_rejected"})


def is_organisation(codes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether organisations other than the European Union act: their assemblies adopt what states then approve."""
    return all(code != "EU" and code in lexicon.parties and lexicon.parties[code].kind != "state" for code in codes)


def has_unrecognised(parties: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether one of them is a body that no state recognises, which is no party."""
    return any(lexicon.parties[code].kind == "other" for code in parties if code in lexicon.parties)


def of_body(rule: StageRule, arguments: Arguments, lexicon: Lexicon) -> Arguments:
    """ "withdrew from ECOWAS's protocol": the arguments with an organisation's paper as one of many parties, whose
    side the organisation is not."""
    mention = arguments.instrument
    if rule.actor != "side" or rule.stage is not Stage.ENDED or mention is None or not mention.owners:
        return arguments
    kinds = {lexicon.parties[code].kind for code in mention.owners if code in lexicon.parties}
    if "EU" in mention.owners or not kinds.isdisjoint({"state", "group"}):
        return arguments
    return replace(arguments, instrument=replace(mention, owners=(), reach="multilateral"))


def acting(
    rule: StageRule, arguments: Arguments, parties: tuple[str, ...], sides: Sides, home: tuple[str | None, Lexicon]
) -> tuple[str, ...]:
    """Those who took the step: one side alone where the rule says so and a domestic body, or a mere member, acted."""
    own, lexicon = home
    if rule.stage is Stage.SUBMITTED and own is not None and own not in parties:
        if len(sides.actors) == 1 and sides.actors[0] != own:
            return sides.actors
        return (own,) if any(own in lexicon.members(code) for code in parties) else parties
    if rule.actor == "side" and len(sides.actors) == 1:
        # "Belgium ratified the accord between the EU and Peru": a member does it alone
        stranger = rule.stage in STEPS and sides.actors[0] not in parties
        alone = (arguments.body != "none" or rule.detail in _AT_HOME) and rule.stage not in _OF_BOTH
        if alone or stranger:
            return sides.actors
    mention = arguments.instrument
    owners = mention.owners if mention is not None else ()
    at_home = rule.stage is Stage.SUBMITTED or (rule.stage in STEPS and arguments.body == "parliament")
    unnamed = at_home and not sides.actors
    if unnamed and len(owners) == 1 and owners[0] in parties:
        return owners  # "Peru's treaty with Chile was approved by parliament": Peru's
    return parties

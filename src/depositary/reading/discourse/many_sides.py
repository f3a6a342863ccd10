"""Sides of what many make: who acts in a paper of many parties, or joins one, each for itself or all together."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.lexicon import Lexicon
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.doers import SEVERAL
from depositary.reading.discourse.named_sides import Named, Sides, stated
from depositary.reading.discourse.other_sides import STATED_KINDS, signs_too
from depositary.reading.mentions.instruments import InstrumentMention

Parties = tuple[str, ...]

_PAIR = 2


def is_multilateral(named: Named, mention: InstrumentMention) -> bool:
    """Whether a paper is one of many parties, of whom the clause names no two as its sides."""
    if mention.reach != "multilateral" or named.partners or named.between:
        return False
    return len(named.owners) < 2


def multilateral(named: Named, mention: InstrumentMention, context: Context) -> Sides:
    """The acting parties alone; a text that names none leaves its own side."""
    said = context.jointly or not context.spoken
    together = named.arguments.people == "we" and len(context.topic) == _PAIR and said
    if together and mention.kind in STATED_KINDS and not named.listed and not mention.plural:
        return Sides((context.topic,), None, (), explicit=False)  # "we announced a declaration" in a joint statement
    if _is_of_topic(named, mention, context):
        return Sides((context.topic,), None, tuple(sorted(named.actors)), explicit=False)
    earlier = context.discourse.antecedent(mention)
    if signs_too(named, mention, earlier) and earlier is not None:
        return Sides((earlier.parties,), earlier, tuple(sorted(named.actors)), explicit=False)
    if named.actors or named.listed:
        return stated([named.listed] if named.listed else list(doing_together(named)), named.actors)
    if earlier is not None and earlier.parties:
        return Sides((earlier.parties,), earlier, (), explicit=False)
    if named.arguments.people == "they":
        return named.unknown()  # those before, whom nobody names
    if mention.owners and not _is_only_open_there(named, mention, context):
        return stated([mention.owners], ())
    if len(context.topic) != 2 and context.topic and context.home not in context.topic:
        return Sides((context.topic,), None, (), explicit=False)  # a group's own statement
    plain = mention.kind in STATED_KINDS and mention.title is None
    if plain and named.rule.stage in {Stage.SIGNED, Stage.AGREED} and context.home in context.topic:
        return Sides((context.topic,), None, (), explicit=False)
    domestic = named.arguments.body != "none"
    unsaid = {Stage.TALKS, Stage.AGREED} | (
        {Stage.SIGNED} if named.rule.noun else set()
    )  # "since its signing": by whom?
    if mention.kind in STATED_KINDS:
        unsaid.add(Stage.APPROVED)  # "a declaration was approved at the end of the conference"
    if context.home and (domestic or named.rule.stage not in unsaid):
        return Sides(((context.home,),), None, (), explicit=False)
    return Sides((), None, (), explicit=False)


def doing_together(named: Named) -> tuple[Parties, ...]:
    """The doers of what many make: all at once or, where each did it at its own time, one by one."""
    return tuple((code,) for code in named.actors) if named.arguments.dated_apart else (tuple(sorted(named.actors)),)


def _is_only_open_there(named: Named, mention: InstrumentMention, context: Context) -> bool:
    """ "It ratified the UN's treaties on space": made in an organisation, which adopts them, by and for its members."""
    within = context.home is not None and all(context.home in context.discourse.members_of(c) for c in mention.owners)
    return within and named.rule.stage is not Stage.AGREED


def _is_of_topic(named: Named, mention: InstrumentMention, context: Context) -> bool:
    """ "The Georgian minister and the state secretary signed a joint declaration": new, and one of the title's two."""
    new = mention.kind in STATED_KINDS and mention.determiner in {"a", "an"} and not mention.plural
    alone = len(named.actors) == 1 and not named.listed and named.rule.stage in {Stage.SIGNED, Stage.AGREED}
    return new and alone and len(context.topic) == _PAIR and {*named.actors} < {*context.topic}


def joined(named: Named, context: Context, lexicon: Lexicon) -> Sides:
    """Each that joins, for itself; a group stands for its members."""
    expanded: list[str] = []
    for code in named.actors or named.listed:
        party = lexicon.parties.get(code)
        members = lexicon.members(code) if party is not None and party.kind == "group" else ()
        expanded += members or (code,)
    by_others = named.arguments.people in SEVERAL or named.arguments.by_unnamed or named.arguments.counted
    if not expanded and context.home and not by_others:
        expanded = [context.home]
    agreements = tuple((code,) for code in dict.fromkeys(expanded))
    return Sides(agreements, None, tuple(expanded), explicit=bool(named.actors))

"""Sides: between whom an agreement is, from the words of a clause and what the document has said before."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.codes import Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.frames import StageRule
from depositary.reading.arguments import Arguments
from depositary.reading.contexts import Context, Known
from depositary.reading.instruments import InstrumentMention
from depositary.reading.party_lists import PartyList
from depositary.reading.sentence_views import SentenceView


@dataclass(frozen=True, slots=True)
class Sides:
    """The agreements that a clause speaks of, each with its sorted parties."""

    agreements: tuple[tuple[str, ...], ...]
    antecedent: Known | None
    actors: tuple[str, ...]
    explicit: bool
    """Whether the clause itself names all of them."""


def resolve_sides(
    view: SentenceView, rule: StageRule, arguments: Arguments, context: Context, lexicon: Lexicon
) -> Sides:
    """The parties of each agreement that the clause speaks of.

    A list joins into one agreement ("A and B signed a pact") or spreads over several ("A and B signed pacts with C").
    """
    mention = arguments.instrument
    actors = _codes(arguments.subject, lexicon) or _pointed(arguments.people, context)
    if rule.stage is Stage.JOINED:
        return _joined(rule, arguments, actors, context, lexicon)
    partners = _codes(arguments.partners or (mention.partners if mention else None), lexicon)
    between = _codes(arguments.between or (mention.between if mention else None), lexicon)
    if arguments.stranger or (
        mention is not None and (mention.stranger or (mention.other and not mention.named_parties))
    ):
        return Sides((), None, (), explicit=False)
    owners = mention.owners if mention else ()
    listed = _codes(arguments.listed, lexicon)
    if arguments.counted and not actors:
        return Sides((), None, (), explicit=False)
    if mention is not None and _multilateral(mention, partners, between, owners, context):
        return _multilateral_sides(rule, mention, actors, context)
    if mention is None and actors and not partners and not between and not listed:
        earlier = context.antecedent(None)
        if earlier is not None and earlier.reach == "multilateral":
            return Sides((tuple(sorted(actors)),), earlier, tuple(sorted(actors)), explicit=False)
    if len(between) >= 2:
        return _stated([between], actors)
    if len(owners) >= 2:
        return _stated([owners], actors)
    spread = _spread(mention, actors, partners, listed, owners, context)
    if spread:
        return _stated(spread, actors)
    if arguments.people in {"he", "she", "they"} and mention is not None and not mention.named_parties and not partners:
        if mention.title or mention.plural:
            return Sides((), None, (), explicit=False)  # whose paper "he" signed is not said
    local = tuple(
        dict.fromkeys(
            (*owners, *between, *partners, *(actors if not _third_party(actors, owners, partners, context) else ()))
        )
    )
    if not local and mention is not None and mention.determiner == "no":
        return Sides((), None, (), explicit=False)
    if not local and arguments.people in _PLURAL_PEOPLE and not actors and (mention is None or not mention.points):
        return Sides((), None, (), explicit=False)
    return _completed(rule, mention, local, actors, context, lexicon)


_PLURAL_PEOPLE = frozenset({"they", "both", "two", "three"})


def _pointed(people: str | None, context: Context) -> tuple[str, ...]:
    """Whom "we", "he" and "both ministers" stand for."""
    if people is None:
        return ()
    if people in _PLURAL_PEOPLE:
        return _together(people, context)
    if people in {"we", "he", "she", "office"} and context.home:
        return (context.home,)
    return ()


def _together(people: str, context: Context) -> tuple[str, ...]:
    """Whom "both ministers" and "the three countries" mean: the latest list of that number, one's own side included."""
    recent = context.recent
    if people == "three":
        whole = tuple(dict.fromkeys((*recent, context.home or ""))) if len(recent) == 2 and context.home else recent
        return whole if len(whole) == 3 and "" not in whole else ()
    if context.home and context.home not in recent:
        return context.topic
    return recent if people == "they" or len(recent) == 2 else context.topic


def _stated(agreements: list[tuple[str, ...]], actors: tuple[str, ...]) -> Sides:
    return Sides(
        tuple(tuple(sorted(set(parties))) for parties in agreements), None, tuple(sorted(actors)), explicit=True
    )


def _codes(listed: PartyList | None, lexicon: Lexicon) -> tuple[str, ...]:
    """The codes of a list; members spelled out after their group are left to the group."""
    codes = listed.codes if listed is not None else ()
    if len(codes) < 3:
        return codes
    members = set(lexicon.members(codes[0]))
    spelled = [code for code in codes[1:] if code in members]
    return tuple(code for code in codes if code not in spelled) if len(spelled) >= 2 else codes


def _third_party(actors: tuple[str, ...], owners: tuple[str, ...], partners: tuple[str, ...], context: Context) -> bool:
    """Whether the doers are none of the agreement's sides ("Paris praised the British accord with Kyiv")."""
    return len(set(owners) | set(partners)) >= 2


def _multilateral(
    mention: InstrumentMention,
    partners: tuple[str, ...],
    between: tuple[str, ...],
    owners: tuple[str, ...],
    context: Context,
) -> bool:
    if mention.reach != "multilateral" or partners or between:
        return False
    return len(owners) < 2


def _multilateral_sides(
    rule: StageRule, mention: InstrumentMention, actors: tuple[str, ...], context: Context
) -> Sides:
    """The acting parties alone; a text that names none leaves its own side."""
    if actors:
        if context.home in actors or len(actors) == 1:
            return _stated([actors], actors)
        return _stated([actors], actors)
    earlier = context.antecedent(mention)
    if earlier is not None and earlier.parties:
        return Sides((earlier.parties,), earlier, (), explicit=False)
    if mention.owners:
        return _stated([mention.owners], ())
    if context.home and rule.stage not in {Stage.TALKS, Stage.AGREED}:
        return Sides(((context.home,),), None, (), explicit=False)
    return Sides((), None, (), explicit=False)


def _joined(
    rule: StageRule, arguments: Arguments, actors: tuple[str, ...], context: Context, lexicon: Lexicon
) -> Sides:
    mention = arguments.instrument
    doers = actors or _codes(arguments.listed, lexicon)
    expanded: list[str] = []
    for code in doers:
        party = lexicon.parties.get(code)
        members = lexicon.members(code) if party is not None and party.kind == "group" else ()
        expanded += members or (code,)
    if not expanded and context.home:
        expanded = [context.home]
    del mention, rule
    return Sides(tuple((code,) for code in dict.fromkeys(expanded)), None, tuple(expanded), explicit=bool(actors))


def _spread(
    mention: InstrumentMention | None,
    actors: tuple[str, ...],
    partners: tuple[str, ...],
    listed: tuple[str, ...],
    owners: tuple[str, ...],
    context: Context,
) -> list[tuple[str, ...]]:
    """Several agreements named by one list, or nothing."""
    plural = mention is None or mention.plural
    common = actors[0] if len(actors) == 1 else None
    if len(partners) > 1 and plural:
        side = common or (owners[0] if len(owners) == 1 else None) or context.hub
        return [(side, p) for p in partners if p != side] if side else []
    if len(partners) == 1 and len(actors) > 1 and plural and partners[0] not in actors:
        return [(a, partners[0]) for a in actors]
    if listed and len(partners) <= 1:
        side = partners[0] if partners else common if common and common not in listed else context.hub
        return [(side, p) for p in listed if p != side] if side and side not in listed else []
    trusted = mention is not None or context.in_family or context.home is not None
    if len(actors) > 1 and plural and trusted and not partners and context.hub and context.hub not in actors:
        return [(a, context.hub) for a in actors]
    return []


def _completed(
    rule: StageRule,
    mention: InstrumentMention | None,
    local: tuple[str, ...],
    actors: tuple[str, ...],
    context: Context,
    lexicon: Lexicon,
) -> Sides:
    """One agreement whose parties the clause names in part or not at all."""
    sides = tuple(sorted(actors))
    if len(local) >= 2:
        return _stated([local], actors)
    if len(local) == 1 and context.home and context.home in lexicon.members(local[0]):
        return _stated([local], actors)  # a body of which one's own side is a member acts for itself
    earlier = context.antecedent(mention, local) if mention is None or mention.points or not local else None
    if earlier is not None and earlier.parties and (not local or len(earlier.parties) >= 2):
        return Sides((earlier.parties,), earlier, sides, explicit=False)
    if len(local) == 1 and rule.actor == "side" and mention is not None and mention.reach != "bilateral":
        return _stated([local], actors)
    if len(local) == 1 and rule.stage is Stage.ENDED and rule.actor == "side":
        return _stated([local], actors)
    if (
        len(local) == 1
        and mention is not None
        and mention.plural
        and mention.reach == "bilateral"
        and not mention.points
    ):
        return Sides((), None, sides, explicit=False)
    if local and earlier is not None and earlier.reach == "multilateral" and mention is not None and mention.points:
        return _stated([local], actors)
    if local == (context.home,) and mention is not None and mention.reach == "bilateral" and not mention.title:
        if earlier is None and context.other_side(local[0]) is None:
            return Sides((), None, sides, explicit=False)
    if not local and mention is not None and mention.plural and (not mention.points or mention.reach == "bilateral"):
        return Sides((), None, sides, explicit=False)
    if len(local) == 1:
        other = context.other_side(local[0])
        if other is None and not actors and mention is not None and mention.partners is not None:
            return Sides((), None, sides, explicit=False)  # one side of two is no agreement
        parties = tuple(sorted({local[0], other} - {None})) if other else local
        return Sides((tuple(str(p) for p in parties),), earlier, sides, explicit=other is None)
    if context.topic:
        return Sides((context.topic,), None, sides, explicit=False)
    if context.home:
        return Sides(((context.home,),), None, sides, explicit=False)
    return Sides((), None, sides, explicit=False)

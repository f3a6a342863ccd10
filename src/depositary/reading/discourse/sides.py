"""Sides: between whom an agreement is, from the words of a clause and what the document has said before."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.frames import StageRule
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.doers import SEVERAL, doers_meant, with_partner_meant
from depositary.reading.discourse.groups import as_group, codes_of, each_of, signing
from depositary.reading.discourse.many_sides import doing_together, is_multilateral, joined, multilateral
from depositary.reading.discourse.meant_together import (
    are_known,
    is_bare_noun,
    is_given_out,
    means_several,
    of_each,
)
from depositary.reading.discourse.mere_talks import is_far_in_talk
from depositary.reading.discourse.named_sides import Named, Sides, stated
from depositary.reading.discourse.other_sides import (
    STATED_KINDS,
    acts_alone,
    beside,
    dealt_with,
    further_side,
    is_new,
    is_of_other_matter,
    is_of_three,
    is_own_matter,
    latest_doer,
    one_more_of,
    opener_of_paragraph,
    visited,
    whose_rest,
)
from depositary.reading.mentions.instruments import InstrumentMention

Parties = tuple[str, ...]

_SOMEONE = frozenset({"he", "she", "they"})
#: What a party that withdraws, or suspends its part, does for itself alone.
_LEFT_ALONE = frozenset({Stage.ENDED, Stage.SUSPENDED})
#: What is done with each agreement of a series, and not with a declaration that many join.
_OF_SERIES = frozenset({Stage.SIGNED, Stage.TALKS})
#: What is done with a text that there is.
_OF_TEXTS = frozenset({Stage.SUBMITTED, Stage.APPROVED, Stage.RATIFIED, Stage.IN_FORCE})
_PAIR = 2


def resolve_sides(rule: StageRule, arguments: Arguments, context: Context, lexicon: Lexicon) -> Sides:
    """The parties of each agreement that the clause speaks of.

    A list joins into one agreement ("A and B signed a pact") or spreads over several ("A and B signed pacts with C").
    """
    sides = _sides(rule, with_partner_meant(arguments, context), context, lexicon)
    return replace(sides, agreements=tuple(as_group(parties, lexicon) for parties in sides.agreements))


def _sides(rule: StageRule, arguments: Arguments, context: Context, lexicon: Lexicon) -> Sides:
    """The sides as the words name them."""
    named = _named(rule, arguments, context, lexicon)
    mention, actors = named.mention, named.actors
    if rule.stage is Stage.JOINED:
        return joined(named, context, lexicon)
    if _is_strangers(arguments, context) or (arguments.counted and not actors):
        return Sides((), None, (), explicit=False)
    together = _together_meant(named, context)
    if together or (arguments.pointer is not None and not actors):
        return Sides(together, None, tuple(sorted(actors)), explicit=False)
    if mention is not None and is_multilateral(named, mention):
        return multilateral(named, mention, context)
    alone = actors or ((rule.lists or context.home is not None) and named.listed)
    if mention is None and alone and not (named.partners or named.between or (actors and named.listed)):
        earlier = context.discourse.antecedent(None)
        of_two = rule.stage in _OF_SERIES and context.in_family  # one of the family's agreements
        wide = earlier is not None and (earlier.reach == "multilateral" or is_of_three(earlier, rule))
        wide = wide or named.arguments.dated_apart
        if earlier is not None and wide and not of_two:
            many = replace(earlier, reach="multilateral")
            doers = doing_together(named) if actors else (tuple(sorted(named.listed)),)
            return Sides(doers, many, tuple(sorted(actors or named.listed)), explicit=False)
    if (
        len(named.owners) > 1
        and mention is not None
        and mention.plural
        and context.discourse.hub not in {None, *named.owners}
    ):
        return stated([(owner, context.discourse.hub or owner) for owner in named.owners], actors)
    pair = _pair(named, context)
    if pair is not None:
        return pair
    spread = _spread(named, context, lexicon)
    if spread:
        return stated(spread, actors)
    if _is_unsaid(named):
        return Sides((), None, (), explicit=False)
    return _completed(named, context, lexicon)


def _named(rule: StageRule, arguments: Arguments, context: Context, lexicon: Lexicon) -> Named:
    mention = arguments.instrument
    return Named(
        rule=rule,
        arguments=arguments,
        mention=mention,
        actors=_doers(arguments, rule, context, lexicon),
        partners=codes_of(arguments.with_whom, lexicon),
        between=codes_of(arguments.between or (mention.between if mention else None), lexicon),
        owners=signing(mention.owners, lexicon) if mention else (),
        listed=codes_of(arguments.listed, lexicon),
    )


def _doers(arguments: Arguments, rule: StageRule, context: Context, lexicon: Lexicon) -> Parties:
    """Who does it, named or pointed at, or both: "She and the Peruvian president signed"."""
    named = codes_of(arguments.subject, lexicon)
    paired = len(named) == 1 and arguments.people in {"he", "she"}
    return tuple(dict.fromkeys((*doers_meant(arguments, rule, context), *named))) if paired or not named else named


def _is_strangers(arguments: Arguments, context: Context) -> bool:
    """Whether a partner is named whom the lexicon does not know, or the instrument is none of those named before."""
    mention = arguments.instrument
    if arguments.listed is not None:
        return False
    if arguments.stranger or mention is None:
        return arguments.stranger
    return mention.stranger or (mention.other and not mention.named_parties and not _is_more_of_two(arguments, context))


def _is_more_of_two(arguments: Arguments, context: Context) -> bool:
    """ "Bern initialled two other texts": of the two of whose agreements alone the report tells."""
    mention, pairs = arguments.instrument, context.discourse.only_pair()
    doers = arguments.subject.codes if arguments.subject is not None else ()
    numbered = mention is not None and mention.strength == "stand_in" and mention.plural
    return numbered and context.home is None and any(set(doers) < set(pair) for pair in pairs)


def _together_meant(named: Named, context: Context) -> tuple[Parties, ...]:
    """The agreements that the words mean together: those pointed at, one of each doer, or all of a release's."""
    pointer = named.arguments.pointer
    if pointer is not None and named.arguments.pronoun == pointer.words:
        return pointer.pick(context.discourse.listed()) or context.discourse.only_pair()
    if context.jointly and _is_of_us(named) and len(context.topic) == _PAIR:
        return (context.topic,)
    together = context.discourse.agreements_spoken_of() if means_several(named) else of_each(named, context)
    return context.discourse.subject_matter() if not together and is_bare_noun(named) else together


def _is_unsaid(named: Named) -> bool:
    """Whether the words only point at doers, and at no instrument that shows whose it is."""
    mention, people, local = named.mention, named.arguments.people, named.local
    vague = mention is not None and bool(mention.title or mention.plural) and not mention.named_parties
    if people in _SOMEONE and vague and not named.partners and len(named.actors) != _PAIR:
        return True  # whose paper "he" signed is not said
    if local or (mention is not None and mention.determiner in {"no", "one"}):
        return not local
    return people in SEVERAL and not named.actors and (mention is None or not mention.points)


def _is_of_all(named: Named) -> bool:
    """ "Ten leaders signed a joint statement: those of Chile, Peru and Cuba": one paper of all who are listed."""
    mention = named.mention
    given_out = mention is not None and not mention.plural and mention.kind in STATED_KINDS
    return given_out and len(named.listed) > 1 and not (named.partners or named.between)


def _is_of_us(named: Named) -> bool:
    """ "We have signed three agreements today": of both who speak, as no other party is named."""
    others = named.partners or named.between or named.owners or named.listed
    return named.arguments.people == "we" and named.rule.stage is Stage.SIGNED and not others


def _one_for_each(named: Named, context: Context, lexicon: Lexicon) -> bool:
    """Whether each doer has an agreement of its own with the partner: by number, by denial or by a known family."""
    mention = named.mention
    if named.is_plural or mention is None:
        return True
    if mention.determiner in {"her", "his", "its"}:
        return True  # "Peru dropped its treaty with Kenya, as did Chile"
    if mention.determiner not in {"a", "an", "any"}:
        return False
    commons = {lexicon.families[code].common for code in context.families}
    return named.arguments.denied or (mention.subject == "security" and not commons.isdisjoint(named.partners))


def _pair(named: Named, context: Context) -> Sides | None:
    """Those between whom the paper is said to be, or whose it is; nobody else's where an outsider has not acted:
    "Qatar, which mediated, did not sign the treaty between Chad and Libya" says nothing of the two.
    """
    actors = named.actors
    if named.arguments.denied and len(named.between) > 1 and actors and set(actors).isdisjoint(named.between):
        return stated([(actor,) for actor in actors], actors)
    for pair in (named.between, named.owners):
        if len(pair) >= 2 and not _has_one_common_side(named, context):
            return stated([pair], actors)
    return None


def _has_one_common_side(named: Named, context: Context) -> bool:
    """ "pacts between Ukraine and Peru, Chile and Kenya": the first has one with each of the others."""
    several = named.mention is not None and named.mention.plural and len(named.between) > 2
    return several and named.between[0] == context.discourse.hub


def _spread(named: Named, context: Context, lexicon: Lexicon) -> list[Parties]:
    """Several agreements named by one list, or nothing."""
    if _is_of_all(named):
        return [named.listed]
    actors, partners, listed = (each_of(each, lexicon) for each in (named.actors, named.partners, named.listed))
    if _has_one_common_side(named, context):
        return [(named.between[0], other) for other in named.between[1:]]
    common = actors[0] if len(actors) == 1 else None
    held = named.mention is not None and named.mention.plural and context.in_family and not partners
    if held and len(actors) > 2 and context.discourse.hub in actors:
        return [(context.discourse.hub or actor, actor) for actor in actors if actor != context.discourse.hub]
    if len(partners) > 1 and named.is_plural:
        side = common or (named.owners[0] if len(named.owners) == 1 else None) or context.discourse.hub
        return [(side, p) for p in partners if p != side] if side else []
    if len(partners) == 1 and len(actors) > 1 and partners[0] not in actors and _one_for_each(named, context, lexicon):
        return [(a, partners[0]) for a in actors]
    if listed and len(partners) <= 1:
        side = partners[0] if partners else common if common and common not in listed else context.discourse.hub
        return [(side, p) for p in listed if p != side] if side and side not in listed else []
    hub = context.discourse.hub
    trusted = named.mention is not None or context.in_family or context.home is not None
    last = context.last
    trusted = trusted or (named.arguments.each and last is not None and last.common == hub)
    holds = hub is not None and hub == context.discourse.holder
    refused = named.arguments.unsaid and named.arguments.denied  # "Chile and Kenya never signed": what others have
    alone = named.arguments.dated_apart or named.arguments.each or refused
    trusted = trusted or (alone and holds)
    stands_in = named.mention is not None and named.mention.strength == "stand_in" and (context.in_family or holds)
    theirs = is_given_out(named) or (hub == context.home and are_known(named))
    several = (named.is_plural or stands_in) and not theirs
    if len(actors) > 1 and several and trusted and not partners and hub and hub not in actors:
        if _is_theirs(named, context) or any(hub in lexicon.members(actor) for actor in actors):
            return []  # a body to which the hub belongs makes it with the other
        if _is_of_both(named, context):
            return []
        return [(a, hub) for a in actors]
    return []


def _is_of_both(named: Named, context: Context) -> bool:
    """ "Peru and Chile signed two protocols": new papers of two others in a release, which says nowhere with whom."""
    mention = named.mention
    new = mention is not None and is_new(mention) and mention.strength == "strong" and named.rule.actor != "side"
    return new and context.home is not None and len(named.actors) == _PAIR and not named.arguments.each


def _is_theirs(named: Named, context: Context) -> bool:
    """ "Peru and Chile initialled a treaty. They will sign it in May": between the doers."""
    if named.mention is not None:
        return False
    earlier = context.discourse.antecedent(None)
    return earlier is not None and set(earlier.parties) == set(named.actors)


def _completed(named: Named, context: Context, lexicon: Lexicon) -> Sides:
    """One agreement whose parties the clause names in part or not at all."""
    local, mention = named.local, named.mention
    if len(named.partners) >= 2 and set(local) == set(named.partners):
        return _of_three(named) or named.unknown()  # "with Peru and Chile": both have it with somebody else
    if len(local) >= 2:
        several = mention is not None and mention.plural and local == named.actors
        if several and (len(local) > _PAIR or named.arguments.each):
            return named.unknown()  # who of several has agreements with whom is not said
        return stated([local], named.actors)
    alone = local[:1] != named.partners[:1]
    if local and alone and context.home and context.home in lexicon.members(local[0]):
        return stated([local], named.actors)  # a body of which one's own side is a member acts for itself
    if len(local) == 1 and named.actors and named.rule.actor == "side" and named.rule.stage in _LEFT_ALONE:
        known = context.discourse.antecedent(None, local) if mention is None else None
        if known is not None and len(known.parties) == _PAIR and set(local) <= set(known.parties):
            return Sides((known.parties,), known, tuple(sorted(named.actors)), explicit=False)
        return stated([local], named.actors)
    earlier = _pointed_at(named, context)
    if earlier is not None and (earlier.private or (not local and is_far_in_talk(mention, earlier, context))):
        return named.unknown()
    wide = earlier is not None and (earlier.reach == "multilateral" or earlier.kind in STATED_KINDS)
    nobodys = earlier is not None and not earlier.parties and mention is not None and context.home is None
    nobodys = nobodys and earlier is not None and earlier.reach == "multilateral"
    if earlier is not None and wide and (nobodys or len(earlier.parties) > _PAIR) and not local:
        return named.unknown()  # those who signed it then, if anybody is known, are not all whose it is
    if earlier is not None and earlier.parties and (not local or len(earlier.parties) >= 2):
        return Sides((earlier.parties,), earlier, tuple(sorted(named.actors)), explicit=False)
    if local:
        return _of_one(named, local[0], earlier, context)
    return _unnamed(named, context)


def _unnamed(named: Named, context: Context) -> Sides:
    """One agreement whose sides the clause does not name: those of its sentence, or of the document."""
    mention = named.mention
    if mention is not None and is_new(mention) and named.arguments.beside:
        return stated([named.arguments.beside], named.actors)
    if mention is not None and _is_anyones(named, mention, context):
        return named.unknown()
    read = context.discourse.sides_read(mention.head) if mention is not None and is_new(mention) else ()
    if read:
        return Sides((read,), None, tuple(sorted(named.actors)), explicit=False)
    titled = tuple(context.discourse.titled) if not context.topic else ()
    dealt = dealt_with(named, context)
    if dealt is not None and context.home is not None:
        return Sides((tuple(sorted((context.home, dealt))),), None, tuple(sorted(named.actors)), explicit=False)
    parties = context.topic or (titled[0] if len(titled) == 1 else ()) or ((context.home,) if context.home else ())
    parties = parties or (context.lead if _means_lead(mention, context) else ())
    return Sides((parties,), None, tuple(sorted(named.actors)), explicit=False) if parties else named.unknown()


def _means_lead(mention: InstrumentMention | None, context: Context) -> bool:
    """Whether "the agreement" can be that of the two with whom a report opens: it has told of no other."""
    return mention is not None and mention.points and context.discourse.pairs <= {context.lead}


def _of_three(named: Named) -> Sides | None:
    """ "pulled out of the waters accord with Peru and Chile": one paper of the doer and of both that it is with."""
    one = named.mention is not None and not named.mention.plural and named.mention.determiner in {"the", "its", "a"}
    if not one or named.rule.stage not in _LEFT_ALONE or len(named.actors) != 1 or named.actors[0] in named.partners:
        return None
    alone = named.rule.actor == "side"
    return stated([named.actors if alone else (*named.actors, *named.partners)], named.actors)


def _pointed_at(named: Named, context: Context) -> Known | None:
    """The instrument spoken of before that a clause means, or None where it speaks of a new one."""
    mention = named.mention
    if any(visited(named, party, context) for party in named.actors):
        return None  # "in Lima she signed a memorandum": a further one, made there
    if not (mention is None or mention.points or mention.similar or (not named.local and context.home is None)):
        return None
    earlier = context.discourse.antecedent(mention, named.local)
    if earlier is not None and named.local and named.rule.stage in _OF_TEXTS and context.home is None:
        made = context.discourse.made(mention, earlier)
        earlier = made if set(named.local) <= set(made.parties) else earlier
    unsaid = mention is None and named.arguments.pronoun is None and context.in_family
    if unsaid and earlier is not None and earlier.reach == "multilateral" and named.rule.stage in _OF_SERIES:
        return None  # "Spain became the tenth to sign": an agreement of the series, and no declaration
    return earlier


def _is_anyones(named: Named, mention: InstrumentMention, context: Context) -> bool:
    """Whether a phrase without sides may be anybody's: several agreements, or "the treaty" that people talk of."""
    spoken_of = context.spoken and mention.determiner == "the" and named.rule.stage is Stage.TALKS
    return spoken_of or (mention.plural and (not mention.points or mention.reach == "bilateral"))


def _of_one(named: Named, party: str, earlier: Known | None, context: Context) -> Sides:
    """One agreement of which the clause names one side: the document may say who the other is."""
    if named.arguments.people == "they" and not named.actors and context.home is not None:
        return named.unknown()  # who "they" are that made it with Peru is not said
    if acts_alone(named, earlier):
        return stated([(party,)], named.actors)
    mention = named.mention
    near = beside(named, party, context)
    other = context.discourse.other_read(mention.head, party) if mention is not None else None
    other = other or visited(named, party, context) or one_more_of(named, party, context)
    other = other or further_side(named, party, context) or near or opener_of_paragraph(named, party, context)
    other = other or (dealt_with(named, context) if party == context.home else None)
    if other is None and is_of_other_matter(named, context):
        return named.unknown()
    other = other or context.other_side(party) or latest_doer(named, party, context)
    other = other or whose_rest(named, party, context)
    if is_own_matter(named, other, context) or other in named.arguments.rivals:
        other = None
    domestic = named.rule.actor == "side" and named.arguments.body != "none" and party == context.home
    if other is None and domestic and mention is not None and mention.points and not mention.plural:
        return stated(
            [(party,)], named.actors
        )  # "The cabinet approved the agreement": its own step, whoever the other is
    if other is None and _is_open(named, party, earlier, context):
        return named.unknown()
    apart = named.arguments.partners is not None or near is not None
    if mention is not None and mention.plural and mention.reach == "bilateral" and not mention.points and not apart:
        return named.unknown()
    parties = tuple(sorted({party, other or party}))
    return Sides((parties,), earlier, tuple(sorted(named.actors)), explicit=other is None)


def _is_open(named: Named, party: str, earlier: Known | None, context: Context) -> bool:
    """Whether nothing says who the other side is: one side of two is no agreement."""
    mention = named.mention
    if mention is None:
        return False
    if not named.actors and mention.partners is not None:
        return True
    return party == context.home and mention.reach == "bilateral" and not mention.title and earlier is None

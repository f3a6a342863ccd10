"""Other sides: with whom an agreement is of which a clause names one side, where others' agreements show it."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.lexicon.frames import StageRule
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.named_sides import Named
from depositary.reading.mentions.instruments import InstrumentMention

#: How many sentences later "one" can still mean an agreement like the one spoken of.
_ONE_REACH = 3
#: Who ends "its own" ends it with whom others ended theirs.
_BY_ONE = frozenset({Stage.ENDED, Stage.SUSPENDED})
#: Papers that parties give out, and do not negotiate afterwards.
STATED_KINDS = frozenset({"declaration", "joint_statement"})
_PAIR = 2
#: What a guest does with the host.
_MADE_ABROAD = frozenset({Stage.SIGNED, Stage.AGREED})
#: Papers that are given out, perhaps by one alone.
_GIVEN_OUT = frozenset({"charter", "convention", "declaration", "joint_statement"})
#: What a party that withdraws, or suspends its part, does for itself alone.
_LEFT_ALONE = frozenset({Stage.ENDED, Stage.SUSPENDED})


def further_side(named: Named, party: str, context: Context) -> str | None:
    """ "Chad ratified a pact with Peru. Gabon is negotiating one": with whom others have one like it."""
    mention, last = named.mention, context.last
    if mention is None or last is None or last.common == party:
        return None
    owned = mention.strength == "stand_in" and len(mention.owners) == 1 and context.discourse.hub is None
    own = mention.strength == "stand_in" and mention.plural and context.discourse.number - last.sentence <= 1
    owned = owned or own  # "Uganda has one with the Emirates. Kenya is to sign its own"
    ended = named.rule.stage in _BY_ONE and mention.strength == "stand_in" and len(named.actors) == 1
    if mention.determiner != "one" and not owned and not ended:  # "the Kenyan one took effect"
        return None
    return last.common if context.discourse.number - last.sentence <= _ONE_REACH else None


def latest_doer(named: Named, party: str, context: Context) -> str | None:
    """ "It is the second that Lima concluded: the first, with Chile, is in force": with whom, where no hub is known."""
    mention, latest = named.mention, context.discourse.bilateral()
    if mention is None or mention.strength != "stand_in" or mention.partners is None or named.actors or latest is None:
        return None
    actor = context.actors.value()
    return actor if actor in latest.parties and actor != party else None


def one_more_of(named: Named, party: str, context: Context) -> str | None:
    """ "Peru signed a pact with Chile; one with Kenya was signed in May": who did the last does one more."""
    mention, last = named.mention, context.last
    if mention is None or last is None or named.actors or context.in_family or not _is_further(mention):
        return None
    doer = last.doer if context.discourse.number - last.sentence <= (_ONE_REACH if mention.similar else 1) else None
    return doer if doer != party else None


def whose_rest(named: Named, party: str, context: Context) -> str | None:
    """ "Peru's treaty with Chile was ratified. The agreement with Kenya is before parliament", "With Kenya, talks
    continue": whose the last was, or who is alone in the title."""
    mention = named.mention
    if named.actors or context.home is not None or context.in_family:
        return None
    if mention is None:
        return teller_of_rest(context, party) if named.partners == (party,) else None
    further = mention.partners is not None and not mention.owners
    return teller_of_rest(context, party) if further else None


def teller_of_rest(context: Context, party: str | None) -> str | None:
    """Whose agreements a report goes through: who had the last one, or who is alone in the title."""
    last = context.last
    near = last is not None and context.discourse.number - last.sentence <= _ONE_REACH
    doer = last.doer if last is not None and near else None
    return next((code for code in (doer, context.story) if code not in {None, party}), None)


def _is_further(mention: InstrumentMention) -> bool:
    """ "the one with Kenya", "another, with Kenya", "a similar pact with Kenya": one more of who had the last."""
    return mention.similar or (mention.strength == "stand_in" and not mention.owners)


def opener_of_paragraph(named: Named, party: str, context: Context) -> str | None:
    """ "Lima has more plans. A fisheries agreement with Chile was initialled in May": whose story a paragraph is, where
    neither its agreements with the hub nor the side of a series can be meant."""
    mention, discourse = named.mention, context.discourse
    if mention is None or context.paragraph is None or context.home is not None or context.in_family:
        return None
    opener = context.paragraph[0]
    new = named.partners == (party,) and not named.actors and not mention.points
    new = new and not (mention.similar or mention.other or mention.plural or discourse.members_of(opener))
    theirs = any(opener in pair and discourse.hub in pair for pair in discourse.pairs)
    return opener if new and opener != party and not theirs and discourse.holder is None else None


def is_of_other_matter(named: Named, context: Context) -> bool:
    """ "Iceland signed an agreement on fisheries" in a report on agreements that are all about security: with whom, it
    does not say."""
    mention, matters = named.mention, {known.subject for known in context.discourse.known if known.subject}
    if mention is None or context.home is not None or not named.actors or mention.similar or len(matters) != 1:
        return False
    return is_new(mention) and mention.subject is not None and mention.subject not in matters


def is_new(mention: InstrumentMention) -> bool:
    """Whether a phrase speaks of a paper for the first time: "a treaty", "three agreements"."""
    return not (mention.points or mention.other or mention.similar or mention.stranger or mention.named_parties)


def beside(named: Named, party: str, context: Context) -> str | None:
    """ "After talks with Peru's envoy, Chile signed a pact": the other of the two whom a sentence names.

    Several agreements are not with a body of states: "By signing pacts and working with NATO, Ukraine grows stronger".
    """
    mention, two = named.mention, named.arguments.beside
    if mention is None or not is_new(mention) or party not in two:
        return None
    other = next(code for code in two if code != party)
    return None if mention.plural and context.discourse.members_of(other) else other


def dealt_with(named: Named, context: Context) -> str | None:
    """ "will exchange data with the Union on the basis of the agreement": with whom a release's own side deals in the
    sentence, and not whom its title names."""
    dealt = named.arguments.dealt_with
    told = context.topic and context.home in context.topic and dealt not in {*context.topic, *named.actors}
    return dealt if told else None


def visited(named: Named, party: str, context: Context) -> str | None:
    """ "In Lima he signed a fisheries accord": whom the doer of a new paper visits, where nobody else is named."""
    mention, place = named.mention, named.arguments.place
    if mention is None or place is None or place == party or context.home is not None:
        return None
    made = named.rule.stage in _MADE_ABROAD and not mention.plural and mention.kind not in _GIVEN_OUT
    alone = not (named.partners or named.between or named.owners or named.listed) and len(named.actors) == 1
    return place if made and alone and (is_new(mention) or mention.strength == "stand_in") else None


def is_of_three(earlier: Known, rule: StageRule) -> bool:
    """ "Eight signed the memorandum. Israel has not signed": each signs for itself what more than two have made."""
    return rule.stage is Stage.SIGNED and len(earlier.parties) > _PAIR


def is_own_matter(named: Named, other: str | None, context: Context) -> bool:
    """Whether a new paper of a doer has nothing to do with what others' agreements have in common."""
    mention, discourse = named.mention, context.discourse
    new = mention is not None and not (mention.similar or mention.plural)
    new = new and mention is not None and (mention.determiner in {"a", "an"} or not mention.points)
    told = {discourse.home, discourse.series, discourse.holder, discourse.guess}
    return new and bool(named.actors) and not named.partners and other == discourse.hub and other not in told


def acts_alone(named: Named, earlier: Known | None) -> bool:
    """Whether the step is one that a side takes alone, or the instrument one of many parties."""
    mention = named.mention
    wide = mention is not None and mention.reach != "bilateral"
    if named.rule.actor == "side" and (wide or named.rule.stage in _LEFT_ALONE):
        return True
    if mention is None or not mention.points or mention.named_parties:
        return False
    return earlier is not None and earlier.reach == "multilateral"


def signs_too(named: Named, mention: InstrumentMention, earlier: Known | None) -> bool:
    """ "The declaration was also signed by the Peruvian minister": that of the two of whom one is named."""
    if earlier is None or len(earlier.parties) != _PAIR or not mention.points or named.listed:
        return False
    stated = mention.kind in STATED_KINDS and named.rule.stage in {Stage.SIGNED, Stage.AGREED}
    return stated and len(named.actors) == 1 and set(named.actors) < set(earlier.parties)

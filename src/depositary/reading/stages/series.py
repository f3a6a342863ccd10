"""Series: which side those who follow share with those before them, and whose series of agreements is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon.frames import StageRule
from depositary.lexicon.words import VerbWords
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.counted_doers import is_counted
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context, Said
from depositary.reading.discourse.discourses import Known, common_side
from depositary.reading.discourse.named_sides import Sides
from depositary.reading.discourse.sides import resolve_sides
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.ranks import is_ordinal, is_rank
from depositary.reading.stages.records import StageSentence

#: Stages that both sides of an agreement reach together.
OF_TWO = frozenset({Stage.SIGNED, Stage.AGREED, Stage.TALKS, Stage.SUSPENDED})
_PAIR = 2
#: How strongly a noun must name papers that somebody has: "treaties", "memoranda", and no "partnerships".
_PAPERS = frozenset({"strong", "stand_in"})
#: So close to the start of a sentence it is about whose agreements it names.
_OWNED_WITHIN = 3
#: So many agreements of one party with others in one sentence are a series of its agreements.
_SERIES = 3
_SIGNING = "signed.sign"
#: The words of ", the third after those of".
_APPOSED = 6
#: "its first agreement with": the series is that of the doer.
_OWN_SERIES = frozenset({"her", "his", "its", "their"})


def said_of(sentence: StageSentence, clause: Clause, arguments: Arguments, sides: Sides, about: Known) -> Said:
    """What a clause has said, for sentences that repeat it."""
    context = sentence.context
    together = not context.in_family and sides.agreements == (sides.actors,) and len(sides.actors) == _PAIR
    together = together and (arguments.pronoun is not None or context.discourse.hub not in sides.actors)
    common = _common(clause, arguments, sides, context)
    framing = clause.predicate.framing
    counted = is_counted(clause)
    ranked = clause.predicate.cue == "ranked"  # "is the fifth to sign one with Peru": the series is not the doer's
    several = arguments.instrument is not None and arguments.instrument.plural
    told = bool(sides.agreements) or several  # "has signed four pacts, including those with Peru and Chile"
    doers = sides.actors or _holder_of(arguments.instrument)
    doer = doers[0] if len(doers) == 1 and told and not ranked else None
    governor, _, to = clause.predicate.cue.partition(" ")
    governor = governor if to == "to" else ""
    return Said(clause.rule, about, sentence.number, counted, framing, together, common, arguments.body, doer, governor)


def _holder_of(mention: InstrumentMention | None) -> tuple[str, ...]:
    """ "Peru's treaty with Chile was ratified; the one with Kenya was not": whose the agreements are."""
    if mention is None or len(mention.owners) != 1:
        return ()
    return mention.owners if mention.plural or mention.partners is not None else ()


def _common(clause: Clause, arguments: Arguments, sides: Sides, context: Context) -> str | None:
    """Which of two sides those who follow share with them, or None where nothing says it."""
    parties = sides.agreements[0] if sides.agreements else ()
    if len(parties) != _PAIR:
        return None
    ends = clause.rule.stage in {Stage.ENDED, Stage.SUSPENDED}  # of the agreements with one and the same
    if context.discourse.hub in parties and not ends:
        return context.discourse.hub
    mention, partners = arguments.instrument, arguments.with_whom
    if len(sides.actors) != 1 or partners is None or len(partners.codes) != 1:
        return None
    own = mention is not None and mention.determiner in _OWN_SERIES and not ends
    inside = clause.lower(mention.first, mention.head) if mention is not None else []
    own = own and any(is_rank(word, clause.words.verbs) for word in inside)
    return sides.actors[0] if own else partners.codes[0]


def note_series(clause: Clause, arguments: Arguments, sides: Sides, context: Context) -> None:
    """ "the fifth country to conclude such an agreement with Manila": the series is that of the partner."""
    partners = arguments.with_whom
    if clause.predicate.cue != "ranked" or partners is None or len(partners.codes) != 1 or not sides.actors:
        return
    if context.home is None and not context.in_family:
        context.discourse.holder = partners.codes[0]


def repeated_sides(rule: StageRule, arguments: Arguments, sentence: StageSentence) -> Sides:
    """The sides of the agreements of which others repeat what was said last: "So did Chile", "Kenya did the same"."""
    context, last = sentence.context, sentence.context.last
    earlier = last.instrument if last is not None else None
    of_many = earlier is not None and not earlier.parties and earlier.reach == "bilateral"
    if of_many and rule.stage in OF_TWO and context.discourse.hub == context.discourse.holder is not None:
        arguments = replace(arguments, each=True)  # "Peru has treaties with six states. Malta and Oman followed"
    doer = last.doer if last is not None and arguments.partners is not None else None
    arguments = replace(arguments, partners=None)  # "The first was with Chile": of who did it last, as any list of them
    sides = resolve_sides(rule, arguments, context, sentence.lexicon)
    agreements, listed = sides.agreements, arguments.listed or arguments.subject
    of_two, hub = earlier is None or earlier.reach == "bilateral", context.discourse.hub
    if listed is not None and not of_two and rule.stage is not Stage.JOINED:
        agreements = (tuple(sorted(listed.codes)),)
    elif listed is not None and of_two:
        if hub is None and arguments.subject is None:
            agreements = tuple((code,) for code in listed.codes)
        if len(listed.codes) > 1 and last is not None and last.together:
            agreements = (tuple(sorted(listed.codes)),)
        elif (
            last is not None
            and last.common not in {None, *listed.codes}
            and agreements == (tuple(sorted(listed.codes)),)
        ):
            agreements = tuple((code,) for code in listed.codes)  # "Peru signed one with Chile. So did Kenya and Togo"
        elif len(listed.codes) > _PAIR and hub not in {None, *listed.codes}:
            agreements = resolve_sides(rule, Arguments(listed=listed), context, sentence.lexicon).agreements
        common = _ended_with(last, context) if last is not None and rule.stage is Stage.ENDED else None
        if common is not None and common not in listed.codes:
            agreements = tuple((min(code, common), max(code, common)) for code in listed.codes)
    return replace(
        sides, agreements=tuple(each for each in (_paired(one, sentence, doer) for one in agreements) if each)
    )


def _ended_with(last: Said, context: Context) -> str | None:
    """With whom the agreements are that others end likewise; of several ended together, that with whom more are."""
    discourse = context.discourse
    several = discourse.several if discourse.several_in == last.sentence else ()
    if len(several) < _PAIR:
        return last.common
    others = [pair for pair in discourse.pairs if pair not in several]
    more = {code for pair in several for code in pair if any(code in other for other in others)}
    return more.pop() if len(more) == 1 else None


def _paired(parties: tuple[str, ...], sentence: StageSentence, doer: str | None) -> tuple[str, ...]:
    """The sides of a repeated agreement: one state alone has it with `doer` or shares the other side with those before;
    none if unsaid."""
    context = sentence.context
    last, party = context.last, sentence.lexicon.parties.get(parties[0])
    if doer is not None and len(parties) == 1 and doer != parties[0]:
        return tuple(sorted((parties[0], doer)))
    if len(parties) > 1 or last is None or last.rule.stage not in OF_TWO or party is None or party.kind != "state":
        return parties
    if last.instrument is not None and (last.instrument.reach != "bilateral" or len(last.instrument.parties) > _PAIR):
        return parties
    common = last.common
    common = common if common != parties[0] else None
    return tuple(sorted((parties[0], common))) if common else parties if context.home else ()


def learn_series(sentence: StageSentence, pairs: Sequence[tuple[str, ...]]) -> None:
    """Note whose series of agreements, or whose many agreements, a sentence tells of; `pairs` are the sides it read."""
    context, discourse = sentence.context, sentence.context.discourse
    if context.home is not None or context.in_family:
        return
    ranked = _ranked_side(sentence)
    discourse.series = ranked or (common_side(pairs) if len(set(pairs)) >= _SERIES else None)
    rule = sentence.grammar.rules.get(_SIGNING)
    if ranked is not None and not pairs and rule is not None:  # what is ranked has been signed
        about = Known("agreement", "bilateral", None, None, None, (), sentence.number)
        context.last = Said(rule, about, sentence.number, counted=False, common=ranked)
    side = common_side(pairs) or _holder(sentence.view, sentence.instruments)
    if side is not None:
        discourse.holder = side


def _ranked_side(sentence: StageSentence) -> str | None:
    """ "Kyiv's seventh agreement", "The Peruvian-Chilean accord was the sixth": one rank in a row shows the series.

    Of two sides the series is that of the one whom a known family of agreements has in common.
    """
    view, verbs = sentence.view, sentence.grammar.words.verbs
    commons = {family.common for family in sentence.lexicon.families.values()}
    for mention in sentence.instruments:
        if (
            mention.kind not in {"agreement", "treaty"}
            or mention.plural
            or mention.reach != "bilateral"
            or not mention.owners
        ):
            continue
        inside = (token.lower for token in view.tokens[mention.first : mention.head])
        if len(mention.owners) == 1 and any(is_ordinal(word, verbs) for word in inside):
            return mention.owners[0]
        if _is_after_those(view, mention, verbs) and mention.partners is not None:
            return next(iter(mention.partners.codes), None)
        behind = [token.lower for token in view.tokens[mention.after : mention.after + 3]]
        told = len(behind) == 3 and behind[0] in verbs.be and behind[1] == "the"
        if told and is_ordinal(behind[2], verbs):
            return next((code for code in mention.owners if code in commons), None)
    return None


def _is_after_those(view: SentenceView, mention: InstrumentMention, verbs: VerbWords) -> bool:
    """ "Oman's pact with Peru, the third after those of Mali": one of a row of the partner's."""
    behind = [token.lower for token in view.tokens[mention.after : mention.after + _APPOSED]]
    row = len(behind) == _APPOSED and behind[:2] == [",", "the"] and behind[3:] == ["after", "those", "of"]
    return row and is_ordinal(behind[2], verbs)


def _holder(view: SentenceView, instruments: Sequence[InstrumentMention]) -> str | None:
    """The one party that opens a sentence as the holder of several agreements: "Peru has concluded forty treaties"."""
    several = [m for m in instruments if m.plural and m.strength in _PAPERS and m.reach == "bilateral"]
    if not several or len(view.parties) != 1:
        return None
    first, after, party = view.parties[0]
    if several[0].named_parties == several[0].owners == (party.code,):
        return party.code if first <= _OWNED_WITHIN else None  # "Status of Peru's tax treaties"
    if several[0].named_parties:
        return None
    opens = first <= 1 and after <= several[0].first
    return party.code if opens else None

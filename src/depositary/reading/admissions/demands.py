"""Admissions: whether a clause has what its rule demands and does not look like what no rule means."""

from __future__ import annotations

from depositary.core.codes import Framing, Stage
from depositary.reading.admissions.clubs import is_joined, is_requested
from depositary.reading.admissions.habits import DEFINITE, is_habit
from depositary.reading.admissions.kinds import is_of_kind
from depositary.reading.admissions.other_doers import (
    consults_at_home,
    is_by_consulted,
    is_by_part_of_house,
    is_by_unnamed,
)
from depositary.reading.admissions.paper_terms import is_of_paper
from depositary.reading.admissions.strays import is_stray
from depositary.reading.admissions.unnamed_instruments import TWO, admits_none, is_given_out_together
from depositary.reading.admissions.unreal_clauses import is_abstract, is_beside, is_in_question, tells_duration
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.mere_talks import is_mere_talk, is_of_named
from depositary.reading.mentions.instruments import InstrumentMention

_OFFICE_REACH = 14
_DRAFT_REACH = 2
_ATTENDED = 7
_ONE = frozenset({"a", "an"})
#: Before a gerund that opens a sentence: "Since signing the pact".
_SINCE = frozenset({"after", "since", "upon", "when"})
#: Before an instrument these leave it open which: "what agreement is reached depends on Peru".
_WHATEVER = frozenset({"what", "whatever", "whichever"})


def suits(clause: Clause, arguments: Arguments) -> bool:
    """Whether the rule's demands on voice, framing and doers are met, and the sentence is about one case."""
    if not _meets_demands(clause, arguments) or is_habit(clause, arguments.instrument):
        return False
    if is_by_consulted(clause, arguments) or is_by_part_of_house(clause):
        return False
    if is_in_question(clause) or arguments.people == "firms" or is_abstract(clause):
        return False
    if _joins_an_act(clause) or _joins_a_body(clause, arguments) or _joins_somebody(clause, arguments):
        return False
    if consults_at_home(clause, arguments) or _is_compound(clause) or is_mere_talk(clause, arguments):
        return False
    if (
        is_of_paper(clause, arguments)
        or _is_of_whoever(clause)
        or _is_draft_changed(clause, arguments.instrument)
        or tells_duration(clause)
        or is_stray(clause, arguments)
    ):
        return False
    if is_beside(clause) and not (clause.predicate.cue == "in -ing" and is_of_named(arguments)):
        return False
    acts = clause.predicate.voice is Voice.ACTIVE and clause.rule.instrument != "subject"
    if acts and (_by_strangers(clause, arguments) or _is_addressed(clause) or is_by_unnamed(clause, arguments)):
        return False
    mention = arguments.instrument
    if _is_attended(clause) and (mention is None or len(mention.named_parties) < 2):
        return False
    if mention is None:
        return True
    if mention.determiner in clause.words.admission.any or not _WHATEVER.isdisjoint(
        clause.lower(mention.first - 1, mention.first + 1)
    ):
        return False
    one_sided = mention.between is not None and len(mention.between.codes) == 1 and not mention.owners
    return not (one_sided or _wants_it_done(clause, mention))  # "an agreement between the ministry and a bank"


def _wants_it_done(clause: Clause, mention: InstrumentMention) -> bool:
    """ "wants the treaty with Peru to be signed", "would like its treaty ratified": a step of a paper that there is."""
    if clause.rule.stage is not Stage.PROPOSED or mention.determiner not in DEFINITE or clause.is_passive:
        return False
    partners = mention.partners.after if mention.partners is not None else 0
    behind = clause.word(max(mention.after, mention.head_end, partners))
    return behind == "to" or behind.endswith("ed")


def _meets_demands(clause: Clause, arguments: Arguments) -> bool:
    rule, predicate = clause.rule, clause.predicate
    if (rule.bodies and arguments.body not in rule.bodies) or arguments.body in rule.not_bodies:
        return False
    if rule.dated and predicate.framing is Framing.HAPPENED and not clause.view.dates:
        return False
    if rule.voices and predicate.voice.value not in rule.voices:
        return False
    if (rule.named and not _names_its_own(clause, arguments)) or (
        rule.of_others and not _is_of_others(clause, arguments)
    ):
        return False
    return not rule.framings or predicate.framing.value in rule.framings


def _is_attended(clause: Clause) -> bool:
    """ "attended the signing", "a contribution to the conclusion of the accord": others than the doers reach it."""
    predicate = clause.predicate
    if predicate.voice is not Voice.NOMINAL:
        return False
    return not clause.words.admission.attending.isdisjoint(clause.lower(predicate.head - _ATTENDED, predicate.head))


def _joins_a_body(clause: Clause, arguments: Arguments) -> bool:
    """ "to join the Council of Europe": an organisation, or another party, is joined and no instrument."""
    if clause.rule.stage not in {Stage.JOINED, Stage.ENDED} or arguments.instrument is not None:
        return False
    last = clause.predicate.last
    if clause.rule.stage is Stage.ENDED and clause.word(last) != "from":
        return False
    last += clause.rule.stage is Stage.ENDED  # "its exit from the EU"
    return (last + 1 if clause.word(last) == "the" else last) in clause.view.party_at


def _joins_an_act(clause: Clause) -> bool:
    """ "joined in launching the pact", "joined with Peru to": others' act is joined, and no instrument."""
    at = clause.predicate.last
    if clause.rule.stage is not Stage.JOINED:
        return False
    return clause.word(at) == "with" or (clause.word(at) == "in" and (at + 1) not in clause.view.masked)


def _joins_somebody(clause: Clause, arguments: Arguments) -> bool:
    """ "The president was joined by Peru's envoy": in the passive only a paper, or "it", is what parties join."""
    named = arguments.instrument is not None or arguments.pronoun is not None or bool(clause.rule.phrase)
    return clause.rule.stage is Stage.JOINED and clause.predicate.voice is Voice.PASSIVE and not named


def _is_compound(clause: Clause) -> bool:
    """ "a negotiation simulation", "the negotiation team": the noun only says what another noun is about."""
    at = clause.predicate.last
    if clause.predicate.voice is not Voice.NOMINAL or clause.word(at - 1) not in clause.words.nouns.modifying:
        return False
    if at >= len(clause.view.tokens) or at in clause.view.masked:
        return False
    following = clause.view.tokens[at]
    others = clause.words.verbs.be | clause.words.verbs.have | clause.words.phrases.stops | clause.words.partners.of
    return following.is_word and following.text.islower() and following.lower not in others


def _is_addressed(clause: Clause) -> bool:
    """ "you have joined the accords": each joins for itself, and the words do not say who is spoken to; or somebody
    only asks for it, or is asked to."""
    you = clause.rule.stage is Stage.JOINED and clause.word(clause.predicate.first - 1) == "you"
    return you or is_requested(clause)


def _is_draft_changed(clause: Clause, mention: InstrumentMention | None) -> bool:
    """ "The draft of the agreement was amended": a text that is changed before it is agreed."""
    if mention is None or clause.rule.stage is not Stage.CHANGED:
        return False
    return "draft" in clause.lower(mention.first - _DRAFT_REACH, mention.head)


def _is_of_whoever(clause: Clause) -> bool:
    """ "you begin the talks when the truce holds": whoever does, and nobody has."""
    present = clause.predicate.present or clause.predicate.cue.endswith("(present)")
    return present and clause.word(clause.predicate.first - 1) == "you"


def _names_its_own(clause: Clause, arguments: Arguments) -> bool:
    """Whether the clause says whose it is, and nobody only wants it: "the pact with Peru is in place"."""
    mention = arguments.instrument
    if mention is None and arguments.pronoun == "it" and clause.rule.stage is Stage.ENDED:
        return clause.rule.instrument == "subject"
    wanted = clause.words.admission.sought if clause.rule.stage is not Stage.PROPOSED else frozenset[str]()
    if mention is None or not wanted.isdisjoint(clause.lower(mention.first - 2, mention.first)):
        return False
    return bool(mention.named_parties or mention.title or arguments.between or arguments.partners)


def _is_of_others(clause: Clause, arguments: Arguments) -> bool:
    """Whether what is welcomed is done, and lies between parties that its own phrase names."""
    mention = arguments.instrument
    if mention is None or mention.between is None or clause.predicate.framing is not Framing.HAPPENED:
        return False
    close = mention.strength == "weak" and clause.word(mention.head) not in clause.words.admission.bargains
    return len(mention.between.codes) > 1 and not close  # "the close partnership between"


def _by_strangers(clause: Clause, arguments: Arguments) -> bool:
    """Whether somebody does it who acts for no state: a firm, an institute, a person without an office."""
    firms = clause.words.admission.firms
    if not firms.isdisjoint(clause.lower(0, clause.predicate.first)):
        return True
    if arguments.subject is not None:
        return False
    unsaid_change = clause.rule.stage is Stage.CHANGED and clause.predicate.cue == "past" and arguments.people is None
    return unsaid_change or _has_stranger(clause)


def _has_stranger(clause: Clause) -> bool:
    """Whether somebody with a name but no office and no state stands before the verb."""
    view, words = clause.view, clause.words.admission
    at = clause.predicate.first - 1
    while at > 0 and (at in view.masked or view.tokens[at].lower in words.asides):
        at -= 1
    if at < 0 or at in view.party_at or view.tokens[at].lower in words.pronouns | _SINCE:
        return False
    token = view.tokens[at]
    if not (token.is_capitalised or token.text[0].isdigit()):
        return False
    return not any(word.rstrip("s") in words.offices for word in clause.lower(at - _OFFICE_REACH, at + 1))


def is_admitted(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether the rule's demands on its instrument are met, by the clause or by what the document has said."""
    mention = arguments.instrument
    if mention is None:
        return is_given_out_together(clause, arguments) or admits_none(clause, arguments, context)
    if mention.kind in clause.rule.not_kinds or not is_of_kind(clause, arguments, context):
        return False
    told = clause.rule.instrument == "subject" and bool(context.discourse.sides_read(mention.head))
    if not told and _nobody(clause.predicate, mention, arguments):
        return False
    if mention.strength in {"strong", "club"}:
        return mention.strength == "strong" or is_joined(clause, arguments, context)
    if clause.rule.heads == "strong" and mention.strength != "stand_in":
        return False
    if mention.strength == "weak" and _is_relation(clause, mention):
        return False
    if clause.rule.stage is Stage.JOINED and mention.kind == "joint_statement":
        return mention.pointing and arguments.subject is not None
    if mention.kind == "action_plan" and not _is_shared(mention, arguments):
        return False
    known = context.discourse.antecedent(mention) is not None
    named = bool(mention.named_parties) or mention.similar
    paired = arguments.people in {"he", "she"} and context.person is not None
    both = arguments.subject is not None and len(arguments.subject.codes) + paired == _PAIR
    both = both or (clause.rule.stage is Stage.SIGNED and _has_two_sides(arguments))
    both = both or (clause.rule.stage is Stage.SIGNED and arguments.place is not None and mention.determiner in _ONE)
    both = both or (arguments.people == "we" and len(context.topic) > _PAIR)  # of all who give out a paper together
    both = both or (arguments.people in TWO and _PAIR in {len(context.lists.codes), len(context.topic)})
    if mention.strength == "stand_in":
        named = named or _is_on_both_sides(clause, mention, context)
        apart = arguments.partners is not None and context.discourse.is_about_agreements
        return apart or known or named or both or (context.in_family and clause.rule.stage is not Stage.IN_FORCE)
    doers = arguments.subject or arguments.listed
    if named or both or (doers is not None and doers.joined):
        return True
    if arguments.partners is not None or arguments.between is not None:
        return True
    left = clause.rule.stage is Stage.ENDED and clause.rule.actor == "side" and doers is not None
    dated = left and mention.year is not None  # "withdrew from the 2015 deal"
    return bool(mention.subject or mention.title) or (mention.points and (known or dated))


def _is_on_both_sides(clause: Clause, mention: InstrumentMention, context: Context) -> bool:
    """ "the signing of a memorandum on police": in a publication about its own side and one other, theirs."""
    pair = len(context.topic) == _PAIR and context.home in context.topic
    return pair and clause.rule.stage is Stage.SIGNED and mention.subject is not None


def _is_shared(mention: InstrumentMention, arguments: Arguments) -> bool:
    """Whether two parties or more have a plan together: one that they do not share is its maker's own."""
    listed = (arguments.subject, arguments.with_whom, arguments.between, arguments.listed)
    several = len(mention.named_parties) > 1 or any(each is not None and len(each.codes) > 1 for each in listed)
    return several or arguments.with_whom is not None or arguments.people in _SOMEBODY


def _has_two_sides(arguments: Arguments) -> bool:
    """Whether the clause itself names two sides or more: "a memorandum was signed between Peru and Chile"."""
    named = (arguments.subject, arguments.partners, arguments.between)
    return len({code for listed in named if listed is not None for code in listed.codes}) > 1


def _is_relation(clause: Clause, mention: InstrumentMention) -> bool:
    """ "will explore partnership with Peru", "joined the partnership": how states stand to each other, and no paper."""
    plural = mention.plural or clause.word(mention.head_end - 1).endswith("s")
    bare = mention.determiner is None and not (plural or mention.title or mention.owners)
    return bare or (clause.rule.stage is Stage.JOINED and mention.kind == "agreement")


def _nobody(predicate: Predicate, mention: InstrumentMention, arguments: Arguments) -> bool:
    """An unknown doer and a new instrument without sides: "the two institutes signed an agreement"; not where
    the instrument itself does it: "a pact, which replaces that of 2009"."""
    if predicate.voice is not Voice.ACTIVE or predicate.cue == "to" or mention.named_parties or mention.points:
        return False
    if mention.head_end <= predicate.first:
        return False
    if arguments.subject is not None or arguments.listed is not None or arguments.partners is not None:
        return False
    return arguments.people not in _SOMEBODY


_PAIR = 2
#: Codes of `Arguments.people` that point at somebody who can act for a state.
_SOMEBODY = frozenset({"we", "he", "she", "office", "both", "they", "two", "three"})

"""Unnamed instruments: whether a clause that names no instrument can only mean the one that was spoken of."""

from __future__ import annotations

from depositary.core.codes import Framing, Stage
from depositary.reading.admissions.clubs import points_back, resumes_joining
from depositary.reading.admissions.other_doers import acts_on_another
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.other_sides import teller_of_rest

_ABOUT_REACH = 10
_NEAR_PAIR = 3
_ROUND_REACH = 5
_PAIR = 2
#: Codes of `Arguments.people` that point at two named before.
TWO = frozenset({"both", "they", "two"})
#: Codes of `Arguments.people` that point at who publishes the document.
_OWN = frozenset({"office", "we"})
#: What several may give out together.
_STATED = frozenset({"declaration", "statement"})
#: Before a noun that opens a clause.
_BREAKS = frozenset({",", ";", ":"})
#: Words that make what follows them a goal: "the goal is a signature in May".
_GOALS = frozenset({"aim is", "goal is", "goal was", "hope is", "intention is", "objective is", "plan is", "target is"})
#: Join a stage noun to what it is about.
_JOINTS = frozenset({"from", "of", "to"})
_UNNEEDED = frozenset({"foreseen", "necessary", "needed", "required"})


def _resumes(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """ "Chile gave notice in May", "its exit": of an agreement of which the like was said just before."""
    if clause.word(clause.predicate.last) in _JOINTS:
        return False  # "following its exit from the Union"
    if clause.rule.stage is Stage.JOINED and not resumes_joining(clause, context):
        return False
    pointed = arguments.people is not None and clause.predicate.voice is Voice.NOMINAL
    return context.resumes(clause.rule.resumes) and (arguments.subject is not None or pointed)


def _leaves_unsaid(stage: Stage, context: Context) -> bool:
    """Whether the document has said what a step is about that says nothing of it: "Spain has not signed"."""
    if stage is Stage.TALKS:
        return context.in_family and context.home is None  # elsewhere "they are negotiating" may be about anything
    if stage is not Stage.JOINED:
        return bool(context.discourse.known or context.in_family)
    wide = any(len(known.parties) > _PAIR for known in context.discourse.known)
    wide = wide or (bool(context.discourse.known) and context.discourse.known[-1].title is not None)
    return wide or context.discourse.joinable() is not None


def _meets(arguments: Arguments, context: Context) -> bool:
    """ "Negotiators from both countries met": the two whose agreement was spoken of not long ago."""
    together = arguments.people in TWO or (arguments.subject is not None and len(arguments.subject.codes) == _PAIR)
    return together and context.discourse.bilateral_near() is not None


def admits_none(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether the rule can do without an instrument in its clause."""
    rule, predicate = clause.rule, clause.predicate
    if rule.resumes and (arguments.unsaid or predicate.voice is Voice.NOMINAL):
        return _resumes(clause, arguments, context)
    pointed = points_back(clause, arguments, context)
    if arguments.unsaid or pointed or (rule.alone and predicate.voice is Voice.ACTIVE):
        return _meets(arguments, context) if rule.alone else _leaves_unsaid(rule.stage, context)
    if context.discourse.known and arguments.pronoun is not None:
        return _means_it(clause, arguments, context)
    if (rule.stage is Stage.SUBMITTED and _is_on_another(clause)) or _is_round_of_other(clause):
        return False
    stands_alone = rule.unsaid or (rule.optional and (predicate.carried or rule.alone))
    if predicate.voice is Voice.NOMINAL and stands_alone and _is_spoken_of(clause, context):
        return clause.word(predicate.head - 1) not in clause.words.nouns.elsewhere
    if _is_unneeded(clause) or (rule.definite and predicate.voice is Voice.NOMINAL and _is_definite(clause)):
        return context.discourse.bilateral_near() is not None
    if rule.lists:
        spoken_of = context.in_family or (context.home is None and context.discourse.known)
        return arguments.listed is not None and bool(spoken_of)
    if rule.in_family and _is_of_series(clause, arguments, context):
        return True
    if arguments.listed is not None and (rule.unsaid or rule.optional):
        return rule.stage is not Stage.JOINED or _leaves_unsaid(rule.stage, context)
    if rule.phrase and not (context.discourse.known or context.in_family):
        return False  # "is in talks with Peru" may be about anything
    near = (
        predicate.carried and arguments.subject is not None and arguments.subject.after >= predicate.first - _NEAR_PAIR
    )
    pair = arguments.between or (arguments.subject if near else None)
    if rule.optional and rule.noun and pair is not None and len(pair.codes) == 2 and pair.joined:
        return rule.detail != "mandate_given"
    return rule.optional and arguments.partners is not None and not acts_on_another(clause, arguments.partners)


def _means_it(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether a pronoun can mean the instrument spoken of."""
    rule, meant = clause.rule, context.discourse.recent_antecedent()
    if rule.stage is Stage.CHANGED and arguments.pronoun == "they" and _is_of_one(meant, context):
        return False  # "The festivities began in May. They are to be extended": no treaty is meant
    apart = not rule.near or rule.lasting or rule.stage is Stage.TALKS  # "haggled over it"
    return meant is not None and (apart or _is_its_party(arguments, meant, context))


def _is_of_one(meant: Known | None, context: Context) -> bool:
    """Whether a release has spoken of one agreement alone, which "they" cannot mean."""
    single = meant is not None and not meant.plural and len(context.discourse.known) == 1
    return single and context.home is not None and len(context.discourse.agreements_spoken_of()) < _PAIR


def is_given_out_together(clause: Clause, arguments: Arguments) -> bool:
    """ "the statement issued by Peru, Chile and Kenya": what several give out together is a joint statement."""
    told = "joint_statement" in clause.rule.kinds and clause.predicate.voice is Voice.REDUCED
    several = arguments.subject is not None and len(arguments.subject.codes) > 1
    return told and several and not _STATED.isdisjoint(clause.lower(clause.predicate.head - 2, clause.predicate.head))


def _is_of_series(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether talks can only be on one of the agreements that are told of: "Talks between Peru and Chile opened"."""
    if context.in_family and (arguments.partners is not None or _opens_own(clause, arguments)):
        return True
    meant = context.discourse.bilateral_near()
    if context.home is not None or meant is None:
        return False
    if clause.rule.stage is Stage.PROPOSED and _is_its_party(arguments, meant, context):
        return True  # "Peru refuses to negotiate with Chile. Santiago had called for talks"
    told = context.discourse.hub is not None or (clause.word(0) == "with" and teller_of_rest(context, None) is not None)
    return _has_two(arguments) or (arguments.partners is not None and told)


def _has_two(arguments: Arguments) -> bool:
    """ "talks between Peru and Chile", "Peru's talks with Chile"."""
    listed = arguments.between or arguments.subject
    several = listed is not None and len(listed.codes) == _PAIR
    return several or (arguments.partners is not None and listed is not None)


def _is_its_party(arguments: Arguments, meant: Known, context: Context) -> bool:
    """ "Peru signed a pact with Chile. Lima dropped it in May": the doer is a party of what was spoken of before."""
    doers = arguments.subject.codes if arguments.subject is not None else ()
    if not doers and arguments.people in _OWN and context.home is not None:
        doers = (context.home,)  # "We had a deal with Peru, and I ended it"
    just_before = context.discourse.number - meant.sentence <= 1
    return just_before and bool(doers) and set(doers) <= set(meant.parties)


def _opens_own(clause: Clause, arguments: Arguments) -> bool:
    """ "Sweden and Romania have started talks": each its own, where a series of agreements is told of."""
    begins = clause.predicate.cue.partition(" ")[0] in clause.words.echoes.beginning
    return begins and arguments.subject is not None


def _is_on_another(clause: Clause) -> bool:
    """ "the dispatch on the revised forest act", "a dispatch to that effect": it is about no instrument."""
    words, last = clause.words.nouns, clause.predicate.last
    if clause.predicate.voice is not Voice.NOMINAL:
        return False
    if clause.word(last) in words.about:
        named = any(last < mention.first <= last + _ABOUT_REACH for mention in clause.instruments)
        return not named and clause.word(last + 1) not in words.spoken_of
    return clause.lower(last, last + 3) == ["to", "that", "effect"]


def _is_spoken_of(clause: Clause, context: Context) -> bool:
    """Whether a noun without its instrument can mean the one spoken of: in a transcript, where people speak of much,
    talks only mean one that was named not long ago."""
    if clause.rule.stage is not Stage.TALKS or not context.spoken:
        return bool(context.discourse.known)
    return context.discourse.recent_antecedent() is not None


def _is_round_of_other(clause: Clause) -> bool:
    """ "the first round of grants", "of the political dialogue": no round of talks."""
    last = clause.predicate.last
    if clause.rule.detail != "round_held" or clause.word(last) != "of":
        return False
    return clause.words.nouns.rounds.isdisjoint(clause.lower(last + 1, last + 1 + _ROUND_REACH))


def _is_definite(clause: Clause) -> bool:
    """ "after the signing", "its ratification": an act of the agreement spoken of, with nothing else behind "of"."""
    if _is_awaited(clause):
        return True
    head, last = clause.predicate.head, clause.predicate.last
    dated = (last + 1) in clause.view.masked
    placed = clause.word(last) == "in" and last + 1 in clause.view.party_at  # "the signing in Warsaw"
    told = clause.word(last) in clause.words.verbs.be | clause.words.verbs.have | clause.words.clauses.modals
    opens = told and (head == 0 or clause.word(head - 1) in _BREAKS)  # "Signature is due in May"
    return (opens or clause.word(head - 1) in clause.words.nouns.definite) and (
        dated or placed or clause.word(last) not in clause.words.partners.of
    )


def _is_unneeded(clause: Clause) -> bool:
    """ "The Senate's approval is not needed": that of the agreement spoken of."""
    last = clause.predicate.last
    denied = clause.predicate.voice is Voice.NOMINAL and clause.predicate.framing is Framing.DENIED
    near = clause.word(last) in clause.words.verbs.be and clause.word(last + 1) in clause.words.verbs.negators
    return denied and near and clause.word(last + 2) in _UNNEEDED


def _is_awaited(clause: Clause) -> bool:
    """ "A signature is planned for May", "The goal is a signature": a step still to come of the agreement spoken of."""
    last = clause.predicate.last
    about = clause.word(last) in clause.words.partners.of and last + 1 not in clause.view.masked
    if clause.predicate.framing is not Framing.PLANNED or about:
        return False
    if clause.word(clause.predicate.last) == ",":
        return False  # "Signature, once planned for March, is now expected in August"
    opens = clause.predicate.head - (clause.word(clause.predicate.head - 1) in {"a", "the"})
    return opens == 0 or clause.word(opens - 1) in {",", ";"} or clause.predicate.cue.removesuffix(" a") in _GOALS

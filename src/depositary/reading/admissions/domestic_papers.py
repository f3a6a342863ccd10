"""Domestic papers: what two offices of one state settle between them, or its parliament passes, binds no other."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context

_OF_TWO = frozenset({Stage.AGREED, Stage.SIGNED, Stage.TALKS, Stage.PROPOSED})
#: Parts of a state, and those who hold office there.
_PARTS = frozenset({"canton", "cantonal", "cantons", "city", "mayor", "mayors", "municipal", "municipality"})
_WITH_REACH = 16
_JOINING = frozenset({"&", "and"})


def is_domestic(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether a paper, of which only the publisher's own side is read, is a matter inside its state."""
    within = _is_of_two_offices(clause, arguments) or _is_with_parts(clause, arguments)
    return within or _is_unheard_of(clause, arguments, context)


def _is_of_two_offices(clause: Clause, arguments: Arguments) -> bool:
    """ "The Secretary of State and the Secretary of Labour will sign a memorandum": with nobody but each other, or
    with somebody whom the lexicon does not know."""
    subject, mention = arguments.subject, arguments.instrument
    if subject is None or clause.rule.stage not in _OF_TWO or len(subject.codes) != 1 or arguments.partners is not None:
        return False
    if mention is None or mention.reach != "bilateral" or mention.named_parties or mention.pointing:
        return False
    at = subject.first - 1 - (clause.word(subject.first - 1) == "the")
    if clause.word(at) not in _JOINING or at < 1:
        return False
    return clause.view.tokens[at - 1].is_capitalised and at - 1 not in clause.view.masked


def _is_with_parts(clause: Clause, arguments: Arguments) -> bool:
    """ "The minister, the president of the cantonal government and the mayor signed a declaration": parts of the state
    are its other makers."""
    mention = arguments.instrument
    if clause.rule.stage not in _OF_TWO or mention is None or mention.named_parties:
        return False
    told = clause.is_passive or mention.pointing
    doers = clause.lower(clause.start(), clause.predicate.first) if not told else []
    behind = clause.lower(mention.head_end, mention.head_end + _WITH_REACH)
    partners = behind[behind.index("with") :] if "with" in behind else []
    return not _PARTS.isdisjoint([*doers, *partners])


def _is_unheard_of(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """ "Congress must pass this agreement": one of which the document has not said that anybody else has part in it."""
    mention = arguments.instrument
    if context.home is None or clause.rule.stage is not Stage.APPROVED or arguments.body == "government":
        return False
    nominal = clause.predicate.voice is Voice.NOMINAL
    if nominal or mention is None or mention.named_parties or mention.title is not None or mention.reach != "bilateral":
        return False
    own = {context.home}
    told = any(known.reach == "multilateral" or set(known.parties) - own for known in context.discourse.known)
    return not told and not set(context.topic) - own

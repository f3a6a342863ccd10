"""Admissions to clubs: whether states join an organisation, a coalition or the like, and not people of theirs."""

from __future__ import annotations

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.references import known_of
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.parties import MentionKind

#: Modals that say what somebody thinks right.
_OUGHT = frozenset({"must", "should", "ought"})
#: How many sentences behind others who joined "Norway stayed out" can mean the same.
_RESUMED = 2
#: Behind "Norway's accession" these say of what it is, or make it a part of another noun.
_NOT_ITS_OWN = frozenset(
    {"bid", "criteria", "efforts", "into", "negotiations", "path", "process", "protocol", "talks", "to", "treaty"}
)
_OWNING = frozenset({"'s", "’s"})
#: Who joins when such words name a party: "Norway", "the government in Oslo", not "Norwegian workers".
_JOINERS = frozenset({MentionKind.NAME, MentionKind.CAPITAL, MentionKind.GROUP, MentionKind.INSTITUTION})


def is_requested(clause: Clause) -> bool:
    """ "applied to join it", "were invited to accede": it is only asked for."""
    first, head = clause.predicate.first, clause.predicate.head
    joins = clause.rule.stage is Stage.JOINED
    return joins and not clause.words.clubs.requests.isdisjoint(clause.lower(first - 2, head))


def resumes_joining(clause: Clause, context: Context) -> bool:
    """ "Norway stayed out", "will become the ninth": just behind others who joined.

    In a series of agreements the ninth may be the ninth to sign.
    """
    reach = 0 if context.in_family and clause.rule.ranked else 1 if context.in_family else _RESUMED
    return bool(reach) and context.has_just_told(Stage.JOINED, reach)


def _is_only_wished(clause: Clause, arguments: Arguments) -> bool:
    """ "wants to join the union": nobody has decided it, or set a time for it."""
    predicate, words = clause.predicate, clause.words.clubs
    if predicate.framing is Framing.POSSIBLE or predicate.cue in _OUGHT:
        return True
    named = arguments.instrument is not None and arguments.instrument.head in clause.view.party_at
    hoped = predicate.cue.partition(" ")[0] in words.wishes or (named and predicate.framing is Framing.PLANNED)
    return hoped and not clause.view.dates


def is_joined(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether the club of a clause is one that the document names, and who joins it acts for a state."""
    mention = arguments.instrument
    if mention is None or (mention.pointing and pointed_at(clause, mention, context) is None):
        return False
    if clause.rule.noun or _is_only_wished(clause, arguments):
        return False  # "supports Norway's accession to the club"
    doers = arguments.subject or arguments.listed
    if doers is None:
        return True
    if clause.word(doers.after) in _OWNING:
        return False  # "Norway's workers joined the club"
    if doers.codes == (mention.title,) or _is_of_relative(clause, doers, context):
        return False
    kinds = {clause.view.party_at[at][2].kind for at in range(doers.first, doers.after) if at in clause.view.party_at}
    return bool(kinds & _JOINERS)


def _is_of_relative(clause: Clause, doers: PartyList, context: Context) -> bool:
    """ "Norway, which left the union in May, has joined the court": a body, where a state stands before."""
    if not all(context.discourse.members_of(code) for code in doers.codes):
        return False
    return any(after <= doers.first and not context.discourse.members_of(m.code) for _, after, m in clause.view.parties)


def pointed_at(clause: Clause, mention: InstrumentMention, context: Context) -> Known | None:
    """The club that "the coalition" means: one named just before, or the one spoken of."""
    if mention.strength != "club" or not mention.pointing:
        return None
    named = [m for m in clause.instruments if m.strength == "club" and m.head < mention.head and m.title]
    return known_of(named[-1], (), context.discourse.number) if named else context.discourse.club


def points_back(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """Whether a clause leaves it to the document what is joined: "Norway has joined", "joined it", "its accession"."""
    if clause.rule.stage is not Stage.JOINED or context.discourse.joinable() is None:
        return False
    if clause.predicate.voice is Voice.NOMINAL:
        return _is_somebodys(clause, arguments)
    return arguments.pronoun is not None


def _is_somebodys(clause: Clause, arguments: Arguments) -> bool:
    """ "Norway's accession brings the number to ten": whose act a noun is, where it does not say of what."""
    doers, predicate = arguments.subject, clause.predicate
    if doers is None or clause.word(predicate.last) in _NOT_ITS_OWN:
        return False
    owned = predicate.head - doers.after in (0, 1) and clause.word(predicate.head - 1) in _OWNING
    return owned or (clause.word(predicate.last) in {"of", "by"} and doers.first - predicate.last in (1, 2))

"""What a clause leaves to what the document spoke of before, and what it leaves for the sentences behind it."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon.frames import StageRule
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context, Said
from depositary.reading.discourse.discourses import Known
from depositary.reading.stages.series import OF_TWO

_PAIR = 2
#: Before a stage noun or a clause that only says when: "after the signing", "before it takes effect".
_TIMES = frozenset({"after", "before", "following", "since"})
_LEAD = 3


def spoken_of(rule: StageRule, context: Context) -> Known | None:
    """The instrument that a stage is of where the clause names none: what one joins has many parties, and what is
    signed in a series of agreements is one of these."""
    if rule.stage is Stage.JOINED:
        return context.discourse.joinable()
    latest = context.discourse.bilateral()
    if latest is None and context.in_family and rule.stage in OF_TWO:
        return None
    return latest or context.discourse.antecedent(None)


def note_counted(context: Context, clause: Clause, arguments: Arguments) -> None:
    """ "Six members had to ratify": the stage that those repeat who are named next, though it is read of nobody."""
    if arguments.counted:
        about = spoken_of(clause.rule, context)
        context.last = Said(
            clause.rule, about, context.discourse.number, counted=True, framing=clause.predicate.framing
        )


def remember(context: Context, clause: Clause, arguments: Arguments, known: Known, *, alone: bool) -> None:
    """Keep in mind the agreement of which a stage is read; what one joins is one of many parties.

    `alone` says that the clause's noun names this agreement and no others.
    """
    mention = arguments.instrument
    if mention is not None and alone:
        context.discourse.note_read(mention.head, known.parties)
    if len(known.parties) >= _PAIR:
        context.discourse.remember(known)
    elif clause.rule.stage is Stage.JOINED and mention is not None and mention.strength == "strong":
        context.discourse.remember(replace(known, reach="multilateral", parties=()))
    if clause.rule.detail == "superseded":
        context.discourse.demote(known.parties)


def is_only_aside(clause: Clause, arguments: Arguments, last: Said | None, number: int) -> bool:
    """ "approved it in May, a month after the signing", "is ready to sign the agreement that the two negotiated": what
    only dates, or describes, what its sentence has told before."""
    if last is None or last.sentence != number:
        return False
    if not _TIMES.isdisjoint(clause.lower(clause.predicate.first - _LEAD, clause.predicate.first)):
        return True
    mention = arguments.instrument
    if clause.predicate.voice is Voice.ACTIVE and mention is not None and mention.head_end <= clause.predicate.first:
        return clause.rule.instrument != "subject"
    if clause.predicate.voice is not Voice.NOMINAL:
        return False
    return not _TIMES.isdisjoint(clause.lower(clause.predicate.head - 2, clause.predicate.head))

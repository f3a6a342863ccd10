"""Effects: when an end or a pause that was told before takes effect ("the withdrawal becomes effective in March")."""

from __future__ import annotations

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context, Ending

_SUBJECT_REACH = 4
#: Here "it" is what takes the place of an agreement.
_REPLACED = "superseded"


def effect_of(clause: Clause, arguments: Arguments, context: Context) -> Ending | None:
    """The end or pause told before of which a clause of legal effect says when it takes effect, or None."""
    ending, rule = context.recent_ending, clause.rule
    if ending is None or clause.predicate.voice is Voice.NOMINAL:
        return None
    if rule.stage is not Stage.IN_FORCE or rule.instrument != "subject" or arguments.instrument is not None:
        return None
    words = clause.words.nouns
    first = clause.predicate.first
    subject = [clause.word(at) for at in range(max(0, first - _SUBJECT_REACH), first) if at not in clause.view.masked]
    meant = bool(subject) and (subject[-1] in words.ended_by or subject[-1] in {"it", "this", "which"})
    return ending if meant else None


def remember_ending(framing: Framing, told: Ending, context: Context) -> None:
    """Note an end or a pause that was just told, for words that say when it takes effect."""
    if (
        told.rule.stage in {Stage.ENDED, Stage.SUSPENDED}
        and framing is not Framing.DENIED
        and told.rule.detail != _REPLACED
    ):
        context.ending = told

"""Papers of many: instruments that a report shows to be open to more than two, whoever their parties are."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.counted_doers import is_number, is_of_some
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.references import known_of

#: So many make a paper of two sides.
_FEW = frozenset({"2", "both", "one", "two"})
#: Before "signature": whoever wants may sign.
_OPEN_FOR = (["open", "for"], ["opened", "for"])
#: What a number of states can be said to have done with one paper.
_BY_EACH = frozenset({Stage.SIGNED, Stage.RATIFIED, Stage.TALKS, Stage.AGREED})
#: Tell how many of a group act, as a number does: "most of the members".
_SHARES = frozenset({"all", "every", "half", "many", "most"})
_SHARE_REACH = 4
#: Between the noun and the clause that tells what those did: "states that".
_BEFORE_RELATIVE = 2
#: What each does for itself, one after another.
_IN_TURN = frozenset({Stage.RATIFIED, Stage.APPROVED})


def note_paper_of_many(clause: Clause, arguments: Arguments, context: Context) -> None:
    """Keep in mind the paper of many that a clause shows: "Thirty states signed a treaty on plastics", "The text was
    opened for signature", "Ghana was the first to ratify" where no agreement of two has been spoken of."""
    discourse, mention = context.discourse, arguments.instrument
    if context.home is not None or context.in_family:
        return
    known: Known | None = None
    if mention is None and not discourse.known and discourse.is_about_agreements and _is_in_turn(clause, arguments):
        known = Known("agreement", "multilateral", None, None, None, (), discourse.number)
    elif _is_open(clause):
        ahead = [m for m in clause.instruments if m.head_end <= clause.predicate.first and not m.named_parties]
        known = known_of(ahead[0], (), discourse.number) if len(ahead) == 1 else None
    elif mention is not None and is_made_by_many(clause, arguments):
        known = known_of(mention, (), discourse.number)
    if known is not None:
        discourse.remember(replace(known, reach="multilateral"))


def _is_in_turn(clause: Clause, arguments: Arguments) -> bool:
    """ "Ghana was the first to ratify"."""
    return clause.rule.stage in _IN_TURN and clause.predicate.cue == "ranked" and arguments.unsaid


def _is_open(clause: Clause) -> bool:
    """ "The text was opened for signature in Lima"."""
    head = clause.predicate.head
    return clause.rule.stage is Stage.SIGNED and clause.lower(head - 2, head) in _OPEN_FOR


def is_made_by_many(clause: Clause, arguments: Arguments) -> bool:
    """ "Thirty states signed a convention on plastics", "All members ratified it": more than two make one paper."""
    mention, start = arguments.instrument, clause.start()
    if mention is None or mention.strength != "strong" or clause.rule.stage not in _BY_EACH:
        return False
    if mention.plural or mention.named_parties or clause.is_passive:
        return False
    if arguments.partners is not None or arguments.between is not None:
        return False
    if is_of_some(clause):
        return _is_counted(clause, start - _BEFORE_RELATIVE)  # "of the four states that negotiated it"
    counted = clause.words.doers.counted
    span = (at for at in range(start + 1, clause.predicate.first) if at not in clause.view.party_at)
    return any(_is_counted(clause, at) for at in span if clause.word(at) in counted)


def _is_counted(clause: Clause, at: int) -> bool:
    """ "thirty states", "most of the members", "all coastal states": a number or a share before a noun of parties."""
    near = clause.lower(at - _SHARE_REACH, at)
    number = near[-1:] and is_number(clause, near[-1]) and near[-1] not in _FEW
    return bool(number) or not (_SHARES.isdisjoint(near) or "both" in near)

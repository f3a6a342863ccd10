"""Other verbs: whether a day is that of a verb beside the predicate of which no frame knows.

A day belongs to the verb of the clause in which it stands: "took note on 4 May of the agreement signed with Peru" does
not tell when it was signed. Ahead of its verb a day goes with the first verb in the past behind it, behind it with the
last one before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.core.codes import FORWARD, Framing
from depositary.reading.clauses.past_forms import is_past, past_forms
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause

#: So many words before a noun these tell that what it names happened at once: "with the formal signing".
_BESIDE_REACH = 4
_BESIDE = frozenset({"by", "through", "with"})
#: A date so close behind another verb is its own.
_OWN_REACH = 10
_JOINTS = frozenset({"and", "but"})
_BEHIND = frozenset({"after", "following"})
_SUBJECTS = frozenset({"he", "how", "it", "she", "that", "they", "we", "what", "when", "which", "whom"})


def is_of_other_verb(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether the date at `span` goes with a past of something else than the clause's predicate."""
    predicate, (first, after) = clause.predicate, span
    if first >= predicate.last:
        return _is_of_last_before(clause, first)
    if predicate.voice is Voice.REDUCED:  # "took note on 4 May of the pact signed with Peru"
        return first < predicate.first and not any(each.head_end == first - 1 for each in clause.instruments)
    if after > predicate.head:
        return False
    if predicate.first < first and past_forms(clause, range(predicate.first + 1, first)):
        return True  # "was signed on 4 May, passed in June and approved in a vote in July"
    if predicate.framing in FORWARD:
        return _is_of_decision(clause, range(after, predicate.head)) or (
            clause.word(after) in _JOINTS and _is_behind_past(clause, first)
        )
    if predicate.voice is Voice.NOMINAL:
        return not predicate.carried and _is_of_story(clause, span)
    return clause.word(after) == "," and after + 1 <= predicate.first and _is_of_participle(clause, first)


def _is_of_last_before(clause: Clause, date: int) -> bool:
    """ "approved the agreement negotiated in May", "and the council announced a decision on 4 May"."""
    predicate, verbs = clause.predicate, clause.words.verbs
    if predicate.voice is Voice.NOMINAL:
        return False
    start = predicate.last
    if clause.word(start) == "and":  # "was signed and sealed", "is in force and has been applied since"
        start += 1
        while clause.word(start) in verbs.be | verbs.have:
            start += 1
        start += start > predicate.last + 1 or bool(past_forms(clause, [start]))
    if ":" in clause.lower(start, date):
        return False  # "remains frozen: the parliament suspended its debate in May"
    between = range(start, date)
    pasts = past_forms(clause, between)
    done = predicate.voice is Voice.PASSIVE and predicate.framing is Framing.HAPPENED
    elliptic = done and bool(pasts) and "and" in clause.lower(predicate.last, pasts[0])
    if pasts and not elliptic:  # "the pact was signed and a fund opened on 4 May": one day of both
        return True
    if predicate.framing is not Framing.HAPPENED or not clause.words.clauses.relatives.isdisjoint(
        clause.lower(start, date)
    ):
        return False
    return any(
        clause.word(at) in (verbs.be - {"'s"}) | verbs.have | clause.words.clauses.first_modals for at in between
    )


def _is_of_decision(clause: Clause, between: Sequence[int]) -> bool:
    """ "On 4 May the council examined the proposal and gave leave to sign": the day of what led to a plan."""
    pasts = past_forms(clause, between)
    if not pasts:
        return False
    if clause.predicate.cue in clause.words.clauses.first_modals:
        return not _SUBJECTS.isdisjoint(clause.lower(pasts[0] + 1, between[-1] + 1))  # "announced it will sign"
    return True


def _is_behind_past(clause: Clause, first: int) -> bool:
    """ "adopted the budget on 4 May": whether a verb in the past stands before a date, and no comma between them."""
    for at in range(first - 1, max(-1, first - _OWN_REACH), -1):
        if clause.word(at) == "," or at < 0:
            return False
        if is_past(clause, at):
            return True
    return False


def _is_of_story(clause: Clause, span: tuple[int, int]) -> bool:
    """ "On 4 May they discussed the talks with Peru": the day of what is said about an act that a noun names."""
    first, after = span
    between = range(after, clause.predicate.first)
    if clause.word(after) == "'s" and not past_forms(clause, between):
        return False
    near = clause.lower(clause.predicate.first - _BESIDE_REACH, clause.predicate.first)
    at_once = [at for at, word in enumerate(near) if word in _BESIDE | clause.words.dates.attendances]
    if at_once and not any(word.endswith("ing") for word in near[at_once[-1] + 1 :]):
        return False
    return (
        bool(past_forms(clause, between))
        or _is_behind_past(clause, first)
        or not _BEHIND.isdisjoint(clause.lower(after, clause.predicate.first))
    )


def _is_of_participle(clause: Clause, first: int) -> bool:
    """ "Based on the decision taken on 4 May, Peru signed": the day of what is told of a noun, and of no meeting."""
    at = clause.lead_of_date(first) - 1
    return at > 1 and is_past(clause, at) and clause.word(at) not in clause.words.dates.staged

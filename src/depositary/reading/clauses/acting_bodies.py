"""Acting bodies: the parliament or government that takes a step for its state."""

from __future__ import annotations

from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.parties import MentionKind

_BODY_REACH = 9
_JOINTS = frozenset({"and", "but"})
#: Near the head of a clause they open what only says when something else was done.
_TIMES = frozenset({"after", "before", "once", "since", "when"})
_TIME_REACH = 4


def house_of(clause: Clause) -> PartyList | None:
    """ "The pact has cleared the Folketing": whose parliament the stage word itself names."""
    if not clause.rule.next_parliament:
        return None
    named = (at for at in range(clause.predicate.head, clause.predicate.last) if at in clause.view.party_at)
    first = next(named, None)
    return clause.list_at(first) if first is not None else None


def body_of(clause: Clause, subject: PartyList | None) -> str:
    """The domestic body among the named doers ("the Bundestag"), or "none"."""
    if subject is None:
        return "none"
    entries = (clause.view.party_at.get(i) for i in range(subject.first, subject.after))
    bodies = (entry[2].body for entry in entries if entry is not None and entry[2].kind is MentionKind.INSTITUTION)
    return next((body for body in bodies if body != "none"), "none")


def plain_body(clause: Clause, subject: PartyList | None) -> str:
    """The domestic body that a plain noun among the doers names: "parliament approved it"; or "none".

    "Parliament approved it in May and Peru ratified it in June": what is ahead of the last "and" did something else.
    """
    if subject is not None and not clause.is_passive and clause.word(clause.predicate.first - 1) == ",":
        own = clause.words.bodies.get(clause.word(subject.after))
        if own is not None:
            return own  # "The Danish parliament, which met late, approved it"
    behind = behind_by(clause, _BODY_REACH) if clause.rule.phrase else []  # "is being discussed by parliament"
    if clause.is_passive or clause.predicate.voice is Voice.FRONTED:
        words = behind_by(clause, _BODY_REACH)
    elif behind:
        words = behind
    else:
        start = clause.start()
        if subject is not None and start < subject.first < clause.predicate.first:
            start = _own_start(clause, start, subject)
        words = clause.lower(start, clause.predicate.first)
    heads = "heads" in words  # "adopted by the heads of state and government"
    named = (clause.words.bodies[word] for word in words if word in clause.words.bodies)
    return next((body for body in named if not (heads and body == "government")), "none")


def _own_start(clause: Clause, start: int, subject: PartyList) -> int:
    """Where the words about who acts start: behind the last "and", or behind what only says when it was done ("A day
    after the Senate agreed, Peru ratified it").
    """
    joints = [i for i in range(start, subject.first) if clause.word(i) in _JOINTS]
    comma = subject.first - 1 - (clause.word(subject.first - 1) == "the")
    timed = clause.word(comma) == "," and not _TIMES.isdisjoint(clause.lower(max(0, start - 1), start + _TIME_REACH))
    return max(joints[-1] + 1 if joints else start, comma + 1 if timed else start)


def nominal_body(clause: Clause, subject: PartyList | None) -> str:
    """The domestic body among the doers of a stage noun: "approval by the Chilean Senate", "parliament's rejection"."""
    named = body_of(clause, subject)
    if subject is None or named != "none":
        return named
    words = clause.lower(subject.first - 1, subject.after + 2)
    return next((clause.words.bodies[word] for word in words if word in clause.words.bodies), "none")


def behind_by(clause: Clause, reach: int) -> list[str]:
    """The words from "by" on, within reach of the predicate."""
    words = [clause.word(i) for i in clause.ahead(reach)]
    return words[words.index("by") :] if "by" in words else []

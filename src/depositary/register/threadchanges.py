"""Changes in what follows from facts: the outcome of targets and conditions, and the verdicts on counts.

`changes.compare` tells the facts themselves. Here an entry stands for each target, condition or checked count that
came, went or comes out otherwise, with the same causes: where none of its own passages came or went, it has the cause
of the changed facts that it follows from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from depositary.register.agreements import Evidence, RegisterState
from depositary.register.changes import Cause, Causes, Change, ChangeKind
from depositary.register.conditions import ConditionThread, conditions
from depositary.register.statedcounts import CheckedCount, check_counts
from depositary.register.targets import Target, targets
from depositary.register.worlds import World

Key = tuple[str, ...]
#: Of several causes the first one is told.
_CAUSES = (Cause.RULING, Cause.SOURCE, Cause.READER)


@dataclass(frozen=True, slots=True)
class ThreadFact:
    """One target, condition or checked count: what it is about, how it stands, and every passage behind that."""

    topic: str
    """`target`, `condition` or `count`."""
    family: str | None
    agreement: str | None
    parties: tuple[str, ...]
    about: str
    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """One that differs between two states; `sources` are the passages that came or went with the change."""

    kind: ChangeKind
    cause: Cause
    before: ThreadFact | None
    after: ThreadFact | None
    sources: tuple[Evidence, ...]

    @property
    def fact(self) -> ThreadFact:
        """It as it is now or, when it is gone, as it was."""
        fact = self.after or self.before
        if fact is None:
            raise ValueError("a change has something before or after it")
        return fact


def compare_threads(
    before: RegisterState, after: RegisterState, world: World, facts: Iterable[Change]
) -> list[ThreadChange]:
    """The targets, conditions and checked counts in which two states of a register differ, in order of topic.

    `facts` are the changed facts between the same states.
    """
    old, new = thread_facts(before, world), thread_facts(after, world)
    causes = Causes(before, after)
    first: dict[str | None, Cause] = {}
    for change in facts:
        agreement = change.fact.agreement
        for home in (agreement.id, agreement.family):
            first[home] = min(change.cause, first.get(home, change.cause), key=_CAUSES.index)
    found = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was is not None and now is not None and was.says == now.says:
            continue
        kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED if now is None else ChangeKind.CHANGED
        fact = now or was
        sources = _difference(was, now)
        behind = (was.evidence if was else ()) + (now.evidence if now else ())
        followed = first.get(fact.agreement or fact.family) if fact and not sources else None
        cause = followed or causes.of(sources, behind)
        found.append(ThreadChange(kind, cause, was, now, sources or (now.evidence if now else ())))
    return found


def thread_facts(state: RegisterState, world: World) -> Mapping[Key, ThreadFact]:
    """Every target, condition and checked count of a state by what makes it one."""
    facts: dict[Key, ThreadFact] = {}
    for target in targets(state):
        agreements = tuple(agreement.id for agreement in target.agreements)
        facts["target", *agreements, *target.parties, target.stage.value, target.by or ""] = _target(target)
    for thread in conditions(state):
        home = thread.agreement.id if thread.agreement else ""
        facts["condition", home, thread.stated[0].id] = _condition(thread)
    for checked in check_counts(state, world):
        facts["count", checked.evidence.id] = _count(checked)
    return facts


def _target(target: Target) -> ThreadFact:
    late = f", {target.outcome.late} days late" if target.outcome.late else ""
    first = target.agreements[0]
    home = first.id if len(target.agreements) == 1 else None
    about = f"{target.stage.value} by {target.by or 'no named time'}"
    evidence = (*target.stated, *target.outcome.evidence)
    return ThreadFact("target", first.family, home, target.parties, about, f"{target.status}{late}", evidence)


def _condition(thread: ConditionThread) -> ThreadFact:
    ending = thread.ending
    parties = thread.agreement.parties if thread.agreement else thread.stated[0].statement.parties
    when = f" {ending.on or ending.by or ''}".rstrip() if ending else ""
    home, family = (thread.agreement.id, thread.agreement.family) if thread.agreement else (None, None)
    evidence = (*thread.stated, *(ending.evidence if ending else ()))
    return ThreadFact("condition", family, home, parties, thread.text, f"{thread.status}{when}", evidence)


def _count(checked: CheckedCount) -> ThreadFact:
    claim, verdict = checked.verdict.claim, checked.verdict
    number = claim.number if claim.number is not None else "list"
    about = f"{number} ({claim.kind}) {claim.stage.value}, {claim.said_at or claim.window or 'undated'}"
    off = f" {verdict.off_by:+d}" if verdict.off_by else ""
    return ThreadFact("count", claim.family, None, (), about, f"{verdict.code}{off}", (checked.evidence,))


def _difference(was: ThreadFact | None, now: ThreadFact | None) -> tuple[Evidence, ...]:
    old = {item.id: item for item in (was.evidence if was else ())}
    new = {item.id: item for item in (now.evidence if now else ())}
    came = [item for key, item in new.items() if key not in old]
    went = [item for key, item in old.items() if key not in new]
    return tuple(came or went)

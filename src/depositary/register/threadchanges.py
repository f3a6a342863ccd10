"""Changes in what follows from facts: the outcome of targets and conditions, and the verdicts on counts.

`changes.compare` tells the facts themselves. Here an entry stands for each target, condition or checked count that
came, went or comes out otherwise, with the same causes: where none of its own passages came or went, it has the cause
of the changed facts that it follows from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from depositary.register.agreements import Evidence, RegisterState
from depositary.register.changes import Cause, Causes, Change, ChangeKind, Content
from depositary.register.conditions import ConditionThread, conditions
from depositary.register.statedcounts import CheckedCount, check_counts
from depositary.register.targets import Target, targets
from depositary.register.worlds import World

Key = tuple[str, ...]
#: Of several causes the first one is told.
_CAUSES = (Cause.RULING, Cause.SOURCE, Cause.READER)


@dataclass(frozen=True, slots=True)
class ThreadFact:
    """One target, condition or checked count: what it is about, how it stands, and the passages behind that."""

    topic: str
    """`target`, `condition` or `count`."""
    family: str | None
    agreement: str | None
    parties: tuple[str, ...]
    about: str
    says: str
    stated: tuple[Evidence, ...]
    settled: Sequence[Evidence] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every passage behind it."""
        return (*self.stated, *self.settled)


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
    causes = Causes(Content(before), Content(after))
    return compare_thread_facts(thread_facts(before, world), thread_facts(after, world), causes, facts)


def compare_thread_facts(
    old: Mapping[Key, ThreadFact], new: Mapping[Key, ThreadFact], causes: Causes, facts: Iterable[Change]
) -> list[ThreadChange]:
    """The same by the threads of two states."""
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
    return facts_of_threads(targets(state), conditions(state), check_counts(state, world))


def facts_of_threads(
    found: Iterable[Target], waiting: Iterable[ConditionThread], counts: Iterable[CheckedCount]
) -> Mapping[Key, ThreadFact]:
    """The same of targets, conditions and checked counts that were found already."""
    facts: dict[Key, ThreadFact] = {}
    for target in found:
        agreements = tuple(agreement.id for agreement in target.agreements)
        facts["target", *agreements, *target.parties, target.stage.value, target.by or ""] = _target(target)
    for thread in waiting:
        home = thread.agreement.id if thread.agreement else ""
        facts["condition", home, thread.stated[0].id] = _condition(thread)
    for checked in counts:
        facts["count", checked.evidence.id] = _count(checked)
    return facts


def _target(target: Target) -> ThreadFact:
    late = f", {target.outcome.late} day{'' if target.outcome.late == 1 else 's'} late" if target.outcome.late else ""
    first = target.agreements[0]
    home = first.id if len(target.agreements) == 1 else None
    about = f"{target.stage.value} by {target.by or 'no named time'}"
    says, settled = f"{target.status}{late}", target.outcome.evidence
    return ThreadFact("target", first.family, home, target.parties, about, says, target.stated, settled)


def _condition(thread: ConditionThread) -> ThreadFact:
    ending = thread.ending
    parties = thread.agreement.parties if thread.agreement else thread.stated[0].statement.parties
    when = f" {ending.on or ending.by or ''}".rstrip() if ending else ""
    home, family = (thread.agreement.id, thread.agreement.family) if thread.agreement else (None, None)
    settled = ending.evidence if ending else ()
    return ThreadFact("condition", family, home, parties, thread.text, f"{thread.status}{when}", thread.stated, settled)


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

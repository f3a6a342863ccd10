"""Targets, conditions, group promises, conflicts and changes as JSON records, each end with its passage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depositary.register.agreements import Evidence, StageEvent
from depositary.register.changes import Change, Fact
from depositary.register.conditions import ConditionThread
from depositary.register.promises import GroupPromise, MemberStep
from depositary.register.readings import Conflict
from depositary.register.targets import Target

#: So many passages stand on each end; the rest are counted in `documents`.
_MOST = 3


def evidence_record(item: Evidence) -> dict[str, Any]:
    """One passage with its source."""
    passage = item.statement.passage
    return {
        "statement": item.id,
        "document": item.source.name,
        "published": item.source.published,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
    }


def target_record(target: Target) -> dict[str, Any]:
    """A target: what was named, by whom, and what became of it."""
    outcome = target.outcome
    return {
        "agreements": [agreement.id for agreement in target.agreements],
        "parties": list(target.parties),
        "stage": target.stage.value,
        "by": target.by,
        "step": target.step,
        "status": target.status,
        "outcome": outcome.code,
        "reached": _day(outcome.reached),
        "days_late": outcome.late,
        "speakers": list(target.speakers),
        "stated": _passages(target.stated),
        "settled": _passages(outcome.evidence),
    }


def condition_record(thread: ConditionThread) -> dict[str, Any]:
    """A condition: what waits for what, and how it ended."""
    ending = thread.ending
    return {
        "agreement": thread.agreement.id if thread.agreement else None,
        "parties": list(thread.agreement.parties if thread.agreement else thread.stated[0].statement.parties),
        "text": thread.text,
        "on": thread.on,
        "holds_up": thread.holds_up.value if thread.holds_up else None,
        "status": thread.status,
        "rule": ending.rule if ending else None,
        "ended": (ending.on or (ending.by.isoformat() if ending.by else None)) if ending else None,
        "stated": _passages(thread.stated),
        "settled": _passages(ending.evidence) if ending else [],
    }


def promise_record(promise: GroupPromise) -> dict[str, Any]:
    """A promise about a group, member by member."""
    return {
        "group": promise.group,
        "family": promise.family,
        "stage": promise.stage.value,
        "framing": promise.framing.value,
        "by": promise.by,
        "status": promise.status,
        "reached": promise.reached,
        "promised": [_step(step) for step in promise.promised],
        "already": [_step(step) for step in promise.already],
        "stated": _passages(promise.stated),
    }


def conflict_record(conflict: Conflict) -> dict[str, Any]:
    """An open conflict with the passages of every side."""
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "agreement": conflict.agreement_id or None,
        "family": conflict.family,
        "about": conflict.about,
        "weight": conflict.weight,
        "suggestion": conflict.suggestion,
        "readings": [
            {"says": reading.says, "passages": _passages(reading.evidence), "documents": len(reading.evidence)}
            for reading in conflict.readings
        ],
    }


def change_record(change: Change) -> dict[str, Any]:
    """One changed fact with its cause, before and after."""
    fact = change.fact
    return {
        "change": change.kind.value,
        "cause": change.cause.value,
        "agreement": fact.agreement.id,
        "parties": list(fact.agreement.parties),
        "stage": fact.key.stage.value,
        "framing": fact.key.framing.value,
        "party": fact.key.party or None,
        "before": _says(change.before),
        "after": _says(change.after),
        "passages": _passages(change.sources),
    }


def _says(fact: Fact | None) -> str | None:
    return fact.says if fact else None


def _step(step: MemberStep) -> dict[str, Any]:
    return {
        "party": step.party,
        "agreement": step.agreement.id if step.agreement else None,
        "reached": _day(step.event),
    }


def _day(event: StageEvent | None) -> str | None:
    if event is None:
        return None
    return event.date or (event.not_after.isoformat() if event.not_after else None)


def _passages(items: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [evidence_record(item) for item in list(items)[:_MOST]]

"""What runs through documents as JSON records: targets, conditions, promises, predictions, memberships, conflicts and
changes, each end with its passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from depositary.register.agreements import Evidence, StageEvent
from depositary.register.changes import Change, Fact
from depositary.register.conditions import ConditionThread
from depositary.register.memberships import MembershipThread
from depositary.register.predictions import Prediction
from depositary.register.promises import GroupPromise, MemberStep
from depositary.register.readings import Conflict
from depositary.register.speakers import speakers_of
from depositary.register.targets import Target
from depositary.register.threadchanges import ThreadChange

#: So many passages stand on each end; the rest are counted in `documents`.
MOST_PASSAGES = 3


def evidence_record(item: Evidence) -> dict[str, Any]:
    """One passage with its source."""
    passage = item.statement.passage
    return {
        "statement": item.id,
        "document": item.source.name,
        "outlet": item.source.outlet,
        "published": item.source.published,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
    }


def target_record(target: Target) -> dict[str, Any]:
    """A target: what was named, by whom, and what became of it."""
    return {
        **target_facts(target),
        "stated": _passages(target.stated),
        "settled": _passages(target.outcome.evidence),
    }


def target_facts(target: Target) -> dict[str, Any]:
    """The same without a passage."""
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
    }


def condition_record(thread: ConditionThread) -> dict[str, Any]:
    """A condition: what waits for what, and how it ended."""
    return {
        **condition_facts(thread),
        "stated": _passages(thread.stated),
        "settled": _passages(thread.settled),
    }


def condition_facts(thread: ConditionThread) -> dict[str, Any]:
    """The same without a passage."""
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
        "speakers": list(speakers_of(thread.stated)),
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
        "days_late": promise.late,
        "speakers": list(promise.speakers),
        "promised": [_step(step) for step in promise.promised],
        "already": [_step(step) for step in promise.already],
        "stated": _passages(promise.stated),
    }


def prediction_record(prediction: Prediction) -> dict[str, Any]:
    """A prediction: what was said will come, what it is taken to be about, and what came of it."""
    coming = prediction.coming
    return {
        "who": prediction.who,
        "party": prediction.party,
        "on": prediction.on,
        "horizon": prediction.horizon,
        "condition": prediction.condition,
        "about": prediction.about,
        "agreement": prediction.agreement.id if prediction.agreement else None,
        "status": prediction.status,
        "came": (coming.on or (coming.window.latest.isoformat() if coming.window.latest else None)) if coming else None,
        "basis": coming.basis if coming else None,
        "stated": _passages(prediction.stated),
        "settled": _passages(prediction.settled),
    }


def membership_record(thread: MembershipThread) -> dict[str, Any]:
    """One party's way into one body, step by step, by sources or by the lexicon's dated groups."""
    return {
        "party": thread.party,
        "body": thread.body,
        "title": thread.title,
        "basis": thread.basis,
        "standing": thread.standing,
        "since": thread.since,
        "not_after": thread.not_after.isoformat() if thread.not_after else None,
        "until": thread.until,
        "steps": [
            {
                "action": step.action,
                "framing": step.framing.value,
                "date": step.date,
                "not_after": step.window.latest.isoformat() if step.date is None and step.window.latest else None,
                "passages": _passages(step.evidence),
            }
            for step in thread.steps
        ],
        "stated": _passages(thread.stated),
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
        "effect": {
            "facts": conflict.effect.facts,
            "counts": conflict.effect.counts,
            "targets": conflict.effect.targets,
        },
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
        "topic": "stage",
        "agreement": fact.agreement.id,
        "parties": list(fact.agreement.parties),
        "stage": fact.key.stage.value,
        "framing": fact.key.framing.value,
        "party": fact.key.party or None,
        "before": _says(change.before),
        "after": _says(change.after),
        "passages": _passages(change.sources),
    }


def thread_change_record(change: ThreadChange) -> dict[str, Any]:
    """One target, condition or checked count that came, went or comes out otherwise, in the fields of a change."""
    fact = change.fact
    return {
        "change": change.kind.value,
        "cause": change.cause.value,
        "topic": fact.topic,
        "agreement": fact.agreement,
        "parties": list(fact.parties),
        "about": fact.about,
        "before": change.before.says if change.before else None,
        "after": change.after.says if change.after else None,
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


def _passages(items: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [evidence_record(item) for item in items[:MOST_PASSAGES]]

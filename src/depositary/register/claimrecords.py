"""Verdicts on claims as the contract's JSON records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depositary.register.records import member_record
from depositary.register.statedcounts import CheckedCount
from depositary.register.threadrecords import evidence_record
from depositary.register.verdicts import Claim, Repeats, Saying, Verdict

#: So many documents that say the same or otherwise are listed with their words; `documents` counts all.
_MOST = 10


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """A verdict as `check --format json` prints it. `register` is None where nothing can be counted.

    `members` are codes, `list` the same parties in order of their days with the passages by which they count;
    `said_by` tells who else said it.
    """
    claim, population = verdict.claim, verdict.register
    return {
        "kind": claim.kind,
        "claimed": 0 if claim.kind == "none_yet" else claim.number,
        "register": {
            "number": population.value,
            "countries": population.countries,
            "organisations": population.organisations,
        }
        if population
        else None,
        "verdict": verdict.code,
        "off_by": verdict.off_by,
        "definition": _definition(claim, verdict.definition),
        "members": list(population.members) if population else [],
        "share": {"words": claim.share.literal, "of": claim.numbers.whole if claim.numbers else None}
        if claim.share
        else None,
        "would_be_right_if": list(verdict.right_if),
        "reason": verdict.reason,
        "subject": claim.subjects[0] if claim.subjects else None,
        "listed": list(claim.listed),
        "list": [member_record(member) for member in verdict.members],
        "said_by": _repeats_record(verdict.repeats),
    }


def _definition(claim: Claim, under: str | None) -> dict[str, Any]:
    wording = claim.wording
    return {
        "family": claim.family,
        "stage": claim.stage.value,
        "said_at": claim.said_at,
        "window": claim.window,
        "counts": wording.base.value,
        "within": wording.within,
        "among": list(wording.among),
        "negative": wording.negative,
        "left_out": list(wording.left_out),
        "before": wording.before,
        "matches_under": under,
    }


def _repeats_record(repeats: Repeats) -> dict[str, Any]:
    return {
        "documents": repeats.documents,
        "origins": repeats.origins,
        "first": _saying_record(repeats.same[0]) if repeats.same else None,
        "same": _sayings(repeats.same),
        "otherwise": _sayings(repeats.otherwise),
    }


def _sayings(sayings: Iterable[Saying]) -> list[dict[str, Any]]:
    return [_saying_record(saying) for saying in list(sayings)[:_MOST]]


def _saying_record(saying: Saying) -> dict[str, Any]:
    speaker = saying.evidence.statement.speaker
    return {
        "number": saying.number,
        "kind": saying.kind,
        "verdict": saying.code,
        "speaker": (speaker.name or speaker.office) if speaker else None,
        "publisher": saying.evidence.source.publisher,
        **evidence_record(saying.evidence),
    }


def checked_record(checked: CheckedCount) -> dict[str, Any]:
    """A stated count with its passage and the verdict on it."""
    item = checked.evidence
    passage = item.statement.passage
    return {
        **verdict_record(checked.verdict),
        "statement": item.id,
        "document": item.source.name,
        "outlet": item.source.outlet,
        "published": item.source.published,
        "passage": {"start": passage.start, "end": passage.end, "quote": passage.quote},
    }

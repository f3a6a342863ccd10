"""Verdicts on claims as the contract's JSON records."""

from __future__ import annotations

from typing import Any

from depositary.register.statedcounts import CheckedCount
from depositary.register.verdicts import Verdict


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """A verdict as `check --format json` prints it. `register` is None where nothing can be counted."""
    claim, population = verdict.claim, verdict.register
    wording = claim.wording
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
        "definition": {
            "family": claim.family,
            "stage": claim.stage.value,
            "said_at": claim.said_at,
            "window": claim.window,
            "counts": wording.base.value,
            "within": wording.within,
            "negative": wording.negative,
            "left_out": list(wording.left_out),
            "before": wording.before,
            "matches_under": verdict.definition,
        },
        "members": list(population.members) if population else [],
        "would_be_right_if": list(verdict.right_if),
        "reason": verdict.reason,
    }


def checked_record(checked: CheckedCount) -> dict[str, Any]:
    """A stated count with its passage and the verdict on it."""
    item = checked.evidence
    passage = item.statement.passage
    return {
        **verdict_record(checked.verdict),
        "statement": item.id,
        "document": item.source.name,
        "published": item.source.published,
        "passage": {"start": passage.start, "end": passage.end, "quote": passage.quote},
    }

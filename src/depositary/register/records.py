"""The register's answers as the contract's JSON records."""

from __future__ import annotations

from typing import Any

from depositary.core.codes import Framing, Stage
from depositary.register.agreements import Agreement, Evidence, StageEvent, reached_events
from depositary.register.bindingness import bindingness
from depositary.register.counts import CountAnswer, Member
from depositary.register.sources import OPEN, Clocks
from depositary.register.terms import end_of


def agreement_record(agreement: Agreement, clocks: Clocks = OPEN, conflicts: int = 0) -> dict[str, Any]:
    """One agreement as `agreements --format json` prints it, at the clocks' day."""
    status = agreement.status(clocks)
    ends = end_of(agreement, clocks)
    reached = {id(event) for event in reached_events(agreement.events, clocks)}
    shown = [event for event in agreement.events if id(event) in reached or event.framing is not Framing.HAPPENED]
    return {
        "id": agreement.id,
        "title": agreement.title,
        "kind": agreement.kind,
        "subject": agreement.subject,
        "family": agreement.family,
        "parties": list(agreement.parties),
        "stage": status.value if status else None,
        "stages": [event_record(event) for event in shown],
        "signed": _date_of(agreement, Stage.SIGNED, clocks),
        "in_force": _date_of(agreement, Stage.IN_FORCE, clocks),
        "ends": ends.edtf if ends else None,
        "ends_basis": ends.basis if ends else None,
        "binding": bindingness(agreement),
        "conflicts": conflicts,
        "documents": agreement.documents,
    }


def event_record(event: StageEvent) -> dict[str, Any]:
    """One stage event; `not_after` is the day by which an undated event had happened."""
    return {
        "stage": event.stage.value,
        "stage_detail": event.detail,
        "framing": event.framing.value,
        "date": event.date,
        "not_after": event.not_after.isoformat() if event.not_after else None,
        "party": event.party,
        "support": event.support,
        "disputed": event.disputed,
        "settled_by": event.settled_by,
    }


def count_record(answer: CountAnswer) -> dict[str, Any]:
    """A count as `count --format json` prints it, with the passage by which each member counts under `evidence`."""
    definition = answer.definition
    return {
        "number": answer.number,
        "countries": answer.countries,
        "organisations": answer.organisations,
        "members": list(answer.codes),
        "definition": {
            "family": definition.family,
            "stage": definition.stage.value,
            "organisations_count_as_countries": definition.organisations,
            "founders_count": definition.founders,
            "as_of": Clocks(definition.as_of, hour=definition.hour).moment,
            "as_known": definition.as_known,
            "as_public": definition.as_public.isoformat() if definition.as_public else None,
        },
        "evidence": [member_record(member) for member in answer.members],
    }


def member_record(member: Member) -> dict[str, Any]:
    """One party that is counted, with the day and the passages by which it is; a founder has neither."""
    event = member.event
    return {
        "party": member.party,
        "agreement": member.agreement.id,
        "date": event.date if event else None,
        "not_after": event.not_after.isoformat() if event and event.not_after else None,
        "passages": passage_records(event) if event else [],
    }


def best_evidence(event: StageEvent, most: int = 3) -> list[Evidence]:
    """The evidence behind an event that counts, best first: of its own date before any other, then earliest."""
    counted = [item for item in event.evidence if item.silent is None]
    dated = [item for item in counted if item.statement.date and item.statement.date.edtf == event.date]
    return (dated + [item for item in counted if item not in dated])[:most]


def passage_records(event: StageEvent) -> list[dict[str, Any]]:
    """The passages behind an event that count, the best few."""
    return [
        {
            "statement": item.id,
            "document": item.source.name,
            "outlet": item.source.outlet,
            "published": item.source.published,
            "start": item.statement.passage.start,
            "end": item.statement.passage.end,
            "quote": item.statement.passage.quote,
        }
        for item in best_evidence(event)
    ]


def _date_of(agreement: Agreement, stage: Stage, clocks: Clocks) -> str | None:
    event = agreement.reached(stage, clocks)
    return event.date if event else None

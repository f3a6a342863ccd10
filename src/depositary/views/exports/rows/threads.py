"""What runs through many documents: claims, targets, conditions, commitments, positions, memberships, conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.hashing import content_id
from depositary.register.claimrecords import verdict_record
from depositary.register.commitments import Commitment
from depositary.register.commitments import commitments as all_commitments
from depositary.register.conditions import conditions as all_conditions
from depositary.register.memberships import memberships
from depositary.register.positions import positions as all_positions
from depositary.register.predictions import predictions as all_predictions
from depositary.register.targets import Target
from depositary.register.threadrecords import condition_record, prediction_record, promise_record, target_record
from depositary.views.exports.editions import Edition
from depositary.views.exports.rows.agreements import first_statement
from depositary.views.exports.rows.sources import day_text
from depositary.views.exports.schemas import Row


def claims(edition: Edition) -> Iterator[Row]:
    """The counts that sources state, in order of publication; a statement that makes two readings is one claim."""
    for statement, checked in {each.evidence.id: each for each in edition.claims}.items():
        record = verdict_record(checked.verdict)
        register, definition = record["register"], record["definition"]
        yield {
            "statement": statement,
            "family": definition["family"],
            "stage": definition["stage"],
            "kind": record["kind"],
            "said_at": definition["said_at"],
            "claimed": record["claimed"],
            "register": register["number"] if register else None,
            "verdict": record["verdict"],
            "off_by": record["off_by"],
            "reason": record["reason"],
            "would_be_right_if": tuple(record["would_be_right_if"]),
        }


def target_id(target: Target) -> str:
    """What tells a target from others: agreements, parties, stage and time, and who first named it."""
    agreements = [agreement.id for agreement in target.agreements]
    return content_id(
        ["target", agreements, list(target.parties), target.stage, target.by, first_statement(target.stated)]
    )


def targets(edition: Edition) -> Iterator[Row]:
    """The targets in their order."""
    for target in edition.targets:
        record = target_record(target)
        yield {
            **{name: record[name] for name in ("stage", "by", "step", "status", "reached", "days_late")},
            "id": target_id(target),
            "agreements": tuple(record["agreements"]),
            "parties": target.parties,
            "speakers": target.speakers,
            "statement": first_statement(target.stated),
        }


def conditions(edition: Edition) -> Iterator[Row]:
    """The conditions in their order."""
    for thread in all_conditions(edition.state):
        if not edition.is_of(thread.agreement):
            continue
        record = condition_record(thread)
        statement = first_statement(thread.stated)
        yield {
            "id": content_id(["condition", record["agreement"], statement]),
            "agreement": record["agreement"],
            "parties": tuple(record["parties"]),
            "waits_for": record["text"],
            "what_waits": record["on"],
            **{name: record[name] for name in ("holds_up", "status", "rule", "ended")},
            "statement": statement,
        }


def commitments(edition: Edition) -> Iterator[Row]:
    """The undertakings in their order."""
    for each in all_commitments(edition.state):
        if edition.is_of(each.agreement):
            yield _commitment(each)


def _commitment(each: Commitment) -> Row:
    value, amount = each.value, each.value.amount
    agreement = each.agreement.id if each.agreement else None
    statement = first_statement(each.stated)
    return {
        "id": content_id(["commitment", agreement, statement]),
        "agreement": agreement,
        "debtor": value.debtor,
        "creditor": value.creditor,
        **{name: getattr(value, name) for name in ("area", "subarea", "strength", "period", "trigger")},
        **{name: getattr(value, name) for name in ("hours", "mutual", "ladder")},
        "amount_literal": amount.literal if amount else None,
        "currency": amount.currency if amount else None,
        "amount": float(amount.value) if amount and amount.value is not None else None,
        "qualifier": amount.qualifier if amount else None,
        "suspect": amount.suspect if amount else None,
        "support": each.support,
        "statement": statement,
    }


def positions(edition: Edition) -> Iterator[Row]:
    """The lines of speakers in their order; of a family, those whose words name one of its instruments."""
    for thread in all_positions(edition.state):
        if not any(edition.names(item.statement.instrument) for item in thread.stated):
            continue
        yield {
            "id": content_id(["position", thread.who, thread.party, thread.on, first_statement(thread.stated)]),
            "who": thread.who,
            "party": thread.party,
            "on": thread.on,
            "stance": thread.stance,
            "stances": thread.stances,
            "last_said": thread.stated[-1].source.published,
            "statement": first_statement(reversed(thread.stated)),
        }


def predictions(edition: Edition) -> Iterator[Row]:
    """The predictions in their order; of a family, those about one of its agreements or by words that name one."""
    for each in all_predictions(edition.state, edition.lexicon):
        named = any(edition.names(item.statement.instrument) for item in each.stated)
        if not named and not edition.is_of(each.agreement):
            continue
        record = prediction_record(each)
        yield {
            **{name: record[name] for name in ("who", "party", "on", "about", "agreement", "horizon", "condition")},
            **{name: record[name] for name in ("status", "came", "basis")},
            "id": content_id(["prediction", each.who, each.party, each.on, first_statement(each.stated)]),
            "statement": first_statement(each.stated),
        }


def promises(edition: Edition) -> Iterator[Row]:
    """The promises about groups, member by member."""
    for promise in edition.promises:
        record = promise_record(promise)
        shared = {name: record[name] for name in ("group", "family", "stage", "by", "status")}
        statement = first_statement(promise.stated)
        for name in ("already", "promised"):
            for step in record[name]:
                yield {
                    **shared,
                    "id": content_id(["promise", *shared.values(), statement]),
                    "party": step["party"],
                    "already": name == "already",
                    "agreement": step["agreement"],
                    "reached": step["reached"],
                    "statement": statement,
                }


def members(edition: Edition) -> Iterator[Row]:
    """The memberships that sources speak of; of a family, those of its own declaration."""
    for thread in memberships(edition.state, edition.lexicon):
        if edition.request.family in (None, thread.body):
            yield {
                **{name: getattr(thread, name) for name in ("body", "title", "party", "standing", "since", "until")},
                "not_after": day_text(thread.not_after),
                "statement": first_statement(thread.stated),
            }


def conflicts(edition: Edition) -> Iterator[Row]:
    """The open conflicts, the weightiest first."""
    for each in edition.conflicts:
        yield {
            "id": each.id,
            "kind": each.kind,
            "agreement": each.agreement_id or None,
            "family": each.family,
            "about": each.about,
            "weight": each.weight,
            "suggestion": each.suggestion,
        }


def conflict_readings(edition: Edition) -> Iterator[Row]:
    """The sides of every conflict."""
    for each in edition.conflicts:
        # Hashing a conflict hashes every statement on its sides: once is enough.
        conflict = each.id
        for number, reading in enumerate(each.readings, 1):
            yield {
                "conflict": conflict,
                "number": number,
                "reading": reading.says,
                "statements": len(reading.evidence),
                "statement": first_statement(reading.evidence),
            }

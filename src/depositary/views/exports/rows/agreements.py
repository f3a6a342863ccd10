"""What the register holds: agreements, their stages and evidence, and how many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from depositary.core.codes import Framing, Stage
from depositary.core.edtf import bounds
from depositary.register import Agreement, CountAnswer, Evidence, Member, StageEvent, agreement_record, count, records
from depositary.register.agreements import reached_events
from depositary.register.conflicts import conflicts_by_agreement
from depositary.register.worlds import is_country
from depositary.views.exports.editions import Edition
from depositary.views.exports.rows.sources import day_text
from depositary.views.exports.schemas import Row


def agreements(edition: Edition) -> Iterator[Row]:
    """The agreements in the register's order."""
    open_conflicts = conflicts_by_agreement(edition.conflicts)
    clocks = edition.state.clocks
    for agreement in edition.agreements:
        record = agreement_record(agreement, clocks, open_conflicts.get(agreement.id, 0))
        yield {
            **{name: record[name] for name in ("id", "title", "kind", "subject", "family", "binding", "stage")},
            **{name: record[name] for name in ("signed", "in_force", "ends", "ends_basis", "conflicts", "documents")},
            "parties": agreement.parties,
            "signed_statement": best_statement(agreement.reached(Stage.SIGNED, clocks)),
            "in_force_statement": best_statement(agreement.reached(Stage.IN_FORCE, clocks)),
        }


def best_evidence(event: StageEvent | None) -> Evidence | None:
    """The passage to show for an event: the best that counts, else any."""
    if event is None:
        return None
    return next(iter((*records.best_evidence(event, most=1), *event.evidence)), None)


def best_statement(event: StageEvent | None) -> str | None:
    """The id of the statement to show for an event."""
    item = best_evidence(event)
    return item.id if item else None


def shown_events(agreement: Agreement, edition: Edition) -> list[StageEvent]:
    """The events that had happened by the edition's day, and those that sources plan, hold possible or deny."""
    reached = {id(event) for event in reached_events(agreement.events, edition.state.clocks)}
    return [event for event in agreement.events if id(event) in reached or event.framing is not Framing.HAPPENED]


def stages(edition: Edition) -> Iterator[Row]:
    """The stage events of every agreement in their order."""
    for agreement in edition.agreements:
        for number, event in enumerate(shown_events(agreement, edition), 1):
            yield {
                "agreement": agreement.id,
                "number": number,
                "stage": event.stage.value,
                "stage_detail": event.detail,
                "framing": event.framing.value,
                "date": event.date,
                "not_before": day_text(event.window.earliest),
                "not_after": day_text(event.window.latest),
                "party": event.party,
                "support": event.support,
                "disputed": event.disputed,
                "settled_by": event.settled_by,
                "statement": best_statement(event),
            }


def evidence(edition: Edition) -> Iterator[Row]:
    """The statements of every agreement, each once."""
    for agreement in edition.agreements:
        for statement, item in {item.id: item for item in agreement.evidence}.items():
            yield {
                "agreement": agreement.id,
                "statement": statement,
                "counts": item.silent is None,
                "silent": item.silent,
                "preferred": item.preferred,
                "corrected": item.read_as is not None,
            }


def answers(edition: Edition) -> Iterator[CountAnswer]:
    """The count of every family on the edition's day."""
    for family in edition.families:
        yield count(edition.state, edition.lexicon, family)


def counts(edition: Edition) -> Iterator[Row]:
    """How the number of each family grew. Members that nothing dates (founders) stand on the family's own day."""
    for answer in answers(edition):
        countries = organisations = 0
        for day, members in sorted(_by_day(answer, edition).items()):
            states = sum(is_country(member.party, edition.lexicon) for member in members)
            countries += states
            organisations += len(members) - states
            yield {
                "family": answer.definition.family,
                "stage": answer.definition.stage.value,
                "day": day.isoformat(),
                "number": countries + organisations,
                "countries": countries,
                "organisations": organisations,
                "came": tuple(member.party for member in members),
            }


def _by_day(answer: CountAnswer, edition: Edition) -> dict[date, list[Member]]:
    declared = edition.lexicon.families[answer.definition.family].declared
    found: dict[date, list[Member]] = defaultdict(list)
    for member in answer.members:
        day = member.event.window.latest if member.event else None
        if day is None and member.event is None and declared:
            day = bounds(declared).latest
        if day is not None:
            found[day].append(member)
    return found


def count_members(edition: Edition) -> Iterator[Row]:
    """Who is counted, by family and party."""
    for answer in answers(edition):
        for member in answer.members:
            event = member.event
            yield {
                "family": answer.definition.family,
                "party": member.party,
                "agreement": member.agreement.id,
                "date": event.date if event else None,
                "not_after": day_text(event.window.latest) if event else None,
                "founder": event is None,
                "statement": best_statement(event),
            }


def first_statement(items: Iterable[Evidence]) -> str | None:
    """The id of the first statement of some evidence."""
    return next((item.id for item in items), None)

"""What runs through many documents: targets, promises, predictions, conditions, commitments, positions, memberships.

Each command is a question to a state of the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from depositary.cli.questions import Answer, claim_question, conflict_question, thread_question

if TYPE_CHECKING:
    from depositary.core.statements import InstrumentRef
    from depositary.register import Agreement, RegisterState
    from depositary.register.claims import Claims
    from depositary.register.readings import Conflict
    from depositary.register.statedcounts import CheckedCount
    from depositary.views.threads import Wanted


def _family(agreement: Agreement | None) -> str | None:
    return agreement.family if agreement else None


@thread_question("targets")
def targets(state: RegisterState, wanted: Wanted) -> Answer:
    """Follow each promised time to the day that came.

    A target is stated, restated, slipped or advanced while it is open; kept, kept late or missed when its stage came or
    a source says that it did not, with the days after its last day.

    Example: depositary targets --family ukraine-security --as-of 2024-06-01
    """
    from depositary.register.targets import targets
    from depositary.register.threadrecords import target_record
    from depositary.views.targets import targets_table

    found = [
        each
        for each in targets(state)
        if any(wanted.takes(agreement.family, each.parties, each.speakers) for agreement in each.agreements)
    ]
    return Answer(
        found,
        target_record,
        targets_table,
        lambda record: f"{'-'.join(record['parties'])} {record['stage']} by {record['by']}: {record['status']}",
        lambda target: target.outcome.evidence,
    )


@thread_question("promises")
def promises(state: RegisterState, wanted: Wanted) -> Answer:
    """Follow what is promised of a group, member by member.

    Example: depositary promises --evidence
    """
    from depositary.lexicon import load_lexicon
    from depositary.register.promises import promises
    from depositary.register.threadrecords import promise_record
    from depositary.views.promises import promises_table

    found = [
        each
        for each in promises(state, load_lexicon())
        if wanted.takes(each.family, (each.group, *(step.party for step in each.promised)), each.speakers)
    ]
    return Answer(
        found,
        promise_record,
        promises_table,
        lambda record: f"{record['group']} {record['stage']}: {record['status']}",
    )


@thread_question("predictions")
def predictions(state: RegisterState, wanted: Wanted) -> Answer:
    """Follow what somebody predicts to what came of it: open, came true, did not.

    Example: depositary predictions --speaker "deputy secretary"
    """
    from depositary.lexicon import load_lexicon
    from depositary.register.predictions import predictions
    from depositary.register.threadrecords import prediction_record
    from depositary.views.predictions import predictions_table

    found = [
        each
        for each in predictions(state, load_lexicon())
        if wanted.takes(_family(each.agreement), (each.party or "",), (each.who,))
    ]
    return Answer(
        found,
        prediction_record,
        predictions_table,
        lambda record: f"{record['who']} on {record['on']}: {record['status']}",
        lambda prediction: prediction.settled,
    )


@thread_question("conditions")
def conditions(state: RegisterState, wanted: Wanted) -> Answer:
    """List what waits for what, and how it ended.

    Example: depositary conditions --as-of 2024-04-20
    """
    from depositary.register.conditions import conditions
    from depositary.register.threadrecords import condition_facts, condition_record
    from depositary.views.conditions import conditions_table

    threads = ((each, condition_facts(each)) for each in conditions(state))
    found = [
        each for each, facts in threads if wanted.takes(_family(each.agreement), facts["parties"], facts["speakers"])
    ]
    return Answer(
        found,
        condition_record,
        conditions_table,
        lambda record: f"{'-'.join(record['parties'])}, {record['text']}: {record['status']}",
        lambda thread: thread.settled,
    )


@claim_question
def claims(told: tuple[Claims, list[CheckedCount]], wanted: Wanted) -> Answer:
    """List every count that documents state, with a verdict as of its day.

    --party asks for those that name a party or tell its place.

    Example: depositary claims --family ukraine-security --evidence
    """
    from depositary.register.claimrecords import checked_record
    from depositary.register.speakers import speakers_of
    from depositary.register.statedcounts import CheckedCount
    from depositary.views.claims import claims_table

    checker, checked = told
    records = []
    for each in checked:
        claim = each.verdict.claim
        if wanted.takes(claim.family, (*claim.listed, *claim.subjects[: claim.own]), speakers_of([each.evidence])):
            records.append(checked_record(CheckedCount(each.evidence, checker.check(claim))))
    return Answer(
        records,
        lambda record: {**record, "stated": [record["passage"] | _where(record)]},
        claims_table,
        lambda record: f"{record['claimed']} ({record['kind']}): {record['verdict']}, {record['reason']}",
    )


def _where(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in ("statement", "document", "published")}


@conflict_question
def conflicts(open_ones: list[Conflict], wanted: Wanted) -> Answer:
    """Show what sources say that cannot all be right, the weightiest first.

    Weight counts what a ruling on it would change: the numbers of a family most.

    Example: depositary conflicts --family ukraine-security --format json
    """
    from depositary.register.speakers import speakers_of
    from depositary.register.threadrecords import conflict_record
    from depositary.views.conflicts import conflicts_table

    found = [
        each
        for each in open_ones
        if wanted.takes(
            each.family,
            each.agreement.parties if each.agreement else (),
            speakers_of(item for reading in each.readings for item in reading.evidence),
        )
    ]
    return Answer(
        found,
        conflict_record,
        conflicts_table,
        lambda record: f"{record['kind']}: {record['about']}",
    )


@thread_question("commitments")
def commitments(state: RegisterState, wanted: Wanted) -> Answer:
    """List who owes, intends or may do what.

    Example: depositary commitments --party DEU --format csv
    """
    from depositary.register.commitments import commitments
    from depositary.register.speakers import speakers_of
    from depositary.views.commitments import commitment_record, commitments_table

    found = [
        each
        for each in commitments(state)
        if wanted.takes(_family(each.agreement), (*each.value.debtor, *each.value.creditor), speakers_of(each.stated))
    ]
    return Answer(
        found,
        commitment_record,
        commitments_table,
        lambda record: f"{', '.join(record['debtor'])} {record['strength']}: {record['area'] or 'another area'}",
    )


@thread_question("positions")
def positions(state: RegisterState, wanted: Wanted) -> Answer:
    """List who takes which stance on what, and whether the line changed.

    A position bears on no single agreement: with --family only those whose words name one of its instruments are
    listed.

    Example: depositary positions --as-of 2024-07-31
    """
    from depositary.register.positions import positions
    from depositary.views.positions import position_record, positions_table

    found = [
        each
        for each in positions(state)
        if any(
            wanted.takes(_named(item.statement.instrument), (each.party or "",), (each.who,)) for item in each.stated
        )
    ]
    return Answer(
        found,
        position_record,
        positions_table,
        lambda record: f"{record['who']} on {record['on']}: {' > '.join(record['stances'])}",
    )


@thread_question("memberships")
def members(state: RegisterState, wanted: Wanted) -> Answer:
    """List who belongs to which declaration or organisation.

    By default what sources say of joining, applying, inviting and leaving. With --party also the lexicon's dated
    groups of that party; the column By tells the two apart.

    Example: depositary members --party POL --as-of 2024-06-30
    """
    from depositary.lexicon import load_lexicon
    from depositary.register.memberships import listed_memberships, memberships
    from depositary.register.speakers import speakers_of
    from depositary.register.threadrecords import membership_record
    from depositary.views.memberships import memberships_table

    world = load_lexicon()
    threads = memberships(state, world)
    if wanted.party is not None and not wanted.speaker and wanted.family is None:
        threads += listed_memberships(world, state.clocks.as_of, party=wanted.party)
    found = [each for each in threads if wanted.takes(each.body, (each.party,), speakers_of(each.stated))]
    return Answer(
        found,
        membership_record,
        memberships_table,
        lambda record: f"{record['party']}, {record['title']}: {record['standing']}",
    )


def _named(instrument: InstrumentRef | None) -> str | None:
    return instrument.family if instrument else None

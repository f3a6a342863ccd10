"""What the register says, as tables, histories, late promises and contradictions."""

import io

from syrupy.assertion import SnapshotAssertion
from tests.views.conftest import statement

from depositary.core.codes import StatementType
from depositary.core.values import Amount, CommitmentValue, MembershipValue, PositionValue
from depositary.lexicon import load_lexicon
from depositary.register import RegisterState, Source, agreement_record, count, count_record, rebuild
from depositary.register.commitments import commitments
from depositary.register.conflicts import conflicts
from depositary.register.memberships import memberships
from depositary.register.positions import positions
from depositary.register.targets import targets
from depositary.register.threadrecords import conflict_record, membership_record, target_record
from depositary.views.agreements import agreement_name, agreements_table, stages_table, when
from depositary.views.commitments import commitment_record, commitments_table
from depositary.views.conflicts import conflicts_table, plainest, suggestion_words
from depositary.views.counts import definition, headline, members_table
from depositary.views.evidence import exhibits, history_table
from depositary.views.memberships import memberships_table
from depositary.views.positions import position_record, positions_table
from depositary.views.tables import Table
from depositary.views.targets import late_targets, targets_table
from depositary.views.terminals import rendered


def shown(table: Table) -> str:
    from rich.console import Console

    console = Console(width=80, file=io.StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(rendered(table))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def test_agreements(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    assert shown(agreements_table([agreement_record(each) for each in state.agreements])) == snapshot


def test_stages(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    assert shown(stages_table(agreement_record(state.agreements[0]))) == snapshot


def test_members(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    record = count_record(count(state, load_lexicon(), "ukraine-security"))
    assert headline(record) == "1 country"
    assert definition(record).startswith("family ukraine-security; stage signed; as of the latest known day")
    assert shown(members_table(record)) == snapshot


def test_history_tells_what_each_source_changed(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    assert shown(history_table(state.agreements[0])) == snapshot


def test_headline_counts_organisations_apart() -> None:
    record = {"number": 3, "countries": 2, "organisations": 1}
    assert headline(record) == "3: 2 countries and 1 organisation"


def test_an_agreement_without_a_title_is_called_by_subject_and_kind() -> None:
    assert agreement_name({"title": None, "subject": "social_security", "kind": "agreement"}) == (
        "social security agreement"
    )
    assert agreement_name({"title": "Accord of Male", "subject": None, "kind": "agreement"}) == "Accord of Male"


def test_when_says_by_for_an_undated_event() -> None:
    assert when("2024-05", "2024-06-01") == "2024-05"
    assert when(None, "2024-06-01") == "by 2024-06-01"
    assert when(None, None) is None


def test_a_late_signature_is_told_with_its_delay(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    found = targets(state)
    (late,) = late_targets(found)
    record = target_record(late)
    assert (record["by"], record["stage"], record["reached"], record["days_late"], record["status"]) == (
        *("../2024-05-15", "signed", "2024-05-31", 16, "kept_late"),
    )
    assert record["speakers"] == ["Ola Nordmann"]
    assert record["stated"][0]["quote"].startswith("Oslo wants")
    assert shown(targets_table(found)) == snapshot


def test_a_conflict_shows_both_days_with_their_words(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    found = conflicts(state, load_lexicon())
    days = next(conflict for conflict in found if conflict.kind == "date")
    record = conflict_record(days)
    assert [reading["says"] for reading in record["readings"]] == ["2024-05-31", "2024-06-01"]
    assert record["readings"][1]["passages"][0]["quote"] == "Norway signed on 1 June."
    table = conflicts_table([days])
    assert shown(table) == snapshot
    (row,) = table.records()
    assert row["suggestion"] == days.suggestion
    assert row["suggestion"] != suggestion_words(days.suggestion), "people are told in words, programs by codes"


def test_the_plainest_conflict_comes_with_a_passage_of_each_side(state: RegisterState) -> None:
    chosen = plainest(conflicts(state, load_lexicon()), state)
    assert chosen is not None
    conflict, first, second = chosen
    assert conflict.kind == "date"
    assert (first.source.name, second.source.name) in {("doc-b", "doc-d"), ("doc-c", "doc-d")}
    assert plainest([], state) is None


def test_exhibits_are_in_order_of_publication(state: RegisterState) -> None:
    found = list(exhibits(state.agreements[0]))
    assert [each.document for each in found] == ["Wire A", "Wire B", "Wire C", "Wire D"]
    line, _ = found[0].lines[0]
    assert line.speaker == "Ola Nordmann"


def test_positions_commitments_and_memberships_have_records_and_rows() -> None:
    sources = {name: Source(name, name, "2024-05-31", witness=name) for name in ("doc-a", "doc-b")}
    pledge = CommitmentValue(
        ("NOR",), ("UKR",), "financial", "will", "military", Amount("1 bn kroner", "NOK", 1e9), period="2024/2028"
    )
    statements = [
        statement("doc-a", "Oslo backs it.", PositionValue("supports", "accession"), type=StatementType.POSITION),
        statement("doc-b", "Oslo is against it.", PositionValue("opposes", "accession"), type=StatementType.POSITION),
        statement("doc-a", "Norway will give it.", pledge, type=StatementType.COMMITMENT),
        statement(
            "doc-a", "Norway joined.", MembershipValue("NOR", "the pact", "joined"), type=StatementType.MEMBERSHIP
        ),
    ]
    made = rebuild(statements, sources, load_lexicon())
    (line,) = positions(made)
    assert position_record(line)["stances"] == ["supports", "opposes"]
    assert "supports > opposes" in shown(positions_table([line]))
    (owed,) = commitments(made)
    assert commitment_record(owed)["amount"]["value"] == 1e9
    assert "NOK 1,000,000,000" in shown(commitments_table([owed]))
    assert commitments_table([owed]).records()[0]["period"] == "2024/2028"
    (joined,) = memberships(made, load_lexicon())
    assert membership_record(joined)["steps"][0]["action"] == "joined"
    assert "by 2024-05-31" in shown(memberships_table([joined]))
